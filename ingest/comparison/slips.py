"""Slips of scale and of digits: a lost 'thousand', a comma read as a thousands sign, milliard and billion."""

from decimal import Decimal
from functools import lru_cache

from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.rounding import rounds_to
from ingest.comparison.rules import Tolerances
from ingest.model import Quantity

_FEW = 20  # below, any small number is near some power of ten
_ONE = Decimal(1)
_TEN = Decimal(10)
_POWERS = frozenset({1, 2, 3, 6, 9, 12, -1, -2, -3, -6, -9, -12})


def find_slip(report: Quantity, low: Decimal, high: Decimal, rules: Tolerances) -> str:
    """Return the name of the slip that explains the report's number, '10^3' say; empty where none does."""
    if not low or not report.low or (low < 0) != (report.low < 0):
        return ""
    ratio = report.low / low
    if (ratio if ratio >= _ONE else 1 / ratio) < rules.slip:
        return ""
    below = ratio.adjusted()
    lead = ratio.scaleb(-below)
    # of a slip, the ratio is a power of ten but for the slack: 1,007 or 994
    if lead - _ONE <= rules.slip_slack:
        power = below
    elif _ONE - lead / _TEN <= rules.slip_slack:
        power = below + 1
    else:
        return ""
    if power in _POWERS and _meets(report, low.scaleb(power), high.scaleb(power), rules):
        return f"10^{power}"
    return ""


def _meets(report: Quantity, low: Decimal, high: Decimal, rules: Tolerances) -> bool:
    if report.low == low and report.high == high:
        return True
    if report.low != report.high or low != high:
        return False
    off = abs(report.low - low) / abs(low)
    if off > rules.slip_slack:
        return False
    ours = hedge_class(report)
    digits = max(rounds_to(low, report.low, report.step, mode) or 0 for mode in (HedgeClass.EXACT, ours))
    return (bool(digits) or (ours is HedgeClass.ABOUT and off <= rules.about)) and abs(low) >= _FEW


def misreads(report: Decimal, source: Decimal, *, same_thing: bool) -> bool:
    """Tell whether a number is a misreading of another as long: digits in another order, or one of four or more wrong.

    Two digits in another order are chance unless they count the same thing.
    """
    ours, theirs = _shown(report), _shown(source)
    length = len(ours)
    if length < (2 if same_thing else _TELLING) or length != len(theirs) or ours == theirs:
        return False
    if sorted(ours) == sorted(theirs):
        return report.adjusted() == source.adjusted()
    wrong = length > _TELLING and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1
    return wrong and report.adjusted() == source.adjusted()


@lru_cache(maxsize=4096)
def _shown(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


_TELLING = 3  # digits that no accident shows again
