"""A dropped "not", growth told as the level, changes turned round, what is done told as left: invented texts."""

import pytest

from ingest.comparison import compare_texts

SAID = ", governor Ivan Petrov said."
HEAT = "Тепло вже в 1 126 будинках, до неділі підключимо решту — 254."
TURNED = [
    # language of the post, post, report, number, verdict
    ("uk", HEAT, "Some 1,126 buildings remain to be connected" + SAID, "1,126", "other_scope"),
    ("uk", HEAT, "The remaining 254 are to be connected by Sunday" + SAID, "254", "same"),
    ("ru", "Продано 640 билетов, осталось 120.", "640 tickets are left" + SAID, "640", "other_scope"),
    ("ru", "Продано 640 билетов, осталось 120.", "640 tickets have been sold" + SAID, "640", "same"),
    ("uk", "З 240 укриттів 96 не готові.", "Ninety-six shelters are ready" + SAID, "Ninety-six", "other_scope"),
    ("ru", "Не подключены 14 домов.", "Fourteen houses have been connected" + SAID, "Fourteen", "other_scope"),
    ("uk", "Не вакциновані 310 лікарів.", "310 doctors have been vaccinated" + SAID, "310", "other_scope"),
    ("uk", "Не вакциновані 310 лікарів.", "310 doctors have not been vaccinated" + SAID, "310", "same"),
    ("ru", "Готовы 58 котельных.", "Fifty-eight boiler houses are ready" + SAID, "Fifty-eight", "same"),
    ("ru", "Разминировано 840 га, осталось 310 га.", "840 hectares remain to be demined" + SAID, "840", "other_scope"),
    ("ru", "Разминировано 840 га, осталось 310 га.", "310 hectares remain to be demined" + SAID, "310", "same"),
    ("uk", "Відремонтовано 64 км, лишилося 21 км.", "64 kilometres are left to repair" + SAID, "64", "other_scope"),
    ("ru", "Площадь пожара увеличилась на 300 га.", "The fire covers 300 hectares" + SAID, "300", "other_scope"),
    ("ru", "Площадь пожара увеличилась на 300 га.", "The fire grew by 300 hectares" + SAID, "300", "same"),
    ("uk", "Площа пожежі зросла до 300 га.", "The fire covers 300 hectares" + SAID, "300", "same"),
    ("ru", "Школа рассчитана на 1 100 учеников.", "1,100 pupils attend the school" + SAID, "1,100", "other_scope"),
    ("ru", "Школа рассчитана на 1 100 учеников.", "A school for 1,100 pupils opens" + SAID, "1,100", "same"),
    ("ru", "Зерна собрано на 12% меньше.", "The grain harvest rose 12 percent" + SAID, "12 percent", "differs"),
    ("ru", "Зерна собрано на 12% меньше.", "The grain harvest fell 12 percent" + SAID, "12 percent", "same"),
    ("uk", "Доходи зросли на 8%.", "Revenue dropped 8 percent" + SAID, "8 percent", "differs"),
    ("ru", "Число аварий выросло в 1,3 раза.", "Accidents rose by 130%" + SAID, "130%", "differs"),
    ("uk", "Черга зросла у 2,5 раза.", "The queue grew by 250%" + SAID, "250%", "differs"),
    ("uk", "Черга зросла у 2,5 раза.", "The queue grew by 150%" + SAID, "150%", "unit_converted"),
    ("uk", "Через негоду знеструмлено 27 сіл.", "27 villages were flooded" + SAID, "27", "other_scope"),
    ("uk", "Торік улітку згоріло 540 га лісу.", "This summer 540 hectares burned" + SAID, "540", "other_scope"),
    ("ru", "Этим летом сгорело 540 га леса.", "This summer 540 hectares burned" + SAID, "540", "same"),
    (
        "ru",
        "Пенсионерам выплатят по 10 тысяч рублей.",
        "Students will get 10,000 roubles each" + SAID,
        "10,000",
        "other_scope",
    ),
    ("ru", "Студентам выплатят по 10 тысяч рублей.", "Students will get 10,000 roubles each" + SAID, "10,000", "same"),
    (
        "uk",
        "Вчителям доплатять 8 тисяч гривень.",
        "Doctors will get 8,000 hryvnias more" + SAID,
        "8,000",
        "other_scope",
    ),
    ("ru", "Дефицит бюджета — 12 млрд рублей.", "The budget surplus is 12 billion roubles" + SAID, "12", "other_scope"),
    ("uk", "Профіцит бюджету — 3 млрд грн.", "The budget surplus is 3 billion hryvnias" + SAID, "3 billion", "same"),
    ("ru", "Рождаемость упала на 7%, смертность — на 3%.", "Deaths fell 7 percent" + SAID, "7 percent", "other_scope"),
    ("uk", "Народжуваність зросла на 4%.", "Births rose 4 percent" + SAID, "4 percent", "same"),
]


@pytest.mark.parametrize(("lang", "post", "report", "number", "verdict"), TURNED)
def test_what_the_report_turns_round(lang: str, post: str, report: str, number: str, verdict: str) -> None:
    found = compare_texts(post, report, source_lang=lang, report_lang="en")
    assert [one.verdict.value for one in found if number in one.report.selector.exact] == [verdict]
