"""Degrees below zero however they are written, beside dashes that are no minus."""

import pytest

from ingest.quantities.extraction import scan
from tests.quantities.notation import note

COLD = [
    ("en", "Temperatures fell to –14.", ["= -14"]),
    ("en", "It was -14C here, in the north –17.", ["= -14 celsius", "= -17"]),
    ("en", "Expect from 5 to 8 below zero.", ["range -8…-5 degree"]),
    ("en", "It was -5 to -8C at night.", ["range -8…-5 celsius"]),
    ("en", "It was 14 below zero.", ["= -14 degree"]),
    ("en", "It was minus 14 at night.", ["= -14"]),
    ("ru", "Ночью до –20, днём –14.", ["= -20", "= -14"]),
    ("ru", "Ночью от 5 до 8 мороза.", ["range -8…-5 degree"]),
    ("ru", "Ночью 5–8 градусов мороза.", ["range -8…-5 celsius"]),
    ("ru", "Ночью –14…–17.", ["range -17…-14"]),
    ("ru", "От минус 5 до минус 8 градусов.", ["range -8…-5 degree"]),
    ("ru", "Мороз до 25 градусов.", ["<= -25 degree"]),
    ("ru", "Мороз 18–22 градуса.", ["range -22…-18 degree"]),
    ("en", "Frost of 18 to 22 degrees.", ["range -22…-18 degree"]),
    ("en", "It was minus 18 to 22 degrees.", ["range -22…-18 degree"]),
    ("de", "Frost von 14 Grad.", ["= -14 celsius"]),
    ("uk", "Вночі –14, вдень –8.", ["= -14", "= -8"]),
    ("uk", "Від 5 до 8 градусів нижче нуля.", ["range -8…-5 celsius"]),
    ("de", "In der Nacht bis –20.", ["<= -20"]),
    ("de", "Minus 5 bis minus 8 Grad.", ["range -8…-5 celsius"]),
    ("fr", "Il faisait –14 °C.", ["= -14 celsius"]),
    ("fr", "De 5 à 8 degrés au-dessous de zéro.", ["range -8…-5 celsius"]),
    ("it", "Da 5 a 8 gradi sotto zero.", ["range -8…-5 celsius"]),
    ("es", "De 5 a 8 grados bajo cero.", ["range -8…-5 celsius"]),
    ("pl", "W nocy minus 14.", ["= -14"]),
    ("pl", "Od 5 do 8 stopni poniżej zera.", ["range -8…-5 celsius"]),
    ("pt", "De 5 a 8 graus negativos.", ["range -8…-5 celsius"]),
]
NO_MINUS = [
    ("ru", "Погибших –14, раненых –22.", ["= 14 person", "= 22 person"]),
    ("ru", "Сбито: –14 дронов.", ["= 14 drone"]),
    ("ru", "Ночью прилетели 10 –15 дронов.", ["range 10…15 drone"]),
    ("en", "–12 people were hurt at night.", ["= 12 person"]),
    ("en", "In the night –14 drones came.", ["= 14 drone"]),
    ("uk", "Поранених –14.", ["= 14 person"]),
    ("ru", "После мороза стало 5 градусов тепла.", ["= 5 celsius"]),
    ("en", "It was -5 to +2 degrees.", ["range -5…2 degree"]),
    ("de", "5–8 Grad.", ["range 5…8 celsius"]),
    ("pt", "12 negativos e 3 positivos.", ["= 12 negativos", "= 3 positivos"]),
]


@pytest.mark.parametrize(("lang", "text", "gives"), COLD + NO_MINUS, ids=[text for _, text, _ in COLD + NO_MINUS])
def test_a_dash_before_a_number(lang, text, gives):
    assert [note(quantity) for quantity in scan(text, lang).quantities] == gives
