"""One person named without a number among those counted before, and plurals behind digits."""

import pytest

from ingest.quantities import extract
from ingest.quantities.extraction import scan


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("ru", "Погибли 24 человека, в том числе ребёнок, ещё более 50 пострадали.", ["ребёнок"]),
        ("ru", "Ранены семь человек, среди них пожилой мужчина и подросток.", ["пожилой мужчина", "подросток"]),
        ("ru", "Ранены семь человек, среди них дети.", []),
        ("ru", "Ранены семь человек. Среди них ребёнок.", []),
        ("uk", "Дев'ятеро поранених, серед них дитина та двоє поліцейських.", ["дитина"]),
        ("uk", "Постраждали 11 людей, зокрема жінка й підліток.", ["жінка", "підліток"]),
        ("en", "Nine were killed, including a young child.", ["a young child"]),
    ],
)  # fmt: skip
def test_a_part_named_without_a_number_is_one(lang, text, parts):
    found = scan(text, lang, enumerated=True).quantities
    told = [quantity for quantity in found if quantity.implicit]
    assert [quantity.text for quantity in told] == parts
    assert all(quantity.low == 1 and quantity.subset_of == 0 for quantity in told)


@pytest.mark.parametrize(
    ("text", "found"), [("у 12 незначні порізи", ["12"]), ("на 34 паркрані в Києві", []), ("на 12 сесії депутати", [])]
)
def test_a_plural_behind_digits_makes_no_ordinal(text, found):
    assert [quantity.text.split()[0] for quantity in extract(text, "uk")] == found
