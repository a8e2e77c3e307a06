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


SINCE = [
    ("ru", "С начала работ собрали 640 тонн песка.", "since"),
    ("ru", "За весь период пожаров сгорело 640 га.", "since"),
    ("uk", "Від початку евакуації виїхали 640 людей.", "since"),
    ("uk", "Загалом із 3 травня виїхали 640 людей.", "since"),
    ("en", "Since the search began, 640 hectares have been combed.", "since"),
    ("en", "640 cases have been recorded since the outbreak of the disease.", "since"),
    ("de", "Seit Einsatzbeginn wurden 640 Menschen gerettet.", "since"),
    ("fr", "Depuis le début des opérations, 640 personnes ont été évacuées.", "since"),
    ("it", "Dall'inizio dell'emergenza sono state evacuate 640 persone.", "since"),
    ("es", "Desde que empezaron los trabajos se han retirado 640 toneladas.", "since"),
    ("pl", "Od początku powodzi ewakuowano 640 osób.", "since"),
    ("pt", "Desde o início da operação foram retiradas 640 pessoas.", "since"),
    ("ru", "С начала года собрали 640 тонн песка.", "year"),
    ("ru", "С начала недели собрали 640 тонн песка.", "week"),
    ("uk", "З початку доби зафіксовано 640 атак.", "day"),
    ("en", "Since the start of the season 640 hectares have burned.", "season"),
    ("en", "Since the war began 640 civilians have died.", "war"),
    ("en", "In just 24 hours 640 people were evacuated.", "day"),
    ("es", "En apenas 24 horas fueron evacuadas 640 personas.", "day"),
    ("fr", "En l'espace de 24 heures seulement, 640 personnes ont été évacuées.", "day"),
]


@pytest.mark.parametrize(("lang", "text", "kind"), SINCE)
def test_a_beginning_is_a_period_unless_it_is_that_of_a_year_or_war(lang, text, kind):
    told = [claim for claim in read_claims(text, lang, is_post=True) if claim.quantity.low == 640]
    assert [claim.period and claim.period.kind for claim in told] == [kind]
    assert all("started" not in claim.roles for claim in told)


def test_a_fate_is_told_once_for_two_spans_of_time():
    told = read_claims("За тиждень відремонтували 12 шкіл. Від початку року — 90 шкіл.", "uk", is_post=True)
    assert [(claim.roles[:1], claim.inherited) for claim in told] == [(("repaired",), False), (("repaired",), True)]
    apart = read_claims("За тиждень відремонтували 12 шкіл. Від початку року — 90 лікарень.", "uk", is_post=True)
    assert [claim.roles for claim in apart][1] == ()


def test_what_falls_on_a_place_becomes_no_less():
    fallen = read_claims("Обломки упали на склад, сгорело 400 кв. м.", "ru", is_post=True)
    assert "decrease" not in fallen[0].facets
    shrunk = read_claims("За сутки площадь пожара упала на 400 кв. м.", "ru", is_post=True)
    assert any("decrease" in claim.facets or claim.quantity.change == "down" for claim in shrunk)


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
