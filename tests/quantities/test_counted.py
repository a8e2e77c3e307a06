"""A yield is so much from each hectare, told before or behind the crop; a harvest from 12 hectares is two numbers."""

import pytest

from ingest.quantities.extraction import scan
from tests.quantities.notation import note

YIELDS = [
    ("ru", "Урожайность 40 центнеров с гектара.", "= 40 centner / hectare"),
    ("ru", "Собрали 40 ц пшеницы с гектара.", "= 40 centner / hectare"),
    ("ru", "С гектара получили 42 центнера.", "= 42 centner / hectare"),
    ("ru", "Внесли 300 кг удобрений на гектар.", "= 300 kilogram / hectare"),
    ("uk", "Зібрали 40 центнерів з гектара.", "= 40 centner / hectare"),
    ("uk", "Врожайність з гектара становила 4,2 тонни.", "= 4.2 tonne / hectare"),
    ("en", "They grew 3.4 tonnes of winter wheat per hectare.", "= 3.4 tonne / hectare"),
    ("en", "They grew 3.4 tonnes a hectare.", "= 3.4 tonne / hectare"),
    ("de", "3,4 Tonnen Weizen pro Hektar.", "= 3.4 tonne / hectare"),
    ("fr", "34 quintaux de blé à l'hectare.", "= 34 centner / hectare"),
    ("it", "34 quintali di grano per ettaro.", "= 34 centner / hectare"),
    ("it", "34 quintali all'ettaro.", "= 34 centner / hectare"),
    ("es", "3,4 toneladas de trigo por hectárea.", "= 3.4 tonne / hectare"),
    ("pl", "Zebrano 3,4 tony pszenicy z hektara.", "= 3.4 tonne / hectare"),
    ("pl", "Plon z hektara wyniósł 3,4 tony.", "= 3.4 tonne / hectare"),
    ("pt", "3,4 toneladas de trigo por hectare.", "= 3.4 tonne / hectare"),
    ("ru", "Субсидия — 300 рублей на гектар.", "= 300 russian rouble / hectare"),
]
HARVESTS = [
    ("ru", "Собрали 42 тонны с 12 гектаров.", ["= 42 tonne", "= 12 hectare"]),
    ("ru", "С 12 гектаров собрали 42 тонны.", ["= 12 hectare", "= 42 tonne"]),
    ("uk", "Зібрали 42 тонни з 12 гектарів.", ["= 42 tonne", "= 12 hectare"]),
    ("de", "42 Tonnen von 12 Hektar.", ["= 42 tonne", "= 12 hectare"]),
    ("fr", "42 tonnes sur 12 hectares.", ["= 42 tonne", "= 12 hectare"]),
    ("pl", "Zebrano 42 tony z 12 hektarów.", ["= 42 tonne", "= 12 hectare"]),
]


@pytest.mark.parametrize(("lang", "text", "gives"), YIELDS, ids=[text for _, text, _ in YIELDS])
def test_a_yield_is_a_rate(lang, text, gives):
    assert [note(quantity) for quantity in scan(text, lang).quantities] == [gives]


@pytest.mark.parametrize(("lang", "text", "gives"), HARVESTS, ids=[text for _, text, _ in HARVESTS])
def test_a_harvest_and_its_area_stay_two_numbers(lang, text, gives):
    assert [note(quantity) for quantity in scan(text, lang).quantities] == gives
