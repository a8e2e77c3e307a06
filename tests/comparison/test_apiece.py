"""A total told as one of each, a rise told as the pay, a place told for what is in it, in invented texts."""

import pytest

from ingest.comparison import compare_texts
from ingest.model import Verdict


def _told(source, report, part, langs):
    found = compare_texts(source, report, source_lang=langs[0], report_lang=langs[1])
    start = report.index(part)
    inside = [one for one in found if one.report.selector.start < start + len(part) and start < one.report.selector.end]
    return inside[0].verdict if inside else None


WRONG = [
    (
        ("pl", "en"),
        "Gmina kupiła 8 pomp o łącznej mocy 640 kW.",
        "The district bought eight pumps of 640 kilowatts each, mayor Jan Kosek said.",
        "640 kilowatts",
    ),
    (
        ("ru", "uk"),
        "Четырём музеям выделили 48 млн рублей.",
        "Кожен музей отримає 48 млн рублів, повідомив міністр Савва Лотов.",
        "48 млн рублів",
    ),
    (
        ("de", "en"),
        "Die Zulage für Pfleger beträgt 180 Euro.",
        "Nurses' salaries will be 180 euros, minister Karl Brandau said.",
        "180 euros",
    ),
    (
        ("uk", "en"),
        "На карантин закрили 26 груп у 9 дитячих садках.",
        "Nine kindergartens were closed, mayor Danylo Riznyk said.",
        "Nine kindergartens",
    ),
    (
        ("ru", "es"),
        "Работают 70 пунктов, 18 из них — в музеях.",
        "Funcionan 70 puntos, 18 de ellos en hospitales, dijo el alcalde Lev Sokolnik.",
        "18 de ellos",
    ),
]


@pytest.mark.parametrize(("langs", "source", "report", "part"), WRONG)
def test_a_number_of_all_on_top_or_inside_is_another(langs, source, report, part):
    assert _told(source, report, part, langs) is Verdict.OTHER_SCOPE


RIGHT = [
    (
        ("ru", "en"),
        "Каждому музею выделили 12 млн рублей.",
        "Each museum will get 12 million rubles, minister Savva Lotov said.",
        "12 million rubles",
    ),
    (
        ("uk", "en"),
        "Премія тренера року — 90 тисяч гривень.",
        "Each winner will receive 90,000 hryvnias, mayor Danylo Riznyk said.",
        "90,000 hryvnias",
    ),
    (
        ("ru", "en"),
        "Прибавка к зарплате составит 3 400 рублей.",
        "The pay rise will be 3,400 rubles, minister Savva Lotov said.",
        "3,400 rubles",
    ),
    (
        ("ru", "en"),
        "Закрыты 26 групп в 9 детских садах.",
        "Twenty-six groups in nine kindergartens were closed, mayor Timur Lagunov said.",
        "nine kindergartens",
    ),
    (
        ("uk", "en"),
        "Працює 70 пунктів, 18 з них — у школах.",
        "Of the 70 points, 18 are in schools, mayor Danylo Riznyk said.",
        "18",
    ),
]


@pytest.mark.parametrize(("langs", "source", "report", "part"), RIGHT)
def test_what_the_post_says_of_each_of_the_rise_and_of_the_place_is_the_same(langs, source, report, part):
    assert _told(source, report, part, langs) is Verdict.SAME
