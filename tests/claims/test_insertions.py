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
        ("ru", "Погибли трое (в соцсетях пишут о семерых), сообщил губернатор Зимин.", [OURS, OTHER]),
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


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Hospitals admitted 138 people, plus another 97 children, health chief Nadiia Orlyk said."),
        ("en", "Two-thirds are vaccinated, Governor Anna Lukina said; doctors confirmed 41 cases."),
        ("ru", "Две трети привиты, сообщил губернатор Олег Зимин; врачи подтвердили 41 случай."),
        ("uk", "Дві третини щеплено, повідомив губернатор Олег Зимін; лікарі підтвердили 41 випадок."),
        ("de", "Ärzte bestätigten 41 Fälle, weitere 12 werden geprüft, sagte Gouverneurin Anna Lukina."),
        ("fr", "Deux tiers sont vaccinés, a dit le maire Velk ; les médecins ont confirmé 41 cas."),
        ("es", "Dos tercios están vacunados, dijo el alcalde Velk; los médicos confirmaron 41 casos."),
        ("it", "Due terzi sono vaccinati, ha detto il sindaco Velk; i medici hanno confermato 41 casi."),
        ("pl", "Dwie trzecie zaszczepiono, powiedział mer Welk; lekarze potwierdzili 41 przypadków."),
        ("pt", "Dois terços estão vacinados, disse o prefeito Velk; os médicos confirmaram 41 casos."),
    ],
)
def test_a_crew_at_work_is_the_officials_to_tell_of(lang, text):
    found = [claim for claim in read_claims(text, lang) if not claim.quantity.implicit]
    assert [claim.number_kind for claim in found] == [OURS, OURS]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Governor Anna Lukina said 14 were hurt, but doctors confirmed 20 patients.", [OURS, OTHER]),
        ("Governor Anna Lukina said 14 died. The ministry registered 20 dead.", [OURS, OTHER]),
    ],
)
def test_who_is_set_against_the_official_or_speaks_alone_is_a_source(text, kinds):
    found = [claim for claim in read_claims(text, "en") if not claim.quantity.implicit]
    assert [claim.number_kind for claim in found] == kinds


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Доставили 34 пассажира, сообщил мэр Зимин. Весной на той же трассе погибли трое."),
        ("uk", "Постраждали 14 людей, повідомив мер Зимін. Навесні на тій самій трасі загинули троє."),
        ("en", "Fourteen people were hurt, Mayor Lukina said. In spring three people died on the same road."),
        ("de", "14 Menschen wurden verletzt, sagte Bürgermeister Welk. Im Frühjahr starben auf derselben Straße drei."),
        ("pl", "Rannych zostało 14 osób, powiedział mer Welk. Wiosną na tej samej trasie zginęły trzy osoby."),
    ],
)
def test_what_happened_at_the_same_place_in_another_season_is_background(lang, text):
    assert [claim.number_kind for claim in read_claims(text, lang)][-1] is NumberKind.BACKGROUND
