"""Tonnes and cubic metres of one substance told as another, in several languages: invented texts."""

import pytest

from tests.comparison.saying import verdict_of

OTHER = [
    ("ru", "es", "Собрано 95 т нефтеводяной смеси.", "Se vertieron 95 toneladas de fuelóleo", "95"),
    (
        "uk",
        "en",
        "Відкачали 300 тонн мазуту і 80 тонн дизпалива.",
        "Eighty tonnes of fuel oil were pumped out",
        "Eighty",
    ),
    ("ru", "it", "Вытекло 40 тонн аммиака.", "Sono fuoriuscite 40 tonnellate di cloro", "40"),
    ("ru", "de", "Собрано 95 т мазута, вывезено 610 т грунта.", "95 Tonnen Erdreich wurden abgefahren", "95"),
    ("uk", "pt", "Привезли 60 тонн сіна і 25 тонн зерна.", "Foram entregues 60 toneladas de grãos", "60"),
]

SAME = [
    ("ru", "en", "Собрано 95 т нефтеводяной смеси.", "Crews recovered 95 tonnes of oil and water mixture", "95"),
    ("uk", "de", "Зібрали 95 т нафтоводяної суміші.", "95 Tonnen Öl-Wasser-Gemisch wurden abgepumpt", "95"),
    ("ru", "it", "Вывезено 610 т грунта.", "Sono state rimosse 610 tonnellate di terra contaminata", "610"),
    ("uk", "pl", "Завезли 5 200 кубометрів дров.", "Zwieziono 5200 metrów sześciennych drewna", "5200"),
    ("ru", "fr", "Вылилось 95 т солярки.", "95 tonnes de gazole se sont déversées", "95"),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number"), OTHER)
def test_another_substance_is_another_scope(lang: str, report_lang: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == "other_scope"


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number"), SAME)
def test_the_same_substance_in_other_words_is_none(
    lang: str, report_lang: str, post: str, report: str, number: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == "same"
