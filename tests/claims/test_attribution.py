"""Who says each number, in the ways in which reports say it. People and places are invented."""

import pytest

from ingest.claims import Speaker, attribute_to, read_claims
from ingest.model import Attribution, AttributionKind, NumberKind

OFFICIAL, OTHER, BACK = NumberKind.CLAIM, NumberKind.OTHER_SOURCE, NumberKind.BACKGROUND


def _kinds(text, lang="en", **more):
    return [claim.number_kind for claim in read_claims(text, lang, **more) if not claim.quantity.implicit]


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("en", "Twelve people died, Governor Pavel Ozerin said.", [OFFICIAL]),
        ("en", "Twelve people died, Governor Ozerin said. The health ministry spoke of 14 dead.", [OFFICIAL, OTHER]),
        ("en", "Governor Ozerin said 12 people died, while the emergency service reported 14.", [OFFICIAL, OTHER]),
        (
            "en",
            "Twelve people died, Ozerin wrote; 40 firefighters are on site, the agency Vesna reports.",
            [OFFICIAL, OTHER],
        ),
        ("en", "Governor Ozerin said 12 people died. He added that 30 houses were damaged.", [OFFICIAL, OFFICIAL]),
        ("en", "Twelve people died, Governor Ozerin said. Mayor Gleb Sorokin put the toll at 14.", [OFFICIAL, OTHER]),
        (
            "en",
            "Twelve people died, the governor said. A year earlier 36 people were killed in a blast.",
            [OFFICIAL, BACK],
        ),
        ("en", "The governor said 12 people died, citing the local branch of his office.", [OFFICIAL]),
        ("en", "Twelve people died, the governor said.\nBackground\nSome 900 people live there.", [OFFICIAL, BACK]),
        (
            "ru",
            "Губернатор Озерин сообщил о 12 раненых. По данным Минздрава, пострадали 19 человек.",
            [OFFICIAL, OTHER],
        ),
        ("ru", "Ранены 12 человек, передаёт ТАСС со ссылкой на губернатора Озерина.", [OFFICIAL]),
        ("ru", "Ранены 12 человек, сообщил Озерин. Напомним, в мае погибли 7 человек.", [OFFICIAL, BACK]),
        ("ru", "По словам в.о. губернатора Озерина, ранены 12 человек.", [OFFICIAL]),
        (
            "uk",
            "За словами Лозового, поранено 12 людей. У свою чергу ДСНС повідомила про 19 постраждалих.",
            [OFFICIAL, OTHER],
        ),
        ("uk", "Поранено 12 людей, повідомив начальник ОВА Лозовий, раніше йшлося про 8.", [OFFICIAL, BACK]),
        (
            "de",
            "Zwölf Menschen starben, teilte Gouverneur Oserin mit. Das Ministerium sprach von 14 Toten.",
            [OFFICIAL, OTHER],
        ),
        (
            "fr",
            "Douze personnes sont mortes, a indiqué le gouverneur Ozerine. Selon le ministère, 14 sont mortes.",
            [OFFICIAL, OTHER],
        ),
        (
            "it",
            "Dodici persone sono morte, ha detto il governatore Ozerin. Secondo il ministero i morti sono 14.",
            [OFFICIAL, OTHER],
        ),
        (
            "es",
            "Doce personas murieron, informó el gobernador Ozerin. Según el ministerio, hay 14 muertos.",
            [OFFICIAL, OTHER],
        ),
        (
            "pl",
            "Zginęło 12 osób, przekazał gubernator Ozierin. Według ministerstwa zginęło 14 osób.",
            [OFFICIAL, OTHER],
        ),
        (
            "pt",
            "Doze pessoas morreram, disse o governador Ozerin. Segundo o ministério, morreram 14.",
            [OFFICIAL, OTHER],
        ),
    ],
)
def test_whose_number_it_is(lang, text, kinds):
    assert _kinds(text, lang) == kinds


def test_the_given_speaker_decides_and_not_the_first_voice():
    text = "Mayor Gleb Sorokin said 14 people died. Governor Pavel Ozerin put the toll at 12."
    governor = Speaker(names=("Павел Озерин",), offices=("губернатор",))
    assert _kinds(text, speaker=governor) == [OTHER, OFFICIAL]
    assert _kinds(text, speaker=Speaker(names=("Глеб Сорокин",), offices=("мэр",))) == [OFFICIAL, OTHER]


def test_mentions_tell_which_official_a_number_belongs_to():
    text = "Sorokin said 14 people died. Ozerin said that 12 people died."
    mentions = [(0, 7, 501), (29, 35, 502)]
    claims = read_claims(text, "en", mentions=mentions)
    assert [claim.attribution.channel_id for claim in claims] == [501, 502]
    seen = [attribute_to(claim.attribution, 502).kind for claim in claims]
    assert seen == [AttributionKind.OTHER_SOURCE, AttributionKind.SPEAKER]
    unsaid = Attribution(AttributionKind.UNKNOWN)
    assert attribute_to(unsaid, 502) is unsaid


def test_two_officials_with_one_first_name_are_two():
    text = "Alexander Ozerin said 12 people died. Alexander Sorokin said 14 people died."
    assert _kinds(text) == [OFFICIAL, OTHER]


def test_a_post_is_all_the_officials_own():
    claims = read_claims("По данным МЧС, ранены 12 человек.", "ru", is_post=True)
    assert [claim.number_kind for claim in claims] == [OFFICIAL]


def test_the_cue_is_kept_for_the_reader():
    claims = read_claims("Twelve people died, according to the health ministry.", "en")
    assert claims[0].attribution.cue == "according to the health ministry"


def _attributions(text, lang):
    return [claim.attribution.kind for claim in read_claims(text, lang) if not claim.quantity.implicit]


SPEAKER, OPEN = AttributionKind.SPEAKER, AttributionKind.UNKNOWN


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Twelve people died, Governor Ozerin said.\nThe utility has repaired 92 substations."),
        ("en", "Twelve people died, Governor Ozerin said.\nThe port handles 140 ships a year."),
        ("ru", "Погибли 12 человек, сообщил губернатор Озерин.\nПорт переработал 92 тонны зерна."),
        ("uk", "Загинули 12 людей, повідомив губернатор Озерін.\nПорт переробляє 140 тонн зерна."),
        ("de", "Zwölf Menschen starben, teilte Gouverneur Oserin mit.\nDas Krankenhaus versorgte 92 Patienten."),
        ("fr", "Douze personnes sont mortes, a indiqué le gouverneur Ozerine.\nL'hôpital a soigné 92 patients."),
        ("it", "Dodici persone sono morte, ha detto il governatore Ozerin.\nL'ospedale ha curato 92 pazienti."),
        ("es", "Doce personas murieron, informó el gobernador Ozerin.\nEl hospital atendió a 92 pacientes."),
        ("pl", "Zginęło 12 osób, przekazał gubernator Ozierin.\nSzpital przyjął 92 pacjentów."),
        ("pt", "Doze pessoas morreram, disse o governador Ozerin.\nO hospital atendeu 92 doentes."),
        ("ru", "Погибли 12 человек, сообщил губернатор Озерин. Накануне потушили 8 пожаров."),
        ("en", "Twelve people died, Governor Ozerin said. The day before, crews put out 8 fires."),
        ("uk", "Загинули 12 людей, повідомив губернатор Озерін. Напередодні загасили 8 пожеж."),
    ],
)
def test_whose_number_a_body_at_work_has_is_left_open(lang, text):
    assert _attributions(text, lang) == [SPEAKER, OPEN]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Twelve people died, health minister Lidia Krones said. Her department holds 2,100 doses."),
        ("ru", "Погибли 12 человек, сообщил министр Озерин. Его ведомство закупило 40 машин."),
        ("uk", "Загинули 12 людей, повідомила міністерка Озеріна. Її департамент придбав 40 машин."),
        ("ru", "Погибли 12 человек, сообщил губернатор Озерин.\nИз аварийного фонда переехали 1870 семей."),
        ("ru", "Погибли 12 человек, сообщил глава округа Пётр Озерин. Семьям, заверил глава, дадут 40 квартир."),
        ("en", "Twelve people died, the head of the district, Pavel Ozerin, said. The head said 40 flats were ready."),
    ],
)
def test_the_officials_own_body_and_office_are_the_officials(lang, text):
    assert _attributions(text, lang) == [SPEAKER, SPEAKER]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Погибли 12 человек, сообщил губернатор Озерин. Ущерб, прикинул Озерин, составит 120 миллионов."),
        ("uk", "Загинули 12 людей, повідомив губернатор Озерін. Збитки, прикинув Озерін, становлять 120 мільйонів."),
        ("en", "Twelve people died, Governor Ozerin said. Losses, Ozerin guesstimates, come to 120 million."),
        ("de", "Zwölf starben, teilte Gouverneur Oserin mit. Der Schaden, überschlug Oserin, beträgt 120 Millionen."),
        ("fr", "Douze sont morts, a indiqué le gouverneur Ozerine. Le coût, chiffre Ozerine, atteint 120 millions."),
        ("it", "Sono morti in 12, ha detto il governatore Ozerin. I danni, azzarda Ozerin, valgono 120 milioni."),
        ("es", "Murieron 12, informó el gobernador Ozerin. El daño, aventura Ozerin, suma 120 millones."),
        ("pl", "Zginęło 12 osób, przekazał gubernator Ozierin. Szkody, zgaduje Ozierin, to 120 milionów."),
        ("pt", "Morreram 12, disse o governador Ozerin. O prejuízo, arrisca Ozerin, soma 120 milhões."),
    ],
)
def test_a_known_surname_in_a_clause_of_its_own_speaks_whatever_the_verb(lang, text):
    last = [claim for claim in read_claims(text, lang) if not claim.quantity.implicit][-1]
    assert last.attribution.kind is SPEAKER
    assert not last.attribution.carried


def test_a_body_that_tells_is_still_another_source():
    text = "Twelve people died, Governor Ozerin said.\nThe ministry reported 14 dead."
    assert _kinds(text) == [OFFICIAL, OTHER]
