"""Misread digits, lengths between two hours, and sums told in another currency."""

from decimal import Decimal

import pytest

from ingest.comparison import compare_texts
from ingest.comparison.slips import misreads


@pytest.mark.parametrize(
    ("told", "post", "same_thing", "found"),
    [
        ("4780", "4870", False, True),
        ("2970", "2870", False, False),  # one of three digits: chance
        ("12970", "12870", False, True),  # one of four
        ("34", "43", False, False),
        ("34", "43", True, True),
        ("340", "430", True, True),
        ("43", "43", True, False),
        ("478", "4870", False, False),
        ("1.35", "1.53", False, True),
        ("11", "11", True, False),
    ],
)
def test_a_misreading_has_the_digits_of_the_post(told, post, same_thing, found):
    assert misreads(Decimal(told), Decimal(post), same_thing=same_thing) is found


HOURS = [
    ("uk", "Тривога тривала з 02:15 до 06:45.", "four and a half hours", "unit_converted"),
    ("ru", "Мост закрыт с 22:00 до 05:00.", "seven hours", "unit_converted"),
    ("ru", "Тушили с 18.20 до 20.50.", "150 minutes", "unit_converted"),
    ("ru", "Мост закроют с 9 до 18 часов.", "nine hours", "unit_converted"),
    ("en", "Open from 9 a.m. to 6 p.m. today.", "nine hours", "unit_converted"),
    ("de", "Gesperrt ist von 8 bis 17 Uhr.", "nine hours", "unit_converted"),
    ("ru", "Мост закрыт с 22:00 до 05:00.", "nine hours", "not_in_source"),
    ("ru", "Ремонт займёт от 9 до 18 часов.", "nine hours", "differs"),
]


@pytest.mark.parametrize(("lang", "post", "length", "verdict"), HOURS)
def test_two_hours_of_the_post_tell_how_long_it_lasted(lang, post, length, verdict):
    report = f"It lasted {length}, mayor Ivan Rudik said."
    found = compare_texts(post, report, source_lang=lang, report_lang="en")
    assert [one.verdict.value for one in found] == [verdict]


def test_a_sum_told_in_another_currency_is_a_slip_only_where_the_post_names_one():
    report = "The reserve is $75 million, minister Mark Rudik said."
    one = compare_texts("Налоги дали 940 млн рублей. Резерв — 75 млн.", report, source_lang="ru", report_lang="en")
    both = "Налоги дали 940 млн рублей, экспорт — 200 млн долларов. Резерв — 75 млн."
    two = compare_texts(both, report, source_lang="ru", report_lang="en")
    assert [one[0].verdict.value, two[0].verdict.value] == ["magnitude_error", "same"]
    assert "currency" in one[0].reason


def test_a_number_told_rightly_is_no_wrong_value_of_something_else():
    report = "Mayor Ivan Rudik said five bridges were closed and 12 ferries were running."
    found = compare_texts("Закрыты 5 мостов, ремонт до весны.", report, source_lang="ru", report_lang="en")
    assert [one.verdict.value for one in found] == ["same", "not_in_source"]
