"""The short form of a quantity that examples and traps use: `>= 12 person killed`, `range 10…15 missile`."""

from decimal import Decimal

from ingest.model import Quantity


def number(value: Decimal) -> str:
    """Return a number without exponent and idle zeros, four decimals at most."""
    text = f"{round(value, 4):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def note(quantity: Quantity, *, role: bool = False) -> str:
    """Return the short form of a quantity."""
    value = number(quantity.low)
    if quantity.low != quantity.high:
        value = f"{value}…{number(quantity.high)}"
    unit = f"{quantity.unit} / {quantity.per}" if quantity.per else quantity.unit
    parts = [quantity.modifier.value, value, unit, (quantity.role or "") if role else ""]
    return " ".join(part for part in parts if part)
