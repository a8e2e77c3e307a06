"""Which number of the source a number of the report stands for.

A pair gains by its labels, by the values and by order; the assignment with the highest total wins. A number that
stays free may share a source number already taken when the values agree: reports repeat themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import log10
from typing import NamedTuple

from ingest.comparison.assignment import assign
from ingest.comparison.ellipsis import completed
from ingest.comparison.kinship import Kinship, one_family, relations
from ingest.comparison.labels import Label, label
from ingest.comparison.measures import factor_between, measure_of
from ingest.comparison.rules import Tolerances
from ingest.comparison.values import Agreement, Relation, relate, same_digits
from ingest.model import Claim

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_APART = Agreement.APART
_CONVERTED = Agreement.CONVERTED
_INCOMPARABLE = Agreement.INCOMPARABLE
_SLIP_AGREEMENT = Agreement.SLIP
_COMPATIBLE = Kinship.COMPATIBLE
_DISTANT = Kinship.DISTANT
_UNKNOWN = Kinship.UNKNOWN

_VALUE_GAIN = {
    Agreement.SAME: 5.0,
    Agreement.HEDGED: 4.6,
    Agreement.CONVERTED: 4.3,
    Agreement.ROUNDED: 4.0,
    Agreement.SLIP: 2.5,
    Agreement.APART: 0.0,
    Agreement.INCOMPARABLE: -4.0,
}


class Pair(NamedTuple):
    """A report's number beside a source's: labels, values and the gain of the two together."""

    report: int
    source: int
    label: Label
    relation: Relation
    gain: float
    distance: float = 0.0  # powers of ten between the two values
    same_digits: bool = False  # of a slip: the digits are the source's
    strange: bool = False  # another number of people to whom nothing happened, where the report tells of the dead
    few: bool = False  # one of the two is so small that digits say nothing


@dataclass(frozen=True, slots=True)
class Alignment:
    """`chosen[i]` is the pair of report number i, or None; `pairs[i]` holds all its pairs.

    `whole` and `full` are the report's and the source's claims, each bare number completed by its neighbour.
    """

    chosen: tuple[Pair | None, ...]
    pairs: tuple[tuple[Pair, ...], ...]
    whole: tuple[Claim, ...] = ()
    full: tuple[Claim, ...] = ()


def align(report: Sequence[Claim], source: Sequence[Claim], rules: Tolerances) -> Alignment:
    """Return the best alignment of the report's claims with the source's."""
    whole, full = completed(report), completed(source)
    size = len(report), len(source)
    columns = list(zip(range(len(source)), source, full, strict=True))
    pairs = tuple(
        tuple([_pair(ours, theirs, size, rules) for theirs in columns])
        for ours in zip(range(len(report)), report, whole, strict=True)
    )
    if not source:
        return Alignment((None,) * len(report), pairs, whole, full)
    assigned = assign([[pair.gain if _admissible(pair) else -1.0 for pair in row] for row in pairs])
    chosen = [row[column] if column is not None else None for row, column in zip(pairs, assigned, strict=True)]
    for at, row in enumerate(pairs):
        chosen[at] = _share(chosen[at], row)
    return Alignment(tuple(chosen), pairs, whole, full)


_FEW = Decimal(10)  # of one digit
_FAR = 0.7  # powers of ten: five times as much is no misreading of the same number


def _admissible(pair: Pair) -> bool:
    if pair.same_digits and pair.label.conflicts == ("role",) and pair.label.concept >= _COMPATIBLE:
        return True  # the noun is right and the digits are
    if not pair.label.possible or pair.strange:
        return False
    if pair.relation.step == "rounding" and pair.label.concept is _DISTANT and not pair.label.positive:
        return False  # 60 generators are no rounding of 63 petrol stations
    if pair.relation.agreement is _APART and pair.distance > _FAR and not pair.label.firm:
        return False
    if pair.relation.agreement is _SLIP_AGREEMENT and pair.few and pair.label.counted:
        return pair.label.firm  # two people are no slip of 2,000 adults
    return pair.label.positive or pair.relation.agreement.agrees or pair.same_digits


def _share(chosen: Pair | None, row: Sequence[Pair]) -> Pair | None:
    """Prefer a source number that another report number took, where it agrees and the chosen one does not."""
    if chosen is not None and chosen.relation.agreement.agrees and not chosen.label.scopes:
        return chosen
    agreeing = [pair for pair in row if _admissible(pair) and pair.relation.agreement.agrees and pair.label.positive]
    best = max(agreeing, key=lambda pair: pair.gain, default=None)
    slipped = chosen is not None and chosen.relation.agreement is _SLIP_AGREEMENT
    slipped = slipped and best is not None and best.relation.step == "conversion"
    if best is not None and (chosen is None or best.gain > chosen.gain - (_SLIP if slipped else 0.0)):
        return best
    if chosen is None:
        return max(
            (pair for pair in row if _admissible(pair) and pair.gain > 0), key=lambda pair: pair.gain, default=None
        )
    return chosen


_SLIP = 2.0  # a number that agrees under a looser label is likelier than a slip


_Readings = tuple[int, Claim, Claim]  # the place of a number, its claim as written and as completed


def _pair(ours: _Readings, theirs: _Readings, size: tuple[int, int], rules: Tolerances) -> Pair:
    (i, report, _), (j, source, _), (rows, columns) = ours, theirs, size
    relation = relate(report.quantity, source.quantity, rules)
    if relation.agreement is _INCOMPARABLE:
        report, source, relation = _filled_in(ours, theirs, relation, rules)
    elif relation.agreement is _SLIP_AGREEMENT and relation.step.startswith("10^"):
        report, source, relation = _scaled(ours, theirs, relation, rules)
    found = label(report, source)
    gain = found.weight + _VALUE_GAIN[relation.agreement]
    if relation.step == "currency" and relation.agreement is _CONVERTED:
        gain -= 2.0  # amounts in two currencies are not checked: any two would do
    distance = _distance(report, source)
    if relation.agreement is _APART:
        gain += 1.0 - min(1.0, distance)
    gain -= 0.3 * abs(i / rows - j / columns)
    if report.quantity.implicit != source.quantity.implicit:
        gain -= 0.5
    slipped = relation.agreement is _SLIP_AGREEMENT and same_digits(report.quantity, source.quantity)
    few = -_FEW < report.quantity.low < _FEW or -_FEW < source.quantity.low < _FEW
    strange = relation.agreement is _APART and found.people and _strange(report, source, found)
    return Pair(i, j, found, relation, gain, distance, slipped, strange, few)


def _strange(report: Claim, source: Claim, found: Label) -> bool:
    """Tell whether three dead stand beside five psychologists at work, where the two numbers are of people."""
    if (
        found.concept is not _COMPATIBLE
        or found.role is not _UNKNOWN
        or report.inherited
        or one_family(report.concept, source.concept)
    ):
        return False
    return bool(relations().fates & set(report.roles[:1]))


def _filled_in(
    ours: _Readings, theirs: _Readings, relation: Relation, rules: Tolerances
) -> tuple[Claim, Claim, Relation]:
    """Complete the bare one of two numbers in different units, where that makes them agree."""
    (_, report, whole), (_, source, full) = ours, theirs
    bare = measure_of(report.quantity).dimension == "count", measure_of(source.quantity).dimension == "count"
    if bare[0] == bare[1] or (whole is report and full is source):
        return report, source, relation
    pair = (whole, source) if bare[0] else (report, full)
    told = relate(pair[0].quantity, pair[1].quantity, rules)
    if told.step != "currency" and (told.agreement.agrees or _shown_alike(told, *pair)):
        return *pair, told
    return report, source, relation


def _scaled(ours: _Readings, theirs: _Readings, relation: Relation, rules: Tolerances) -> tuple[Claim, Claim, Relation]:
    """Complete numbers whose magnitude the one before has said: «120 млн на школы, на дороги — 45» for 45 million."""
    (_, report, whole), (_, source, full) = ours, theirs
    for one, other in ((report, full), (whole, source)):
        if one is report and other is source:
            continue
        told = relate(one.quantity, other.quantity, rules)
        if told.agreement.agrees and told.step != "currency":
            return one, other, told
    return report, source, relation


def _shown_alike(relation: Relation, report: Claim, source: Claim) -> bool:
    return relation.agreement is _SLIP_AGREEMENT and same_digits(report.quantity, source.quantity)


def _distance(report: Claim, source: Claim) -> float:
    """Return the powers of ten between two values, as written or in one unit, whichever are further apart."""
    ours, theirs = report.quantity.low, source.quantity.low
    if ours <= _ZERO or theirs <= _ZERO:
        return 0.0 if ours == theirs else 1.0
    magnitudes = _magnitude(ours), _magnitude(theirs)
    written = abs(magnitudes[0] - magnitudes[1])
    if report.quantity.unit == source.quantity.unit and report.quantity.kind is source.quantity.kind:
        return written
    units = measure_of(report.quantity), measure_of(source.quantity)
    alike = units[0].dimension == units[1].dimension and units[0].unit and units[1].unit
    factor = factor_between(units[1], units[0]) if alike and units[0] != units[1] else None
    return max(written, abs(magnitudes[0] - magnitudes[1] - log10(factor))) if factor else written


_ZERO = Decimal(0)


@lru_cache(maxsize=4096)
def _magnitude(value: Decimal) -> float:
    """Return the logarithm of a value; each number of a text is set beside all of the other text."""
    return log10(value)
