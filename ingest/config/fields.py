"""Kinds of value that several configuration files share: identifiers, languages, durations, whole numbers.

A refusal carries a message and a remedy; the place in the file is added where the file is known.
"""

import re
from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

DURATION_SCHEMA = {"type": "string", "pattern": "^[0-9]{1,6} ?[smhd]$", "examples": ["30s", "5m", "12h", "90d"]}
REFUSAL = "refused"  # error type of our own validators; its context holds `message` and `remedy`

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_DURATION = re.compile(r"(?P<number>[0-9]{1,6}) ?(?P<unit>[smhd])")  # 30s | 5m | 400 d
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")  # kursk-online | serious | example.org
_LANGUAGE = re.compile(r"[a-z]{2,3}")  # ru | uk | en


class Frozen(BaseModel):
    """A part of a configuration file: immutable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, validate_default=True)


def refusal(message: str, remedy: str) -> PydanticCustomError:
    """Return the error that a validator raises: what is wrong, and what to write instead."""
    return PydanticCustomError(REFUSAL, "{message}", {"message": message, "remedy": remedy})


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise refusal(f"'{text}' is no identifier.", "Use small Latin letters, digits, '-', '_' and '.'.")
    return text


def _language(text: str) -> str:
    if text == "ua":
        raise refusal("'ua' is a country, not a language.", "Write uk for Ukrainian.")
    if text and not _LANGUAGE.fullmatch(text):
        raise refusal(f"'{text}' is no language code.", "Use an ISO 639 code such as ru, uk or en.")
    return text


def parse_duration(value: object) -> timedelta:
    """Read a duration as it is written in a file: '30s', '5m', '400d'."""
    if isinstance(value, timedelta):
        return value
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise refusal(f"{value!r} is no duration.", "Write a number and a unit: 30s, 5m, 12h or 90d.")
    return timedelta(**{_UNITS[match["unit"]]: int(match["number"])})


def write_duration(value: timedelta) -> str:
    """Return a duration as it is written in a file: '5m', '400d'."""
    seconds = int(value.total_seconds())
    for unit, size in (("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"


Name = Annotated[str, AfterValidator(_name)]
Language = Annotated[str, AfterValidator(_language)]
Whole = Annotated[int, Field(strict=True)]
Duration = Annotated[
    timedelta,
    BeforeValidator(parse_duration),
    PlainSerializer(write_duration, return_type=str),
    WithJsonSchema(DURATION_SCHEMA),
]
