"""Take content out where law or policy asks for it; the hash and a record of who did it and why stay.

The only place that changes evidence. It needs the owner's login. A text that was redacted here still stands in
the captures that showed it: redact those too. Seal the transaction afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.model import StoreError
from ingest.store.ledger import insert_evidence
from ingest.store.tables import REDACTION

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Redaction:
    """Why content is taken out, by whom, and when."""

    reason: str
    redacted_by: str
    redacted_at: datetime


def redact_capture(conn: "Connection", sha256: str, why: Redaction) -> str | None:
    """Take out the bytes of a capture; return the path below the home of the file to delete after the commit."""
    location: str | None = conn.scalar(text("SELECT location FROM store.blob WHERE sha256 = :key"), {"key": sha256})
    with _allowed(conn):
        changed = conn.execute(
            text("UPDATE store.blob SET body = NULL, location = NULL WHERE sha256 = :key"), {"key": sha256}
        ).rowcount
    _record(conn, "blob", sha256, changed, why)
    return location


def redact_post_text(conn: "Connection", text_hash: str, why: Redaction) -> None:
    """Take out a text of posts, and what was derived from it."""
    with _allowed(conn):
        changed = conn.execute(
            text("UPDATE store.message_text SET text = '', entities = '[]' WHERE text_hash = :key"), {"key": text_hash}
        ).rowcount
    _record(conn, "message_text", text_hash, changed, why)
    conn.execute(text("DELETE FROM store.post_search WHERE text_hash = :key"), {"key": text_hash})
    conn.execute(
        text(
            "DELETE FROM store.comparison k USING store.message_revision r WHERE r.text_hash = :key"
            " AND k.channel_id = r.channel_id AND k.message_id = r.message_id AND k.revision = r.number"
        ),
        {"key": text_hash},
    )
    _forget_analysis(conn, "post", text_hash)


def redact_article_text(conn: "Connection", text_hash: str, why: Redaction) -> None:
    """Take out a text of articles, and what was derived from it."""
    with _allowed(conn):
        changed = conn.execute(
            text("UPDATE store.article_text SET text = '' WHERE text_hash = :key"), {"key": text_hash}
        ).rowcount
    _record(conn, "article_text", text_hash, changed, why)
    conn.execute(
        text(
            "DELETE FROM store.comparison k USING store.article_revision r"
            " WHERE r.text_hash = :key AND k.article_revision_id = r.id"
        ),
        {"key": text_hash},
    )
    _forget_analysis(conn, "article", text_hash)


@contextmanager
def _allowed(conn: "Connection") -> Iterator[None]:
    """Let the owner through the guards of the evidence for a moment."""
    conn.execute(text("SELECT set_config('ingest.retention', 'on', true)"))
    yield
    conn.execute(text("SELECT set_config('ingest.retention', '', true)"))


def _record(conn: "Connection", table: str, key: str, changed: int, why: Redaction) -> None:
    if not changed:
        raise StoreError("there is nothing with this hash.", resource=f"{table} {key}")
    insert_evidence(
        conn,
        REDACTION,
        "SELECT CAST(:table AS text) AS table_name, CAST(:key AS text) AS key, CAST(:key AS text) AS hash,"
        " CAST(:reason AS text) AS reason, CAST(:by AS text) AS redacted_by, CAST(:at AS timestamptz) AS redacted_at",
        {"table": table, "key": key, "reason": why.reason, "by": why.redacted_by, "at": why.redacted_at},
    )


def _forget_analysis(conn: "Connection", subject: str, text_hash: str) -> None:
    for table in ("analysis", "analysis_queue"):
        conn.execute(
            text(f"DELETE FROM store.{table} WHERE subject = :subject AND text_hash = :key"),
            {"subject": subject, "key": text_hash},
        )
