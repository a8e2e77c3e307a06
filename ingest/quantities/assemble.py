"""Make the finished `Quantity` of a draft: offsets in the given text, modifier, kind, rounding of the value."""

from decimal import Context, Decimal

from ingest.model import Hedge, Modifier, Quantity, QuantityKind, quick
from ingest.quantities.draft import Draft
from ingest.quantities.number import ONE
from ingest.quantities.reader import Reader
from ingest.quantities.units import dimension

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_RANGE = Modifier.RANGE
_BARE = QuantityKind.BARE
_COUNT = QuantityKind.COUNT
_DELTA = QuantityKind.DELTA
_MEASURE = QuantityKind.MEASURE
_PERCENT = QuantityKind.PERCENT
_POINT = QuantityKind.POINT
_RATE = QuantityKind.RATE
_RATIO = QuantityKind.RATIO
_SHARE = QuantityKind.SHARE

_MODIFIERS = {
    Hedge.EXACT: Modifier.EXACT,
    Hedge.ABOUT: Modifier.ABOUT,
    Hedge.VAGUE: Modifier.ABOUT,
    Hedge.OVER: Modifier.OVER,
    Hedge.AT_LEAST: Modifier.AT_LEAST,
    Hedge.ALMOST: Modifier.UNDER,
    Hedge.UNDER: Modifier.UNDER,
    Hedge.UP_TO: Modifier.UP_TO,
}
_KINDS = {
    "time": QuantityKind.DURATION,
    "age": QuantityKind.AGE,
    "currency": QuantityKind.MONEY,
    "factor": QuantityKind.RATIO,
}


_QUANTITY = quick(Quantity)
_SIXTEEN_DIGITS = Context(prec=16)
_SPEEDS = {
    ("kilometre", "hour"): "kilometre per hour",
    ("mile", "hour"): "mile per hour",
    ("metre", "second"): "metre per second",
    ("kilometre", "second"): "kilometre per second",
    ("megabit", "second"): "megabit per second",
}


def modifier_of(draft: Draft) -> Modifier:
    """Return the modifier that a hedge means."""
    if draft.range:
        return _RANGE
    return _MODIFIERS[draft.hedge]


def kind_of(draft: Draft) -> QuantityKind:
    """Return what sort of number a draft is."""
    if draft.change is not None and draft.kind is not _RATIO:
        return _DELTA
    if draft.kind is not None and draft.kind is not _COUNT:
        return draft.kind
    if draft.per is not None:
        return _RATE
    if draft.unit in ("percentage point", "basis point"):
        return _POINT
    if draft.unit in ("percentage", "per mille"):
        return _PERCENT
    if draft.unit:
        known = dimension(draft.unit)
        if known is not None:
            return _KINDS.get(known, _MEASURE)
        return _COUNT
    return _SHARE if draft.share else _BARE


def tidy(value: Decimal) -> Decimal:
    """Return the value without an exponent and without idle zeros."""
    if value.same_quantum(ONE):
        return value  # the ordinary whole number
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if abs(value) < Decimal("1e27") else value
    return _SIXTEEN_DIGITS.plus(value)


def finish(r: Reader, draft: Draft, given: str, subset_of: int | None) -> Quantity:
    """Return the quantity of a draft, its offsets in the text as given; `subset_of` is the index of its total."""
    places = r.starts[draft.start], _last(r, draft.start, draft.end)
    number = places
    if draft.number_start != draft.start or draft.number_end != draft.end:
        number = r.starts[draft.number_start], _last(r, draft.number_start, draft.number_end)
    if r.normal.origin is not None:
        places, number = _given(r, places), _given(r, number)
    start, end = places
    unit = draft.unit or ("share" if draft.share else "")
    speed = _SPEEDS.get((unit, draft.per or ""))
    if speed is not None:
        unit, draft.per = speed, None
    low = tidy(draft.low)
    return _QUANTITY(
        start=start,
        end=end,
        text=given[start:end],
        low=low,
        high=low if draft.high is draft.low else tidy(draft.high),
        modifier=modifier_of(draft),
        hedge=draft.hedge,
        unit=unit,
        kind=kind_of(draft),
        concept=draft.concept,
        role=draft.role,
        per=draft.per,
        step=draft.step,
        implicit=draft.implicit,
        number_start=number[0],
        number_end=number[1],
        subset_of=subset_of,
        scope=draft.scope,
        change=draft.change,
    )


def _given(r: Reader, places: tuple[int, int]) -> tuple[int, int]:
    """Return start and exclusive end in the text as given."""
    return r.normal.start(places[0]), r.normal.end(places[1])


def _last(r: Reader, start: int, end: int) -> int:
    """Return the exclusive end in characters of tokens `start`…`end`, without a trailing full stop."""
    last = end - 1
    if r.words[last] == "." and last > start:
        last -= 1
    return r.ends[last]
