"""Numbers with a minus that say by how much something fell: «612 см (−27 за сутки)», «минус 4,1%».

They become the amount of a fall, as other languages tell it: 'down 27 centimetres'. A temperature keeps its sign, and
so does a bare number that may be one: only behind a level in its sentence is it a fall.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.claims.passages import Passages
from ingest.model import Quantity, QuantityKind
from ingest.quantities.units import dimension

_LEVELS = frozenset({QuantityKind.MEASURE, QuantityKind.MONEY, QuantityKind.PERCENT})
_BESIDE = 3  # characters between a count and its change in brackets: «412 (−27)»


_DEGREES = ("temperature", "angle")


def fallen(quantities: Sequence[Quantity], passages: Passages) -> list[Quantity]:
    """Return the quantities, each with a minus that tells a fall as the amount of it."""
    found: list[Quantity] = []
    for quantity in quantities:
        before = found[-1] if found and quantity.low < 0 else None
        if before is not None and passages.sentence_at(before.start) is not passages.sentence_at(quantity.start):
            before = None
        found.append(_turned(quantity) if _falls(quantity, before) else quantity)
    return found


def _falls(quantity: Quantity, before: Quantity | None) -> bool:
    if quantity.value is None or quantity.low >= 0 or dimension(quantity.unit) in _DEGREES:
        return False
    if quantity.kind is QuantityKind.PERCENT or quantity.concept is not None:
        return True
    if before is None:
        return False
    if before.kind is QuantityKind.COUNT and quantity.start - before.end > _BESIDE:
        return False  # «в 17 школах …, ночью минус 42»
    return before.kind in (*_LEVELS, QuantityKind.COUNT) and dimension(before.unit) not in _DEGREES and before.low > 0


def _turned(quantity: Quantity) -> Quantity:
    return replace(quantity, low=-quantity.low, high=-quantity.low, change="down")
