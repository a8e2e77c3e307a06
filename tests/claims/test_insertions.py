"""A source named inside brackets or dashes holds for the numbers inside only. People and places are invented."""

import pytest

from ingest.claims import read_claims
from ingest.model import NumberKind

OURS, OTHER = NumberKind.CLAIM, NumberKind.OTHER_SOURCE


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("en", "22 were taken off (Interfax had counted 31 people), Minister Gusev said.", [OURS, OTHER]),
        ("en", "Governor Lukina said 14 were hurt (police put it at 20) and two houses burned.", [OURS, OTHER, OURS]),
        ("en", "Twelve houses burned — the union says 40 — and three cars, Mayor Lukina said.", [OURS, OTHER, OURS]),
        ("uk", "Загинули двоє (місцеві пабліки пишуть про п'ятьох), визнав губернатор Зуєв.", [OURS, OTHER]),
        (
            "ru",
            "Губернатор Зимин сообщил о 14 раненых (по данным Минздрава, их 19), восемь — дети.",
            [OURS, OTHER, OURS],
        ),
        ("de", "14 Menschen wurden verletzt (die Polizei sprach von 20), sagte Bürgermeister Welk.", [OURS, OTHER]),
        ("fr", "14 personnes ont été blessées (la police en compte 20), a indiqué le maire Velk.", [OURS, OTHER]),
        ("es", "14 personas resultaron heridas (la policía habla de 20), dijo el alcalde Velk.", [OURS, OTHER]),
        ("it", "14 persone sono rimaste ferite (la polizia parla di 20), ha detto il sindaco Velk.", [OURS, OTHER]),
        ("pl", "Rannych zostało 14 osób (policja mówi o 20), powiedział mer Welk.", [OURS, OTHER]),
        ("pt", "14 pessoas ficaram feridas (a polícia fala em 20), disse o prefeito Velk.", [OURS, OTHER]),
        ("en", "Twelve people died — Governor Lukina said — and 14 were hurt.", [OURS, OURS]),
    ],
)
def test_a_source_inside_brackets_or_dashes(lang, text, kinds):
    found = [claim for claim in read_claims(text, lang) if not claim.quantity.implicit]
    assert [claim.number_kind for claim in found] == kinds
