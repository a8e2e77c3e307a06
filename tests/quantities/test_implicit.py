"""What says less than a number, or nothing of one: enumerated people, pairs, what may come, and look-alikes."""

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


@pytest.mark.parametrize(
    ("text", "implicit"),
    [("A pair of tickets is left.", True), ("A trio of guards was hurt.", True), ("A dozen tickets are left.", False)],
)
def test_a_pair_says_less_than_a_number(text, implicit):
    assert [quantity.implicit for quantity in extract(text, "en")] == [implicit]


@pytest.mark.parametrize(
    ("lang", "text", "modifier"),
    [
        ("en", "Exports have passed the 3 million mark.", ">"),
        ("en", "The next model might push past the 1000 hp barrier.", "="),
        ("ru", "Экспорт преодолел отметку в 3 млн тонн.", ">"),
        ("ru", "Экспорт может преодолеть отметку в 3 млн тонн.", "="),
        ("uk", "Експорт може перевищити позначку в 3 млн тонн.", "="),
    ],
)
def test_what_may_be_crossed_bounds_nothing(lang, text, modifier):
    assert [quantity.modifier.value for quantity in extract(text, lang)] == [modifier]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("ru", "Тело сына не найдено.", []),
        ("ru", "Случаев клещевого энцефалита не выявлено.", ["case"]),
        ("uk", "Техніку доправили 167 військовими ешелонами.", ["train"]),
        ("en", "The firm announced thousands of job cuts.", ["job cut"]),
    ],
)
def test_a_thing_is_read_as_what_it_is(lang, text, found):
    assert [quantity.unit for quantity in extract(text, lang)] == found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "За неделю заболели 58 человек, с начала вспышки — 412."),
        ("uk", "За тиждень захворіли 58 людей, від початку спалаху — 412."),
        ("pl", "W tym tygodniu zachorowało 58 osób, od początku epidemii — 412."),
    ],
)
def test_what_began_is_not_what_is_counted(lang, text):
    assert extract(text, lang)[-1].concept not in ("outbreak", "epidemic")


def test_without_power_counts_no_electricians():
    assert [one.text for one in extract("Без електрики 26 сіл, працюють 14 електриків.", "uk")] == [
        "26 сіл",
        "14 електриків",
    ]
