"""Ordinals and codes told as counts, and ordinals that count up to their own noun: invented texts."""

import pytest

from ingest.comparison import compare_texts

SAID = ", governor Ivan Petrov said."
MISREAD = [
    # language of the post, of the report, post, report, number, verdict
    (
        "uk",
        "en",
        "Повернулися 184 захисники. Це 67-й обмін.",
        "Sixty-seven soldiers came home" + SAID,
        "Sixty",
        "other_scope",
    ),
    ("uk", "it", "Дрон влучив у 9-й поверх.", "A fuoco nove piani, ha detto Ivan Petrov.", "nove", "other_scope"),
    ("ru", "en", "Пожар на девятом этаже потушен.", "Nine floors were on fire" + SAID, "Nine", "other_scope"),
    ("ru", "uk", "Школа № 53 закрыта.", "Закрито 53 школи, повідомив мер Іван Петров.", "53", "other_scope"),
    (
        "ru",
        "de",
        "Лицей № 14 получил спортзал.",
        "14 Schulen bekamen Turnhallen, sagte Iwan Petrow.",
        "14",
        "other_scope",
    ),
    (
        "ru",
        "en",
        "Автобус маршрута № 12 столкнулся с КамАЗом.",
        "Twelve buses collided" + SAID,
        "Twelve",
        "other_scope",
    ),
    ("ru", "en", "Отправили 25-й гуманитарный конвой.", "Twenty-five trucks left" + SAID, "Twenty", "other_scope"),
    ("ru", "en", "На 14-м километре столкнулись две машины.", "14 kilometres were closed" + SAID, "14", "other_scope"),
    ("ru", "en", "Закрыт детский сад «Солнышко» № 31.", "31 kindergartens were closed" + SAID, "31", "other_scope"),
    # an ordinal counts up to its own noun
    ("ru", "en", "Отправили 25-й гуманитарный конвой.", "Twenty-five convoys have left" + SAID, "Twenty", "same"),
    ("ru", "en", "Это уже 9-й вызов за сутки.", "Rescuers answered nine calls" + SAID, "nine", "same"),
    ("ru", "en", "Это девятый пожар за неделю.", "Nine fires broke out in a week" + SAID, "Nine", "same"),
    ("ru", "en", "Встретили 500-го переселенца.", "The town took in 500 displaced people" + SAID, "500", "same"),
    # by chance
    ("ru", "en", "Идёт пятый день наводнения.", "Five people were killed" + SAID, "Five", "not_in_source"),
    ("ru", "en", "В школе № 8 пострадали 8 учеников.", "Eight pupils were hurt" + SAID, "Eight", "same"),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number", "verdict"), MISREAD)
def test_what_counts_nothing(lang: str, report_lang: str, post: str, report: str, number: str, verdict: str) -> None:
    found = compare_texts(post, report, source_lang=lang, report_lang=report_lang)
    assert verdict in [one.verdict.value for one in found if number in one.report.selector.exact]
