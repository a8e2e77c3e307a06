"""The noun that a number counts ends before the verb: orphans who received a house are orphans."""

import pytest

from ingest.quantities.extraction import extract, scan

SUBJECTS = [
    ("pt", "48 órfãos receberam casa.", "48 órfãos"),
    ("pt", "Os 60 inquilinos reconstruíram casas.", "60 inquilinos"),
    ("pt", "12 famílias ganharam apartamentos.", "12 famílias"),
    ("es", "48 huérfanos estrenaron vivienda.", "48 huérfanos"),
    ("es", "31 becarios obtuvieron plazas.", "31 becarios"),
    ("it", "48 orfani ricevettero case.", "48 orfani"),
    ("it", "31 borsisti ottengono alloggi.", "31 borsisti"),
    ("fr", "48 orphelins recevront maisons et écoles.", "48 orphelins"),
    ("fr", "31 boursiers obtiennent logements.", "31 boursiers"),
    ("de", "12 Genossenschaften kauften Schiffe.", "12 Genossenschaften"),
    ("pl", "120 spółdzielni kupiło statki.", "120 spółdzielni"),
    ("pt", "48 receberam casa.", "48"),
    ("es", "48 recibieron casa.", "48"),
    ("it", "48 ricevono case.", "48"),
]
DESCRIBED = [
    ("pt", "12 velhas casas arderam.", "house"),
    ("pt", "30 novos autocarros chegaram.", "bus"),
    ("es", "12 grandes casas ardieron.", "house"),
    ("es", "12 supuestos terroristas huyeron.", "terrorist"),
    ("it", "12 nuove auto elettriche.", "electric car"),
    ("it", "30 nuovi treni.", "train"),
    ("fr", "12 nouvelles petites maisons.", "house"),
    ("fr", "12 autres immeubles détruits.", "apartment block"),
    ("de", "40 freiwillige Feuerwehrleute kamen.", "firefighter"),
    ("pl", "3 stare drewniane domy spłonęły.", "house"),
]


@pytest.mark.parametrize(("lang", "text", "counted"), SUBJECTS, ids=[text for _, text, _ in SUBJECTS])
def test_the_verb_ends_the_counted_phrase(lang, text, counted):
    assert [quantity.text for quantity in scan(text, lang).quantities] == [counted]


@pytest.mark.parametrize(("lang", "text", "unit"), DESCRIBED, ids=[text for _, text, _ in DESCRIBED])
def test_adjectives_stand_between_number_and_noun(lang, text, unit):
    assert [quantity.unit for quantity in scan(text, lang).quantities] == [unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2,340 flood-hit residents", "resident"),
        ("120 storm-damaged roofs", "roof"),
        ("14 war-torn villages", "village"),
        ("14 state-run clinics", "clinic"),
        ("60 fire-ravaged houses", "house"),
        ("60 wheelchair-accessible buses", "bus"),
        ("a pair of garages", "garage"),
    ],
)
def test_what_a_noun_was_hit_by_is_not_what_is_counted(text, unit):
    assert extract(f"{text} were counted.", "en")[0].unit == unit


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "Drones damaged a dozen trolleybuses and one burned out.", [12, 1]),
        ("ru", "Погиб один, ранены трое.", [1, 3]),
        ("ru", "Ранены трое, один — в тяжёлом состоянии.", [3, 1]),
        ("uk", "Загинув один, поранено трьох.", [1, 3]),
        ("fr", "Dix bus ont été endommagés et un a brûlé.", [10, 1]),
        ("it", "Dieci autobus sono stati danneggiati e uno è bruciato.", [10, 1]),
        ("ru", "Люди один за другим покидали 14 домов.", [14]),
        ("en", "We are building 46 more.", [46]),
    ],
)
def test_one_alone_is_one_of_those_told_before(lang, text, values):
    assert [float(one.low) for one in extract(text, lang)] == values
