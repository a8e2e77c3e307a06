"""What the readers of numbers pass on: a number as it was read."""

from dataclasses import dataclass
from decimal import Decimal

from ingest.quantities.literals import Literal

ONE = Decimal(1)


@dataclass(slots=True)
class Number:
    """A number as read: tokens `start`…`end` (exclusive), nominal low and high, and how it was written."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    literal: Literal | None = None
    words: bool = False
    scale: Decimal = ONE
    approx: bool = False
    vague: bool = False
    weak: bool = False
    implicit: bool = False  # told by a word that says less than a number: a pair
    collective: bool = False
    share: bool = False
    half: bool = False  # a fraction or half in words: the unit may be told finer

    def times(self, factor: Decimal) -> None:
        """Multiply value and step."""
        self.low *= factor
        self.high *= factor
        self.step *= factor
        self.scale *= factor
