"""Words between a number and its noun, or in place of it: how badly, how far, whose."""

import pytest

from ingest.claims import read_claims

CASES = [
    # language, text, the number as it is read, the counted thing
    ("pl", "Uszkodzone zostały 43 domy, z tego 19 całkowicie.", "19", "house"),
    ("de", "43 Häuser wurden beschädigt, davon 19 völlig.", "19", "house"),
    ("it", "43 case danneggiate, di cui 19 completamente.", "19", "house"),
    ("uk", "Пошкоджено 43 будинки, з них 19 вщент.", "19", "house"),
    ("uk", "Лікують 4 тяжко поранених.", "4 тяжко поранених", "wounded_person"),
    ("de", "Es gab 19 schwer verletzte Kinder.", "19 schwer verletzte Kinder", "child"),
    ("es", "Hay cuatro gravemente heridos.", "cuatro gravemente heridos", "wounded_person"),
    ("de", "Zwei seiner Helfer wurden verletzt.", "Zwei seiner Helfer", "rescuer"),
    ("uk", "Поранено двох його водіїв.", "двох його водіїв", "driver"),
    ("ru", "Ранены 12, их увезли.", "12", "person"),
]


@pytest.mark.parametrize(("lang", "text", "read", "thing"), CASES)
def test_what_stands_between_number_and_noun(lang, text, read, thing):
    found = [one for one in read_claims(text, lang) if one.selector.exact == read]
    assert [one.concept for one in found] == [thing], [one.selector.exact for one in read_claims(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Indoor temperatures have not dropped below 15 degrees."),
        ("fr", "La température n'est pas descendue sous 15 degrés."),
        ("it", "La temperatura non è scesa sotto i 15 gradi."),
        ("es", "La temperatura no ha bajado de 15 grados."),
        ("pl", "Temperatura nie spadła poniżej 15 stopni."),
        ("pt", "A temperatura não desceu abaixo de 15 graus."),
        ("ru", "Температура не опускалась ниже 15 градусов."),
        ("uk", "Температура не опускалася нижче 15 градусів."),
    ],
)
def test_what_did_not_fall_below_a_number_is_at_least_so_much(lang, text):
    assert [one.quantity.hedge.value for one in read_claims(text, lang)] == ["at_least"]
