"""Outlets, articles as observed, and the revisions derived from the observations."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from ingest.store.tables.base import Evidence, Moment, metadata, sealed
from ingest.store.tables.evidence import capture

outlet = Table(
    "outlet",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("hosts", ARRAY(Text), nullable=False),
)
article = Table(
    "article",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("canonical_url", Text, nullable=False, unique=True),
    *sealed(),
)
article_url = Table(
    "article_url",
    metadata,
    Column("url", Text, primary_key=True),
    Column("article_id", BigInteger, ForeignKey(article.c.id), nullable=False),
)
article_text = Table(
    "article_text",
    metadata,
    Column("text_hash", Text, primary_key=True),
    Column("text", Text, nullable=False),
    *sealed(),
    Index("article_text_search_ix", text("store.search_words(text)"), postgresql_using="gin"),
)
article_observation = Table(
    "article_observation",
    metadata,
    Column("article_id", BigInteger, ForeignKey(article.c.id), nullable=False),
    Column("capture_id", BigInteger, ForeignKey(capture.c.id), nullable=False),
    Column("observed_at", Moment, nullable=False),
    Column("url", Text, nullable=False),
    Column("outlet_id", Text),
    Column("text_hash", Text, ForeignKey(article_text.c.text_hash), nullable=False),
    Column("title", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("declared_language", Text, nullable=False),
    Column("published_at", Moment),
    Column("published_from", Text, nullable=False),
    Column("modified_at", Moment),
    Column("author", Text, nullable=False),
    Column("site_name", Text, nullable=False),
    Column("citations", JSONB, nullable=False),
    Column("detail", JSONB, nullable=False),
    *sealed(),
    PrimaryKeyConstraint("article_id", "capture_id", "row_hash"),
)
article_revision = Table(
    "article_revision",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # from address, text hash and occurrence
    Column("article_id", BigInteger, ForeignKey(article.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text_hash", Text, ForeignKey(article_text.c.text_hash), nullable=False),
    Column("occurrence", Integer, nullable=False),  # the how-manieth run of this very text
    Column("url", Text, nullable=False),
    Column("outlet_id", Text),
    Column("title", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("published_at", Moment),
    Column("modified_at", Moment),
    Column("first_observed", Moment, nullable=False),
    Column("last_observed", Moment, nullable=False),
    Column("at", Moment, nullable=False),  # published_at, else the first time it was seen
    UniqueConstraint("article_id", "text_hash", "occurrence"),
    Index(None, "text_hash"),
    Index(None, "at"),
)
citation = Table(
    "citation",
    metadata,
    Column("article_revision_id", BigInteger, ForeignKey(article_revision.c.id, ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("handle", Text, nullable=False),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    Column("url", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    PrimaryKeyConstraint("article_revision_id", "position"),
    Index(None, "handle", postgresql_where="handle <> ''"),
    Index(None, "channel_id", postgresql_where="channel_id IS NOT NULL"),
)

ARTICLE = Evidence(article, ("id",), ("id", "canonical_url"), ("canonical_url",))
ARTICLE_TEXT = Evidence(article_text, ("text_hash",), ("text_hash", "text"), ("text_hash",))
ARTICLE_OBSERVATION = Evidence(
    article_observation,
    ("article_id", "capture_id"),
    tuple(column.name for column in article_observation.columns if column.name not in {"part", "row_hash"}),
    ("article_id", "capture_id", "row_hash"),
)
