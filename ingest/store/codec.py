"""Frozen data types to JSON and back. Decimals are kept as strings, times as ISO 8601."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def encode(value: object) -> Any:
    """Return `value` as what JSON knows; fields that hold their default are kept, so that the JSON explains itself."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): encode(held) for key, held in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [encode(held) for held in value]
    return str(value)


def decode(kind: type[T], data: Any) -> T:
    """Return the `kind` that `encode` turned into `data`; fields missing from old data take their default."""
    decoder: Callable[[Any], T] = _decoder(kind)  # type: ignore[arg-type]  # every type is hashable
    return decoder(data)


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional(kind)
    if origin in (tuple, list):
        held = _decoder(get_args(kind)[0])
        return lambda data: origin(held(one) for one in data)
    if kind is Decimal:
        return Decimal
    if isinstance(kind, type):
        if issubclass(kind, Enum):
            return kind
        if issubclass(kind, datetime | date):
            return kind.fromisoformat
        if is_dataclass(kind):
            return _dataclass(kind)
    return _same


def _same(data: Any) -> Any:
    return data


def _optional(kind: Any) -> Callable[[Any], Any]:
    (inner,) = (one for one in get_args(kind) if one is not types.NoneType)
    held = _decoder(inner)
    return lambda data: None if data is None else held(data)


def _dataclass(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    parts = [(field.name, _decoder(hints[field.name])) for field in fields(kind)]
    return lambda data: kind(**{name: held(data[name]) for name, held in parts if name in data})
