"""Slips of scale: a lost 'thousand', a comma read as a thousands sign, milliard and billion."""

from decimal import Decimal

from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.rounding import rounds_to
from ingest.comparison.rules import Tolerances
from ingest.model import Quantity

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_ABOUT = HedgeClass.ABOUT
_EXACT = HedgeClass.EXACT

_FEW = 20  # below, any small number is near some power of ten
_ONE = Decimal(1)
_POWERS = frozenset({1, 2, 3, 6, 9, -1, -2, -3, -6, -9})


def find_slip(report: Quantity, low: Decimal, high: Decimal, rules: Tolerances) -> str:
    """Return the name of the slip that explains the report's number, '10^3' say; empty where none does."""
    if not low or not report.low or (low < 0) != (report.low < 0):
        return ""
    ratio = report.low / low
    if (ratio if ratio >= _ONE else 1 / ratio) < rules.slip:
        return ""
    nearest = ratio.adjusted()  # of a slip, the ratio is a power of ten but for the slack: 1,007 or 994
    for power in (nearest, nearest + 1):
        if power not in _POWERS:
            continue
        scaled_low, scaled_high = low.scaleb(power), high.scaleb(power)
        if _meets(report, scaled_low, scaled_high, rules):
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
    digits = max(rounds_to(low, report.low, report.step, mode) or 0 for mode in (_EXACT, ours))
    return (bool(digits) or (ours is _ABOUT and off <= rules.about)) and abs(low) >= _FEW
