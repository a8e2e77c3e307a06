"""What analysing rooms made of the texts. Each row names its parent, its maker and the maker's version."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from ingest.store.tables.articles import article_revision
from ingest.store.tables.base import Moment, metadata

analysis_queue = Table(
    "analysis_queue",
    metadata,
    Column("subject", Text, nullable=False),
    Column("text_hash", Text, nullable=False),
    PrimaryKeyConstraint("subject", "text_hash"),
)
analysis = Table(
    "analysis",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("subject", Text, nullable=False),  # post | article
    Column("text_hash", Text, nullable=False),  # the parent
    Column("maker", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("keys", ARRAY(Text), nullable=False),
    Column("detail", JSONB, nullable=False),
    UniqueConstraint("subject", "text_hash"),
    Index(None, "subject", "version"),
)
claim = Table(
    "claim",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("analysis_id", Uuid, ForeignKey(analysis.c.id, ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("low", Numeric, nullable=False),
    Column("high", Numeric, nullable=False),
    Column("unit", Text, nullable=False),
    Column("concept", Text),
    Column("role", Text),
    Column("number_kind", Text, nullable=False),
    Column("claim", JSONB, nullable=False),
    UniqueConstraint("analysis_id", "position"),
    Index(None, "concept", "low"),
)
post_key = Table(
    "post_key",
    metadata,
    Column("key", Text, nullable=False),  # a normalised number with its dimension: '42400|area'
    Column("at", Moment, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("revision", Integer, nullable=False),
    PrimaryKeyConstraint("key", "at", "channel_id", "message_id", "revision"),
    Index(None, "channel_id", "message_id"),
)
article_key = Table(
    "article_key",
    metadata,
    Column("key", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column(
        "article_revision_id",
        BigInteger,
        ForeignKey(article_revision.c.id, ondelete="CASCADE"),
        nullable=False,
    ),
    PrimaryKeyConstraint("key", "at", "article_revision_id"),
    Index(None, "article_revision_id"),
)
article_work = Table(
    "article_work",
    metadata,
    Column("step", Text, nullable=False),  # link | compare
    Column("article_revision_id", BigInteger, ForeignKey(article_revision.c.id, ondelete="CASCADE"), nullable=False),
    Column("dirty", Boolean, nullable=False),
    Column("version", Text, nullable=False),  # of the maker that did it last; "" = not yet
    PrimaryKeyConstraint("step", "article_revision_id"),
    Index(None, "step", "version"),
    Index("article_work_dirty_ix", "step", "article_revision_id", postgresql_where="dirty"),
)
link = Table(
    "link",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("article_revision_id", BigInteger, ForeignKey(article_revision.c.id, ondelete="CASCADE"), nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", JSONB, nullable=False),
    Column("maker", Text, nullable=False),
    Column("version", Text, nullable=False),
    UniqueConstraint("article_revision_id", "channel_id", "message_id"),
    Index(None, "channel_id", "message_id"),
)
lineage = Table(
    "lineage",
    metadata,
    Column("article_revision_id", BigInteger, ForeignKey(article_revision.c.id, ondelete="CASCADE"), nullable=False),
    Column("source_id", BigInteger),  # the revision it was copied from; NULL: nobody earlier
    Column("origin_id", BigInteger, nullable=False),  # the first of its chain
    Column("likeness", Float, nullable=False),
    Column("changes", JSONB, nullable=False),
    Column("maker", Text, nullable=False),
    Column("version", Text, nullable=False),
    PrimaryKeyConstraint("article_revision_id"),
    Index(None, "origin_id"),
)
comparison = Table(
    "comparison",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("article_revision_id", BigInteger, ForeignKey(article_revision.c.id, ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("link_id", Uuid),  # NULL: no post of this article has the number
    Column("report_claim_id", Uuid),
    Column("source_claim_id", Uuid),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    Column("revision", Integer),
    Column("verdict", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("steps", JSONB, nullable=False),
    Column("matches_revision", Integer),
    Column("report", JSONB, nullable=False),  # the claims as compared
    Column("source", JSONB),
    Column("maker", Text, nullable=False),
    Column("version", Text, nullable=False),
    Index(None, "article_revision_id"),
    Index(None, "verdict"),
)
flag = Table(
    "flag",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("comparison_id", Uuid, ForeignKey(comparison.c.id, ondelete="CASCADE"), nullable=False),
    Column("rule", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("config_digest", Text, nullable=False),
    Column("at", Moment, nullable=False),  # this and the next two: copies for the queue's index, set by triggers
    Column("outlet_id", Text),
    Column("channel_id", BigInteger),
    UniqueConstraint("comparison_id", "rule"),
    Index("flag_severity_at_id_ix", text("severity DESC"), text("at DESC"), "id"),
)
notice = Table(
    "notice",
    metadata,
    Column("flag_id", Uuid, primary_key=True),  # no foreign key: a flag computed again keeps its id and its notice
    Column("told_at", Moment, nullable=False),
)
