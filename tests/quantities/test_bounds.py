"""Hedges that belong to a verb or say where, and verbs of crossing that bound a number. Texts are invented."""

import pytest

from ingest.quantities import extract


@pytest.mark.parametrize(
    ("lang", "text", "number", "hedge"),
    [
        ("en", "Each side handed over 205 people.", "205", "exact"),
        ("en", "The army turned over 60 bodies.", "60", "exact"),
        ("en", "The firm took over 12 plants.", "12", "exact"),
        ("en", "It took over 200 firefighters to put it out.", "200", "over"),
        ("en", "The convoy ran for over 205 km.", "205", "over"),
        ("en", "The fire took over 12 hours to put out.", "12", "over"),
        ("en", "The storm left over 14,000 homes dark.", "14,000", "over"),
        ("en", "Drones flew over 14 towns.", "14", "exact"),
        ("en", "The mayor spoke about 40 villages.", "40", "exact"),
        ("en", "She spoke about 40 minutes.", "40", "about"),
        ("en", "Inspectors drove around 12 villages.", "12", "exact"),
        ("en", "Teams drove around 120 km.", "120", "about"),
        ("en", "Fires broke out near 40 villages.", "40", "exact"),
        ("en", "Losses are near 40 million rubles.", "40", "almost"),
        ("ru", "Под 40 домами нашли мины.", "40", "exact"),
        ("ru", "Потери — под 40 млн рублей.", "40", "almost"),
        ("uk", "Під 40 будинками знайшли міни.", "40", "exact"),
        ("de", "Die Stadt verfügt über 40 Busse.", "40", "exact"),
        ("de", "Die Stadt kaufte über 40 Busse.", "40", "over"),
        ("en", "The harvest has passed 3 million tonnes.", "3", "over"),
        ("en", "Exports crossed the 3 million mark.", "3", "over"),
        ("en", "Spending has gone past 3 million rubles.", "3", "over"),
        ("en", "Exports have not crossed the 3 million mark.", "3", "up_to"),
        ("en", "The council passed 3 bills.", "3", "exact"),
        ("en", "Exports reached the 3 million mark.", "3", "exact"),
        ("ru", "Намолот преодолел отметку в 3 млн тонн.", "3", "over"),
        ("ru", "Намолот достиг отметки в 3 млн тонн.", "3", "exact"),
        ("uk", "Намолот подолав позначку у 3 млн тонн.", "3", "over"),
        ("de", "Die Ernte hat die Marke von 3 Millionen Tonnen überschritten.", "3", "over"),
        ("de", "Die Ernte hat die Marke von 3 Millionen Tonnen erreicht.", "3", "exact"),
        ("fr", "La récolte a passé le cap des 3 millions de tonnes.", "3", "over"),
        ("es", "La cosecha ha rebasado la barrera de los 3 millones de toneladas.", "3", "over"),
        ("it", "Il raccolto ha oltrepassato la soglia dei 3 milioni di tonnellate.", "3", "over"),
        ("pl", "Zbiory przekroczyły próg 3 mln ton.", "3", "over"),
        ("pt", "A safra ultrapassou a marca de 3 milhões de toneladas.", "3", "over"),
    ],
)
def test_what_bounds_a_number_and_what_only_stands_before_it(lang, text, number, hedge):
    assert next(one for one in extract(text, lang) if number in one.text).hedge == hedge
