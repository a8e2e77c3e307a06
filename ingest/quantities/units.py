"""The units table: canonical names, dimensions and exact conversion in Decimal. Currencies have no rates.

The table is units.yml. Invariant: a unit has one dimension; only units of one dimension convert, currencies never.
"""

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ingest.text.bundled import read_bundled

CURRENCY = "currency"
_ZERO_CELSIUS = Decimal("273.15")
_FAHRENHEIT_STEP = Decimal(5) / Decimal(9)


class UnitEntry(NamedTuple):
    """A unit's dimension and its factor to the dimension's base unit."""

    dimension: str
    factor: Decimal


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, UnitEntry], dict[str, dict[str, Decimal]], dict[str, dict[str, Decimal]]]:
    data: dict[str, Any] = read_bundled(Path(__file__).parent / "units.yml")
    minor, calendar = (
        {unit: {small: Decimal(count) for small, count in body.items()} for unit, body in data.pop(section).items()}
        for section in ("minor", "calendar")
    )
    units = {
        name: UnitEntry(dimension, Decimal(factor)) for dimension, body in data.items() for name, factor in body.items()
    }
    return units, minor, calendar


def units() -> dict[str, UnitEntry]:
    """Return every unit and currency with its dimension and factor."""
    return _tables()[0]


@lru_cache(maxsize=8192)
def dimension(unit: str) -> str | None:
    """Return the dimension of a unit ('area', 'currency'); None where it is no unit but a counted thing."""
    entry = _tables()[0].get(unit)
    return None if entry is None else entry.dimension


def convert(value: Decimal, unit: str, to: str) -> Decimal | None:
    """Return the value in another unit of the same dimension; None where there is no such conversion."""
    if unit == to:
        return value
    table = _tables()[0]
    source, target = table.get(unit), table.get(to)
    if source is None or target is None or source.dimension != target.dimension or source.dimension == CURRENCY:
        return None
    if source.dimension == "temperature":
        return _from_kelvin(_to_kelvin(value, unit), to)
    return value * source.factor / target.factor


def _to_kelvin(value: Decimal, unit: str) -> Decimal:
    if unit == "fahrenheit":
        return (value - 32) * _FAHRENHEIT_STEP + _ZERO_CELSIUS
    return value + _ZERO_CELSIUS if unit == "celsius" else value


def _from_kelvin(value: Decimal, unit: str) -> Decimal:
    if unit == "fahrenheit":
        return (value - _ZERO_CELSIUS) / _FAHRENHEIT_STEP + 32
    return value - _ZERO_CELSIUS if unit == "celsius" else value


def minor_of(unit: str, smaller: str) -> Decimal | None:
    """Return how many of `smaller` make one `unit` where people say both in one breath: 60 for hour and minute."""
    return _tables()[1].get(unit, {}).get(smaller)


def calendar_part(unit: str, smaller: str) -> Decimal | None:
    """Return about how many of `smaller` make one `unit` of the calendar: 12 for year and month."""
    return _tables()[2].get(unit, {}).get(smaller)
