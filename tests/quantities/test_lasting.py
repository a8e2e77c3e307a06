"""Numbers that look like a clock time, a date, a name or a mere pointer, and count."""

import pytest

from ingest.quantities.extraction import scan


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "Seven trains were delayed by six hours.", ["Seven trains", "six hours"]),
        ("ru", "К кардиологу записывают за 24 дня.", ["24 дня"]),
        ("fr", "Treize trains accusent jusqu'à 4 h 10 de retard.", ["Treize trains", "jusqu'à 4 h 10"]),
        ("uk", "Затримуються 9 рейсів, найбільше — на 5 год 20 хв.", ["9 рейсів", "5 год 20 хв"]),
        ("en", "It rose between May and October, 14 percent more than planned.", ["14 percent"]),
        ("pl", "Na targach w Iwanogorsku 84 pracodawców szukało ludzi.", ["84 pracodawców"]),
        ("en", "The first five of 24 trams have arrived.", ["five", "24 trams"]),
        ("ru", "Ещё один погиб.", ["Ещё один"]),
        ("en", "A third are children.", ["A third"]),
        ("es", "La concentración multiplica por seis la permitida.", ["multiplica por seis"]),
    ],
)
def test_what_lasts_or_counts_is_read(lang, text, told):
    assert [quantity.text for quantity in scan(text, lang).quantities] == told


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "Lines reopen by 6 p.m."), ("ru", "В 4 дня открылся цирк."), ("en", "On October 14, fires burned.")],
)
def test_a_clock_and_a_date_stay_what_they_are(lang, text):
    assert not scan(text, lang).quantities
