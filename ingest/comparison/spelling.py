"""How a measure is written: in two units, to the half in words, as a bound in another unit."""

import re
from decimal import Decimal

from ingest.comparison.hedges import HedgeClass
from ingest.comparison.phrases import words
from ingest.model import Hedge, Quantity, QuantityKind

_COMPOUND = re.compile(r"\d[^\W\d_]*\W?[^\W\d_]+\D*\d")


def is_compound(quantity: Quantity) -> bool:
    """Tell whether a measure is written in two units: 2 h 10 min, 5 t 300 kg, deux heures dix."""
    if quantity.low != quantity.high:
        return False
    if quantity.kind is QuantityKind.DURATION:
        behind = quantity.text[quantity.number_end - quantity.start :].split()
        fuller = len(behind) > 1 and quantity.low > _FULL.get(quantity.unit, quantity.low)
        return fuller or bool(_COMPOUND.search(quantity.text))
    return quantity.kind is QuantityKind.MEASURE and bool(_COMPOUND.search(quantity.text))


_FULL = {"second": 60, "minute": 60, "hour": 24, "day": 31}  # from here on a length is told in the next larger unit too


def holds_near(hedge: HedgeClass, told: Decimal, value: Decimal) -> bool:
    """Tell whether a bound in another unit holds a value near it: less than a quarter of an hour for 12 minutes."""
    if abs(told - value) > told * _LOOSELY:
        return False
    return (
        told > value if hedge in (HedgeClass.ALMOST, HedgeClass.UP_TO) else hedge is HedgeClass.LOWER and told < value
    )


_LOOSELY = Decimal("0.2")


def told_in_halves(quantity: Quantity) -> bool:
    """Tell whether a number is told to the half, in words: two and a half days."""
    halved = quantity.low == quantity.high and quantity.low % 1 == _HALF
    return halved and quantity.low > 1 and not any(sign.isdigit() for sign in quantity.text)


def told_roundly(quantity: Quantity) -> bool:
    """Tell whether only the number's word is a round one, which may be meant exactly: «полторы сотни», «десяток»."""
    if quantity.hedge is not Hedge.ABOUT or quantity.number_start != quantity.start:
        return False
    number = quantity.text[: quantity.number_end - quantity.start].lower().split()
    return number[-1] in words("round")


_HALF, QUARTER = Decimal("0.5"), Decimal("0.25")
