"""The tolerances of comparison, in one frozen value that a configuration may replace."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Tolerances:
    """Numbers that the ladder of verdicts uses; the defaults are those of docs/verdicts.md."""

    about: Decimal = Decimal("0.10")  # 'about' may be this far off
    small: Decimal = Decimal("0.12")  # the same of numbers under a hundred
    nearest: Decimal = Decimal("0.15")  # rounding to the nearest may not move a value further
    bound: Decimal = Decimal("0.35")  # 'over', 'almost': how far the bound may lie from the value
    conversion: Decimal = Decimal("0.006")  # slack for a factor that was itself rounded
    slip: Decimal = Decimal("2.3")  # a slip of scale is at least this factor
    slip_slack: Decimal = Decimal("0.12")  # and its power of ten may be off by this much when a side is hedged
    max_items: int = 14  # items of a post that may be summed


DEFAULT = Tolerances()
