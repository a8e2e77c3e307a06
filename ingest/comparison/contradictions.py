"""Numbers of the report that contradict one of the post's, though no value of theirs agrees: they are other values."""

from collections.abc import Sequence

from ingest.comparison.agreement import Agreement
from ingest.comparison.alignment import Alignment, Pair
from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.kinship import Kinship, concept_kinship, role_kinship
from ingest.comparison.measures import SHARE, measure_of, unitless
from ingest.comparison.relations import relations
from ingest.comparison.shares import direction, is_level, lacks
from ingest.model import Claim, QuantityKind

_PARTS = frozenset({QuantityKind.SHARE, QuantityKind.DELTA})
_FRACTIONS = frozenset({QuantityKind.SHARE, QuantityKind.PERCENT})
_LARGE = 12  # smaller numbers agree by chance


def contradicted(report: Claim, row: Sequence[Pair], source: Sequence[Claim]) -> int | None:
    """Return the place of the post's number that the report's contradicts, or None.

    'More than 3,800' for «почти 3,8 тысячи», by a third for threefold, a quarter lacking where 85% are there.
    """
    for at, one in enumerate(source):
        if _grown_otherwise(report, one) or _lack_otherwise(report, one):
            return at
    changed = _changed_otherwise(report, row, source)
    if changed is not None:
        return changed
    hedges = {HedgeClass.LOWER, HedgeClass.ALMOST}
    if abs(report.quantity.low) <= _LARGE or hedge_class(report.quantity) not in hedges:
        return None
    for pair in row:
        theirs = source[pair.source].quantity
        apart = {hedge_class(report.quantity), hedge_class(theirs)} == hedges
        if apart and theirs.value == report.quantity.value is not None and pair.label.possible:
            return pair.source
        if _beyond(report, source[pair.source], pair):
            return pair.source
    return None


def _beyond(report: Claim, source: Claim, pair: Pair) -> bool:
    """Tell whether a bound just leaves out the post's number of the same thing: over 15,000 for 14,800."""
    theirs, told = source.quantity.value, report.quantity.low
    if theirs is None or not pair.label.possible or abs(told) < _BOUNDED or theirs * told <= 0:
        return False
    if measure_of(report.quantity) != measure_of(source.quantity) and not unitless(report.quantity):
        return False
    shared = (set(report.traits) & set(source.traits)) - relations().faint
    if not shared and min(pair.label.concept, pair.label.role) < Kinship.COMPATIBLE:
        return False
    over = hedge_class(report.quantity) is HedgeClass.LOWER
    low, high = (theirs, told) if over else (told, theirs)
    return low < high and high - low <= theirs / _NEAR


_BOUNDED = 100  # smaller bounds are near many a number
_NEAR = 10  # a tenth


def _changed_otherwise(report: Claim, row: Sequence[Pair], source: Sequence[Claim]) -> int | None:
    """Return the post's only share by which something changed, where the report tells another: a quarter, for 18%."""
    way = direction(report)
    if measure_of(report.quantity).dimension != SHARE or not way or report.inherited:
        return None
    changes = [at for at, one in enumerate(source) if measure_of(one.quantity).dimension == SHARE and direction(one)]
    if len(changes) != 1 or direction(source[changes[0]]) != way:
        return None
    pair = next((one for one in row if one.source == changes[0]), None)
    possible = pair is not None and pair.label.possible and pair.relation.agreement is Agreement.APART
    return changes[0] if possible and report.share_of is None else None


def _grown_otherwise(report: Claim, source: Claim) -> bool:
    """Tell whether growth to so many times is told as growth by a part: threefold, by a third."""
    if source.quantity.kind is not QuantityKind.RATIO or source.quantity.low < 2 or report.quantity.kind not in _PARTS:
        return False
    if not {"by", "increase"} & set(report.facets) or {"decrease", "less"} & {*report.facets, *source.facets}:
        return False
    part = report.quantity.low
    return 0 < part < 1 and round(1 / part) == source.quantity.low


def _lack_otherwise(report: Claim, source: Claim) -> bool:
    """Tell whether the part that is lacking is not what the post's covered part leaves: a quarter, beside 85%."""
    if report.quantity.kind not in _FRACTIONS or source.quantity.kind is not QuantityKind.PERCENT:
        return False
    if "lacking" not in report.traits or "needed" not in source.traits or "lacking" in source.traits:
        return False
    shared = set(report.traits) & set(source.traits) - relations().faint
    return bool(shared) and "closed" in {*source.roles, *source.traits}


def multiplied_otherwise(at: int, report: Sequence[Claim], source: Sequence[Claim], alignment: Alignment) -> int | None:
    """Return the post's later level where the report tells another change that led to it: 'doubled to 600', from 400.

    The level stands beside the change and is the post's own, and the post sets a former level beside it.
    """
    claim = report[at]
    way = _way(claim)
    if not way or claim.quantity.value is None:
        return None
    for beside in (at + 1, at - 1):
        pair = alignment.chosen[beside] if 0 <= beside < len(report) else None
        if pair is None or report[beside].sentence != claim.sentence or not pair.relation.agreement.agrees:
            continue
        now = source[pair.source]
        for near in (pair.source - 1, pair.source + 1):
            if 0 <= near < len(source) and _former_level(now, source[near], way, claim):
                return pair.source
    return None


def _way(claim: Claim) -> str:
    """Return whether a number tells by what, or how many times, something rose or fell: 'up', 'down' or nothing."""
    quantity = claim.quantity
    if quantity.kind is QuantityKind.RATIO:
        return quantity.change or ("down" if quantity.low < 1 or {"less", "decrease"} & set(claim.facets) else "up")
    if quantity.kind is QuantityKind.SHARE and claim.scope == "after":
        return "down"  # reducido a la mitad
    return direction(claim) if measure_of(quantity).dimension == SHARE else ""


def _former_level(now: Claim, before: Claim, way: str, told: Claim) -> bool:
    """Tell whether the post sets a number beside another as what it was before it rose or fell, and to no such part."""
    one, other = now.quantity, before.quantity
    if now.sentence != before.sentence or not (one.value and other.value) or now.part_of is not None:
        return False
    alike = measure_of(one).dimension == measure_of(other).dimension or unitless(one) or unitless(other)
    if not (alike and is_level(now) and is_level(before)) or before.part_of is not None:
        return False
    if (one.value > other.value) is not (way == "up") or one.value == other.value:
        return False
    marked = "before" in (before.scope, now.scope) or now.scope == "after" or before.period != now.period
    own = {*now.roles, *now.traits} - {*before.roles, *before.traits}
    if not marked and (own or now.quantity.concept is not None):
        return False
    return concept_kinship(now.concept, before.concept) >= Kinship.UNKNOWN


def left_otherwise(claim: Claim, source: Sequence[Claim]) -> int | None:
    """Return the one share of the post of which the report tells another rest: 40% have none, where 70% have it.

    Both are of the same things, and one of the two is of those who lack what the others have.
    """
    if not _is_part(claim) or claim.inherited or _way(claim):
        return None
    shares = [at for at, one in enumerate(source) if _is_part(one)]
    if len(shares) != 1:
        return None
    theirs = source[shares[0]]
    if lacks(claim) == lacks(theirs) or claim.share_of is None or _way(theirs):
        return None
    if concept_kinship(claim.share_of, theirs.share_of) < Kinship.COMPATIBLE or theirs.share_of is None:
        return None
    open_ = {"rest", "already"} & {*claim.facets, *theirs.facets}
    shared = set(claim.traits) & set(theirs.traits) - relations().faint
    apart = role_kinship(claim.roles[:1], theirs.roles[:1]) is Kinship.MATCH
    return shares[0] if open_ or shared or apart else None


def _is_part(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity.kind in _FRACTIONS and measure_of(quantity).dimension == SHARE and quantity.value is not None
