"""Numbers with a minus that say by how much something fell: «612 см (−27 за сутки)», «минус 4,1%».

They become the amount of a fall, as other languages tell it: 'down 27 centimetres'. A temperature keeps its sign, and
so does a bare number that may be one: only behind a level in its sentence is it a fall.
"""

import re
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
    for given in quantities:
        frosty = bool(found) and _frosty(given, found[-1], passages)
        quantity = replace(given, low=-given.high, high=-given.low) if frosty else given
        before = found[-1] if found and quantity.low < 0 else None
        if before is not None and passages.sentence_at(before.start) is not passages.sentence_at(quantity.start):
            before = None
        found.append(_turned(quantity) if _falls(quantity, before) else quantity)
    return found


def _frosty(quantity: Quantity, before: Quantity, passages: Passages) -> bool:
    """Tell whether a number behind a dash goes on with degrees of frost: «вдень 6 градусів морозу, вночі — 19»."""
    bare = quantity.kind is QuantityKind.BARE and quantity.end == quantity.number_end and quantity.low > 0
    if not bare or before.low >= 0 or before.unit != "celsius" or before.text[-1].isdigit():
        return False
    if not before.text[0].isalnum() or _SIGNED.match(before.text):
        return False
    dashed = passages.text[: quantity.start].rstrip()[-1:] in _DASHES
    return dashed and passages.sentence_at(before.start) is passages.sentence_at(quantity.start)


_DASHES = ("—", "–", "-")
_SIGNED = re.compile(r"m[ei]n|moins|м[иі]нус", re.IGNORECASE)  # the minus is the number's own


def _falls(quantity: Quantity, before: Quantity | None) -> bool:
    if quantity.low >= 0 or quantity.value is None or dimension(quantity.unit) in _DEGREES:
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
