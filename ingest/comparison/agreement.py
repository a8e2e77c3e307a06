"""How far two quantities agree as numbers, and by which step that was decided."""

from enum import StrEnum
from typing import NamedTuple


class Agreement(StrEnum):
    """The numeric relation of a report's number to a source's."""

    SAME = "same"
    CONVERTED = "converted"
    ROUNDED = "rounded"
    HEDGED = "hedged"  # same nominal value, other hedge
    SLIP = "slip"
    APART = "apart"
    INCOMPARABLE = "incomparable"  # units of different dimensions

    @property
    def agrees(self) -> bool:
        """Whether the report's number can stand for the source's."""
        return self in _AGREEING


_AGREEING = frozenset({Agreement.SAME, Agreement.CONVERTED, Agreement.ROUNDED, Agreement.HEDGED})


class Relation(NamedTuple):
    """An agreement with the step that decided; `detail` is a number or name for the reason."""

    agreement: Agreement
    step: str
    detail: str = ""
