"""Totals of the post's items that the report tells of all of them, and those it tells of one part only."""

import pytest

from ingest.comparison import compare_texts

SAID = ", governor Ivan Petrov said."
LIGHT = "Світло повернули 27 тисячам родин, ще 6 тисяч чекають."
TOTALS = [
    # language of the post, post, language of the report, report, number, verdict
    ("uk", LIGHT, "en", "33,000 families had lost power" + SAID, "33,000", "same"),
    ("uk", LIGHT, "fr", "Sur 33 000 foyers privés de courant, 27 000 l'ont retrouvé, dit Petrov.", "33 000", "same"),
    ("uk", LIGHT, "en", "33,000 families have their power back" + SAID, "33,000", "other_scope"),
    ("uk", LIGHT, "en", "33,000 families remain without power" + SAID, "33,000", "other_scope"),
    ("ru", "Подключены 27 домов, остальные 13 — завтра.", "en", "In all, 40 had gone dry" + SAID, "40", "same"),
    ("ru", "Выплаты одобрили 310 семьям, 160 отказали.", "en", "470 families applied" + SAID, "470", "same"),
    ("ru", "Сбиты 26 дронов, ещё 9 подавлены РЭБ.", "uk", "Запущено 35 дронів, сказав Петров.", "35", "same"),
    (
        "ru",
        "Освобождены 14 заложников, 6 остаются.",
        "en",
        "Twenty hostages were freed" + SAID,
        "Twenty",
        "other_scope",
    ),
    (
        "uk",
        "Дві бригади працюють, ще три в дорозі.",
        "en",
        "Five crews are at work or on their way" + SAID,
        "Five",
        "same",
    ),
    ("uk", "Дві бригади працюють, ще три в дорозі.", "en", "Five crews are on their way" + SAID, "Five", "other_scope"),
    ("uk", "46 бригад працюють, ще 12 їдуть.", "de", "58 Brigaden sind im Einsatz, sagte Petrow.", "58", "same"),
    ("uk", "46 бригад працюють, ще 12 їдуть.", "en", "58 brigades are at work" + SAID, "58", "other_scope"),
    (
        "uk",
        "Відремонтовано 12 автобусів, ще 5 у ремонті.",
        "en",
        "17 buses have been repaired" + SAID,
        "17",
        "other_scope",
    ),
    ("uk", "Вилучили 23 міни й 5 касетних боєприпасів.", "en", "28 explosive devices were seized" + SAID, "28", "same"),
    ("uk", "Знешкодили 12 мін та 7 снарядів.", "ru", "Обезврежено 19 мин, сказал Петров.", "19", "other_scope"),
    (
        "ru",
        "Пострадали 6 школ и 3 детских сада.",
        "en",
        "Nine educational institutions were hit" + SAID,
        "Nine",
        "same",
    ),
    ("ru", "Повреждены 3 школы и 2 больницы.", "it", "Danneggiati cinque edifici, ha detto Petrov.", "cinque", "same"),
    ("ru", "Пострадали 6 школ и 3 детских сада.", "en", "Nine schools were damaged" + SAID, "Nine", "other_scope"),
    ("uk", "У школі 210 хлопців і 190 дівчат.", "en", "The school has 400 girls" + SAID, "400", "other_scope"),
    ("uk", "Виписали 12 хворих, лікуються ще 7.", "en", "19 patients were discharged" + SAID, "19", "other_scope"),
    (
        "uk",
        "У Вільсі пошкоджено 14 будинків, у Лужку — 9.",
        "en",
        "In Vilsa 23 houses were damaged" + SAID,
        "23",
        "other_scope",
    ),
    ("uk", "У Вільсі загинули 2 людини, у Лужку — 3.", "en", "Five people were killed" + SAID, "Five", "same"),
    ("ru", "Засеяно 42 тыс. га, осталось 18 тыс.", "en", "60,000 hectares are to be sown" + SAID, "60,000", "same"),
    ("ru", "Засеяно 42 тыс. га, осталось 18 тыс.", "en", "60,000 hectares were sown" + SAID, "60,000", "other_scope"),
    (
        "ru",
        "12 бригад по 5 человек убирают снег.",
        "en",
        "Sixty people are clearing snow" + SAID,
        "Sixty",
        "unit_converted",
    ),
    ("ru", "12 бригад по 5 человек убирают снег.", "en", "Sixty crews are clearing snow" + SAID, "Sixty", "differs"),
    (
        "uk",
        "Працюють 43 бібліотеки, 16 без інтернету.",
        "it",
        "27 biblioteche su 43 hanno internet, dice Lys.",
        "43",
        "same",
    ),
]


@pytest.mark.parametrize(("lang", "post", "report_lang", "report", "number", "verdict"), TOTALS)
def test_total_is_told_of_all_its_items_or_of_a_part(lang, post, report_lang, report, number, verdict):
    found = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    assert [one.verdict.value for one in found if number in one.report.selector.exact] == [verdict]
