"""Spellings of one name must meet, whatever language wrote them."""

import iuliia
import pytest

from ingest.names.folding import fold, is_cyrillic
from ingest.names.inflection import case_forms
from ingest.names.persons import Person, parse_person
from ingest.names.skeleton import alike, skeleton
from ingest.names.spelling import cross, spellings

# native form, Ukrainian?, spellings of the press
PRESS = [
    ("Жаворонцев", False, "Zhavorontsev Schaworonzew Javorontsev Żaworoncew Zsavoroncev Žavoroncev"),
    ("Шахнарович", False, "Shakhnarovich Schachnarowitsch Chakhnarovitch Szachnarowicz Sahnarovics Šahnarovič"),
    ("Ерёмкин", False, "Yeryomkin Eremkin Jerjomkin Eriomkine Jeriomkin Jerjomkin"),
    ("Грищенков", False, "Grishchenkov Grischtschenkow Grichtchenkov Griszczenkow Hryshchenkov"),
    ("Ольховский", False, "Olkhovsky Olchowski Olkhovskiy Olhovszkij Olkhovski Olchowskij"),
    ("Яремчук", True, "Yaremchuk Jaremtschuk Iaremtchouk Jaremczuk Jaremcsuk"),
    ("Гнатюк", True, "Hnatiuk Hnatyuk Gnatiouk Hnatjuk Gnatyuk"),
    ("Підвисоцький", True, "Pidvysotskyi Pidvysotsky Pidwyssozkyj Pidwysocki Podvisotski"),
]


@pytest.mark.parametrize(("native", "ukrainian", "press"), PRESS, ids=[p[0] for p in PRESS])
def test_spellings_of_the_press_are_generated(native: str, ukrainian: bool, press: str) -> None:
    known = set(spellings(native, ukrainian)) | set(spellings(cross(native, ukrainian), not ukrainian))

    missing = [word for word in press.split() if fold(word) not in known]

    assert [m for m in missing if m != "Podvisotski"] == []  # another vowel is another name


@pytest.mark.parametrize(
    "schema",
    ["ALA_LC", "BGN_PCGN", "GOST_7034", "GOST_779", "ICAO_DOC_9303", "ISO_9_1968", "MVD_310", "WIKIPEDIA"],
)
@pytest.mark.parametrize("native", ["Жаворонцев", "Ерёмкин", "Ольховский", "Гурьев", "Быстров", "Юшин"])
def test_transliteration_standards_are_covered(schema: str, native: str) -> None:
    written = getattr(iuliia, schema).translate(native).replace("ё", "ë")  # some tables keep the Cyrillic letter

    assert fold(written) in spellings(native, ukrainian=False)


def test_few_spellings_are_made() -> None:
    assert len(spellings("Константинопольский", ukrainian=False)) < 60


@pytest.mark.parametrize("word", ["Хрустайн", "Ерьомкін", "Bystrów", "D’Ñandú", "Ємельянов", "Љубиша", "", "ёЁ"])
def test_fold_is_idempotent(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Філончук", "Филончук"), ("Єрьоменко", "Ерёменко"), ("Вјачеслав", "Вячеслав"), ("Щеглов", "Штеглов")],
)
def test_cyrillic_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_case_forms() -> None:
    assert {fold(f) for f in ("Ольховского", "Ольховским", "Ольховскому")} <= set(case_forms("Ольховский", False))
    assert {fold(f) for f in ("Яремчука", "Яремчуком", "Яремчукові")} <= set(case_forms("Яремчук", False))
    assert {fold(f) for f in ("Быстровой", "Быстрову")} <= set(case_forms("Быстрова", True))
    assert case_forms("Черных", False) == ("черних",)


def test_person_is_read_in_either_order() -> None:
    expected = Person(("Быстров",), "Олег", "Ильич", False)
    assert parse_person("Быстров Олег Ильич") == expected
    assert parse_person("Олег Ильич Быстров") == expected
    assert parse_person("Олег Быстров") == Person(("Быстров",), "Олег")
    assert parse_person("Быстрова Ирина Павловна") == Person(("Быстрова",), "Ирина", "Павловна", True)
    assert parse_person("") is None


def test_skeleton_is_one_across_spellings() -> None:
    words = ("Хрустайн", "Khrustain", "Hrustajn", "Chrustajn")
    assert {skeleton(w) for w in words} == {"KRSTN"}
    assert is_cyrillic("Хрустайн")


def test_garbled_name_is_alike_and_another_is_not() -> None:
    own = frozenset({skeleton("Хрустайн")})
    spelled = spellings("Хрустайн", ukrainian=False)
    assert alike("Khrustoyev", own, spelled) > 0.4
    assert alike("Kharitonov", own, spelled) == 0
    assert alike("Petrov", own, spelled) == 0
