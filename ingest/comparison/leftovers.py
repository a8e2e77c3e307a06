"""What both sides leave when the other numbers are paired: four dead for four cars, half an hour for 20 minutes."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ingest.comparison.alignment import Alignment, Pair
from ingest.comparison.kinship import Kinship
from ingest.comparison.measures import factor_between, measure_of
from ingest.comparison.relations import relations
from ingest.model import Claim, NumberKind

_FEW = 3  # two of one thing and two of another are told anywhere
_MEASURED = frozenset({"length", "mass", "area", "volume", "time"})
_SHORT = 3  # numbers of a text in which one is hardly taken for another
_FAR = 0.7  # powers of ten between two values of one thing
_CLOSE = 0.25  # the same of two things that no table compares
_NEAR = Decimal("1.7")  # times; further apart, two measures are of two things


class LeftOver(NamedTuple):
    """A number of the source that no other number of the report tells, and what the report makes of it."""

    source: int
    step: str  # 'value': another value of the one measure left; 'concept': the same number of something else


def left_over(at: int, report: Sequence[Claim], source: Sequence[Claim], alignment: Alignment) -> LeftOver | None:
    """Return the source's number of which an unmatched number of the report is a wrong telling; None for none.

    A number of which two digits have changed places is that number told wrongly, where no label stands against it. The
    one measure or count that both sides leave over is one thing told with another value. The same count stands for
    another thing where the numbers beside it on both sides are told of each other.
    """
    claim = report[at]
    taken = {pair.source for pair in alignment.chosen if pair is not None}
    free = [n for n, one in enumerate(source) if n not in taken and _stands(one)]
    turned = _turned(at, free, report, source, alignment)
    if turned is not None:
        return LeftOver(turned, "value")
    dimension = measure_of(claim.quantity).dimension
    if dimension in _MEASURED:
        lonely = [n for n in free if measure_of(source[n].quantity).dimension == dimension]
        ours = [one for one, pair in zip(report, alignment.chosen, strict=True) if pair is None]
        alone = sum(measure_of(one.quantity).dimension == dimension for one in ours) == 1
        if alone and len(lonely) == 1 and _retells(at, lonely[0], report, source, alignment):
            return LeftOver(lonely[0], "value")
    if dimension != "count" or claim.quantity.low < _FEW or claim.quantity.low != claim.quantity.high:
        return None
    same = [n for n in free if _same_count(claim, source[n]) and _beside(at, n, alignment)]
    if len(same) == 1:
        return LeftOver(same[0], "concept")
    counted = [n for n in free if _other_count(at, n, report, source, alignment)]
    return LeftOver(counted[0], "value") if len(counted) == 1 else None


def turned_digits(at: int, report: Sequence[Claim], source: Sequence[Claim], alignment: Alignment) -> int | None:
    """Return the post's number that no other of the report tells rightly, and whose digits the report has turned."""
    told = {pair.source for n, pair in enumerate(alignment.chosen) if pair is not None and n != at}
    free = [n for n, one in enumerate(source) if n not in told and _stands(one)]
    return _turned(at, free, report, source, alignment)


def _turned(
    at: int, free: Sequence[int], report: Sequence[Claim], source: Sequence[Claim], alignment: Alignment
) -> int | None:
    pairs = alignment.pairs[at]
    turned = [
        n
        for n in free
        if (pairs[n].label.possible or _harmed(pairs[n], report[at], source[n]))
        and _transposed(report[at], source[n])
        and (
            max(len(_digits(source[n])), len(_digits(report[at]))) >= _TELLING
            or _of_one_thing(pairs[n], report[at], source[n])
            or (_named(report[at]) and _beside(at, n, alignment))
        )
    ]
    return turned[0] if len(turned) == 1 else None


def _harmed(pair: Pair, claim: Claim, theirs: Claim) -> bool:
    """Tell whether two counts of one thing differ in how badly it was hit only: 65 cars wrecked, for 56 damaged."""
    if pair.label.conflicts != ("role",) or pair.label.concept < Kinship.COMPATIBLE or pair.label.people:
        return False
    return all(_HARM.issuperset(one.roles[:1]) and not one.inherited for one in (claim, theirs))


_HARM = frozenset({"damaged", "destroyed", "burned", "hit"})


def _named(claim: Claim) -> bool:
    return claim.quantity.end > claim.quantity.number_end


def _of_one_thing(pair: Pair, claim: Claim, theirs: Claim) -> bool:
    """Tell whether two short numbers may be one: they count what is alike, or the post leaves out what it counts."""
    bare = theirs.quantity.end == theirs.quantity.number_end and not theirs.inherited
    known = pair.label.concept >= Kinship.COMPATIBLE or pair.label.role is Kinship.MATCH
    unnamed = bare and (theirs.concept is not None or claim.concept is None)
    return not pair.label.scopes and (known or unnamed)


def _digits(claim: Claim) -> tuple[int, ...]:
    return claim.quantity.low.normalize().as_tuple().digits


def _transposed(claim: Claim, theirs: Claim) -> bool:
    """Tell whether two digits of a number have changed places: 181 million for 118, 2,955 for 2,595."""
    if claim.quantity.low.adjusted() != theirs.quantity.low.adjusted():
        return False
    ours, other = _digits(claim), _digits(theirs)
    size = max(len(ours), len(other))
    if size < _TWO:
        return False
    ours, other = (*ours, *(0,) * (size - len(ours))), (*other, *(0,) * (size - len(other)))
    changed = [pair for pair in zip(ours, other, strict=True) if pair[0] != pair[1]]
    return len(changed) == _TWO and changed[0] == changed[1][::-1]


_TELLING = 3  # the digits of two shorter numbers are turned by chance
_TWO = 2


def _other_count(at: int, n: int, report: Sequence[Claim], source: Sequence[Claim], alignment: Alignment) -> bool:
    """Tell whether two counts that both sides leave over are one, told with another value.

    Nothing may stand against it, and they stand at the same place, or few numbers are told at all.
    """
    pair = alignment.pairs[at][n]
    if measure_of(source[n].quantity).dimension != "count" or not pair.label.possible or pair.label.scopes:
        return False
    placed = _beside(at, n, alignment) or (len(report) == len(source) and at == n)
    if not placed and (max(len(source), len(report)) > _SHORT or _unpaired_counts(report, alignment) > 1):
        return False
    return pair.distance < (_FAR if pair.label.concept >= Kinship.COMPATIBLE else _CLOSE)


def _unpaired_counts(report: Sequence[Claim], alignment: Alignment) -> int:
    pairs = zip(report, alignment.chosen, strict=True)
    return sum(pair is None and measure_of(one.quantity).dimension == "count" for one, pair in pairs)


def _retells(at: int, n: int, report: Sequence[Claim], source: Sequence[Claim], alignment: Alignment) -> bool:
    """Tell whether a measure stands at the same place of both texts and is near enough to be another value of one."""
    label = alignment.pairs[at][n].label
    placed = _beside(at, n, alignment) or (len(report) == len(source) and at == n)
    return placed and label.possible and not label.scopes and _near(report[at], source[n])


def _stands(claim: Claim) -> bool:
    return claim.number_kind is NumberKind.CLAIM and not claim.quantity.implicit


def _same_count(claim: Claim, theirs: Claim) -> bool:
    alike = measure_of(theirs.quantity).dimension == "count"
    if theirs.concept in relations().stands_for:
        return False  # «ещё три задержаны» names nobody: flights may be held up, too
    return alike and (theirs.quantity.low, theirs.quantity.high) == (claim.quantity.low, claim.quantity.high)


def _near(claim: Claim, theirs: Claim) -> bool:
    factor = factor_between(measure_of(theirs.quantity), measure_of(claim.quantity))
    ours, other = claim.quantity.low, theirs.quantity.low * (factor or 0)
    return min(ours, other) > 0 and max(ours, other) <= _NEAR * min(ours, other)


def _beside(at: int, source: int, alignment: Alignment) -> bool:
    """Tell whether the next number on both sides, in one direction, is the same number told."""
    for step in (-1, 1):
        pair = alignment.chosen[at + step] if 0 <= at + step < len(alignment.chosen) else None
        if pair is not None and pair.source == source + step and pair.relation.agreement.agrees:
            return True
    return False
