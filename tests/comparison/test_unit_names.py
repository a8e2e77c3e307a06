"""Units as an English sentence has them."""

from dataclasses import replace

import pytest

from ingest.comparison.unit_names import unit_name
from ingest.model import QuantityKind
from ingest.quantities import extract
from ingest.quantities.units import CURRENCY, dimension, units


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("60 km/h", "kilometres per hour"),
        ("1 km/h", "kilometre per hour"),
        ("40 miles per gallon", "miles per gallon"),
        ("5,000 yen", "Japanese yen"),
        ("3 thousand pounds sterling", "pounds sterling"),
        ("15,000 rubles", "Russian roubles"),
        ("one Hong Kong dollar", "Hong Kong dollar"),
        ("25 degrees Celsius", "degrees Celsius"),
        ("1 degree Celsius", "degrees Celsius"),
        ("12 feet", "feet"),
        ("20 kWh", "kilowatt hours"),
        ("three centuries", "centuries"),
        ("14 people", "people"),
        ("8,900 families", "families"),
        ("three days", "days"),
    ],
)
def test_the_number_decides_the_form(text: str, name: str) -> None:
    (quantity,) = extract(text, "en")
    assert unit_name(quantity) == name


def test_a_bare_number_has_no_unit() -> None:
    (quantity,) = extract("2.75", "en")
    assert unit_name(quantity) == ""


def test_of_a_rate_only_the_first_part_inflects_and_countries_have_capitals() -> None:
    (two,) = extract("2.75", "en")
    for unit in units():
        money = dimension(unit) == CURRENCY
        name = unit_name(replace(two, unit=unit, kind=QuantityKind.MONEY if money else two.kind))
        assert name.partition(" per ")[2] == unit.partition(" per ")[2]
        country = name.split()[:-1] if money and unit != "pound sterling" else []
        assert [word for word in country if not word[0].isupper()] == []
