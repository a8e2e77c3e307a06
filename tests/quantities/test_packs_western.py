"""The packs de, fr, it, es, pl, pt: their own examples, their number words, their width."""

import random

import pytest
from unicode_rbnf import RbnfEngine

from ingest.quantities import extract
from ingest.quantities.pack import Example, load_pack
from tests.quantities.notation import note

LANGS = ("de", "fr", "it", "es", "pl", "pt")
LITRES = {"de": "Liter", "fr": "litres", "it": "litri", "es": "litros", "pl": "litrów", "pt": "litros"}


@pytest.mark.parametrize(("lang", "example"), [(lang, one) for lang in LANGS for one in load_pack(lang).examples])
def test_example_of_the_pack(lang: str, example: Example) -> None:
    assert [note(quantity) for quantity in extract(example.text, lang)] == example.gives


@pytest.mark.parametrize("lang", LANGS)
def test_number_words_are_read_back(lang: str) -> None:
    engine = RbnfEngine.for_language(lang)
    chosen = random.Random(lang)
    numbers = [
        *range(2, 130),
        *(chosen.randrange(130, 1_000_000) for _ in range(200)),
        1000,
        2000,
        1_000_000,
        2_500_000,
    ]
    wrong = []
    for number in numbers:
        words = engine.format_number(number).text.replace("\u00ad", "")
        found = extract(f"{words} {LITRES[lang]}", lang)
        if [(int(quantity.low), quantity.unit) for quantity in found] != [(number, "litre")]:
            wrong.append((number, words))
    assert wrong == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_pack_fills_the_sections_that_reports_need(lang: str) -> None:
    pack = load_pack(lang)
    assert len(pack.dates.months) == 12
    assert len(pack.examples) >= 10
    assert {"hectare", "kilometre", "percentage", "hour", "year of age"} <= set(pack.units)
    assert {"euro", "dollar", "russian rouble", "ukrainian hryvnia"} <= set(pack.currencies)
    for name in ("about", "over", "at_least", "almost", "under", "up_to"):
        assert getattr(pack.hedges, name), name
    assert pack.zero.before
    assert pack.scopes.subset
    assert pack.vague
    assert {1000, 1_000_000, 1_000_000_000} <= set(pack.scales)


@pytest.mark.parametrize(
    ("lang", "value", "text"),
    [
        ("de", 2_300_000_000, "2,3 Milliarden Euro"),
        ("de", 2_000_000_000_000, "2 Billionen Euro"),
        ("fr", 2_000_000_000_000, "2 billions d'euros"),
        ("it", 2_300_000_000, "2,3 miliardi di euro"),
        ("es", 2_000_000_000_000, "2 billones de euros"),
        ("pl", 2_000_000_000_000, "2 biliony euro"),
        ("pt", 2_300_000_000, "2,3 bilhões de euros"),
    ],
)
def test_the_long_scale_is_kept_where_the_language_has_it(lang: str, value: int, text: str) -> None:
    assert [(int(quantity.low), quantity.unit) for quantity in extract(text, lang)] == [(value, "euro")]
