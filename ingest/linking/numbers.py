"""Numbers as linking sees them: a value in the base unit of its dimension, compared across units and rounding.

Linking asks whether a report's number can be a post's number retold, and how much that says; verdicts are the
comparison's business. Arithmetic on values is exact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import pairwise

from ingest.comparison.measures import Measure, factor_between, measure_of
from ingest.model import Claim, Hedge, Quantity, QuantityKind
from ingest.quantities.concepts import ConceptRelation, load_concepts

_BASE = {
    "area": "square metre",
    "length": "metre",
    "mass": "kilogram",
    "volume": "cubic metre",
    "time": "hour",
    "speed": "metre per second",
    "power": "watt",
    "energy": "joule",
}
_SKIPPED = frozenset({QuantityKind.AGE})
_TIMES = {"ratio", "count"}  # 'shelled 20 times' and '20 attacks'
_ROUNDED = 100  # smallest count that reports round without saying so
_CONTRARY = ({Hedge.OVER, Hedge.ALMOST}, {Hedge.OVER, Hedge.UNDER}, {Hedge.OVER, Hedge.UP_TO})
_HALF = Decimal("0.51")
_DIRECTION = {
    Hedge.OVER: ROUND_FLOOR,
    Hedge.AT_LEAST: ROUND_FLOOR,
    Hedge.ALMOST: ROUND_CEILING,
    Hedge.UNDER: ROUND_CEILING,
    Hedge.UP_TO: ROUND_CEILING,
}
_DIGITS = 3  # significant digits that keys keep


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text in base units; `step` is the place value of its last written digit, in base units too."""

    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal
    dimension: str
    unit: str
    step: Decimal
    hedge: Hedge = Hedge.EXACT
    concept: str | None = None
    role: str | None = None
    place: str | None = None
    size: float = 0.0  # the value for quick comparison
    digits: str = ""  # significant digits of the value: '424' for 42,400
    part: bool = False  # part of the number before it, not beside it
    derived: bool = False  # the sum of two numbers of the text, which stands nowhere itself
    implicit: bool = False  # no number is written: 'a drone'

    @property
    def value(self) -> Decimal:
        """The one value, or the middle of a range."""
        return self.low if self.low == self.high else (self.low + self.high) / 2


_SUM = Measure("money")  # of a currency that is not named


@lru_cache(maxsize=1024)
def _base_of(measure: Measure) -> tuple[str, str, Decimal]:
    """Return dimension, base unit and factor of a measure."""
    if measure == _SUM:
        return "count", "", Decimal(1)  # the other text may name no price beside its sum
    base = _BASE.get(measure.dimension)
    factor = factor_between(measure, Measure(measure.dimension, base)) if base else None
    if base is None or factor is None:
        return measure.dimension, measure.unit, Decimal(1)
    return measure.dimension, base, factor


def number_of(quantity: Quantity, claim: Claim | None = None) -> Number:
    """Return the quantity as a number of linking, with what the claim says of it."""
    dimension, unit, factor = _base_of(measure_of(quantity))
    middle = (quantity.low + quantity.high) / 2
    return Number(
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        low=quantity.low * factor,
        high=quantity.high * factor,
        dimension=dimension,
        unit=unit,
        step=quantity.step * factor,
        hedge=quantity.hedge,
        concept=(claim.concept if claim else None) or quantity.concept,
        role=(claim.role if claim else None) or quantity.role,
        place=claim.place if claim else None,
        part=quantity.subset_of is not None or (claim is not None and claim.part_of is not None),
        size=float(middle * factor),
        digits="".join(map(str, _digits(abs(middle)))),
        implicit=quantity.implicit,
    )


def numbers_of(claims: Iterable[Claim]) -> tuple[Number, ...]:
    """Return the numbers of a text's claims; ages say nothing of a post."""
    return tuple(number_of(c.quantity, c) for c in claims if c.quantity.kind not in _SKIPPED)


def may_agree(report: Number, source: Number) -> bool:
    """Say quickly whether `agreement` is worth asking."""
    if report.dimension != source.dimension and {report.dimension, source.dimension} != _TIMES:
        return False
    if report.digits == source.digits:
        return True
    return (
        abs(report.size - source.size) <= 0.3 * abs(source.size)
        or report.low != report.high
        or source.low != source.high
    )


def digits_of(value: Decimal) -> int:
    """Return the count of significant digits: 2 for 1,500,000; 3 for 424."""
    return len(value.normalize().as_tuple().digits) if value else 1


def agreement(report: Number, source: Number) -> float:
    """Return how well a report's number retells the source's: 1 the same, less when rounded or off by a scale."""
    if report.dimension != source.dimension and {report.dimension, source.dimension} != _TIMES:
        return 0.0
    if report.unit != source.unit and report.dimension == "money":
        return 0.0
    if source.low == report.low and source.high == report.high:
        apart = {report.hedge, source.hedge} in _CONTRARY
        return 0.5 if apart else 1.0 if report.dimension == source.dimension else 0.8
    if Hedge.VAGUE in (report.hedge, source.hedge):
        return 0.3 if report.low <= source.high and source.low <= report.high else 0.0
    if report.low != report.high:
        return 0.8 if report.low <= source.value <= report.high else 0.0
    if source.low != source.high:
        return 0.7 if source.low <= report.low <= source.high else 0.0
    ours, theirs = abs(report.low), abs(source.low)
    if not ours or not theirs or (report.low < 0) != (source.low < 0):
        return 0.0
    if _rounds(ours, theirs, report):
        return 0.85
    if _hedged(ours, theirs, report.hedge):
        return 0.5
    if report.digits == source.digits and (len(report.digits) > 1 or report.dimension != "count"):
        return 0.45 if len(report.digits) > 1 else 0.4  # a lost thousand or a moved comma: the same digits
    loose = len(report.digits) == 1 and theirs >= _ROUNDED and abs(ours - theirs) * 4 <= theirs
    return 0.3 if loose and report.role is not None and report.role == source.role else 0.0  # 'half a million'


def _hedged(ours: Decimal, theirs: Decimal, hedge: Hedge) -> bool:
    """Say whether the source lies where the report's hedge points, within a tenth (a quarter for open bounds)."""
    match hedge:
        case Hedge.EXACT:
            return False
        case Hedge.ABOUT | Hedge.VAGUE:
            return abs(ours - theirs) * 10 <= theirs
        case Hedge.OVER | Hedge.AT_LEAST:
            return ours <= theirs and (theirs - ours) * 4 <= theirs
        case Hedge.ALMOST | Hedge.UNDER | Hedge.UP_TO:
            return theirs <= ours and (ours - theirs) * 10 <= theirs


def _rounds(ours: Decimal, theirs: Decimal, report: Number) -> bool:
    """Say whether the report's value is the source's at fewer digits, or converted at the digits shown."""
    if abs(ours - theirs) * 4 > theirs:
        return False
    if report.dimension == "count" and theirs < _ROUNDED and report.hedge is Hedge.EXACT:
        return False  # nobody rounds 24 dead to 20
    if report.dimension != "count" and abs(ours - theirs) <= report.step * _HALF:
        return True
    place = Decimal(1).scaleb(theirs.adjusted() - digits_of(ours) + 1)
    mode = _DIRECTION.get(report.hedge, ROUND_HALF_UP)
    return any((theirs / p).to_integral_value(mode) * p == ours for p in (place, place / 2))


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


def sums_of(numbers: Sequence[Number]) -> tuple[Number, ...]:
    """Return the sums of neighbouring counts of one thing: reports tell '10 and four drones' as fourteen."""
    found = []
    for one, other in pairwise(numbers):
        counts = one.dimension == other.dimension == "count" and one.low == one.high and other.low == other.high
        if (
            counts
            and not other.part
            and one.low > 0
            and other.low > 0
            and one.concept
            and _one_kind(one.concept, other.concept)
        ):
            total = one.low + other.low
            text = f"{one.text} + {other.text}"
            kept = replace(one, end=other.end, text=text, low=total, high=total, size=float(total), derived=True)
            found.append(replace(kept, digits="".join(map(str, _digits(total)))))
    return tuple(found)


def _one_kind(one: str | None, other: str | None) -> bool:
    kinds = (ConceptRelation.SAME, ConceptRelation.SIBLING, ConceptRelation.ANCESTOR)
    return one is not None and other is not None and load_concepts().related(one, other) in kinds


def keys_of(number: Number) -> frozenset[str]:
    """Return the keys under which a post's number is found: `digits e power|dimension` at 1 to 3 digits, both ways.

    Two numbers of which one may be the other rounded to at most three digits share a key.
    """
    keys: set[str] = set()
    for value in {abs(number.low), abs(number.high)}:
        if not value:
            keys.add(f"0|{number.dimension}")
            continue
        # a count is never told with more digits than it has; what is converted may be
        most = min(_DIGITS, digits_of(value)) if number.dimension == "count" else _DIGITS
        for digits in range(1, most + 1):
            place = Decimal(1).scaleb(value.adjusted() - digits + 1)
            for mode in (ROUND_FLOOR, ROUND_CEILING):
                rounded = ((value / place).to_integral_value(mode) * place).normalize()
                keys.add(f"{digits}:{rounded:e}|{number.dimension}")
    return frozenset(keys)


def query_key(number: Number) -> str:
    """Return the one key that asks for a report's number: at its own digits, one fewer when it is hedged."""
    value = abs(number.value)
    if not value:
        return f"0|{number.dimension}"
    digits = min(_DIGITS, digits_of(value))
    if number.hedge is Hedge.ABOUT and digits > 1:
        digits -= 1
    place = Decimal(1).scaleb(value.adjusted() - digits + 1)
    rounded = ((value / place).to_integral_value(ROUND_HALF_UP) * place).normalize()
    return f"{digits}:{rounded:e}|{number.dimension}"


def rarity(number: Number) -> float:
    """Return how much the value itself tells: 'three' little, 42,400 much. Range 0.05 … 2."""
    value = abs(number.value)
    if not value or number.implicit:
        return 0.05
    digits = digits_of(value)
    if digits == 1:
        scale = value.adjusted()
        if scale <= 0:
            return 0.2 if value <= 3 else 0.4
        return min(1.0, 0.45 + 0.12 * scale)
    return {2: 0.9, 3: 1.5}.get(digits, 2.0)
