"""Entries of the lexicon: declared as fields with their kinds, read strictly from plain data.

A class derived from `Entry` declares its fields as a dataclass does; what stands for a field that is left out is never
changed. An unknown key, a missing one or a wrong kind is refused and named. Neither dataclasses nor pydantic are used:
they compile code for each class, and thirty classes would be half of a short command's time.
"""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import cache
from types import GenericAlias
from typing import Any, TypeVar, get_args, get_origin


class Entry:
    """Data of a lexicon file; its values are set once."""

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} is read only")


_Entry = TypeVar("_Entry", bound=Entry)


class EntryError(ValueError):
    """What is wrong with an entry, and at which key."""

    def __init__(self, what: str, *keys: str) -> None:
        super().__init__(f"{'.'.join(keys)}: {what}" if keys else what)
        self.what, self.keys = what, keys

    def inside(self, key: object) -> "EntryError":
        """Return the same mistake as seen from the mapping or list around it."""
        return EntryError(self.what, str(key), *self.keys)


_FIELDS: dict[type[Entry], dict[str, Any]] = {}


def fields_of(kind: type[Entry]) -> dict[str, Any]:
    """Return the fields that a class declares, its bases' first, with their kinds."""
    found = _FIELDS.get(kind)
    if found is None:
        found = _FIELDS[kind] = {}
        for base in reversed(kind.__mro__):
            found |= vars(base).get("__annotations__", {})
    return found


def read_entry(kind: type[_Entry], raw: object) -> _Entry:
    """Return the entry that plain data describes; raise EntryError with the key that is wrong."""
    if not isinstance(raw, dict):
        raise EntryError("a mapping is wanted")
    fields = fields_of(kind)
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in fields:
            raise EntryError("no such key", str(key))
        field = fields[key]
        # most of the lexicon is text, which needs no reading
        values[key] = value if field is str and type(value) is str else _within(key, _reader(field), value)
    for name in _required(kind):
        if name not in values:
            raise EntryError("is missing", name)
    return kind(**values)


_REQUIRED: dict[type[Entry], tuple[str, ...]] = {}


def _required(kind: type[Entry]) -> tuple[str, ...]:
    """Return the fields of a class for which nothing stands when they are left out."""
    found = _REQUIRED.get(kind)
    if found is None:
        found = _REQUIRED[kind] = tuple(name for name in fields_of(kind) if not hasattr(kind, name))
    return found


def _within(key: object, read: Callable[[Any], Any], raw: object) -> Any:
    try:
        return read(raw)
    except EntryError as error:
        raise error.inside(key) from None


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return what reads a value of a kind: text, truth, number, entry, or a list, tuple, set or mapping of those."""
    if isinstance(kind, GenericAlias):
        origin, parts = get_origin(kind), [_reader(part) for part in get_args(kind) if part is not ...]
        if origin is dict:
            return lambda raw: _read_mapping(parts[0], parts[1], raw)
        return lambda raw: origin(_read_list(parts[0], raw))
    if issubclass(kind, Entry):
        return lambda raw: read_entry(kind, raw)
    return {str: _read_text, bool: _read_truth, int: _read_whole, Decimal: _read_decimal}[kind]


def _read_list(read: Callable[[Any], Any], raw: object) -> list[Any]:
    if not isinstance(raw, list):
        raise EntryError("a list is wanted")
    if read is _read_text and set(map(type, raw)) <= {str}:
        return raw
    return [_within(at, read, value) for at, value in enumerate(raw)]


def _read_mapping(read_key: Callable[[Any], Any], read: Callable[[Any], Any], raw: object) -> dict[Any, Any]:
    if not isinstance(raw, dict):
        raise EntryError("a mapping is wanted")
    return {_within(key, read_key, key): _within(key, read, value) for key, value in raw.items()}


def _read_text(raw: object) -> str:
    if not isinstance(raw, str):
        raise EntryError(f"text is wanted, not {raw!r}; quote it")
    return raw


def _read_truth(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    if raw not in ("true", "false"):
        raise EntryError(f"true or false is wanted, not {raw!r}")
    return raw == "true"


def _read_whole(raw: object) -> int:
    try:
        return int(_read_text(raw))
    except ValueError:
        raise EntryError(f"a whole number is wanted, not {raw!r}") from None


def _read_decimal(raw: object) -> Decimal:
    try:
        return Decimal(_read_text(raw))
    except (ValueError, InvalidOperation):
        raise EntryError(f"a number is wanted, not {raw!r}") from None
