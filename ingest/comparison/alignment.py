"""Which number of the source a number of the report stands for.

A pair gains by its labels, by the values and by order; the assignment with the highest total wins. A number that
stays free may share a source number already taken when the values agree: reports repeat themselves.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from math import log10
from typing import NamedTuple

from ingest.comparison.agreement import Agreement, Relation
from ingest.comparison.assignment import assign
from ingest.comparison.denials import contradicts
from ingest.comparison.ellipsis import completed
from ingest.comparison.kinship import Kinship, one_family
from ingest.comparison.labels import Label, label
from ingest.comparison.measures import SHARE, factor_between, measure_of
from ingest.comparison.relations import relations
from ingest.comparison.rules import Tolerances
from ingest.comparison.slips import misreads
from ingest.comparison.values import relate, same_digits
from ingest.comparison.water import in_kind
from ingest.model import Claim, QuantityKind

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
    ratios: bool = False  # of one thing: double the norm, twelve times the norm
    misread: bool = False  # the digits in another order, or one of many another
    few: bool = False  # of a slip: one of the two is so small that digits say nothing
    denied: bool | None = None  # one side says none: whether the other counts that; None where both count


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
    money = _only_currency(source)
    size = len(report), len(source)
    columns = list(zip(range(len(source)), source, full, strict=True))
    pairs = tuple(
        tuple([_pair(ours, theirs, size, rules, money) for theirs in columns])
        for ours in zip(range(len(report)), report, whole, strict=True)
    )
    if not source:
        return Alignment((None,) * len(report), pairs, whole, full)
    assigned = assign([[pair.gain if pair.gain > 0 and _admissible(pair) else -1.0 for pair in row] for row in pairs])
    chosen = [row[column] if column is not None else None for row, column in zip(pairs, assigned, strict=True)]
    taken = {pair.source for pair in chosen if pair is not None and pair.relation.agreement.agrees}
    for at, row in enumerate(pairs):
        chosen[at] = _share(chosen[at], row, taken)
    return Alignment(tuple(chosen), pairs, whole, full)


_FEW = Decimal(10)  # of one digit
_FAR = 0.7  # powers of ten: five times as much is no misreading of the same number


def _admissible(pair: Pair) -> bool:
    if pair.same_digits and pair.label.conflicts == ("role",) and pair.label.concept >= _COMPATIBLE:
        return True  # the noun is right and the digits are
    if pair.denied is not None:
        return pair.denied
    if not pair.label.possible or pair.strange:
        return False
    if pair.relation.step == "rounding" and pair.label.concept is _DISTANT and not pair.label.positive:
        return False  # 60 generators are no rounding of 63 petrol stations
    if pair.relation.agreement is _APART and pair.distance > _FAR and not (pair.label.firm or pair.ratios):
        return False
    if pair.relation.agreement is _SLIP_AGREEMENT and pair.few and pair.label.counted:
        return pair.label.firm  # two people are no slip of 2,000 adults
    return pair.label.positive or pair.relation.agreement.agrees or pair.same_digits or pair.misread


def _share(chosen: Pair | None, row: Sequence[Pair], taken: Set[int]) -> Pair | None:
    """Prefer a source number that another report number took, where it agrees and the chosen one does not.

    Of those `taken` by a number that agrees only the same thing can be told wrongly once more.
    """
    if chosen is not None and chosen.relation.agreement.agrees and not chosen.label.scopes:
        return chosen
    agreeing = [pair for pair in row if pair.relation.agreement.agrees and pair.label.positive and _admissible(pair)]
    if chosen is not None and chosen.same_digits:
        agreeing = [pair for pair in agreeing if pair.relation.step != "currency"]
    best = max(agreeing, key=lambda pair: pair.gain, default=None)
    slipped = chosen is not None and chosen.relation.agreement is _SLIP_AGREEMENT
    if slipped and best is not None and chosen is not None and best.relation.step != "conversion":
        slipped = chosen.relation.step.startswith("10^") and not chosen.same_digits  # 94 hectares, told as 9,000
    if best is not None and (chosen is None or best.gain > chosen.gain - (_SLIP if slipped else 0.0)):
        return best
    if chosen is None:
        free = (pair for pair in row if pair.gain > 0 and (pair.source not in taken or _again(pair)))
        return max((pair for pair in free if _admissible(pair)), key=_gain, default=None)
    return chosen


def _again(pair: Pair) -> bool:
    """Tell whether a report may tell a number of the post once more: it agrees, or is of the same thing."""
    same = pair.label.concept is Kinship.MATCH or (pair.label.people and pair.label.concept > _UNKNOWN)
    pointing = pair.label.role is Kinship.MATCH and not pair.label.counted and pair.distance < _NEAR
    return same or pointing or pair.relation.agreement.agrees


_NEAR = 0.3  # powers of ten, up to twice as much: 'two of the dead'


def _gain(pair: Pair) -> float:
    return pair.gain


_CONTRADICTED = 0.5  # none told for some is chosen where no number agrees
_DIGITS = 1.0  # the same digits in another unit or at another scale are no accident
_RATIO_AND_CHANGE = ((QuantityKind.RATIO, QuantityKind.DELTA), (QuantityKind.DELTA, QuantityKind.RATIO))
_SLIP = 2.0  # a number that agrees under a looser label is likelier than a slip


_Readings = tuple[int, Claim, Claim]  # the place of a number, its claim as written and as completed


def _only_currency(source: Sequence[Claim]) -> str:
    """Return the one currency of which a post speaks; empty where it names none or several."""
    named = {claim.quantity.unit for claim in source if claim.quantity.kind is QuantityKind.MONEY} - {""}
    return named.pop() if len(named) == 1 else ""


def _of_other_currency(relation: Relation, report: Claim, source: Claim, money: str) -> bool:
    """Tell whether a sum whose currency the post has said before is told in another: «дефицит — 2,1 млрд», $2.1 bn."""
    if relation.agreement not in (Agreement.SAME, Agreement.HEDGED):
        return False
    ours, theirs = report.quantity, source.quantity
    omitted = theirs.kind is QuantityKind.MONEY and not theirs.unit
    bare = omitted or (measure_of(theirs).dimension == "count" and theirs.step >= _THOUSAND)
    return bare and ours.unit not in ("", money)


_THOUSAND = 1000


def _pair(ours: _Readings, theirs: _Readings, size: tuple[int, int], rules: Tolerances, money: str) -> Pair:
    (i, report, _), (j, source, _), (rows, columns) = ours, theirs, size
    if report.facets and not _ROUND.isdisjoint(report.facets) and _round(report) != _round(source):
        source = _across(report, source, rules)
    source = in_kind(report, source)
    relation = relate(report.quantity, source.quantity, rules)
    if source is not theirs[1] and relation.agreement is Agreement.SAME:
        relation = Relation(_CONVERTED, "conversion", str(source.quantity.low))
    if source.quantity.unit != theirs[1].quantity.unit:
        theirs = j, source, source  # water, in the report's unit
    if relation.agreement is _INCOMPARABLE or (relation.agreement is _APART and _signs_differ(report, source)):
        report, source, relation = _filled_in(ours, theirs, relation, rules)
    elif relation.agreement is _SLIP_AGREEMENT and relation.step.startswith("10^"):
        report, source, relation = _scaled(ours, theirs, relation, rules)
    if relation.step == "bound":
        relation = _of_one_whole(relation, report, source)
    if money and report.quantity.kind is QuantityKind.MONEY and _of_other_currency(relation, report, source, money):
        relation = Relation(_SLIP_AGREEMENT, "currency")
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
    pair = Pair(i, j, found, relation, gain, distance)
    if relation.agreement is _APART:
        return _set_apart(pair, report, source)
    return _slipped(pair, report, source) if relation.agreement is _SLIP_AGREEMENT else pair


def _slipped(pair: Pair, report: Claim, source: Claim) -> Pair:
    """Return a pair of which one is a slip of the other, with what its digits say."""
    alike, gain = same_digits(report.quantity, source.quantity), pair.gain
    if alike and pair.label.possible:
        gain += _DIGITS * (1 + (pair.relation.step == "currency"))  # two amounts in two currencies are no match
    few = min(abs(report.quantity.low), abs(source.quantity.low)) < _FEW
    return pair._replace(gain=gain, same_digits=alike, few=few)


def _set_apart(pair: Pair, report: Claim, source: Claim) -> Pair:
    """Return a pair of two values, with what may make them one number told wrongly, or two."""
    found, kinds = pair.label, (report.quantity.kind, source.quantity.kind)
    strange = _strange(report, source, found)
    as_percent = kinds in _RATIO_AND_CHANGE  # 130% for 1.3 times
    ratios = as_percent or (kinds[0] is QuantityKind.RATIO and _ratios(report, source))
    misread = as_percent or (pair.distance < 1 and found.possible and _misread(report, source, found))
    denied = _denied(report, source, found)
    if not (strange or ratios or misread) and denied is None:
        return pair
    gain = max(pair.gain, _CONTRADICTED) if denied else pair.gain
    return pair._replace(gain=gain, strange=strange, ratios=ratios, misread=misread, denied=denied)


def _of_one_whole(relation: Relation, report: Claim, source: Claim) -> Relation:
    """Return no agreement where a fraction holds a percentage of others: over a third of the dead, 43% of causes."""
    told_as_part = report.quantity.kind is QuantityKind.SHARE and source.quantity.kind is not QuantityKind.SHARE
    if not told_as_part or not set(report.context).isdisjoint(source.context):
        return relation
    return Relation(_APART, "value")


def _denied(report: Claim, source: Claim, found: Label) -> bool | None:
    """Tell whether none is told for some or some for none; None where neither side counts none."""
    if bool(report.quantity.high) == bool(source.quantity.high) or measure_of(report.quantity).dimension != "count":
        return None
    return contradicts(report, source, found.scopes)


_ROUND = frozenset({"radius", "diameter"})


def _round(claim: Claim) -> str:
    return "radius" if "radius" in claim.facets else "diameter" if "diameter" in claim.facets else ""


def _across(report: Claim, source: Claim, rules: Tolerances) -> Claim:
    """Return the source's radius as the diameter that the report tells, or the other way round, where they agree."""
    ours, theirs = _round(report), _round(source)
    if not theirs:
        return source
    quantity, times = source.quantity, Decimal(2) if theirs == "radius" else Decimal("0.5")
    scaled = replace(quantity, low=quantity.low * times, high=quantity.high * times, step=quantity.step * times)
    if not relate(report.quantity, scaled, rules).agreement.agrees:
        return source
    facets = tuple(ours if facet == theirs else facet for facet in source.facets)
    return replace(source, quantity=scaled, facets=facets)


def _misread(report: Claim, source: Claim, found: Label) -> bool:
    same = found.concept is Kinship.MATCH and report.concept is not None
    return misreads(report.quantity.low, source.quantity.low, same_thing=same)


def _ratios(report: Claim, source: Claim) -> bool:
    """Tell whether both are ratios to one thing; nobody tells two of it."""
    alike = source.quantity.kind is QuantityKind.RATIO
    return alike and bool({*report.facets, *report.traits} & {*source.facets, *source.traits})


def _strange(report: Claim, source: Claim, found: Label) -> bool:
    """Tell whether three dead stand beside five psychologists at work, another number."""
    if not found.people or found.concept is not _COMPATIBLE:
        return False
    if found.role is not _UNKNOWN or report.inherited or one_family(report.concept, source.concept):
        return False
    return bool(relations().fates & set(report.roles[:1]))


def _signs_differ(report: Claim, source: Claim) -> bool:
    """Tell whether two numbers differ by their sign alone, which the one before may tell: «4 градуси морозу, 17»."""
    return report.quantity.low == -source.quantity.low


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
    """Tell whether digits, or of sums for each the first digit, show one number to be a slip of the other."""
    if relation.agreement is not _SLIP_AGREEMENT:
        return False
    apiece = "each" in report.facets and "each" in source.facets and relation.step.startswith("10^")
    return apiece or same_digits(report.quantity, source.quantity)


def _distance(report: Claim, source: Claim) -> float:
    """Return the powers of ten between two values, as written or in one unit, whichever are further apart."""
    ours, theirs = report.quantity.low, source.quantity.low
    units = measure_of(report.quantity), measure_of(source.quantity)
    if units[0].dimension == _TEMPERATURE or units[1].dimension == _TEMPERATURE:
        return 0.0 if ours == -theirs else min(1.0, float(abs(ours - theirs)) / _DEGREES)
    if ours <= _ZERO or theirs <= _ZERO:
        return 0.0 if ours == theirs else 1.0
    magnitudes = _magnitude(ours), _magnitude(theirs)
    written = abs(magnitudes[0] - magnitudes[1])
    if report.quantity.unit == source.quantity.unit and report.quantity.kind is source.quantity.kind:
        return written
    if units[0].dimension == units[1].dimension == SHARE and _of_one_whole_told(report, source):
        scaled = abs(magnitudes[0] - magnitudes[1] - log10(factor_between(units[1], units[0]) or 1))
        return scaled if scaled < _NEAR else written  # one pupil in four, 20% of pupils
    alike = units[0].dimension == units[1].dimension and units[0].unit and units[1].unit
    factor = factor_between(units[1], units[0]) if alike and units[0] != units[1] else None
    if not factor:
        return written
    scaled = abs(magnitudes[0] - magnitudes[1] - log10(factor))
    near = units[0].dimension in _IN_MANY_UNITS and not report.inherited and _GAPS.isdisjoint(report.facets)
    return scaled if near and scaled < _NEAR else max(written, scaled)


def _of_one_whole_told(report: Claim, source: Claim) -> bool:
    """Tell whether two shares are of one thing, or of what befell one: a quarter of the sowing, 18% of it."""
    told = not (report.inherited or source.inherited) and bool({*report.roles[:1]} & {*source.roles[:1]})
    return told or not set(report.context).isdisjoint(source.context)


_TEMPERATURE = "temperature"
_DEGREES = 40.0  # so far apart two temperatures of one place are not
_GAPS = frozenset({"more", "less", "by", "rest", "increase", "decrease"})  # what two numbers may differ by
_IN_MANY_UNITS = frozenset({"time", "length", "mass", "area", "volume"})  # half an hour and 20 minutes are near
_ZERO = Decimal(0)


@lru_cache(maxsize=4096)
def _magnitude(value: Decimal) -> float:
    """Return the logarithm of a value; each number of a text is set beside all of the other text."""
    return log10(value)
