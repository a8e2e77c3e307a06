"""How scores of links are calibrated: every fit with what it was made from, the newest counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ingest.store.characters import json_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

CURSOR = "link calibration"  # subject: when it was fitted; value: slope, shift, and where they come from


@dataclass(frozen=True, slots=True)
class JudgedLink:
    """A link as it stands with a reviewer's latest word. `version` names the calibration its score was made under."""

    article_revision_id: int
    score: float
    version: str
    reasons: tuple[str, ...]
    confirmed: bool


def judged_links(conn: "Connection") -> list[JudgedLink]:
    """Return the links that a reviewer confirmed or dismissed, in order; found from the judgements."""
    rows = conn.execute(
        text(
            "WITH said AS (SELECT DISTINCT ON (subject) subject, kind FROM store.judgement"
            "  WHERE subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' ORDER BY subject, id DESC)"
            " SELECT l.article_revision_id, l.score, l.version, l.reasons, s.kind FROM said s"
            " JOIN store.link l ON l.id = CAST(s.subject AS uuid) WHERE s.kind IN ('confirm', 'dismiss')"
            " ORDER BY l.article_revision_id, l.channel_id, l.message_id"
        )
    )
    return [
        JudgedLink(
            row.article_revision_id,
            row.score,
            row.version,
            tuple(one["name"] for one in row.reasons),
            row.kind == "confirm",
        )
        for row in rows
    ]


def read_calibration(conn: "Connection") -> Mapping[str, Any] | None:
    """Return the newest calibration with its provenance; None = there is none."""
    found: Mapping[str, Any] | None = conn.scalar(
        text("SELECT value FROM store.cursor WHERE name = :name ORDER BY subject DESC LIMIT 1"), {"name": CURSOR}
    )
    return found


def save_calibration(conn: "Connection", value: Mapping[str, Any], now: datetime) -> None:
    """Put a calibration behind the earlier ones."""
    conn.execute(
        text(
            "INSERT INTO store.cursor (name, subject, value, updated_at) VALUES (:name, :subject,"
            " CAST(:value AS jsonb), :now) ON CONFLICT (name, subject) DO UPDATE SET value = excluded.value"
        ),
        {"name": CURSOR, "subject": now.isoformat(), "value": json_text(dict(value)), "now": now},
    )
