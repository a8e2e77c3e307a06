"""None said in words: of the thing that is named, and of no other that stands in the clause."""

import pytest

from ingest.quantities.extraction import extract, scan
from tests.quantities.notation import note

NONE = [
    ("en", "There were no serious side effects.", ["= 0 side effect"]),
    ("en", "12 people were hurt, none seriously.", ["= 12 person injured", "= 0 person injured"]),
    ("ru", "Людей под завалом нет.", ["= 0 person"]),
    ("ru", "Людей под завалом, по его словам, нет.", ["= 0 person"]),
    ("en", "Twelve were hurt. None of them was badly hurt.", ["= 12 person injured", "= 0 person injured"]),
    ("es", "Ninguno de ellos está grave.", ["= 0 person injured"]),
    ("ru", "Домов не повреждено.", ["= 0 house"]),
    ("ru", "Пострадавших среди жителей нет.", ["= 0 resident injured"]),
    ("ru", "Погибших в результате атаки нет, раненых трое.", ["= 0 person killed", "= 3 person injured"]),
    ("ru", "Пострадавших детей нет.", ["= 0 child injured"]),
    ("ru", "Жертв и разрушений нет.", ["= 0 person killed"]),
    ("ru", "Обошлось без жертв.", ["= 0 person killed"]),
    ("ru", "Пропали без вести двое рабочих.", ["= 2 worker missing"]),
    ("ru", "Без вести пропал один пилот.", ["= 1 pilot missing"]),
    ("en", "No three houses are alike.", ["= 3 house"]),
    ("ru", "Осложнений у привитых нет.", ["= 0 side effect"]),
    ("ru", "Ни погибших, ни раненых нет.", ["= 0 person killed", "= 0 person injured"]),
    ("uk", "Людей під завалами немає.", ["= 0 person"]),
    ("uk", "Постраждалих внаслідок обстрілу немає.", ["= 0 person injured"]),
    ("de", "Verletzte gab es nicht.", ["= 0 person injured"]),
    ("de", "Todesopfer gab es keine.", ["= 0 person killed"]),
    ("de", "Es gab keine schweren Verletzungen.", ["= 0 person injured"]),
    ("de", "Unter den Verletzten gab es keine Kinder.", ["= 0 child injured"]),
    ("fr", "Il n'y a pas eu de victimes.", ["= 0 person casualty"]),
    ("it", "Non si registrano feriti.", ["= 0 person injured"]),
    ("es", "No se registraron heridos.", ["= 0 person injured"]),
    ("pl", "Ludzi pod gruzami nie ma.", ["= 0 person"]),
    ("pl", "Nie odnotowano poważnych skutków ubocznych.", ["= 0 side effect"]),
    ("pt", "Não se registaram feridos.", ["= 0 person injured"]),
]
OTHERS = [
    ("ru", "Воды в домах жителей нет.", []),
    ("ru", "В 15 сёлах света нет.", ["= 15 village without power"]),
    ("ru", "Автобусов в село нет.", []),
    ("ru", "Для раненых мест нет.", ["= 0 place injured"]),
    ("uk", "Серед загиблих дітей немає.", ["= 0 child killed"]),
    ("de", "Die Verletzten sind nicht in Gefahr.", []),
]


@pytest.mark.parametrize(("lang", "text", "gives"), NONE + OTHERS, ids=[text for _, text, _ in NONE + OTHERS])
def test_none_is_said_of_the_thing_named(lang, text, gives):
    assert [note(quantity, role=True) for quantity in scan(text, lang).quantities] == gives


@pytest.mark.parametrize("text", ["Информации о пострадавших нет.", "О пострадавших не сообщается."])
def test_no_word_of_casualties_is_only_reported(text):
    (found,) = scan(text, "ru").quantities
    assert found.low == 0
    assert found.scope == "reported"


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("ru", "В порту загорелось судно, пострадавших нет.", ["= 1 ship burned", "= 0 person injured"]),
        ("uk", "Згорів автобус, постраждалих немає.", ["= 1 bus burned", "= 0 person injured"]),
    ],
)
def test_the_thing_before_a_comma_is_not_denied(lang, text, gives):
    assert [note(quantity, role=True) for quantity in scan(text, lang).quantities] == gives


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "All 112 miners are up and nobody is left below."),
        ("ru", "Подняли 112 горняков, под землёй больше никого нет."),
        ("uk", "Підняли 112 гірників, під землею більше нікого немає."),
        ("de", "Alle 112 sind oben, niemand befindet sich mehr unter Tage."),
        ("fr", "Les 112 mineurs ont été remontés et plus personne ne se trouve au fond."),
        ("es", "Sacaron a 112 mineros, ya no queda nadie bajo tierra."),
        ("it", "Salvati 112 minatori, sottoterra non c'è più nessuno."),
        ("pl", "Wydobyto 112 górników, pod ziemią nie ma już nikogo."),
        ("pt", "Retiraram 112 mineiros, já não há ninguém no fundo da mina."),
    ],
)
def test_nobody_is_left(lang, text):
    assert [float(one.low) for one in extract(text, lang)] == [112, 0]
