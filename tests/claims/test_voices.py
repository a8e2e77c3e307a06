"""Who speaks, where the words only seem to name another: people at work, a gerund, a pronoun, a post's owner."""

import pytest

from ingest.claims import read_claims
from ingest.claims.cues import LANGUAGES, load_cues
from ingest.model import AttributionKind, NumberKind

SPEAKER, OTHER, UNKNOWN = AttributionKind.SPEAKER, AttributionKind.OTHER_SOURCE, AttributionKind.UNKNOWN


def _attributions(text, lang):
    return [claim.attribution.kind for claim in read_claims(text, lang) if not claim.quantity.implicit]


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("en", "Two people died, Governor Ozerin said. His post put the number of hurt at 14.", [SPEAKER, SPEAKER]),
        ("en", "Rain fell, Governor Pavel Ozerin said. Ozerin also said that 14 roads were closed.", [SPEAKER]),
        ("en", "Barley came to 40 tonnes, Governor Ozerin said, with rye adding 12 tonnes.", [SPEAKER, SPEAKER]),
        ("en", "Some 500 came, by the mayor's estimate; organisers claimed 800, police 350.", [SPEAKER, OTHER, OTHER]),
        ("en", "Jobs grew by 40, Governor Ozerin said, whereas the statistics agency has 30.", [SPEAKER, UNKNOWN]),
        ("en", "Six died, Governor Ozerin said.\nRescuers pulled seven people out.", [SPEAKER, SPEAKER]),
        (
            "en",
            "Six died, the official said. Nationwide, the roads ministry says, 41,000 cars burned.",
            [SPEAKER, OTHER],
        ),
        (
            "en",
            "Some 60 left, it was said on Telegram. Shelling killed two people, prosecutors said.",
            [SPEAKER, OTHER],
        ),
        ("en", "Six died, Governor Ozerin said. He put the number of observers at 350.", [SPEAKER, SPEAKER]),
        (
            "pt",
            "Oito morreram, disse o governador Ozerin. "
            "Caíram 40 casas sob um míssil que, segundo a Força Aérea, voou 130 km.",
            [SPEAKER, SPEAKER, OTHER],
        ),
        (
            "uk",
            "Загинуло двоє, сказав начальник ОВА Озерний, тоді як швидкість не перевищувала 92 км/год.",
            [SPEAKER, SPEAKER],
        ),
        ("uk", "Явка — 36%, сказала голова ТВК Варка Озерна. Недійсними визнали 1,5% бюлетенів.", [SPEAKER, SPEAKER]),
        (
            "de",
            "Drei Menschen starben, wie Gouverneur Oserin mitteilte. Der Gouverneur ergänzte, 14 seien verletzt.",
            [SPEAKER, SPEAKER],
        ),
        (
            "de",
            "Es brennt, teilte Bezirksleiter Oserin mit. Den Schaden bezifferte Oserin auf 14 Millionen Rubel.",
            [SPEAKER],
        ),
        (
            "fr",
            "Trois ponts sont fermés, a dit le gouverneur Ozerine. Le responsable a précisé que 14 routes l'étaient.",
            [SPEAKER, SPEAKER],
        ),
        ("fr", "Il en reste dix, a-t-il promis, a dit le maire Zouïev.", [SPEAKER]),
        (
            "es",
            "Hay 14 heridos, dijo el gobernador Ozerin. El ministerio habla de 16. Agregó que ardieron 3 casas.",
            [SPEAKER, OTHER, SPEAKER],
        ),
        ("uk", "Поранено 12 людей, повідомив начальник ОВА Лозовий. Рятувальники вивели 14 людей.", [SPEAKER, SPEAKER]),
        ("ru", "Ранены 12 человек, сообщил глава района Лозовой. Медики прооперировали 4 человек.", [SPEAKER, SPEAKER]),
    ],
)
def test_who_goes_on_speaking(lang, text, kinds):
    assert _attributions(text, lang) == kinds


@pytest.mark.parametrize(
    "text", ["A child of seven was hurt, the mayor said.", "Eight patients are older than 14, the mayor said."]
)
def test_an_age_is_told_by_the_words_before_it(text):
    (claim,) = [claim for claim in read_claims(text, "en") if claim.quantity.value in (7, 14)]
    assert claim.number_kind is NumberKind.AGE


def test_a_number_that_names_is_no_claim():
    (claim,) = read_claims("La route est coupée au kilomètre 214, a déclaré le maire.", "fr")
    assert claim.number_kind is NumberKind.IDENTIFIER
    assert not read_claims("The road is closed at kilometre 214 of the highway, the mayor said.", "en")


@pytest.mark.parametrize(
    ("lang", "form"),
    [
        ("de", "gab 12 bekannt"),
        ("fr", "a - t - il affirmé"),
        ("es", "afirmaron"),
        ("pl", "poinformowała"),
        ("pt", "afirmavam"),
        ("ru", "прокомментировала"),
        ("it", "hanno dichiarato"),
        ("uk", "повідомили"),
        ("en", "announces"),
    ],
)
def test_verbs_of_speech_are_known_in_all_their_forms(lang, form):
    assert "say" in {cue.section for cue in load_cues(lang).find(form.split())}
    assert lang in LANGUAGES


def test_a_heading_holds_for_its_list():
    plan = read_claims("План на 2027 год:\n— 14 школ;\n— 3 моста.", "ru", is_post=True)
    assert {claim.status.value for claim in plan} == {"planned"}
    day = read_claims("За добу:\n• 214 обстрілів\n• 3 поранених\n\nЗагалом 40 пожеж.", "uk", is_post=True)
    assert [claim.period.kind if claim.period else None for claim in day] == ["day", "day", None]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Six died, Governor Ozerin said. Twelve were admitted to hospital."),
        ("en", "Six died, Governor Ozerin said. The alleged organiser could be jailed for 12 years."),
        ("ru", "Погибли шестеро, сообщил губернатор Озерин. Комиссия получила девять жалоб, две передала полиции."),
        ("uk", "Загинули шестеро, повідомив губернатор Озерний. Товар оцінили у 240 млн гривень."),
        ("es", "Seis murieron, dijo el gobernador Ozerin. La gripe se confirmó en 340 pacientes."),
    ],
)
def test_what_only_looks_like_speech_names_nobody(lang, text):
    assert all(claim.number_kind is NumberKind.CLAIM for claim in read_claims(text, lang))


def test_the_head_of_an_association_governs_nothing():
    text = "Выловили 40 тонн, заявил губернатор. По словам главы рыбацкой ассоциации Ильи Наволокова, цена 110 рублей."
    kinds = [claim.attribution.kind for claim in read_claims(text, "ru")]
    assert kinds == [SPEAKER, OTHER]
