"""Right reports in free wording: idioms, words of degree, periods and warmth told otherwise are no alarms."""

import json
from pathlib import Path

import pytest

from tests.comparison.saying import verdict_of
from tests.comparison.scoring import measure

FLOOR = 97.0  # of the verdicts in pairs_right.jsonl

CASES = [
    # language of the post and of the report, post, report without its voice, the number, verdict
    # who fights a fire burns as little as who was sent to it
    ("ru", "en", "Тушат склад 74 человека и 19 машин.", "74 people were sent in", "74", "same"),
    ("uk", "de", "Гасять пожежу 58 людей.", "58 Menschen sind im Einsatz, um die Flammen einzudämmen", "58", "same"),
    ("ru", "en", "Тушат склад 74 человека, пострадали 12.", "74 people were injured", "74", "other_scope"),
    # who could not be saved died; who was saved did not
    ("ru", "en", "Погибли 9 человек, спасены 21.", "Nine people could not be saved", "Nine", "same"),
    ("uk", "fr", "Загинуло 9 людей.", "Neuf personnes n'ont pas pu être sauvées", "Neuf", "same"),
    ("ru", "en", "Погибли 9 человек, спасены 21.", "Nine people were saved", "Nine", "other_scope"),
    # crops that died were destroyed, damaged ones were not
    ("ru", "it", "Град повредил 830 га, 290 га погибли.", "Sono andati distrutti 290 ettari", "290", "same"),
    ("uk", "en", "Загинуло 290 га ячменю.", "290 hectares of barley were destroyed", "290", "same"),
    # wrecked may be damaged or destroyed
    ("ru", "fr", "Разрушены 14 квартир.", "L'explosion a soufflé 14 appartements", "14", "same"),
    ("uk", "en", "Пошкоджено 14 квартир.", "Fourteen flats were wrecked", "Fourteen", "same"),
    ("uk", "en", "Пошкоджено 14 квартир.", "Fourteen flats were destroyed", "Fourteen", "other_scope"),
    # a roof that fell in over so much is no change by so much
    ("ru", "pl", "Обрушилась кровля на 450 кв. м.", "Dach zawalił się na powierzchni 450 metrów kwadratowych", "450",
     "same"),
    # warmth is not added up, and its unit may be left out
    ("ru", "de", "Температура в домах опустилась до 11 градусов.", "In den Wohnungen waren es noch 11 Grad", "11",
     "same"),
    ("ru", "en", "Температура в квартирах не ниже +17.", "Indoor temperatures have not dropped below 63F", "63",
     "unit_converted"),
    ("uk", "de", "Лікують 31 дитину, троє у тяжкому стані.", "Drei sind schwer krank", "Drei", "same"),
    # who was aboard: passengers and crew
    ("ru", "it", "На судне было 88 пассажиров и 15 членов экипажа.", "A bordo c'erano 103 persone", "103", "same"),
    # the period in other words, though another number of the post is equal to it
    ("uk", "de", "За добу вивезли 140 людей, з них 24 дитини.", "Binnen 24 Stunden wurden 140 Menschen weggebracht",
     "24", "unit_converted"),
    ("ru", "en", "С начала работ вывезли 5 100 тонн, за минувший день — 390 тонн.",
     "In the last day alone 390 tonnes were removed", "390", "same"),
    ("uk", "es", "Від початку робіт вивезли 5 100 тонн, за добу — 390.",
     "Desde el 3 de mayo se han retirado 390 toneladas", "390", "other_scope"),
    # gone home is gone back
    ("ru", "fr", "Домой вернулись 510 эвакуированных.", "510 évacués ont regagné leurs foyers", "510", "same"),
    # words of other languages that mean two things
    ("uk", "es", "Працюють 36 насосів.", "36 bombas han extraído el agua", "36", "same"),
    ("ru", "fr", "Действуют 17 лесных пожаров.", "Dix-sept foyers ravagent la forêt", "Dix-sept", "same"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "report_lang", "post", "told", "number", "verdict"), CASES)
def test_what_is_told_rightly_in_other_words(lang, report_lang, post, told, number, verdict):
    assert verdict_of(lang, report_lang, post, told, number) == verdict


def test_free_wording_of_right_numbers_is_no_alarm():
    """Hold the share of 1,062 right numbers in 269 reports that are told as right; 95.9 before any repair."""
    lines = (Path(__file__).parent / "pairs_right.jsonl").read_text("utf-8").splitlines()
    found, right, *_ = measure([json.loads(line) for line in lines])
    assert found >= 99.0
    assert right >= FLOOR, right
