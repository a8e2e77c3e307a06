"""Units convert exactly inside one dimension; currencies never."""

from decimal import Decimal

import pytest

from ingest.quantities.pack import LANGUAGES, load_pack
from ingest.quantities.units import convert, dimension, minor_of, units


def test_area_of_a_fire() -> None:
    assert convert(Decimal(42400), "hectare", "square kilometre") == Decimal(424)
    miles = convert(Decimal(42400), "hectare", "square mile")
    assert miles is not None
    assert round(miles, 1) == Decimal("163.7")


def test_temperatures_have_an_offset() -> None:
    assert convert(Decimal(32), "fahrenheit", "celsius") == Decimal(0)
    assert convert(Decimal(0), "celsius", "kelvin") == Decimal("273.15")


@pytest.mark.parametrize(("unit", "to"), [("dollar", "euro"), ("hectare", "kilometre"), ("drone", "missile")])
def test_no_conversion(unit: str, to: str) -> None:
    assert convert(Decimal(1), unit, to) is None


def test_dimension_of_a_counted_thing_is_none() -> None:
    assert dimension("drone") is None
    assert dimension("hectare") == "area"
    assert dimension("ukrainian hryvnia") == "currency"


def test_there_and_back_is_the_same() -> None:
    for name, entry in units().items():
        base = next(other for other, known in units().items() if known.dimension == entry.dimension)
        there = convert(Decimal("12.5"), name, base)
        if there is not None:
            back = convert(there, base, name)
            assert back is not None
            assert abs(back - Decimal("12.5")) < Decimal("1e-20")


def test_minor_units() -> None:
    assert minor_of("hour", "minute") == 60
    assert minor_of("hour", "second") is None


_COUNTED = {"storey"}  # in the packs a unit, since a number is often glued to it; in truth a counted thing


@pytest.mark.parametrize("lang", [*LANGUAGES, "common"])
def test_every_unit_of_every_pack_is_in_the_table(lang: str) -> None:
    pack = load_pack(lang)
    unknown = {name for name in (*pack.units, *pack.letters, *pack.currencies) if name not in units()}
    assert unknown <= _COUNTED
