"""Hours that last and hours of the clock behind the same preposition."""

import pytest

from ingest.model import RefusalKind
from ingest.quantities.extraction import scan
from tests.quantities.notation import note

LASTING = [
    ("ru", "Свет дали после девяти часов ограничений.", "= 9 hour"),
    ("ru", "После 9 часов тушения пожар ликвидировали.", "= 9 hour"),
    ("ru", "После 9 часов работы комиссии стало ясно.", "= 9 hour"),
    ("ru", "После девяти часов непрерывной работы они ушли.", "= 9 hour"),
    ("ru", "Около 5 часов без света.", "~ 5 hour"),
    ("ru", "До 12 часов ожидания на границе.", "<= 12 hour"),
    ("ru", "Через 3 часа тушения пожар потушили.", "= 3 hour"),
    ("uk", "Світло дали після дев'яти годин відключень.", "= 9 hour"),
    ("uk", "Світло дали після 9 год відключень.", "= 9 hour"),
    ("en", "Power came back after nine hours of outages.", "= 9 hour"),
    ("en", "Power came back after nine hours.", "= 9 hour"),
    ("en", "After 18 hours of fighting they left.", "= 18 hour"),
    ("en", "It took about 5 hours.", "~ 5 hour"),
    ("de", "Nach neun Stunden Stromausfall kam er zurück.", "= 9 hour"),
    ("fr", "Après neuf heures de coupure, il est revenu.", "= 9 hour"),
    ("fr", "Jusqu'à 9 heures d'attente.", "<= 9 hour"),
    ("it", "Dopo nove ore di blackout è tornata.", "= 9 hour"),
    ("es", "Tras nueve horas de cortes volvió.", "= 9 hour"),
    ("pl", "Po dziewięciu godzinach przerw wrócił.", "= 9 hour"),
    ("pt", "Depois de 9 horas de cortes voltou.", "= 9 hour"),
]
CLOCK = [
    ("ru", "После девяти часов вечера движение закроют."),
    ("ru", "После 9 часов движение закроют."),
    ("ru", "После 9 часов школы закрыты."),
    ("ru", "После 22 часов света не будет."),
    ("ru", "До 18 часов понедельника движение закрыто."),
    ("ru", "К 6 часам московского времени."),
    ("ru", "Свет дадут с 9 часов."),
    ("ru", "Около 5 часов утра прогремел взрыв."),
    ("uk", "Після 9 години вечора рух закриють."),
    ("en", "The road closes after nine o'clock."),
    ("en", "Traffic is closed until 18 hours."),
    ("de", "Nach neun Uhr wird gesperrt."),
    ("fr", "Après neuf heures du soir, la route ferme."),
    ("fr", "La route rouvrira après 9 heures."),
    ("fr", "À 9 heures de Paris."),
    ("it", "La strada chiude alle ore 9."),
    ("es", "A las 9 horas de la mañana."),
    ("pl", "Po godz. 18 ruch zamknięto."),
    ("pt", "Às 9 horas a estrada fecha."),
]


@pytest.mark.parametrize(("lang", "text", "gives"), LASTING, ids=[text for _, text, _ in LASTING])
def test_hours_last(lang, text, gives):
    assert [note(quantity) for quantity in scan(text, lang).quantities] == [gives]


@pytest.mark.parametrize(("lang", "text"), CLOCK, ids=[text for _, text in CLOCK])
def test_hours_of_the_clock_are_refused(lang, text):
    found = scan(text, lang)
    assert not found.quantities
    assert RefusalKind.TIME in [refusal.kind for refusal in found.refusals]
