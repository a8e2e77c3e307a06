"""Turn what pydantic says of a document into errors that an operator can mend."""

from collections.abc import Iterator
from difflib import get_close_matches
from enum import Enum
from inspect import isclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ingest.config.document import Document, Place
from ingest.config.fields import REFUSAL
from ingest.model import ConfigError

_KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
}


def problems(document: Document, model: type[BaseModel], error: ValidationError) -> list[ConfigError]:
    """Return one error for each thing that is wrong in the file, in order of its lines."""
    details = error.errors(include_url=False)
    misspelt = {
        (*found["loc"][:-1], guess)
        for found in details
        if found["type"] == "extra_forbidden" and (guess := _nearest_key(model, found["loc"]))
    }
    errors = [
        _problem(document, model, found)
        for found in details
        if not (found["type"] == "missing" and found["loc"] in misspelt)  # the misspelt key is told already
    ]
    return sorted(errors, key=lambda told: _line_of(told.resource))


def nearest(word: str, known: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    """Return the known word that was probably meant, or an empty text."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def _problem(document: Document, model: type[BaseModel], found: ErrorDetails) -> ConfigError:
    message, remedy = _explain(model, found)
    return document.error(found["loc"], message, remedy)


def _explain(model: type[BaseModel], found: ErrorDetails) -> tuple[str, str]:
    place, kind = found["loc"], found["type"]
    key = next((part for part in reversed(place) if isinstance(part, str) and part != "[key]"), "")
    context: dict[str, Any] = found.get("ctx", {})
    if kind == REFUSAL:
        of_one_value = key and not _models(_annotation(model, place))  # else of the entry as a whole
        return (f"{key}: {context['message']}" if of_one_value else context["message"]), context["remedy"]
    if kind == "extra_forbidden":
        guess = _nearest_key(model, place)
        known = ", ".join(_keys(model, place))
        return f"unknown key '{key}'.", f"Did you mean '{guess}'?" if guess else f"Known keys: {known}."
    if kind == "missing":
        return f"key '{key}' is missing.", f"Add '{key}: …' here."
    if kind == "enum":
        return _choice(model, found, key)
    if kind == "too_short":
        return f"{key} must not be empty.", "Write at least one value."
    if kind in _KINDS:
        return f"{key} must be {_KINDS[kind]}, not {_shown(found['input'])}.", _rewrite(kind, found["input"])
    return f"{key}: {found['msg'][:1].lower()}{found['msg'][1:]}.", f"Change {_shown(found['input'])}."


def _choice(model: type[BaseModel], found: ErrorDetails, key: str) -> tuple[str, str]:
    choices = _choices(_annotation(model, found["loc"]))
    guess = nearest(str(found["input"]), choices)
    hint = f"Did you mean '{guess}'? " if guess else ""
    return f"{key}: {_shown(found['input'])} is not known.", f"{hint}Choose one of: {', '.join(choices)}."


def _rewrite(kind: str, value: object) -> str:
    if kind == "string_type" and not isinstance(value, dict | list):
        return f'Write it in quotes: "{_plain(value)}".'
    if kind == "int_type" and isinstance(value, str) and value.lstrip("+-").isdigit():
        return f"Write {int(value)}, without quotes and leading zeros."
    if kind == "tuple_type":
        return "Begin each value with '- ' on a line of its own, or write [a, b]."
    return "Change the value."


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    return f"'{value}'" if isinstance(value, str) else _plain(value)


def _line_of(resource: str) -> int:
    return int(resource.rpartition(" ")[2])


def _nearest_key(model: type[BaseModel], place: Place) -> str:
    return nearest(str(place[-1]), _keys(model, place))


def _keys(model: type[BaseModel], place: Place) -> list[str]:
    parent = _models(_annotation(model, place[:-1]))
    return list(parent[0].model_fields) if parent else []


def _annotation(model: type[BaseModel], place: Place) -> Any:
    """Return the declared type at a place; items of a list have the type of the list."""
    current: Any = model
    for part in place:
        inside = _models(current)
        if isinstance(part, str) and inside and part in inside[0].model_fields:
            current = inside[0].model_fields[part].annotation
    return current


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isclass(annotation) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _models(part)]


def _choices(annotation: Any) -> list[str]:
    if isclass(annotation) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    return [found for part in get_args(annotation) for found in _choices(part)]
