"""config/retention.yml: how long bytes and series are kept. Hashes and records of redaction stay for ever."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema

from ingest.config.fields import DURATION_SCHEMA, Frozen, parse_duration, write_duration

FOREVER = "forever"


def _parse_term(value: object) -> timedelta | None:
    return None if value in (None, FOREVER) else parse_duration(value)


def _write_term(value: timedelta | None) -> str:
    return FOREVER if value is None else write_duration(value)


Term = Annotated[
    timedelta | None,
    PlainValidator(_parse_term),
    PlainSerializer(_write_term, return_type=str),
    WithJsonSchema({"anyOf": [{"const": FOREVER}, DURATION_SCHEMA]}),
]


class Retention(Frozen):
    """Terms after which `store/retention.py` may redact; None, written 'forever', means never."""

    posts: Term = Field(None, description="Raw answers and exports from Telegram.")
    pages: Term = Field(None, description="Raw pages and feeds.")
    counters: Term = Field(timedelta(days=400), description="Views, forwards, replies and reactions over time.")
    runs: Term = Field(timedelta(days=400), description="Records of runs and their issues.")


class RetentionFile(Frozen):
    """config/retention.yml"""

    retention: Retention = Retention()
