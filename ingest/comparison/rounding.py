"""Rounding at the report's own digits. All arithmetic is exact Decimal."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from ingest.comparison.hedges import HedgeClass

_DIRECTION = {HedgeClass.LOWER: ROUND_FLOOR, HedgeClass.ALMOST: ROUND_CEILING, HedgeClass.UP_TO: ROUND_CEILING}
_FIVE = Decimal(5)


def steps(value: Decimal, written: Decimal, *, halves: bool = False) -> Iterator[Decimal]:
    """Yield the place values at which `value` may have been rounded, finest first.

    42,000 written out may be rounded to 1, 10, 100 or 1000; with `halves` to 500 too, as in 'over 350'.
    """
    if not value:
        return
    step = Decimal(1).scaleb(_place(written)) if written > 0 else Decimal(0)  # 'une vingtaine' was rounded to ten
    if not step or value % step:
        step = Decimal(1).scaleb(_exponent(value))
    while step <= abs(value) and value % step == 0:
        yield step
        if halves and value % (step * _FIVE) == 0 and step * _FIVE <= abs(value):
            yield step * _FIVE
        step = step.scaleb(1)


def rounds_to(source: Decimal, report: Decimal, written: Decimal, hedge: HedgeClass) -> Decimal | None:
    """Return the place value at which `source` rounds to `report` in the hedge's direction; None where at none."""
    coarsest = Decimal(1).scaleb(source.adjusted()) if source else Decimal(0)
    if abs(source - report) > coarsest:
        return None  # further apart than the coarsest rounding moves a number
    direction = _DIRECTION.get(hedge)
    for step in steps(report, written, halves=direction is not None):
        if step > coarsest:
            break  # 90 has one digit: 100 is no rounding of it
        if _quantise(source, step, direction or ROUND_HALF_UP) == report:
            return step
    return None


def _quantise(value: Decimal, step: Decimal, mode: str) -> Decimal:
    return (value / step).to_integral_value(rounding=mode) * step


def _place(value: Decimal) -> int:
    """Return the power of ten of the last digit that is no zero."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _exponent(value: Decimal) -> int:
    return min(_place(value), 0)
