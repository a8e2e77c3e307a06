"""Numbers of a day told as those of a longer time, and the total of all days told of one."""

import pytest

from tests.comparison.saying import verdict_of

BOTH_RU = "За сутки вывезли 63 тонны песка, с начала работ — 2180 тонн."
BOTH_UK = "Учора знешкодили 37 снарядів. Усього знешкоджено 1940 снарядів."

CASES = [
    # a day's number as that of all time, where the post has that one too
    ("ru", "en", BOTH_RU, "So far 63 tonnes of sand have been removed", "63", "other_scope"),
    ("ru", "de", BOTH_RU, "Bislang wurden 63 Tonnen Sand abtransportiert", "63", "other_scope"),
    ("ru", "en", BOTH_RU, "So far 2,180 tonnes of sand have been removed", "2,180", "same"),
    ("ru", "it", BOTH_RU, "Ad oggi sono state rimosse 2.180 tonnellate di sabbia", "2.180", "same"),
    ("ru", "fr", BOTH_RU, "En 24 heures, 63 tonnes de sable ont été évacuées", "63", "same"),
    ("uk", "pl", BOTH_UK, "Dotychczas unieszkodliwiono 37 pocisków", "37", "other_scope"),
    ("uk", "es", BOTH_UK, "En total se desactivaron 1.940 proyectiles", "1.940", "same"),
    # the total as one day's
    ("uk", "en", BOTH_UK, "In the past 24 hours 1,940 shells were defused", "1,940", "other_scope"),
    ("uk", "pt", BOTH_UK, "Ontem foram desativados 1.940 projéteis", "1.940", "other_scope"),
    ("uk", "uk", BOTH_UK, "Учора знешкодили 37 снарядів", "37", "same"),
    # what one day held as what weeks or months did; 'this week' only says when that day was
    ("ru", "fr", "Во вторник спасли 58 туристов.", "Depuis mai, 58 touristes ont été sauvés", "58", "other_scope"),
    ("ru", "en", "Во вторник спасли 58 туристов.", "Within a month 58 tourists were rescued", "58", "other_scope"),
    ("ru", "en", "Во вторник спасли 58 туристов.", "This week 58 tourists were rescued", "58", "same"),
    ("uk", "de", "У п'ятницю врятували 58 туристів.", "Am Freitag wurden 58 Touristen gerettet", "58", "same"),
    # a beginning in other words
    ("ru", "de", "За сутки потушили 29 пожаров.", "Seit dem Angriff wurden 29 Brände gelöscht", "29", "other_scope"),
    ("ru", "es", "С 1 марта потушили 29 пожаров.", "Desde el 1 de marzo se apagaron 29 incendios", "29", "same"),
    ("ru", "pl", "За неделю потушили 29 пожаров.", "W minionej dobie ugaszono 29 pożarów", "29", "other_scope"),
    ("uk", "it", "За добу загасили 29 пожеж.", "I vigili hanno spento 29 incendi in un mese", "29", "other_scope"),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), CASES)
def test_a_number_belongs_to_its_span(
    lang: str, report_lang: str, post: str, report: str, number: str, verdict: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == verdict
