"""Rests, sums and ratios that the post's words bear out; and how seldom a wrong number passes for one."""

import json
import random
import zlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.comparison import compare_texts
from ingest.comparison.alignment import align
from ingest.comparison.ladder import judge
from ingest.comparison.rules import DEFAULT
from ingest.comparison.texts import compare_readings
from ingest.model import NumberKind, QuantityKind

CASES = [
    # language and text of the post, language and text of the report, the number, verdict
    ("ru", "Из 34 котельных района запущены 29. Угля завезли 4 100 тонн.", "en",
     "Five boiler houses have not been started yet, district head Ilya Broshkin said.", "Five", "same"),
    ("uk", "У притулку 118 собак, 47 щеплено.", "en",
     "Seventy-one dogs at the shelter have not been vaccinated, deputy mayor Olha Sereda said.", "Seventy-one", "same"),
    ("ru", "На конкурс пришло 96 человек, из них 61 женщина.", "en",
     "Thirty-five men entered the contest, mayor Gleb Tyunin said.", "Thirty-five", "same"),
    ("uk", "Виділено 640 млн грн, у тому числі 415 млн на школи, решта — лікарням.", "de",
     "Die Krankenhäuser erhalten 225 Millionen Hrywnja, sagte Gouverneur Taras Bilyk.", "225", "same"),
    ("ru", "Заменили трубы на двух участках: 180 и 260 метров.", "en",
     "Crews replaced 440 metres of pipe, mayor Oleg Lapin said.", "440", "same"),
    ("ru", "Каждому из водителей заплатили по 35 тысяч рублей. В рейсах участвовали 42 водителя.", "en",
     "The drivers were paid 1.47 million roubles in all, governor Anna Rudik said.", "1.47", "unit_converted"),
    ("ru", "В музее побывало 18,6 тыс. человек, год назад — 12,4 тыс.", "en",
     "Museum attendance grew by half, culture minister Vera Som said.", "half", "unit_converted"),
    ("uk", "Черга зменшилася: 310 родин, було 775.", "en",
     "The queue has shrunk by more than half, city head Iryna Dub said.", "half", "unit_converted"),
    ("ru", "Аварий — 63, годом раньше 24.", "en",
     "Accidents more than doubled, transport chief Pavel Gai said.", "doubled", "unit_converted"),
    ("ru", "В лагере 140 детей и 22 воспитателя.", "en",
     "The camp houses 162 people, director Lev Orin said.", "162", "same"),
    ("uk", "Порожніх вагонів 38, завантажених 97, ще 12 у ремонті.", "en",
     "The depot has 147 wagons in all, station head Ivan Lys said.", "147", "same"),
    ("ru", "Из 34 котельных района запущены 29.", "en",
     "Seven boiler houses have not been started yet, district head Ilya Broshkin said.", "Seven", "differs"),
    ("uk", "Перші 8 з 26 автобусів прийшли в місто.", "en",
     "The city has received 34 buses, mayor Oleh Lapin said.", "34", "differs"),
    ("ru", "Выплаты: 500 тыс. за тяжёлый вред здоровью, 250 тыс. – за лёгкий.", "it",
     "Chi ha subito danni gravi alla salute riceverà 250 mila rubli, ha detto il governatore Ivan Petrov.",
     "250 mila", "other_scope"),
    ("uk", "Виділено 640 млн грн, у тому числі 415 млн на школи.", "en",
     "Schools will receive 451 million hryvnias, governor Taras Bilyk said.", "451", "differs"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "post", "report_lang", "told", "number", "verdict"), CASES)
def test_what_follows_from_the_post_by_its_words(lang, post, report_lang, told, number, verdict):
    found = compare_texts(post, told, source_lang=lang, report_lang=report_lang)
    assert [one.verdict.value for one in found if number in one.report.selector.exact] == [verdict]


_PAIRS = [Path(__file__).parent / f"pairs_blind_{name}.jsonl" for name in "abc"]
_AGREEING = frozenset({"same", "rounded", "unit_converted"})
_STRAY = Decimal("0.12")  # a number nearer to the right one may be a rounding of it


def test_a_wrong_number_seldom_follows_from_the_post_by_chance():
    tried = {"small": 0, "large": 0}
    passed = {"small": 0, "large": 0}
    for line in (line for path in _PAIRS for line in path.read_text("utf-8").splitlines()):
        pair = json.loads(line)
        langs = {"source_lang": pair["source_lang"], "report_lang": pair["report_lang"]}
        both = compare_readings(pair["source"], pair["report"], **langs)
        ours = [one for one in both.report.claims if one.number_kind is NumberKind.CLAIM]
        right = {one.report.selector.start for one in both.comparisons if one.verdict.value in _AGREEING}
        for at, one in enumerate(ours):
            wrong = _wrong(one.quantity, f"{pair['id']}{one.selector.start}")
            if one.selector.start not in right or wrong is None:
                continue
            told = [*ours[:at], replace(one, quantity=replace(one.quantity, low=wrong, high=wrong)), *ours[at + 1 :]]
            source = list(both.source.claims)
            finding = judge(at, told, source, align(told, source, DEFAULT), DEFAULT, both.source.refused)
            size = "small" if wrong <= 12 else "large"
            tried[size] += 1
            passed[size] += bool(finding.items) and finding.verdict.value in _AGREEING
    assert tried["small"] > 150
    assert tried["large"] > 500
    assert passed["small"] / tried["small"] < 0.085, passed
    assert passed["large"] / tried["large"] < 0.04, passed


def _wrong(quantity, seed):
    """Return another value of the same size and as many digits; None where the number is not to be changed."""
    kinds = (QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.MONEY, QuantityKind.BARE)
    if quantity.kind not in kinds or quantity.value is None or quantity.implicit or quantity.low <= 1:
        return None
    step = Decimal(1).scaleb(quantity.low.normalize().as_tuple().exponent)
    factor = Decimal(str(round(random.Random(zlib.crc32(seed.encode())).uniform(0.4, 2.5), 4)))
    value = (quantity.low * factor / step).to_integral_value() * step
    return value if value > 0 and abs(value - quantity.low) > quantity.low * _STRAY else None
