"""A quantity while it is being read, in tokens; made into a `Quantity` at the end."""

from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Hedge, QuantityKind


@dataclass(slots=True)
class Draft:
    """One quantity in tokens: `start`…`end` (exclusive) with hedge and head, `number_*` the number alone."""

    start: int
    end: int
    number_start: int
    number_end: int
    low: Decimal
    high: Decimal
    step: Decimal
    unit: str = ""
    money: bool = False
    per: str | None = None
    hedge: Hedge = Hedge.EXACT
    range: bool = False
    vague: bool = False
    weak: bool = False  # kept only with a role
    approx: bool = False  # the number word is a round one: десяток, une trentaine
    disputed: bool = False  # its bounds contradict each other; no later hedge decides
    share: bool = False
    half: bool = False
    collective: bool = False
    assumed: bool = False  # people are counted only because no noun is told: `two were killed`
    attributive: bool = False
    words: bool = False
    kind: QuantityKind | None = None
    concept: str | None = None
    role: str | None = None
    scope: str | None = None
    change: str | None = None
    implicit: bool = False
    grouped: Decimal | None = None  # the reading as thousands of a number such as 1.200
    subset_of: "Draft | None" = None
    part: bool = False  # the first number of `78 of 93`
    pair: "Draft | None" = None  # the old value of a change, which takes the unit of the new one
    head_end: int = -1  # where the head noun or unit ends, for the search of roles

    @property
    def open(self) -> bool:
        """Tell whether nothing is known yet of what the number measures or counts."""
        return not self.unit and self.kind is None


def fixed(start: int, end: int, value: Decimal, unit: str, kind: QuantityKind | None) -> Draft:
    """Return a draft whose whole stretch is its number: twice, полгода, no one."""
    step = Decimal(1) if value == value.to_integral_value() else Decimal("0.1")
    draft = Draft(start, end, start, end, value, value, step, unit)
    draft.kind, draft.head_end = kind, end
    return draft
