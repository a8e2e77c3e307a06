"""States told behind an article, parts told as set apart, things of two sorts: invented texts in nine languages."""

import pytest

from ingest.comparison import compare_texts

SERIOUS = "У лікарні 9 поранених, троє у важкому стані."
PART = "Эвакуированы 560 человек, из них 90 детей."
SORTS = "Повреждены 22 автомобиля."
BIRTHS = "Хлопців народилося 52, дівчат — 47."
BRIDGE = "Довжина мосту — 240 метрів."
ROOM = "Школу на 600 місць відкриють у травні."
GUESTS = "В регион прибыли 240 беженцев, 60 из них разместили у родственников."
DEAD = "Врятовано 12 людей, загинув один."
CASES = [
    # language of the report, post, report, number, verdict
    ("fr", SERIOUS, "Neuf blessés sont dans un état grave, a déclaré le maire Petro Halko.", "Neuf", "other_scope"),
    ("fr", SERIOUS, "Trois blessés sont dans un état grave, a déclaré le maire Petro Halko.", "Trois", "same"),
    ("es", SERIOUS, "Nueve heridos están en un estado grave, dijo el alcalde Petro Halko.", "Nueve", "other_scope"),
    ("es", SERIOUS, "Tres heridos están en un estado grave, dijo el alcalde Petro Halko.", "Tres", "same"),
    ("de", SERIOUS, "Drei Verletzte sind in einem ernsten Zustand, sagte Petro Halko.", "Drei", "same"),
    ("pt", SERIOUS, "Nove feridos estão num estado grave, disse o prefeito Petro Halko.", "Nove", "other_scope"),
    ("en", PART, "560 people left, not counting 90 children, governor Anna Lukina said.", "90", "other_scope"),
    ("en", PART, "560 people left, counting 90 children, governor Anna Lukina said.", "90", "same"),
    ("ru", PART, "Эвакуированы 560 человек, не считая 90 детей, сообщила губернатор Лукина.", "90", "other_scope"),
    ("ru", PART, "Эвакуированы 560 человек, считая 90 детей, сообщила губернатор Лукина.", "90", "same"),
    ("de", PART, "560 Menschen, neben 90 Kindern, wurden evakuiert, sagte Anna Lukina.", "90", "other_scope"),
    ("fr", PART, "560 personnes évacuées, sans compter 90 enfants, selon Anna Loukina.", "90", "other_scope"),
    ("it", PART, "Evacuate 560 persone, senza contare 90 bambini, ha detto Anna Lukina.", "90", "other_scope"),
    ("pl", PART, "Ewakuowano 560 osób, nie licząc 90 dzieci, podała Anna Łukina.", "90", "other_scope"),
    ("it", SORTS, "Danneggiate 22 case, ha detto il governatore Petr Galko.", "22", "other_scope"),
    ("it", SORTS, "Danneggiate 22 auto, ha detto il governatore Petr Galko.", "22", "same"),
    ("en", SORTS, "22 houses were damaged, governor Petr Galko said.", "22", "other_scope"),
    ("en", BIRTHS, "Fifty-two girls were born, governor Petr Galko said.", "Fifty-two", "other_scope"),
    ("en", BIRTHS, "Fifty-two boys were born, governor Petr Galko said.", "Fifty-two", "same"),
    ("de", BIRTHS, "52 Mädchen wurden geboren, sagte Gouverneur Petr Galko.", "52", "other_scope"),
    ("fr", BIRTHS, "Cinquante-deux garçons sont nés, a déclaré le maire Petr Galko.", "Cinquante-deux", "same"),
    ("en", BRIDGE, "The bridge is 240 metres high, governor Petr Galko said.", "240", "other_scope"),
    ("en", BRIDGE, "The bridge is 240 metres long, governor Petr Galko said.", "240", "same"),
    ("en", ROOM, "600 schools will open in May, governor Petr Galko said.", "600", "other_scope"),
    ("en", ROOM, "A school with 600 places will open in May, governor Petr Galko said.", "600", "same"),
    ("en", GUESTS, "Sixty of the 240 refugees are staying with relatives, mayor Anna Lukina said.", "Sixty", "same"),
    ("en", DEAD, "Twelve people died, mayor Anna Lukina said.", "Twelve", "other_scope"),
    ("en", DEAD, "Twelve people were rescued, mayor Anna Lukina said.", "Twelve", "same"),
    ("ru", DEAD, "Двенадцать человек погибли, сообщила мэр Анна Лукина.", "Двенадцать", "other_scope"),
    ("en", SORTS, "22 vehicles were damaged, governor Petr Galko said.", "22", "same"),
]


@pytest.mark.parametrize(("lang", "post", "report", "number", "verdict"), CASES)
def test_what_the_words_beside_a_number_set_apart(lang: str, post: str, report: str, number: str, verdict: str) -> None:
    found = compare_texts(post, report, report_lang=lang)
    assert [one.verdict.value for one in found if number in one.report.selector.exact] == [verdict]
