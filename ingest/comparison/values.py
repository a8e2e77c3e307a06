"""How two quantities stand to each other as numbers, whatever they count.

Conversion comes first, then equality, rounding, hedges, and last a slip of scale. The result names the step that
decided; the ladder turns it into a verdict.
"""

from decimal import Decimal

from ingest.comparison.agreement import Agreement, Relation
from ingest.comparison.fractions import last_fraction, next_fraction, spelled
from ingest.comparison.hedges import HedgeClass, contradict, hedge_class
from ingest.comparison.measures import (
    FACTOR,
    MONEY,
    SHARE,
    Measure,
    factor_between,
    measure_of,
    pointed,
    same_rate,
    span_factor,
    unitless,
)
from ingest.comparison.rounding import rounds_to
from ingest.comparison.rules import Tolerances
from ingest.comparison.slips import find_slip
from ingest.comparison.spelling import QUARTER, holds_near, is_compound, told_in_halves, told_roundly
from ingest.model import Hedge, Quantity, QuantityKind

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_ABOUT = HedgeClass.ABOUT
_ALMOST = HedgeClass.ALMOST
_EXACT = HedgeClass.EXACT
_LOWER = HedgeClass.LOWER
_UP_TO = HedgeClass.UP_TO
_VAGUE = HedgeClass.VAGUE
_COUNT = QuantityKind.COUNT
_DURATION = QuantityKind.DURATION
_RATIO = QuantityKind.RATIO


_APART = Agreement.APART
_CONVERTED = Agreement.CONVERTED
_HEDGED = Agreement.HEDGED
_INCOMPARABLE = Agreement.INCOMPARABLE
_ROUNDED = Agreement.ROUNDED
_SAME = Agreement.SAME
_SLIP = Agreement.SLIP


# what most pairs of numbers are to each other
_STRANGERS = Relation(_INCOMPARABLE, "dimension")
_OTHER = Relation(_APART, "value")
_EQUAL = Relation(_SAME, "equal")


def relate(report: Quantity, source: Quantity, rules: Tolerances) -> Relation:
    """Return how the report's number stands to the source's."""
    ours, theirs = measure_of(report), measure_of(source)
    if ours.dimension == _TEMPERATURE and theirs.dimension == "count" and _signed(source):
        theirs = Measure(_TEMPERATURE, "celsius")  # «вода +27»
    elif theirs.dimension == _TEMPERATURE and ours.dimension == "count" and _signed(report):
        ours = Measure(_TEMPERATURE, "celsius")
    if ours.dimension != theirs.dimension:
        ours, theirs = same_rate(ours, theirs)
    if ours.dimension != theirs.dimension:
        return (
            _relate_ratio(report, source) or _relate_spans(report, source, rules) or _relate_bare(report, source, rules)
        )
    if ours.dimension == _TEMPERATURE and report.low == -source.low and report.low and report.high == -source.high:
        # 'by 24 degrees' for -24: what it stands for is for the label to tell
        return _EQUAL if QuantityKind.DELTA in (report.kind, source.kind) else _OTHER
    if ours.unit == theirs.unit or not ours.unit or not theirs.unit:
        relation = _relate_values(report, source, rules)
        if relation.agreement is _SAME and is_compound(report) != is_compound(source):
            return Relation(_CONVERTED, "conversion", _shown(source.low))  # 130 minutes for 2 h 10
        return relation
    if ours.dimension.startswith(MONEY):
        return _relate_money(report, source)
    if ours.dimension == _TEMPERATURE:
        return _relate_temperature(report, source, ours)
    factor = factor_between(theirs, ours)
    if factor is None:
        return Relation(_INCOMPARABLE, "dimension")
    if factor == 1:
        relation = _relate_values(report, source, rules)  # a day is a day and a night
        rain = relation.agreement is _SAME and _RAIN in (ours.unit, theirs.unit)
        return Relation(_CONVERTED, "conversion", _shown(source.low)) if rain else relation
    return _relate_converted(report, source, factor, ours, rules)


_RAIN = "litre per square metre"  # of rain, a millimetre


def _relate_ratio(report: Quantity, source: Quantity) -> Relation | None:
    """Relate a ratio to a share or a percentage: 1.6 times is 60% more, halved is by half; None where they are not."""
    if FACTOR not in (measure_of(report).dimension, measure_of(source).dimension):
        return None
    times, part = (report, source) if report.kind is QuantityKind.RATIO else (source, report)
    if part.unit not in ("percentage", "share") or times.low <= 1:
        return None
    told = part.low / 100 if part.unit == "percentage" else part.low
    changes = {report.change, source.change}
    grown = times.low - 1
    fallen = (1 / times.low, 1 - 1 / times.low)
    slack = max(part.step / 100 if part.unit == "percentage" else part.step, _HUNDREDTH) / 2
    if not any(
        abs(told - one) <= slack
        for one in (() if "down" in changes else (grown,)) + (() if "up" in changes else fallen)
    ):
        # 1.3 times as many is 30% more, not 130%
        return _OTHER if part.change == "up" and abs(told - times.low) <= slack else None
    classes = hedge_class(report), hedge_class(source)
    return Relation(Agreement.CONVERTED, "ratio") if classes[0] is classes[1] else Relation(Agreement.HEDGED, "hedge")


_HUNDREDTH = Decimal("0.01")


def _relate_spans(report: Quantity, source: Quantity, rules: Tolerances) -> Relation | None:
    """Relate rates over two spans of time: 37.4 million a month, 449 million a year; None where they are not that."""
    spans = span_factor(report, source)
    if spans is None:
        return None
    ours, theirs = (Measure(one.dimension.partition("/")[0], one.unit) for one in map(measure_of, (report, source)))
    if ours.dimension != theirs.dimension:
        return None
    factor = factor_between(theirs, ours) if ours.unit != theirs.unit else Decimal(1)
    if not factor:
        return None
    told = source.low * factor * spans
    near = abs(report.low - told) <= told * _MONTHLY or _fits(report, told, source.high * factor * spans, rules)
    return Relation(Agreement.CONVERTED, "conversion", _shown(told)) if near else None


def _relate_bare(report: Quantity, source: Quantity, rules: Tolerances) -> Relation:
    """Relate numbers of which one left its unit out: «640 млн рублей из 750 млн»; only equal digits tell that."""
    plain = -_PLAIN <= report.low <= _PLAIN or -_PLAIN <= source.low <= _PLAIN
    if plain and not (report.concept in _PLACES or source.concept in _PLACES):
        return _STRANGERS  # but nine points, «9 точках»
    places = pointed(report) != pointed(source) and _COUNT in (report.kind, source.kind)
    if plain and not places:
        return _STRANGERS
    opposed = (report.low < 0) != (source.low < 0)  # of frost: completed by the number beside it, it may agree
    if opposed or not (unitless(report) or unitless(source) or places):
        return _STRANGERS
    relation = _relate_values(report, source, rules)
    if relation.agreement.agrees or (relation.agreement is not _INCOMPARABLE and same_digits(report, source)):
        return relation
    return _STRANGERS


_PLACES = frozenset({"location", "relief_point", "place"})


def same_digits(report: Quantity, source: Quantity) -> bool:
    """Tell whether two numbers show the same digits, two or more, at whatever scale: 84.6 and 84,600."""
    ours, theirs = (one.low.normalize().as_tuple().digits for one in (report, source))
    return ours == theirs and len(ours) > 1


_HUNDRED = Decimal(100)
_PLAIN = Decimal(12)  # up to here equal numbers are chance


_IN_UNITS = frozenset({QuantityKind.DURATION, QuantityKind.MEASURE})


def _relate_temperature(report: Quantity, source: Quantity, unit: Measure) -> Relation:
    """Relate degrees Celsius and Fahrenheit, to the digits shown."""
    if unit.unit == "fahrenheit":
        told = source.low * 9 / 5 + 32
    elif unit.unit == "celsius":
        told = (source.low - 32) * 5 / 9
    else:
        return Relation(Agreement.INCOMPARABLE, "dimension")
    slack = report.step / 2 if report.step > 1 else max(report.step, Decimal("0.1"))
    close = abs(report.low - told) <= slack
    return Relation(Agreement.CONVERTED if close else Agreement.APART, "conversion", _shown(told))


_TEMPERATURE = "temperature"
_SIGNS = tuple("+-−–")


def _signed(quantity: Quantity) -> bool:
    sign = quantity.number_start - quantity.start - 1  # «не ниже +16»
    return quantity.low < 0 or quantity.text[:1] in _SIGNS or (sign > 0 and quantity.text[sign] in _SIGNS)


def _relate_money(report: Quantity, source: Quantity) -> Relation:
    if report.low == source.low and report.high == source.high:
        return Relation(Agreement.SLIP, "currency")
    return Relation(Agreement.CONVERTED, "currency")


def _relate_converted(
    report: Quantity, source: Quantity, factor: Decimal, unit: Measure, rules: Tolerances
) -> Relation:
    if report.low == source.low and report.high == source.high and report.low:
        ratio = max(factor, 1 / factor)
        return Relation(Agreement.SLIP if ratio >= rules.slip else Agreement.APART, "unit", unit.unit)
    low, high = source.low * factor, source.high * factor
    if _calendar(factor, unit) and abs(report.low - low) <= low * _MONTHLY:
        return Relation(Agreement.CONVERTED, "conversion", _shown(low))
    if unit.dimension == SHARE and low == high:
        hedged = _relate_share(report, low, rules)
        if hedged is not None:
            return hedged
    if _fits(report, low, high, rules):
        return Relation(Agreement.CONVERTED, "conversion", _shown(low))
    slip = find_slip(report, low, high, rules)
    if slip:
        return Relation(Agreement.SLIP, slip)
    return Relation(Agreement.APART, "conversion", _shown(low))


def _calendar(factor: Decimal, unit: Measure) -> bool:
    """Tell whether months or years stand against days or weeks, which nobody reckons exactly: 45 days, 1.5 months."""
    return unit.dimension == "time" and factor != factor.to_integral_value() and (1 / factor) % 1 != 0


_MONTHLY = Decimal("0.035")


def _relate_share(report: Quantity, value: Decimal, rules: Tolerances) -> Relation | None:
    """Relate a hedged share to a percentage: 'nearly half' for 45%; None where the plain conversion decides."""
    off = abs(report.low - value) / value if value else Decimal(1)
    if off <= rules.conversion:
        return None
    match hedge_class(report):
        case HedgeClass.ABOUT:
            near, reach = off <= rules.about, False
        case HedgeClass.LOWER:
            near = report.low < value and off <= rules.nearest
            reach = spelled(report) and report.low < value < next_fraction(report.low)
        case HedgeClass.ALMOST | HedgeClass.UP_TO:
            near = value < report.low and off <= rules.nearest
            under = report.hedge is Hedge.UNDER and spelled(report)
            reach = under and last_fraction(report.low) < value < report.low
        case _:
            near = reach = False
    if reach and not near:
        return Relation(Agreement.ROUNDED, "bound")
    return Relation(Agreement.ROUNDED, "about") if near else None


def _fits(report: Quantity, low: Decimal, high: Decimal, rules: Tolerances) -> bool:
    """Tell whether a converted value is told correctly to the digits shown."""
    if low == high and told_in_halves(report) and abs(report.low - low) <= QUARTER:
        return True
    for ours, theirs in ((report.low, low), (report.high, high)):
        spread = rules.about if hedge_class(report) is not _EXACT else rules.conversion
        close = abs(ours - theirs) <= abs(theirs) * spread or (
            report.kind in _IN_UNITS and holds_near(hedge_class(report), ours, theirs)
        )
        digits = max(rounds_to(theirs, ours, report.step, mode) or 0 for mode in (_EXACT, hedge_class(report)))
        if not close and not (digits and abs(ours - theirs) <= abs(theirs) * rules.bound):
            return False
    return True


def _relate_values(report: Quantity, source: Quantity, rules: Tolerances) -> Relation:
    ours, theirs = hedge_class(report), hedge_class(source)
    low, high = source.low, source.high
    if report.low == low and report.high == high:
        if _during(report, source) or ({ours, theirs} == _ROUGHLY and (told_roundly(report) or told_roundly(source))):
            return _EQUAL
        return _same_nominal(ours, theirs)
    if report.kind is source.kind is _RATIO and report.low * low == 1:
        return _EQUAL  # halved, and twice as few
    if ours is _VAGUE or theirs is _VAGUE:
        return _relate_vague(report, source)
    if low != high or report.low != report.high:
        return _relate_ranges(report, ours, low, high, rules)
    return _relate_points(report, ours, source, low, rules)


_ROUGHLY = frozenset({HedgeClass.ABOUT, HedgeClass.EXACT})


def _during(report: Quantity, source: Quantity) -> bool:
    """Tell whether 'over 15 years' only says for how long: the other side has the bare length."""
    if report.kind is not _DURATION or report.hedge is source.hedge:
        return False
    return any(one.text.lower().startswith("over ") for one in (report, source))


def _same_nominal(ours: HedgeClass, theirs: HedgeClass) -> Relation:
    if ours is theirs:
        return _EQUAL
    if contradict(ours, theirs):
        return Relation(_APART, "contradiction")
    return Relation(_HEDGED, "hedge")


def _relate_vague(report: Quantity, source: Quantity) -> Relation:
    if hedge_class(report) is hedge_class(source) and report.high == source.high:
        return _EQUAL  # «десятки», dozens: one word in two languages
    inside = report.low <= source.high and source.low <= report.high
    return Relation(Agreement.ROUNDED, "vague") if inside else _OTHER


def _relate_ranges(report: Quantity, ours: HedgeClass, low: Decimal, high: Decimal, rules: Tolerances) -> Relation:
    if low != high and report.low == report.high:
        value = report.low
        end = (value == high and ours is HedgeClass.UP_TO) or (value == low and ours is HedgeClass.LOWER)
        if end or _rounds_end(report, ours, low, high, rules):
            return Relation(Agreement.ROUNDED, "range_end")
        if value in (low, high):
            return Relation(Agreement.APART, "range_cut")
        if value == (low + high) / 2:
            return Relation(Agreement.CONVERTED, "midpoint")
        inside = low <= value <= high and ours is HedgeClass.ABOUT
        return Relation(Agreement.ROUNDED, "range") if inside else _apart(report, low, high, rules)
    if report.low <= low and high <= report.high and not _one_end_wrong(report, low, high):
        return Relation(Agreement.ROUNDED, "range")
    return _apart(report, low, high, rules)


def _one_end_wrong(report: Quantity, low: Decimal, high: Decimal) -> bool:
    """Tell whether a range has one end of the other, and another for the second: 30,000 to 600,000 for 300,000 to."""
    if low == high or (report.low == low) == (report.high == high):
        return False
    end, told = (high, report.high) if report.low == low else (low, report.low)
    return rounds_to(end, told, report.step, HedgeClass.EXACT) is None


def _rounds_end(report: Quantity, ours: HedgeClass, low: Decimal, high: Decimal, rules: Tolerances) -> bool:
    """Tell whether 'from 9,000' rounds the lower end of 9,100 to 9,400 down, or 'up to 10,000' the upper one up."""
    if ours not in (HedgeClass.LOWER, HedgeClass.UP_TO):
        return False
    end = low if ours is HedgeClass.LOWER else high
    near = abs(report.low - end) <= abs(end) * rules.nearest
    return near and rounds_to(end, report.low, report.step, ours) is not None


def _relate_points(report: Quantity, ours: HedgeClass, source: Quantity, value: Decimal, rules: Tolerances) -> Relation:
    told = report.low
    off = abs(told - value) / abs(value) if value else abs(told)
    if contradict(ours, hedge_class(source)) and not _within_bound(ours, told, value, off, rules):
        return _apart(report, value, value, rules)
    limit = rules.bound
    if ours is _EXACT or ours is _ABOUT:
        limit = rules.nearest if abs(value) >= _HUNDRED else rules.small  # 12 told as 'about 10' is no rounding
    step = rounds_to(value, told, report.step, ours) if off <= limit else None
    if step is not None:
        return Relation(_ROUNDED, "rounding", _shown(step))
    if ours is _ABOUT and off <= rules.about:
        return Relation(_ROUNDED, "about")
    if _within_bound(ours, told, value, off, rules):
        return Relation(_ROUNDED, "bound")
    return _apart(report, value, value, rules)


def _within_bound(ours: HedgeClass, told: Decimal, value: Decimal, off: Decimal, rules: Tolerances) -> bool:
    """Tell whether a bounded expression holds the value, closely enough to stand for it."""
    if off > rules.nearest or (told < _BOUNDED and value < _BOUNDED):
        return False
    if ours is _LOWER:
        return told < value
    return (ours is _ALMOST or ours is _UP_TO) and value < told


_BOUNDED = Decimal(20)  # smaller numbers are told as they are


def _apart(report: Quantity, low: Decimal, high: Decimal, rules: Tolerances) -> Relation:
    slip = find_slip(report, low, high, rules)
    if slip:
        return Relation(_SLIP, slip)
    return _OTHER


def _shown(value: Decimal) -> str:
    """Return a number as people write it: 104,773 · 9.31 · 0.5."""
    rounded = value if abs(value) < 1 else value.quantize(Decimal("0.01") if abs(value) < 100 else Decimal(1))
    return f"{rounded.normalize():,f}"
