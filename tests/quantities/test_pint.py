"""Our table of units against pint's: every physical unit has its dimension and its factor."""

from decimal import Decimal

import pytest
from pint import UnitRegistry

from ingest.quantities.units import UnitEntry, units

# What pint calls a unit that we name otherwise; the rest is asked by our own name.
_PINT = {
    "square kilometre": "kilometre ** 2", "square metre": "metre ** 2", "square centimetre": "centimetre ** 2",
    "square mile": "mile ** 2", "square foot": "foot ** 2", "square inch": "inch ** 2", "square yard": "yard ** 2",
    "cubic metre": "metre ** 3", "cubic centimetre": "centimetre ** 3", "cubic kilometre": "kilometre ** 3",
    "cubic foot": "foot ** 3", "nautical mile": "nautical_mile", "light year": "light_year",
    "astronomical unit": "astronomical_unit",
    "litre per square metre": "litre / metre ** 2", "pound-mass": "pound", "tonne": "metric_ton",
    "kilotonne": "1000 * metric_ton", "megatonne": "1e6 * metric_ton", "gigatonne": "1e9 * metric_ton",
    "bushel": "bushel", "barrel": "oil_barrel", "day and night": "day", "night": "day", "weekend": "2 * day",
    "metre per second": "metre / second", "kilometre per hour": "kilometre / hour", "mile per hour": "mile / hour",
    "kilometre per second": "kilometre / second", "watt hour": "watt_hour", "kilowatt hour": "kilowatt_hour",
    "megawatt hour": "1e6 * watt_hour", "gigawatt hour": "1e9 * watt_hour", "terawatt hour": "1e12 * watt_hour",
    "gigacalorie": "1e9 * calorie", "kilocalorie": "1e3 * calorie", "electronvolt": "electron_volt",
    "horsepower": "metric_horsepower", "brake horsepower": "UK_horsepower", "pound per square inch": "psi",
    "revolutions per minute": "1 / minute", "ampere hour": "ampere_hour", "milliampere hour": "1e-3 * ampere_hour",
    "newton metre": "newton * metre", "pound-foot": "force_pound * foot", "parts per million": "ppm",
    "percentage": "percent", "per mille": "1e-3", "share": "1", "quarter": "year / 4", "season": "year / 4",
    "kilobit per second": "kilobit / second", "megabit per second": "megabit / second",
    "gigabit per second": "gigabit / second", "square mile ": "mile ** 2", "hectare": "hectare", "are": "are",
    "month": "year / 12", "decade": "10 * year", "century": "100 * year", "millennium": "1000 * year",
}  # fmt: skip
# Not physical, or no unit of any registry: why is said once.
_NOT_PHYSICAL = {
    "currency", "points", "factor", "age", "image size", "image rate", "image density", "sound",
}  # fmt: skip
_NO_COUNTERPART = {
    "verst": "an old Russian mile of 1066.8 m",
    "pood": "an old Russian weight of 16.3807 kg",
    "mile per gallon": "fuel use, never converted",
    "degree": "an angle or a temperature, never converted",
    "celsius": "has an offset; test_units holds it",
    "fahrenheit": "has an offset; test_units holds it",
    "kelvin": "the same",
    "lumen": "never converted",
    "quintal": "100 kg, not in pint",
    "centner": "the same",
}
_CALENDAR = {"month", "quarter", "season", "year", "decade", "century", "millennium"}


def _physical() -> list[tuple[str, UnitEntry]]:
    return [
        (name, entry)
        for name, entry in units().items()
        if entry.dimension not in _NOT_PHYSICAL and name not in _NO_COUNTERPART
    ]


@pytest.fixture(scope="module")
def registry() -> UnitRegistry:
    return UnitRegistry(non_int_type=Decimal, cache_folder=None)


@pytest.mark.parametrize(("name", "entry"), _physical(), ids=[name for name, _ in _physical()])
def test_factor_and_dimension_are_those_of_pint(registry: UnitRegistry, name: str, entry: UnitEntry) -> None:
    base = next(other for other, known in units().items() if known == UnitEntry(entry.dimension, Decimal(1)))
    ours, theirs = (registry.parse_expression(_PINT.get(one, one.replace(" ", "_"))) for one in (name, base))
    factor = (ours / theirs).to_base_units()
    assert factor.dimensionless
    # pint's year is the Julian one, ours the Gregorian: 20 seconds in a million
    # and its acre the American surveyors': 4 in a million
    tolerance = Decimal("3e-5") if name in _CALENDAR else Decimal("5e-6") if name == "acre" else Decimal("1e-6")
    assert abs(Decimal(factor.magnitude) / entry.factor - 1) < tolerance


def test_almost_every_unit_is_held() -> None:
    assert len(_physical()) > 110
