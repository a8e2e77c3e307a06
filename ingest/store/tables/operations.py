"""Cursors, accounts, runs, issues and judgements: what the system and people did."""

from sqlalchemy import BigInteger, Column, Identity, Index, PrimaryKeyConstraint, Table, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB

from ingest.store.tables.base import Evidence, Moment, metadata, sealed

cursor = Table(
    "cursor",
    metadata,
    Column("name", Text, nullable=False),  # history, pts, recheck:6h, feed …
    Column("subject", Text, nullable=False),  # a channel id, a feed address
    Column("value", JSONB, nullable=False),
    Column("updated_at", Moment, nullable=False),
    PrimaryKeyConstraint("name", "subject"),
)
channel_access = Table(
    "channel_access",
    metadata,
    Column("account", Text, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("access_hash", BigInteger, nullable=False),
    Column("username", Text, nullable=False),
    Column("seen_at", Moment, nullable=False),
    PrimaryKeyConstraint("account", "channel_id"),
)
flood = Table(
    "flood",
    metadata,
    Column("account", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("until", Moment, nullable=False),
    PrimaryKeyConstraint("account", "method"),
)
judgement = Table(
    "judgement",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("subject", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("note", Text, nullable=False),
    *sealed(),
    Index(None, "subject", "id"),
)
run = Table(
    "run",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("use_case", Text, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("outcome", Text, nullable=False),  # running | done | failed
    Column("counts", JSONB, nullable=False),
    Column("skipped", JSONB, nullable=False),
    Column("config_digest", Text, nullable=False),
    Column("dag_id", Text, nullable=False, server_default=""),  # empty, as the next two: not started by Airflow
    Column("dag_run_id", Text, nullable=False, server_default=""),
    Column("task_id", Text, nullable=False, server_default=""),
    Index(None, "dag_id", "dag_run_id", postgresql_where=text("dag_id <> ''")),
    Index("run_open_ix", "use_case", postgresql_where=text("ended_at IS NULL")),
)
item_outcome = Table(
    "item_outcome",
    metadata,
    Column("use_case", Text, nullable=False),
    Column("item", Text, nullable=False),  # a handle, a feed's or page's address, a part of a history
    Column("outcome", Text, nullable=False),  # done, or the kind of the issue that says why not
    Column("message", Text, nullable=False),
    Column("run_id", BigInteger, nullable=False),
    Column("tried_at", Moment, nullable=False),
    Column("done_at", Moment),
    Column("failures", BigInteger, nullable=False),  # since it was last done
    PrimaryKeyConstraint("use_case", "item"),
    Index(None, "tried_at"),
)
issue = Table(
    "issue",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("resource", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("detail", JSONB, nullable=False),
    Column("run_id", BigInteger),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("times", BigInteger, nullable=False),
    Index(None, "kind"),
)
schema_state = Table(
    "schema_state",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

JUDGEMENT = Evidence(
    judgement,
    ("id",),
    ("id", "subject", "kind", "reviewer", "decided_at", "note"),
    ("id",),
)
