"""Fractions that people name in words, and which of them comes next: 'more than half' is less than two thirds."""

from decimal import Decimal

from ingest.model import Quantity

SPELT = Decimal("0.015")  # of a third or a fifth

_FRACTIONS = tuple(Decimal(n) / d for n, d in ((1, 10), (1, 5), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (9, 10)))


def spelled(quantity: Quantity) -> bool:
    """Tell whether a share is a fraction in words: a third, one in four."""
    return quantity.unit != "percentage" and quantity.low < 1 and not any(sign.isdigit() for sign in quantity.text)


def next_fraction(told: Decimal) -> Decimal:
    """Return the next greater fraction that people name: 'more than half' is less than two thirds."""
    return next((one for one in _FRACTIONS if one > told + SPELT / 2), Decimal(1))


def last_fraction(told: Decimal) -> Decimal:
    """Return the next lesser fraction that people name: 'less than half' is more than a third."""
    return next((one for one in reversed(_FRACTIONS) if one < told - SPELT / 2), Decimal(0))
