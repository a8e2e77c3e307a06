"""JSON letter for letter as PostgreSQL's jsonb writes it: under the hash of a row that is made here, not by the server.

Invariant: `canonical_json(value)` is `CAST(value AS jsonb)::text`. What is not plain JSON of storable text is refused,
and the server makes such rows.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Any

from ingest.model import quoted


class OddValueError(Exception):
    """The value is none that can be written here; the server takes it by another way, or refuses it."""


def canonical_json(value: object) -> str:
    """Return the value as jsonb writes it: keys by length, then by bytes; numbers written out; one space after a sign.

    NUL is written as JSON escapes it, which PostgreSQL refuses: the caller looks for it in all of a batch at once.
    """
    write = _WRITERS.get(type(value))
    return _of_a_subclass(value) if write is None else write(value)


def _of_a_subclass(value: object) -> str:
    for kind in (str, int, float, list, tuple, dict):
        if isinstance(value, kind):
            return _WRITERS[kind](value)
    raise OddValueError(type(value).__name__)


def _array(value: Sequence[object]) -> str:
    return f"[{', '.join([canonical_json(item) for item in value])}]"


def _object(value: dict[object, object]) -> str:
    if len(value) == 1:
        [(key, held)] = value.items()
        return f"{{{_key(key)[2]}{canonical_json(held)}}}"
    members = sorted([(*_key(key), canonical_json(held)) for key, held in value.items()])
    return f"{{{', '.join([f'{said}{held}' for _, _, said, held in members])}}}"


@lru_cache(maxsize=1024)  # a few dozen names make up all details
def _key(key: object) -> tuple[int, bytes, str]:
    """Return what keys are sorted by, and the key with its colon."""
    if not isinstance(key, str):
        raise OddValueError(f"a key that is {type(key).__name__}")
    name = key.encode()
    return len(name), name, f"{quoted(key)}: "


def _number(value: float) -> str:
    if not isfinite(value):
        raise OddValueError("a number without end")
    if value == 0:
        return "0.0"  # numeric knows no -0
    return format(Decimal(repr(float(value))), "f")


_WRITERS: dict[type, Callable[[Any], str]] = {
    str: quoted,
    int: int.__repr__,
    float: _number,
    bool: lambda value: "true" if value else "false",
    type(None): lambda value: "null",
    list: _array,
    tuple: _array,
    dict: _object,
}
