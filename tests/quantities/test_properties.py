"""Properties that hold for any text: offsets, no exception, sentences on their own, linear time, round trips."""

import itertools
import json
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.quantities import extract, scan

_LANGS = ("ru", "uk", "en", "de", "fr", "it", "es", "pl", "pt")
_PIECES = st.sampled_from(
    [" ", "12", "3,5", "1 000", "тыс.", "млн", "million", "–", "-", "от", "до", "from", "to", "%", "$", "km", "км", ".",
     "человек", "people", "killed", "погибли", "half", "пол", "два", "two", "\u00a0", "\u0301", "(", ")", "/", "№", ":",
     "2031", "мая", "May", "'", "\"", "\n", "x", "one", "один", "of", "из", "no", "без", "нет", "dozens", "десятки"]
)  # fmt: skip


@given(st.text(max_size=200), st.sampled_from(_LANGS))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_offsets_cut_it(text: str, lang: str) -> None:
    result = scan(text, lang)
    for found in (*result.quantities, *result.refusals):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text


@given(st.lists(_PIECES, max_size=25), st.sampled_from(_LANGS))
@settings(max_examples=600, deadline=None)
def test_any_heap_of_number_parts_is_read(pieces: list[str], lang: str) -> None:
    text = " ".join(pieces)
    for quantity in extract(text, lang):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start <= quantity.number_start < quantity.number_end <= max(quantity.end, quantity.number_end)
        assert quantity.low <= quantity.high or quantity.low < 0


_SENTENCES = {
    "ru": [
        "Погибли 7 человек.",
        "Площадь пожара — 42,4 га.",
        "Сбито более 120 дронов.",
        "В 2031 году открыли школу № 5.",
    ],
    "uk": ["Загинули 7 осіб.", "Площа пожежі — 42,4 га.", "Збито понад 120 дронів.", "У 2031 році школа № 5."],
    "en": ["Seven people were killed.", "The fire covers 42.4 hectares.", "More than 120 drones came.", "It cost $3m."],
}


@given(st.data(), st.sampled_from(sorted(_SENTENCES)))
@settings(max_examples=60, deadline=None)
def test_joining_sentences_changes_nothing(data: st.DataObject, lang: str) -> None:
    chosen = data.draw(st.lists(st.sampled_from(_SENTENCES[lang]), min_size=1, max_size=5))
    alone = [(q.low, q.high, q.unit, q.role, q.modifier) for s in chosen for q in extract(s, lang)]
    together = [(q.low, q.high, q.unit, q.role, q.modifier) for q in extract(" ".join(chosen), lang)]
    assert together == alone


@given(st.integers(0, 10**12), st.sampled_from(_LANGS))
@settings(max_examples=300, deadline=None)
def test_grouped_integers_read_back(value: int, lang: str) -> None:
    sign = "," if lang == "en" else "\u00a0"
    quantity = extract(f"{value:,}".replace(",", sign) + " km", lang)[0]
    assert quantity.value == value
    assert quantity.unit == "kilometre"


@given(st.integers(0, 10**6), st.integers(1, 99), st.sampled_from(_LANGS))
@settings(max_examples=300, deadline=None)
def test_decimals_read_back(whole: int, part: int, lang: str) -> None:
    sign = "." if lang == "en" else ","
    quantity = extract(f"{whole}{sign}{part:02d} kg", lang)[0]
    assert quantity.value == Decimal(f"{whole}.{part:02d}")


@given(st.integers(0, 999_999_999), st.sampled_from(["en", "ru", "uk", "de", "es", "pl", "pt", "fr", "it"]))
@example(479_001_600, "pt")  # … milhões e mil e seiscentos
@settings(max_examples=400, deadline=None)
def test_number_words_read_back(value: int, lang: str) -> None:
    from unicode_rbnf import RbnfEngine

    words = RbnfEngine.for_language(lang).format_number(value).text.replace("\u00ad", "")
    found = extract(words, lang)
    assert [quantity.value for quantity in found] == [Decimal(value)], words


@pytest.mark.parametrize("lang", _LANGS)
def test_joining_any_fresh_sentences_changes_nothing(lang: str) -> None:
    path = Path(__file__).with_name(f"fresh_{lang}.jsonl")
    texts = [json.loads(line)["text"] + "." for line in path.read_text(encoding="utf-8").splitlines()]
    sentences = [text for text in texts if text[0].isupper() and text.count(" ") > 3 and not text[-2].isdigit()]
    for first, second in itertools.pairwise(sentences):
        alone = [(q.low, q.high, q.unit, q.role, q.modifier) for s in (first, second) for q in extract(s, lang)]
        together = [(q.low, q.high, q.unit, q.role, q.modifier) for q in extract(f"{first} {second}", lang)]
        assert together == alone, (first, second)


@pytest.mark.parametrize(
    ("unit", "lang"), [("7 млн ", "ru"), ("7 млн 8 тыс. ", "ru"), ("два миллиона ", "ru"), ("5 million ", "en")]
)
def test_a_long_line_of_magnitudes_needs_no_deep_recursion(unit: str, lang: str) -> None:
    assert len(extract(unit * 1_500, lang)) >= 1_500


def _seconds(text: str) -> float:
    start = time.process_time()
    extract(text, "ru")
    return time.process_time() - start


@pytest.mark.parametrize(
    "unit",
    ["7 ", "7,", "7-", "от 7 до ", "тыс. ", "1:", "два ", "a@", "«", "7 и ", "из 7 ", "нет ", "7/", "погиб ", "(", "🔥",
     "1-1-1 ", "млн ", "7\u00a0", "🔥7", "7 млн ", "№"],
)  # fmt: skip
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    extract(unit * 20, "ru")
    # the least of three: a busy neighbour only adds; once one is little enough, the others cannot change that
    small = min(_seconds(unit * (4_000 // len(unit))) for _ in range(3))
    assert any(_seconds(unit * (32_000 // len(unit))) < 24 * max(small, 0.01) for _ in range(3))


@pytest.mark.parametrize("sign", ["7", " ", ",", "\u0301", "я", "a", '"', "a\u0301", "漢я"])
def test_a_megabyte_of_one_sign_is_read_in_seconds(sign: str) -> None:
    assert _seconds((sign * 1_000_000)[:1_000_000]) < 20
