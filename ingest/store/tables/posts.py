"""Channels, posts as observed, and the revisions derived from the observations."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR

from ingest.store.tables.base import Evidence, Moment, metadata, sealed
from ingest.store.tables.evidence import capture

channel = Table(
    "channel",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("handle", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("office_en", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("region_en", Text, nullable=False),
    Column("in_office_from", Date),
    Column("in_office_to", Date),
    Column("watched", Boolean, nullable=False),
    Index(None, "handle"),
)
channel_fact = Table(
    "channel_fact",
    metadata,
    Column("channel_id", BigInteger, nullable=False),
    Column("name", Text, nullable=False),  # username, title, about …
    Column("value", Text, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("way", Text, nullable=False),
    *sealed(),
    PrimaryKeyConstraint("channel_id", "name", "seen_at", "row_hash"),
)
message_text = Table(
    "message_text",
    metadata,
    Column("text_hash", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("entities", JSONB, nullable=False),
    *sealed(),
)
# Words of analysed texts; those that wait for their analysis are searched as they stand.
post_search = Table(
    "post_search",
    metadata,
    Column("text_hash", Text, primary_key=True),
    Column("words", TSVECTOR, nullable=False),
    Index("post_search_words_ix", "words", postgresql_using="gin"),
)
observation = Table(
    "observation",
    metadata,
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    # No foreign keys here: they cost 10 µs a row. `append_observations` is the only way in, and nothing leaves
    # capture or message_text without `verify` noticing.
    Column("capture_id", BigInteger, nullable=False),
    Column("way", Text, nullable=False),
    Column("observed_at", Moment, nullable=False),
    Column("kind", Text, nullable=False),
    Column("posted_at", Moment),
    Column("posted_local", Text, nullable=False),
    Column("edited_at", Moment),
    Column("text_hash", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("grouped_id", BigInteger),
    Column("forward", JSONB),
    Column("reply_to", BigInteger),
    Column("author", Text, nullable=False),
    Column("media", Text, nullable=False),
    Column("service_action", Text, nullable=False),
    Column("detail", JSONB, nullable=False),
    *sealed(),
    PrimaryKeyConstraint("channel_id", "message_id", "capture_id", "row_hash"),
)
tombstone = Table(
    "tombstone",
    metadata,
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("grade", Text, nullable=False),
    Column("last_seen", Moment),
    Column("first_gone", Moment, nullable=False),
    Column("capture_id", BigInteger, ForeignKey(capture.c.id), nullable=False),
    *sealed(),
    PrimaryKeyConstraint("channel_id", "message_id", "capture_id", "grade"),
)
counter = Table(
    "counter",
    metadata,
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("observed_at", Moment, nullable=False),
    Column("views", BigInteger),
    Column("forwards", BigInteger),
    Column("replies", BigInteger),
    Column("reactions", BigInteger),
    PrimaryKeyConstraint("channel_id", "message_id", "observed_at"),
    postgresql_partition_by="RANGE (observed_at)",
)
post = Table(
    "post",
    metadata,
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("posted_at", Moment),
    Column("posted_local", Text, nullable=False),
    Column("at", Moment, nullable=False),  # posted_at, else the first time it was seen
    Column("edited_at", Moment),
    Column("revisions", Integer, nullable=False),
    Column("text_hash", Text, nullable=False),  # of the standing revision
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("grouped_id", BigInteger),
    Column("forward", JSONB),
    Column("reply_to", BigInteger),
    Column("author", Text, nullable=False),
    Column("media", Text, nullable=False),
    Column("service_action", Text, nullable=False),
    Column("ways", ARRAY(Text), nullable=False),
    PrimaryKeyConstraint("channel_id", "message_id"),
    Index(None, "channel_id", "at"),
)
message_revision = Table(
    "message_revision",
    metadata,
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("first_observed", Moment, nullable=False),
    Column("last_observed", Moment, nullable=False),
    Column("posted_at", Moment),
    Column("edited_at", Moment),
    PrimaryKeyConstraint("channel_id", "message_id", "number"),
    Index(None, "text_hash"),
)

CHANNEL_FACT = Evidence(
    channel_fact,
    ("channel_id", "name", "seen_at"),
    ("channel_id", "name", "value", "seen_at", "way"),
    ("channel_id", "name", "seen_at", "row_hash"),
)
MESSAGE_TEXT = Evidence(message_text, ("text_hash",), ("text_hash", "text", "entities"), ("text_hash",))
OBSERVATION = Evidence(
    observation,
    ("channel_id", "message_id", "capture_id"),
    tuple(column.name for column in observation.columns if column.name not in {"part", "row_hash"}),
    ("channel_id", "message_id", "capture_id", "row_hash"),
)
TOMBSTONE = Evidence(
    tombstone,
    ("channel_id", "message_id", "capture_id", "grade"),
    ("channel_id", "message_id", "grade", "last_seen", "first_gone", "capture_id"),
    ("channel_id", "message_id", "capture_id", "grade"),
)
