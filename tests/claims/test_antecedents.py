"""Whom a pronoun means: the last person, by gender, never a body; people whom a text only mentions."""

import pytest

from ingest.claims import read_claims
from ingest.claims.skeleton import skeleton
from ingest.model import AttributionKind

SPEAKER, OTHER, UNKNOWN = AttributionKind.SPEAKER, AttributionKind.OTHER_SOURCE, AttributionKind.UNKNOWN
LEAD = {
    "en": "Six died, Governor Anna Ozerina said. ",
    "ru": "Погибли шестеро, сообщила губернатор Анна Озерина. ",
    "uk": "Загинули шестеро, повідомив начальник ОВА Петро Озерний. ",
    "fr": "Six personnes sont mortes, a dit le gouverneur Ozerine. ",
    "it": "Sei persone sono morte, ha detto il governatore Ozerin. ",
}


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("en", "The coastguard spoke of 40 boats. She added that 14 roads were closed.", [OTHER, SPEAKER]),
        ("en", "Her critic, deputy Ivan Lozov, shrugged: prices, he said, rose by 12%.", [OTHER]),
        ("en", "The police counted 40 cars, but Ozerina's own figure was 14.", [OTHER, SPEAKER]),
        ("ru", "Фермеры говорят о 40 га. Уточнила она и число домов: 14.", [OTHER, SPEAKER]),
        ("uk", "Асоціація фермерів оцінила втрати у 40 га. Дороги, додав він, закриті на 14 км.", [OTHER, SPEAKER]),
        (
            "fr",
            "Les pompiers parlent de 40 maisons. Le responsable a précisé que 14 routes l'étaient.",
            [OTHER, SPEAKER],
        ),
        ("it", "L'ambasciata parla di 40 case. Le strade chiuse, ha aggiunto, sono 14.", [OTHER, SPEAKER]),
    ],
)
def test_a_pronoun_means_the_last_person(lang, text, kinds):
    lead = list(read_claims(LEAD[lang], lang))
    claims = [claim for claim in read_claims(LEAD[lang] + text, lang) if not claim.quantity.implicit]
    assert [claim.attribution.kind for claim in claims][len(lead) :] == kinds


def test_a_name_of_labials_keeps_its_letters():
    assert len(skeleton("Попов")) > 1


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        (
            "en",
            "Power was cut to 900 homes, grid operator Tavrinet wrote. According to the company, 12 pylons fell.",
            [SPEAKER, SPEAKER],
        ),
        (
            "en",
            "Nine houses burned, the emergencies ministry said. Rescuers counted 14 sheds.",
            [SPEAKER, SPEAKER],
        ),
        (
            "en",
            "Deputy governor Olena Tur said 33 schools opened. The transport company Avtolan said 12 buses were late.",
            [SPEAKER, OTHER],
        ),
        (
            "ru",
            "Из поймы вывезли 210 человек, рассказали в МЧС. В ведомстве добавили, что работают 18 лодок.",
            [SPEAKER, SPEAKER],
        ),
        (
            "uk",
            "За добу ліквідували 26 пожеж, розповіли в ДСНС Залісся. Рятувальники нарахували 9 будинків.",
            [SPEAKER, SPEAKER],
        ),
        (
            "pl",
            "Ministerstwo rolnictwa podało, że zebrano 12 ton zboża. Resort zapowiedział 300 kontroli.",
            [SPEAKER, SPEAKER],
        ),
        ("de", "Die Behörde meldete 5 Fälle. Die Polizei zählte 7 Fälle.", [SPEAKER, OTHER]),
    ],
)
def test_a_body_named_by_its_sort_is_the_one_named_before(lang, text, kinds):
    told = [claim for claim in read_claims(text, lang) if not claim.quantity.implicit]
    assert [claim.attribution.kind for claim in told] == kinds


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        (
            "The education ministry says 36 schools opened. Another 40 will follow, minister Lidia Kravets wrote.",
            "en",
            [SPEAKER, SPEAKER],
        ),
        (
            "Построили 14 мостов, сообщил министр транспорта Павел Дорош. В Минтрансе назвали 40 км. Минфин назвал 7.",
            "ru",
            [SPEAKER, SPEAKER, OTHER],
        ),
    ],
)
def test_a_minister_and_the_ministry_are_one_source(text, lang, kinds):
    told = [claim for claim in read_claims(text, lang) if not claim.quantity.implicit]
    assert [claim.attribution.kind for claim in told] == kinds
