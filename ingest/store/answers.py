"""Many answers at once: their bytes in one transaction, and the note that they were read in another."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.model import Capture
from ingest.store.characters import json_text, storable
from ingest.store.ledger import insert_evidence
from ingest.store.stage import Stage
from ingest.store.tables import BLOB, CAPTURE

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STAGE = Stage(
    "stage_capture",
    (
        ("place", "integer"),  # of the answer in the batch
        ("sha256", "text"),
        ("size", "bigint"),
        ("body", "bytea"),
        ("way", "text"),
        ("resource", "text"),
        ("fetched_at", "timestamptz"),
        ("status", "integer"),
        ("media_type", "text"),
        ("detail", "jsonb"),
    ),
)
_SAME = "sha256, way, resource, fetched_at"


def append_answers(conn: "Connection", answers: Sequence[Capture]) -> list[int]:
    """Keep the bytes of answers and how they were got; return their ids, in the same order.

    The same answer at the same time is one capture. All of them wait for a parser.
    """
    if not answers:
        return []
    _STAGE.fill(conn, (_row(place, one) for place, one in enumerate(answers)))
    insert_evidence(
        conn,
        BLOB,
        "SELECT DISTINCT ON (sha256) sha256, size, body, NULL::text AS location FROM stage_capture ORDER BY sha256",
    )
    insert_evidence(
        conn,
        CAPTURE,
        "SELECT nextval(pg_get_serial_sequence('store.capture', 'id')) AS id, d.* FROM"
        f" (SELECT DISTINCT ON ({_SAME}) {_SAME}, status, media_type, detail FROM"
        "  (SELECT * FROM stage_capture ORDER BY place) s"
        f"  ORDER BY {_SAME}, place) d",
        also="INSERT INTO store.capture_pending (capture_id, way) SELECT id, way FROM added",
    )
    rows = conn.exec_driver_sql(
        f"SELECT c.id FROM stage_capture s JOIN store.capture c USING ({_SAME}) ORDER BY s.place"
    )
    return [row.id for row in rows]


def mark_answers_parsed(
    conn: "Connection", outcomes: Sequence[tuple[int, str]], parser: str, version: str, now: datetime
) -> None:
    """Note that `parser` has read these captures, each with its outcome; they wait no longer."""
    values = {
        "ids": [number for number, _ in outcomes],
        "outcomes": [outcome for _, outcome in outcomes],
        "parser": parser,
        "version": version,
        "now": now,
    }
    conn.execute(
        text(
            "INSERT INTO store.capture_parse (capture_id, parser, parser_version, parsed_at, outcome)"
            " SELECT id, :parser, :version, :now, outcome"
            " FROM unnest(CAST(:ids AS bigint[]), CAST(:outcomes AS text[])) AS o (id, outcome)"
            " ON CONFLICT (capture_id, parser) DO UPDATE SET parser_version = excluded.parser_version,"
            " parsed_at = excluded.parsed_at, outcome = excluded.outcome"
        ),
        values,
    )
    conn.execute(text("DELETE FROM store.capture_pending WHERE capture_id = ANY(:ids)"), {"ids": values["ids"]})


def _row(place: int, one: Capture) -> tuple[object, ...]:
    fetch = one.fetch
    return (
        place,
        one.sha256,
        len(one.body),
        one.body,
        fetch.way.value,
        storable(fetch.resource),
        fetch.fetched_at,
        fetch.status,
        storable(fetch.media_type),
        json_text(fetch.detail),
    )
