"""What a report tells beside one of its numbers: the other values, and the part of which the number is the whole."""

from collections.abc import Sequence
from decimal import Decimal

from ingest.comparison.measures import factor_between, measure_of
from ingest.comparison.phrases import word_before, words
from ingest.model import Claim, Hedge, Quantity, QuantityKind

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_EXACT = Hedge.EXACT
_MEASURED = frozenset({QuantityKind.MEASURE, QuantityKind.RATE})

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.SHARE})
_NEXT = 12  # letters between a part and its whole


def told_values(claim: Claim, report: Sequence[Claim], source: Sequence[Claim]) -> frozenset[Decimal]:
    """Return the values that the report tells, and those of the post that it tells with a hedge in another number."""
    exact = values_of(report, source)
    hedged = [one.quantity for one in report if one.quantity.hedge is not _EXACT and one is not claim]
    if not hedged:
        return exact
    there = {one.quantity.low for one in source}
    hedged = [one for one in hedged if one.low not in there]
    near = {theirs.quantity.low for one in hedged for theirs in source if _stands_for(one, theirs.quantity)}
    return exact | near


def values_of(report: Sequence[Claim], source: Sequence[Claim]) -> frozenset[Decimal]:
    """Return the values that a report tells, and those of the post that it tells in another unit: 37 km², 3,700 ha."""
    told = {one.quantity.low for one in report}
    measured = [one.quantity for one in source if one.quantity.kind in _MEASURED and one.quantity.low not in told]
    if not measured:
        return frozenset(told)
    for one in report:
        if one.quantity.kind in _MEASURED:
            told.update(theirs.low for theirs in measured if _converted(one.quantity, theirs))
    return frozenset(told)


def tells(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether a quantity has the value of another one, in its unit or in another one."""
    return ours.low == theirs.low or (ours.kind is theirs.kind and ours.kind in _MEASURED and _converted(ours, theirs))


def _converted(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether a measure is another one in another unit, to two digits."""
    if ours.unit == theirs.unit:
        return False
    factor = factor_between(measure_of(ours), measure_of(theirs))
    return factor is not None and abs(ours.low * factor - theirs.low) * 50 <= abs(theirs.low)


def _stands_for(hedged: Quantity, theirs: Quantity) -> bool:
    near = abs(hedged.low - theirs.low) * 10 <= theirs.low
    return near and measure_of(hedged).dimension == measure_of(theirs).dimension


def tells_part(claim: Claim, report: Sequence[Claim]) -> bool:
    """Tell whether a number is that of which the report tells a part: '15 of the 60 flats', «з 18 врятували 17».

    What is said there is said of the part.
    """
    if word_before(claim) not in words("out_of"):
        return False
    counted = measure_of(claim.quantity).dimension == "count"
    for other in report:
        if other is claim or other.sentence != claim.sentence or other.quantity.low >= claim.quantity.low:
            continue
        if "each" in claim.facets and None is not other.quantity.concept != claim.quantity.concept is not None:
            continue  # 'twelve crews of 58 workers each'
        if claim.selector.start - other.selector.end < _NEXT and (counted or other.quantity.kind in _SHARES):
            return True  # of a measured whole a share is told: '32% of the 54-kilometre shoreline'
    return False


def whole_behind(claim: Claim, report: Sequence[Claim]) -> Decimal | None:
    """Return the total of which the report tells a number to be a part: 2,310 in '2,045 of the 2,310 requests'."""
    for other in report:
        near = 0 < other.selector.start - claim.selector.end < _NEXT and other.sentence == claim.sentence
        if near and tells_part(other, report):
            return other.quantity.low
    return None
