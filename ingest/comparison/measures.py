"""Units as comparison sees them: dimension and factor. A counted thing has the dimension 'count'.

The units are those of quantities/units.yml. A rate keeps its denominator as part of the dimension: dollars a barrel
are no dollars. Percentages and shares are one dimension, percentage points another.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ingest.model import Quantity, QuantityKind
from ingest.quantities.units import CURRENCY, convert, dimension

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_BARE = QuantityKind.BARE
_COUNT = QuantityKind.COUNT
_DELTA = QuantityKind.DELTA
_MONEY = QuantityKind.MONEY
_POINT = QuantityKind.POINT

MONEY = "money"
SHARE = "ratio"  # names of dimensions in the units table
POINTS = "points"
FACTOR = "factor"
_DEGREE, _TEMPERATURE = "degree", "celsius"
# kinds whose unit is told by the kind itself
_BY_KIND = {
    QuantityKind.PERCENT: (SHARE, "percentage"),
    QuantityKind.SHARE: (SHARE, "share"),
    QuantityKind.POINT: (POINTS, "percentage point"),
    QuantityKind.RATIO: (FACTOR, "times"),
    QuantityKind.AGE: ("age", ""),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit with its dimension; `unit` is empty for counts, which concepts tell apart."""

    dimension: str
    unit: str = ""


def measure_of(quantity: Quantity) -> Measure:
    """Return dimension and unit of a quantity."""
    return _measure(quantity.kind, quantity.unit, quantity.per)


@lru_cache(maxsize=4096)
def _measure(kind: QuantityKind, unit: str, per: str | None) -> Measure:
    rate = f"/{per}" if per else ""
    if kind in _BY_KIND:
        name, own = _BY_KIND[kind]
        return Measure(name + rate, own)
    unit = _TEMPERATURE if unit == _DEGREE else unit  # no post counts angles
    known = dimension(unit) if unit else None
    if known == CURRENCY or kind is QuantityKind.MONEY:
        return Measure(MONEY + rate, unit)
    if known is not None:
        return Measure(known + rate, unit)
    return Measure("count" + rate)


_LARGE = Decimal(1000)  # a number written in thousands or millions


def unitless(quantity: Quantity) -> bool:
    """Tell whether a number names no unit: bare, or large with a word behind it that no table knows."""
    if quantity.kind is _MONEY and not quantity.unit:
        return True  # a sum whose currency is left out
    if quantity.kind is _COUNT and quantity.step >= _LARGE and quantity.end == quantity.number_end:
        return True  # «на ремонт 3 больниц — 2,15 млрд», «средняя зарплата — 78 тыс.»: the noun before is not counted
    if quantity.concept is not None:
        return quantity.kind is _COUNT and quantity.step >= _LARGE and _for_whom(quantity)
    unknown = quantity.kind is _COUNT and quantity.step >= _LARGE
    return unknown or quantity.kind is _BARE or (quantity.kind is _DELTA and not quantity.unit)


def _for_whom(quantity: Quantity) -> bool:
    """Tell whether the noun behind a large number says to whom it goes: «1,5 млн семьям погибших»."""
    noun = quantity.text[quantity.number_end - quantity.start :].split()
    return bool(noun) and noun[0].lower().endswith(_DATIVE)


_DATIVE = ("ам", "ям")  # of nouns in the plural; no counted noun ends so


def pointed(quantity: Quantity) -> bool:
    """Tell whether a number is of points, which may be places: '40 points' where water is given out."""
    return quantity.kind is _POINT or quantity.unit == "point"


@lru_cache(maxsize=4096)
def factor_between(source: Measure, report: Measure) -> Decimal | None:
    """Return what a value in `source`'s unit is multiplied with to be in `report`'s; None where nothing does.

    Temperatures are no multiples of each other: `values.relate` compares them in one unit only.
    """
    if source.dimension == "temperature":
        return None
    return convert(Decimal(1), source.unit, report.unit)


def same_rate(a: Measure, b: Measure) -> tuple[Measure, Measure]:
    """Return both measures without a denominator that says nothing: 58,400 roubles, and a month; a bird, per head."""
    first, _, over = a.dimension.partition("/")
    second, _, under = b.dimension.partition("/")
    if first == second and bool(over) != bool(under):
        return Measure(first, a.unit), Measure(second, b.unit)
    if first == second and over and dimension(over) is None and dimension(under) is None:
        return Measure(first, a.unit), Measure(second, b.unit)  # a bird, «за голову»: each language has its word
    if first == second == MONEY and over and {dimension(over), dimension(under)} == {"time", None}:
        return Measure(first, a.unit), Measure(second, b.unit)  # «148 руб. с человека в месяц», told by the month
    return a, b


def span_factor(report: Quantity, source: Quantity) -> Decimal | None:
    """Return what a source's rate is multiplied with to be the report's: 12 for a year and a month; None for none."""
    if not report.per or not source.per or report.per == source.per or report.kind in _BY_KIND:
        return None
    if dimension(report.per) != "time" or dimension(source.per) != "time":
        return None
    return convert(Decimal(1), report.per, source.per)
