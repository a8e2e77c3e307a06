"""Read a number in digits: decimal signs, thousands, fractions; the place value of its last digit.

A literal is one token such as `1.500.000`, `42,4`, `1'500`; groups parted by spaces are joined by the caller.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,'])[0-9]{3})(?:\1[0-9]{3})*$")
_GROUPED_DECIMAL = re.compile(r"([0-9]{1,3}(?:([.,'])[0-9]{3})+)([.,])([0-9]+)$")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}$")
_MAX_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Literal:
    """The value of a token of digits; `grouped` is its other reading where one sign parts three digits."""

    value: Decimal
    step: Decimal
    plain: bool  # digits only
    decimals: int = 0
    grouped: Decimal | None = None  # as thousands, where `value` reads a decimal


def step_of(value: Decimal) -> Decimal:
    """Return the place value of the last significant digit of an integer: 1000 for 42000."""
    if value == 0 or value != value.to_integral_value():
        return Decimal(1)
    digits = str(int(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


@lru_cache(maxsize=65536)
def read_literal(text: str, comma: bool, noun: bool = False) -> Literal | None:
    """Return what a token of digits says; None where it is no number (1.2.3, 192.168.0.1).

    `comma` tells that the language writes decimals with a comma, `noun` that the other sign parts thousands
    only before a counted noun.
    """
    if len(text) > _MAX_DIGITS:
        return None
    if text.isdigit():
        value = Decimal(text)
        return Literal(value, step_of(value), plain=True)
    both = _GROUPED_DECIMAL.match(text)
    if both is not None and both[2] != both[3]:
        return _decimal(re.sub(r"[.,']", "", both[1]), both[4])
    grouped = _GROUPED.match(text)
    if grouped is not None:
        return _grouped(text, grouped[1], comma, noun)
    if _INDIAN.match(text):
        return _whole(text.replace(",", ""))
    sign = "," if "," in text else "."
    whole, _, rest = text.partition(sign)
    if not whole.isdigit() or not rest.isdigit():
        return None
    return _decimal(whole, rest)


def _grouped(text: str, sign: str, comma: bool, noun: bool) -> Literal:
    joined = text.replace(sign, "")
    if text.count(sign) > 1 or sign == "'":
        return _whole(joined)
    whole, _, rest = text.partition(sign)
    if whole == "0":
        return _decimal(whole, rest)
    decimal = Literal(Decimal(f"{whole}.{rest}"), Decimal(1).scaleb(-len(rest)), False, len(rest), Decimal(joined))
    if (sign == ",") == comma or noun:
        return decimal  # the caller takes `grouped` before a counted noun or after a currency
    return _whole(joined)


def _whole(digits: str) -> Literal:
    value = Decimal(digits)
    return Literal(value, step_of(value), plain=False)


def _decimal(whole: str, rest: str) -> Literal:
    return Literal(Decimal(f"{whole}.{rest}"), Decimal(1).scaleb(-len(rest)), plain=False, decimals=len(rest))
