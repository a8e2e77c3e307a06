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

    NUL is written as JSON escapes it, which PostgreSQL refuses.
    """
    write = _WRITERS.get(type(value))
    return _of_a_subclass(value) if write is None else write(value)


def _of_a_subclass(value: object) -> str:
    for kind in (str, int, float, list, tuple, dict):
        if isinstance(value, kind):
            return _WRITERS[kind](value)
    raise OddValueError(type(value).__name__)


def _array(value: Sequence[object]) -> str:
    return f"[{', '.join([(_WRITERS.get(type(item)) or _of_a_subclass)(item) for item in value])}]"


def _object(value: dict[object, object]) -> str:
    items = [(said, value[key]) for key, said in _ordered(tuple(value))]
    return f"{{{', '.join([said + (_WRITERS.get(type(item)) or _of_a_subclass)(item) for said, item in items])}}}"


@lru_cache(maxsize=1024)  # a few dozen sets of names make up all details
def _ordered(keys: tuple[object, ...]) -> list[tuple[str, str]]:
    """Return the keys in jsonb's order, each with what is written of it."""
    names = [key for key in keys if isinstance(key, str)]
    if len(names) < len(keys):
        raise OddValueError("a key that is no text")
    return [(key, f"{quoted(key)}: ") for _, _, key in sorted((len(key.encode()), key.encode(), key) for key in names)]


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
