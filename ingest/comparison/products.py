"""Numbers that two numbers of the post give when multiplied or divided: a share of an amount, so many for each.

Both have to stand near each other, and the report's number has to show more than chance makes: the very product, a
rounding of two digits, or a hedge that holds it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.items import Derivation, digits
from ingest.comparison.kinship import Kinship, concept_kinship, role_kinship
from ingest.comparison.measures import Measure, factor_between, measure_of, unitless
from ingest.comparison.rounding import rounds_to
from ingest.comparison.rules import Tolerances
from ingest.model import Claim, Hedge, QuantityKind
from ingest.quantities.units import convert

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_EXACT_HEDGE = Hedge.EXACT
_ABOUT = HedgeClass.ABOUT
_ALMOST = HedgeClass.ALMOST
_EXACT_CLASS = HedgeClass.EXACT
_LOWER = HedgeClass.LOWER
_UP_TO = HedgeClass.UP_TO
_COMPATIBLE = Kinship.COMPATIBLE
_CONFLICT = Kinship.CONFLICT
_DISTANT = Kinship.DISTANT
_MATCH = Kinship.MATCH
_DURATION = QuantityKind.DURATION
_RATIO = QuantityKind.RATIO

_PARTS = frozenset({QuantityKind.PERCENT, QuantityKind.SHARE, QuantityKind.DELTA})
_MAKING = _PARTS | {_RATIO, _DURATION}  # what makes another number of a plain one
_FAR = 4  # places between an amount and a share of it
_EACH_FAR = 8  # places between so much for each and how many there are
_NEAR = 2  # places between the two numbers of a product
_LARGE = 100  # smaller ones have to be the very product, or hedged
_NOTHING = Decimal("0.000001")  # a third has no end
_CLOSELY = Decimal("0.6")  # of what 'about' may be off; two numbers make many products
_CLOSE = Decimal("0.02")
_TELLING = 3  # digits of a rounded product told without a hedge
_FEW = 4  # up to here two numbers make a product by chance


def product(report: Claim, value: Decimal, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the two numbers of which the report tells the product."""
    if value <= _FEW or measure_of(report.quantity).dimension in ("ratio", "factor", "age"):
        return None
    makers = {at for at, one in enumerate(source) if one.quantity.kind in _MAKING or "each" in one.facets}
    for at, given in enumerate(source):
        one = _one_of(at, source)
        each = one is not None or _each_has(given)
        if not each and not makers:
            continue  # two plain numbers make no product
        if given.quantity.low <= 0 or given.quantity.low != given.quantity.high or given.quantity.implicit:
            continue
        if given.quantity.low == value:
            continue  # it is that number
        amount = _in_unit(report, given)
        if amount is given and not _one_unit(report, given):
            continue
        for beside in _beside(at, source, of_each=each):
            if not (each or beside in makers) or _told_of_holders(report, given, source[beside]):
                continue
            for told in _products(report, amount, source[beside], one):
                if _shows(report, told, rules):
                    sure = told == value and digits(value) >= _TELLING
                    return Derivation("product", (beside, at), fitting=True, sure=sure)
    return None


def _told_of_holders(report: Claim, one: Claim, other: Claim) -> bool:
    """Tell whether the report tells the product of those who have so many each: 60 crews, of twelve crews of five."""
    for each, holders in ((one, other), (other, one)):
        if not _each_has(each) or None in (report.quantity.concept, each.concept, holders.concept):
            continue
        ours = concept_kinship(report.concept, holders.concept)
        if ours >= _COMPATIBLE and concept_kinship(report.concept, each.concept) <= _DISTANT:
            return True
    return False


def _one_of(at: int, source: Sequence[Claim]) -> str | None:
    """Return the thing of which one is said to take the amount: 'one flight costs 90'."""
    if at == 0 or source[at - 1].quantity.low != 1 or source[at - 1].sentence != source[at].sentence:
        return None
    if measure_of(source[at].quantity).dimension == "count":
        return None
    return source[at - 1].concept if source[at - 1].quantity.value == 1 else None


def _each_has(amount: Claim) -> bool:
    """Tell whether the post gives the amount for each of something."""
    return "each" in amount.facets or (amount.quantity.per is not None and amount.quantity.per not in _TIMES)


def quotient(report: Claim, value: Decimal, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the two numbers told together of which one goes into the other: 144 people in 18 crews."""
    if not _EACH & set(report.facets) and report.quantity.per is None:
        return None
    for at, whole in enumerate(source):
        for beside in _beside(at, source):
            parts = source[beside].quantity
            if not parts.value or parts.low <= 1 or value <= 1:
                continue
            if measure_of(parts).dimension not in ("count", "area", "length") or not _one_unit(report, whole):
                continue
            told = whole.quantity.low / parts.low
            apart = whole.sentence != source[beside].sentence
            if (told == value and not apart) or (value >= _LARGE and _shows(report, told, rules, closely=apart)):
                return Derivation("share", (at, beside), fitting=True)
    return None


_EACH = frozenset({"each", "average"})


def _beside(at: int, source: Sequence[Claim], *, of_each: bool = False) -> Iterator[int]:
    """Yield the places of the numbers near number `at`; what has so much each may stand further away."""
    reach = _EACH_FAR if of_each else _FAR
    for beside in range(max(0, at - reach), min(len(source), at + reach + 1)):
        near = reach if of_each else _FAR if source[beside].quantity.kind in _PARTS else _NEAR
        if 0 < abs(beside - at) <= near and abs(source[beside].sentence - source[at].sentence) <= near // 2:
            yield beside


def _products(report: Claim, amount: Claim, other: Claim, one: str | None = None) -> Iterator[Decimal]:
    """Yield what `other` makes of an amount above zero that is in the report's unit."""
    quantity = other.quantity
    if quantity.value is None or quantity.low <= 0:
        return
    if quantity.kind in _PARTS and quantity.unit in ("percentage", "share"):
        part = quantity.low / 100 if quantity.unit == "percentage" else quantity.low
        if part < 1 and _of_amount(report, amount, other):
            yield amount.quantity.low * part
            yield amount.quantity.low / part
            yield amount.quantity.low * (1 - part)
            if quantity.change == "up":
                yield amount.quantity.low * (1 + part)
            elif quantity.change == "down":
                yield amount.quantity.low / (1 - part)
    elif quantity.kind is _RATIO and amount.sentence == other.sentence:
        yield amount.quantity.low * quantity.low
        yield amount.quantity.low / quantity.low
    elif quantity.kind is _DURATION and amount.quantity.per is not None:
        spans = convert(quantity.low, quantity.unit, amount.quantity.per)
        if spans is not None and spans > 1:
            yield amount.quantity.low * spans
    elif (_for_each(amount, other) or (one is not None and other.concept == one)) and _counts(other, amount):
        yield amount.quantity.low * quantity.low


def _in_unit(report: Claim, amount: Claim) -> Claim:
    """Return an amount in the report's unit where only the unit differs: 110,000 litres, 22 times 5 m³."""
    ours, theirs = measure_of(report.quantity), measure_of(amount.quantity)
    if ours.unit == theirs.unit or ours.dimension != theirs.dimension or ours.dimension not in _PLAIN:
        return amount
    factor = factor_between(theirs, ours)
    if not factor:
        return amount
    low, high = amount.quantity.low * factor, amount.quantity.high * factor
    return replace(amount, quantity=replace(amount.quantity, low=low, high=high))


_PLAIN = frozenset({"length", "area", "volume", "mass"})


def _of_amount(report: Claim, amount: Claim, share: Claim) -> bool:
    """Tell whether the share may be of this amount; of counts, only with what the share's clause tells."""
    if measure_of(amount.quantity).dimension != "count":
        return True
    if concept_kinship(report.concept, amount.concept) <= _DISTANT:
        return amount.concept is None or amount.sentence == share.sentence
    if report.inherited or role_kinship(report.roles[:1], share.roles[:1]) is _MATCH:
        return True
    return role_kinship(report.roles[:1], amount.roles[:1]) is not _CONFLICT


def _for_each(amount: Claim, other: Claim) -> bool:
    """Tell whether the post gives the amount for each of what the other number counts."""
    if amount.quantity.low <= 0 or other.quantity.low <= 1:
        return False
    return (_each_has(amount) or "each" in other.facets) and measure_of(other.quantity) != Measure("money")


_TIMES = frozenset({"day", "week", "month", "year", "hour", "minute", "second", "day and night", "night", "quarter"})


def _counts(claim: Claim, amount: Claim) -> bool:
    """Tell whether a number says how many there are of something that each has its amount."""
    dimension = measure_of(claim.quantity).dimension
    whole = claim.quantity.low == claim.quantity.low.to_integral_value()
    return (
        (dimension == "count" and whole)
        or dimension in ("area", "length")
        or amount.quantity.per == claim.quantity.unit
    )


def _one_unit(report: Claim, claim: Claim) -> bool:
    ours, theirs = measure_of(report.quantity), measure_of(claim.quantity)
    plain = ours.dimension.partition("/")[0] == theirs.dimension.partition("/")[0]
    return (plain and (ours.unit == theirs.unit or not ours.unit)) or unitless(report.quantity) != unitless(
        claim.quantity
    )


def _shows(report: Claim, told: Decimal, rules: Tolerances, *, closely: bool = False) -> bool:
    """Tell whether the report's number is the product, in the direction of its hedge."""
    value, hedge = report.quantity.low, hedge_class(report.quantity)
    if abs(told - value) <= value * _NOTHING:
        return True
    if not told:
        return False  # nothing in so many parts
    off = abs(told - value) / told
    if closely and off > _CLOSE:
        return False
    if hedge is _ABOUT:
        rounded = rounds_to(told, value, report.quantity.step, _EXACT_CLASS) is not None
        return off <= (rules.about * _CLOSELY if rounded else rules.about / 2)
    if hedge in (_LOWER, _ALMOST, _UP_TO):
        below = value < told
        return off <= rules.about and below is (hedge is _LOWER)
    if (
        report.quantity.hedge is not _EXACT_HEDGE
        or value < _LARGE
        or len(value.normalize().as_tuple().digits) < _TELLING
    ):
        return False
    return rounds_to(told, value, report.quantity.step, hedge) is not None and off <= rules.small
