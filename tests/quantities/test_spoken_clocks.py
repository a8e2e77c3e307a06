"""Clock times in words are no quantities, and what only looks like one is. Texts are invented."""

import pytest

from ingest.quantities import extract


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Пожар ликвидировали в половине пятого утра."),
        ("ru", "Без четверти пять движение открыли."),
        ("ru", "Без десяти пять движение открыли."),
        ("uk", "Пожежу загасили о пів на п'яту."),
        ("uk", "Пожежу загасили за чверть шоста."),
        ("en", "The fire was out at half past four."),
        ("en", "The fire was out by a quarter to five."),
        ("en", "The fire was out at ten to four."),
        ("de", "Um halb fünf war das Feuer aus."),
        ("de", "Gegen Viertel nach fünf war das Feuer aus."),
        ("fr", "L'incendie a été éteint à quatre heures et demie."),
        ("fr", "L'incendie a été éteint vers cinq heures moins le quart."),
        ("it", "L'incendio è stato domato alle quattro e mezza."),
        ("es", "El fuego se apagó a las cinco menos cuarto."),
        ("pl", "Pożar ugaszono o wpół do piątej."),
        ("pt", "O fogo foi apagado às quinze para as cinco."),
    ],
)
def test_a_clock_time_in_words(lang, text):
    assert extract(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "The number fell from ten to four.", [10, 4]),
        ("en", "About half a million people left.", [500_000]),
        ("ru", "Остались без света в половине пятого микрорайона.", [0.5]),
        ("uk", "Розділили пів на п'ять родин.", [0.5, 5]),
        ("fr", "L'incendie a duré quatre heures et demie.", [4.5]),
        ("it", "Alle quattro famiglie andranno 12 euro.", [4, 12]),
        ("de", "Halb zerstört sind fünf Häuser.", [5]),
    ],
)
def test_what_only_looks_like_a_clock_time(lang, text, values):
    assert [float(one.low) for one in extract(text, lang)] == values
