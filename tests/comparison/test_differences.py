"""Numbers that two of the post's numbers leave over, measures written in two units, and counts told as ordinals."""

import pytest

from ingest.comparison import compare_texts

SAID = "{number}, governor Pavel Sosnin said on Telegram."
CASES = [
    # post, what the report says, the number, verdict, last step
    ("Из 4 сёл вывезли 268 детей, вместе с родителями — 731 человека.", "Buses took 463 adults out", "463", "same"),
    ("Закупили 5 400 тепловизоров, передали 4 150.", "Another 1,250 are in store", "1,250", "same"),
    ("Ремонт шёл 3 часа 20 минут.", "Repairs took 200 minutes", "200", "unit_converted"),
    ("Ремонт шёл 3 часа 20 минут.", "Repairs took 3 hours and 20 minutes", "3 hours", "same"),
    ("Это 7-й ложный вызов с весны.", "There have been seven such messages since spring", "seven", "same"),
    ("Контракт подписан на 6 лет.", "The session lasted seven hours", "seven", "not_in_source"),
]


@pytest.mark.parametrize(("post", "told", "number", "verdict"), CASES)
def test_what_the_post_does_not_write_but_gives(post, told, number, verdict):
    found = compare_texts(post, SAID.format(number=told), source_lang="ru", report_lang="en")
    assert [one.verdict.value for one in found if number in one.report.selector.exact] == [verdict]


def test_a_number_near_a_difference_is_none():
    post = "Из 4 сёл вывезли 268 детей, вместе с родителями — 731 человека."
    found = compare_texts(post, SAID.format(number="Buses took 473 adults out"), source_lang="ru", report_lang="en")
    assert "same" not in {one.verdict.value for one in found}
