"""Hedge classes of docs/verdicts.md, and when two of them contradict each other."""

from enum import StrEnum

from ingest.model import Hedge, Modifier, Quantity

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_VAGUE = Hedge.VAGUE
_RANGE_MODIFIER = Modifier.RANGE


class HedgeClass(StrEnum):
    """Hedges that say the same."""

    EXACT = "exact"
    ABOUT = "about"
    LOWER = "lower"  # over, at least
    ALMOST = "almost"  # almost, just under, less than
    UP_TO = "up_to"
    VAGUE = "vague"
    RANGE = "range"


_LOWER = HedgeClass.LOWER
_RANGE_CLASS = HedgeClass.RANGE


_CLASS = {
    Hedge.EXACT: HedgeClass.EXACT,
    Hedge.ABOUT: HedgeClass.ABOUT,
    Hedge.OVER: HedgeClass.LOWER,
    Hedge.AT_LEAST: HedgeClass.LOWER,
    Hedge.ALMOST: HedgeClass.ALMOST,
    Hedge.UNDER: HedgeClass.ALMOST,
    Hedge.UP_TO: HedgeClass.UP_TO,
    Hedge.VAGUE: HedgeClass.VAGUE,
}
_ABOVE = frozenset({HedgeClass.ALMOST, HedgeClass.UP_TO})  # the value is no higher


def hedge_class(quantity: Quantity) -> HedgeClass:
    """Return the class of a quantity's hedge; a true range is a class of its own."""
    if quantity.modifier is _RANGE_MODIFIER and quantity.hedge is not _VAGUE:
        return _RANGE_CLASS
    return _CLASS[quantity.hedge]


def contradict(a: HedgeClass, b: HedgeClass) -> bool:
    """Tell whether two hedges of one nominal value exclude each other: just under and more than."""
    if a is _LOWER:
        return b in _ABOVE
    return b is _LOWER and a in _ABOVE
