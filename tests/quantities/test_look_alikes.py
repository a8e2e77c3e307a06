"""Numbers that are none, and words around a number that mislead: addresses, roads, surnames, what is lacking."""

import pytest

from ingest.quantities import extract


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "Two men died in the blast at 14 Orchard Lane, officials said.", [2]),
        ("en", "Two men died in the blast at 14 Orchard kiosks, officials said.", [2, 14]),
        ("fr", "Le toit du 14 rue Pasteur est tombé sur 3 voitures.", [3]),
        ("ru", "Авария на дороге Р-241: ранены трое.", [3]),
        ("ru", "Выдали по 500 р-уб.", [500]),
        ("ru", "Как уточнил мэр Остап Сорока, восстановят всё.", []),
        ("uk", "За словами голови Р. Сороки, триває ремонт.", []),
        ("uk", "Сорок будинків без даху.", [40]),
        ("uk", "Громада третю добу без електрики, пошкоджено 8 опор.", [8]),
        ("uk", "На лінії вийшли 25 електриків.", [25]),
        ("uk", "Уражено аптеку та 3 школи. 15 тисяч родин без газу.", [3, 15000]),
        ("ru", "Закрыты две школы. 90 детей учатся из дома.", [2, 90]),
        ("ru", "Учащихся школы 90 перевели в другое здание.", []),
    ],
)
def test_what_names_a_thing_is_no_number(lang, text, found):
    assert [int(quantity.low) for quantity in extract(text, lang) if quantity.low] == found


@pytest.mark.parametrize(
    ("lang", "text", "low", "hedge"),
    [
        ("ru", "Пять с лишним десятков машин", 50, "over"),
        ("ru", "Две с лишним сотни жителей", 200, "over"),
        ("uk", "чотири з гаком десятки опор", 40, "over"),
        ("ru", "пять с лишним тысяч жителей", 5000, "over"),
        ("es", "más del 40 % de la cosecha", 40, "over"),
        ("es", "menos del 40 % de la cosecha", 40, "under"),
        ("fr", "outre les blessés, en plus des quatre morts", 4, "exact"),
        ("fr", "dans plus des deux tiers des villages", None, "over"),
    ],
)
def test_words_around_a_number(lang, text, low, hedge):
    (quantity,) = extract(text, lang)
    assert quantity.hedge.value == hedge
    assert low is None or quantity.low == low
