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


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("ru", "Выплаты получили 1 326 пострадавших от паводка семей.", "family"),
        ("ru", "Помощь получили 42 пострадавшие от урагана семьи.", "family"),
        ("ru", "Обследовано 412 повреждённых ураганом домов.", "house"),
        ("ru", "Подвозят воду 230 оставшимся без воды домам.", "house"),
        ("ru", "Уцелели 3 повреждённых взрывом здания.", "building"),
        ("ru", "В больнице 18 раненых при обстреле мирных жителей.", "civilian"),
        ("ru", "В списке 18 раненых при обстреле жилых домов.", "wounded_person"),
        ("ru", "Выплаты получили 15 пострадавших от действий мошенников.", "wounded_person"),
        ("ru", "Размещены 120 эвакуированных из подтопленных домов.", "evacuee"),
        ("ru", "Осуждены 30 обвиняемых в убийстве детей.", "suspect"),
        ("ru", "Наградили 85 занятых на тушении пожаров спасателей.", "rescuer"),
        ("ru", "Помощь получили 350 малоимущих семей пенсионеров.", "poor_family"),
        ("uk", "Виплати отримали 1 326 постраждалих від паводку родин.", "family"),
        ("uk", "Полагодили 6 пошкоджених дронами підстанцій.", "substation"),
        ("uk", "Вивезли 18 евакуйованих із прифронтових громад дітей.", "child"),
        ("uk", "У лікарнях 14 поранених унаслідок атаки дронів.", "wounded_person"),
        ("uk", "Засудили 30 винних у смерті людей.", None),
        ("pl", "Zasiłki dostało 1300 poszkodowanych w powodzi rodzin.", "family"),
        ("pl", "Naprawiono 85 uszkodzonych przez wichurę domów.", "house"),
        ("pl", "W szpitalu jest 8 rannych w wypadku autobusu.", "wounded_person"),
        ("de", "1.300 vom Hochwasser betroffene Familien erhielten Geld.", "family"),
        ("de", "Zwölf bei dem Unfall schwer verletzte Kinder liegen in Kliniken.", "child"),
        ("de", "Es sind 17 im Osten der besetzten Gebiete.", None),
    ],
)
def test_a_participle_has_words_of_its_own_before_what_is_counted(lang, text, counted):
    assert extract(text, lang)[0].concept == counted
