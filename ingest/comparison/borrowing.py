"""Which number of the post a report may have borrowed: an equal one that stands there under another label."""

from collections.abc import Sequence
from decimal import Decimal

from ingest.comparison.agreement import Agreement
from ingest.comparison.alignment import Pair
from ingest.comparison.kinship import Kinship, is_area, is_people, of_another_rank, of_two_sorts
from ingest.comparison.measures import FACTOR, POINTS, SHARE, measure_of
from ingest.comparison.number_kinds import of_another_kind
from ingest.model import Claim, QuantityKind

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_HEDGED = Agreement.HEDGED
_INCOMPARABLE = Agreement.INCOMPARABLE
_ROUNDED = Agreement.ROUNDED
_SAME = Agreement.SAME
_COUNT = QuantityKind.COUNT
_DISTANT = Kinship.DISTANT
_MATCH = Kinship.MATCH
_UNKNOWN = Kinship.UNKNOWN


def borrowed_from(claim: Claim, row: Sequence[Pair], source: Sequence[Claim]) -> Pair | None:
    """Return the pair with the number under another label; small numbers need something in common."""
    found = []
    for pair in row:
        agreement = pair.relation.agreement
        same_digits = (
            claim.quantity.low == source[pair.source].quantity.low and claim.quantity.low == claim.quantity.high
        )
        agreeing = agreement in (_SAME, _HEDGED) or (agreement is _INCOMPARABLE and same_digits)
        # 60 generators are no rounding of 63 petrol stations; over 3,100 houses flooded are one of 3,115 flooded plots
        apart = pair.label.concept is _DISTANT or of_two_sorts(claim.concept, source[pair.source].concept)
        apart = apart and pair.label.role is not _MATCH
        if agreement is _ROUNDED and not apart and pair.relation.step != "vague" and abs(claim.quantity.low) >= 20:
            agreeing = True
        few = agreement is _INCOMPARABLE and _measured_few(claim, source[pair.source])
        if agreeing and not few and not source[pair.source].quantity.implicit:
            found.append(pair)
    related = [
        pair
        for pair, theirs in ((pair, source[pair.source]) for pair in found)
        if _telling(claim, pair, theirs)
        or _percent_for_point(claim, theirs)
        or _percent_for_times(claim, theirs)
        or _in_one_list(claim, pair, row, source)
    ]
    return max(related, key=lambda pair: (pair.relation.agreement is _SAME, pair.gain), default=None)


def _percent_for_point(claim: Claim, theirs: Claim) -> bool:
    return {measure_of(claim.quantity).dimension, measure_of(theirs.quantity).dimension} == {SHARE, POINTS}


def _percent_for_times(claim: Claim, theirs: Claim) -> bool:
    """Tell whether percent are told as times: by 7.3%, 7.3 times; a whole number needs the same thing around it."""
    if {measure_of(claim.quantity).dimension, measure_of(theirs.quantity).dimension} != {SHARE, FACTOR}:
        return False
    return claim.quantity.low % 1 != 0 or bool(set(claim.context) & set(theirs.context))


def _telling(claim: Claim, pair: Pair, theirs: Claim) -> bool:
    """Tell whether equal numbers are more than chance: large, of one thing or fate, or of places of two ranks."""
    if _many(claim) or of_another_kind(claim, theirs):
        return True
    few = abs(claim.quantity.low) <= _PAIR
    if pair.label.concept is _UNKNOWN and pair.label.conflicts == ("role",) and not few:
        return any(not (is_people(one) or is_area(one)) for one in set(claim.context) & set(theirs.context))
    known = pair.label.concept > _UNKNOWN or pair.label.role > _UNKNOWN
    return known or of_another_rank(claim.concept, theirs.concept)


def _in_one_list(claim: Claim, borrowed: Pair, row: Sequence[Pair], source: Sequence[Claim]) -> bool:
    """Tell whether a few stand beside the post's number of the report's thing, in one list: 15 schools and 8 hospitals.

    Eight schools are no chance then.
    """
    theirs = source[borrowed.source]
    named = theirs.quantity.concept is not None and claim.quantity.end > claim.quantity.number_end
    if claim.quantity.kind is not _COUNT or not named or abs(claim.quantity.low) <= _PAIR:
        return False
    return any(
        pair.label.concept is _MATCH
        and abs(pair.source - borrowed.source) == 1
        and _joined(source[pair.source], theirs)
        for pair in row
    )


def _joined(one: Claim, two: Claim) -> bool:
    """Tell whether nothing but a comma or `and` stands between two numbers, or the later one takes over the fate."""
    first, second = (one, two) if one.quantity.start < two.quantity.start else (two, one)
    if first.sentence != second.sentence:
        return False
    return second.inherited or second.quantity.start - first.quantity.end <= _JOINT


def _many(claim: Claim) -> bool:
    """Tell whether a number is more than chance: over a dozen, or told with a decimal that is no half."""
    value = abs(claim.quantity.low)
    return value > _DOZEN or (claim.quantity.kind in _IN_UNITS and value % 1 not in _PLAIN)


def _measured_few(claim: Claim, theirs: Claim) -> bool:
    """Tell whether a small measure stands beside so many people: two per mille, and two dead."""
    measured = measure_of(claim.quantity).dimension not in ("count", SHARE, FACTOR)
    return measured and is_people(theirs.concept) and not _many(claim)


_JOINT = 6  # characters of «и», 'and', « und »
_DOZEN = 12
_PAIR = 2
_IN_UNITS = frozenset(
    {QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE, QuantityKind.DELTA, QuantityKind.RATIO}
)
_PLAIN = (Decimal(0), Decimal("0.5"))


def beats(borrowed: Pair, chosen: Pair | None, claim: Claim) -> bool:
    """Tell whether an equal number under another label tells more than the number chosen for its own."""
    if chosen is None:
        return True
    if chosen.relation.agreement is Agreement.SLIP and chosen.label.positive:
        return borrowed.relation.agreement is Agreement.SAME and abs(claim.quantity.low) > 12
    if claim.quantity.kind is QuantityKind.DURATION:
        return False
    return borrowed.relation.agreement is not Agreement.ROUNDED
