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
