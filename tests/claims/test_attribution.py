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
        ("en", "Twelve people died, the governor said.\nThe ministry keeps 120 boats ready.", [OFFICIAL, OTHER]),
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
