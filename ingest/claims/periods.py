"""Spans of time as periods: what «за двое суток», `over seven days` name, in the kinds of `Period`."""

from decimal import Decimal

from ingest.model import Quantity, QuantityKind
from ingest.quantities.units import convert

_MONTH = 31  # days; a longer span is told since a date or for a year, which other words name
_NAMED = {Decimal(1): "day", Decimal(7): "week"}
_DAYS = " days"


def span_period(quantity: Quantity) -> str | None:
    """Return the kind of period that a duration spans: 'day', 'week', '2 days'; None where it names none."""
    if quantity.kind is not QuantityKind.DURATION or quantity.value is None or quantity.per is not None:
        return None
    days = convert(quantity.value, quantity.unit, "day")
    if days is None or not 1 <= days <= _MONTH or days != days.to_integral_value():
        return None
    return _NAMED.get(days, f"{days.normalize():f}{_DAYS}")


def spans_conflict(a: str, b: str) -> bool:
    """Tell whether two kinds of period are spans of different length: two days and one."""
    short = {"day", "night", "week"}
    spans = [kind.endswith(_DAYS) for kind in (a, b)]
    return a != b and any(spans) and all(span or kind in short for span, kind in zip(spans, (a, b), strict=True))
