"""Spans of days as periods, and which of them contradict each other."""

import pytest

from ingest.claims import read_claims
from ingest.claims.periods import same_period, spans_conflict
from ingest.comparison import compare_texts

SPANS = [
    ("ru", "За трое суток выпало 41 см снега.", "3 days"),
    ("uk", "Рівень +64 см за дві доби.", "2 days"),
    ("en", "41 cm of snow fell in three days.", "3 days"),
    ("de", "In drei Tagen fielen 41 Zentimeter Schnee.", "3 days"),
    ("fr", "41 cm de neige sont tombés en trois jours.", "3 days"),
    ("pl", "W ciągu trzech dni spadło 41 cm śniegu.", "3 days"),
    ("ru", "За последние 48 часов сбито 12 дронов.", "2 days"),
    ("it", "In sette giorni sono caduti 41 cm di neve.", "week"),
]


@pytest.mark.parametrize(("lang", "text", "kind"), SPANS)
def test_span_beside_a_number_is_its_period(lang, text, kind):
    told = [claim for claim in read_claims(text, lang, is_post=True) if claim.quantity.kind.value != "duration"]
    assert [claim.period and claim.period.kind for claim in told] == [kind]


def test_spans_of_different_length_contradict_each_other():
    assert spans_conflict("2 days", "day")
    assert spans_conflict("3 days", "2 days")
    assert not spans_conflict("2 days", "2 days")
    assert not spans_conflict("2 days", "year")
    assert not spans_conflict("day", "night")


@pytest.mark.parametrize(("told", "verdict"), [("64 см за сутки", "other_scope"), ("64 см за двое суток", "same")])
def test_two_days_are_not_told_as_one(told, verdict):
    found = compare_texts(
        "Рівень 512 см, +64 см за дві доби.", f"Вода прибыла на {told}.", source_lang="uk", report_lang="ru"
    )
    assert [one.verdict.value for one in found if one.report.selector.exact.startswith("64")] == [verdict]


def test_a_season_is_no_night():
    post = "За ночь вывезли 28 тысяч кубометров снега, за сезон — 310 тысяч кубометров."
    found = compare_texts(post, "За ночь вывезли 310 тыс. кубометров снега.", source_lang="ru", report_lang="ru")
    assert [one.verdict.value for one in found] == ["other_scope"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("day", "night", True),
        ("9 months", "year", True),
        ("9 months", "since", True),
        ("9 months", "half", False),
        ("half", "6 months", True),
        ("9 months", "week", False),
        ("month_7", "month", True),
        ("month_7", "month_8", False),
        ("month_7", "year", False),
        ("month_1", "year", True),
        ("month_7", "since", True),
        ("last_year", "year", True),
        ("weekend", "week", False),
    ],
)
def test_periods_that_may_be_one(a, b, same):
    assert same_period(a, b) is same
    assert same_period(b, a) is same


def test_the_same_period_is_the_one_named_last():
    claims = read_claims("За неделю прооперировали 212 человек. За то же время привезли 18 раненых.", "ru")
    assert [claim.period.kind for claim in claims] == ["week", "week"]


def test_a_title_gives_its_period_to_the_numbers_of_a_post():
    post = read_claims("Итоги недели. Привиты 312 коров. За ночь — ещё 14.", "ru", is_post=True)
    assert [claim.period.kind for claim in post] == ["week", "night"]


def test_a_span_of_months_is_no_month():
    (claim,) = read_claims("За январь — август собрано 312 тонн.", "ru", is_post=True)
    assert claim.period is None


def test_last_year_is_compared_with_and_holds_for_both():
    claims = read_claims("Up 9% on last year, against 78 ships and 27 boats last season.", "en", is_post=True)
    assert [claim.period.kind if claim.period else None for claim in claims] == [None, "last_year", "last_year"]
