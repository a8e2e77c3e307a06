"""Captures, the ledger over all evidence, and what retention took out."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB

from ingest.store.tables.base import Evidence, Moment, metadata, sealed

blob = Table(
    "blob",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("body", LargeBinary),  # NULL: in a file, or redacted
    Column("location", Text),  # path below the home; NULL: in `body`
    *sealed(),
)
capture = Table(
    "capture",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("sha256", Text, ForeignKey(blob.c.sha256), nullable=False),
    Column("way", Text, nullable=False),
    Column("resource", Text, nullable=False),
    Column("fetched_at", Moment, nullable=False),
    Column("status", Integer),
    Column("media_type", Text, nullable=False),
    Column("detail", JSONB, nullable=False),
    *sealed(),
    UniqueConstraint("sha256", "way", "resource", "fetched_at"),
)
capture_pending = Table(
    "capture_pending",
    metadata,
    Column("capture_id", BigInteger, ForeignKey(capture.c.id), primary_key=True, autoincrement=False),
    Column("way", Text, nullable=False),
    Index(None, "way", "capture_id"),
)
capture_parse = Table(
    "capture_parse",
    metadata,
    Column("capture_id", BigInteger, ForeignKey(capture.c.id), primary_key=True, autoincrement=False),
    Column("parser", Text, primary_key=True),
    Column("parser_version", Text, nullable=False),
    Column("parsed_at", Moment, nullable=False),
    Column("outcome", Text, nullable=False),
)
redaction = Table(
    "redaction",
    metadata,
    Column("table_name", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("redacted_by", Text, nullable=False),
    Column("redacted_at", Moment, nullable=False),
    *sealed(),
)
ledger_part = Table(
    "ledger_part",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("entry", BigInteger, nullable=False),
    Column("table_name", Text, nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Index(None, "entry"),
)
ledger = Table(
    "ledger",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("entry", BigInteger, nullable=False, unique=True),
    Column("written_at", Moment, nullable=False),
    Column("kind", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("chain", Text, nullable=False),
)

BLOB = Evidence(blob, ("sha256",), ("sha256", "size", "location"), ("sha256",))
CAPTURE = Evidence(
    capture,
    ("id",),
    ("id", "sha256", "way", "resource", "fetched_at", "status", "media_type", "detail"),
    ("sha256", "way", "resource", "fetched_at"),
)
REDACTION = Evidence(
    redaction,
    ("table_name", "key"),
    ("table_name", "key", "hash", "reason", "redacted_by", "redacted_at"),
    ("table_name", "key"),
)
