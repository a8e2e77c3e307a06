"""Posts found missing: one row a look. A row stays when the post is seen again; `grades` says what the rows prove."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.model import Tombstone, TombstoneGrade
from ingest.store.grades import GONE
from ingest.store.ledger import insert_evidence
from ingest.store.stage import Stage
from ingest.store.tables import TOMBSTONE

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STAGE = Stage(
    "stage_tombstone",
    (
        ("channel_id", "bigint"),
        ("message_id", "bigint"),
        ("grade", "text"),
        ("last_seen", "timestamptz"),
        ("first_gone", "timestamptz"),
    ),
)


def append_tombstones(conn: "Connection", capture_id: int, tombstones: Sequence[Tombstone]) -> int:
    """Append what one capture shows to be missing; return how many known posts were missed anew.

    Ids that were never seen are kept too: they are known to be empty. A repeat changes nothing.
    """
    if not tombstones:
        return 0
    rows = ((one.channel_id, one.message_id, one.grade.value, one.last_seen, one.first_gone) for one in tombstones)
    _STAGE.fill(conn, rows)
    added = insert_evidence(
        conn,
        TOMBSTONE,
        "SELECT channel_id, message_id, grade, last_seen, first_gone, CAST(:capture AS bigint) AS capture_id"
        " FROM stage_tombstone",
        {"capture": capture_id},
    )
    if not added:
        return 0
    return int(
        conn.exec_driver_sql(
            "SELECT count(*) FROM stage_tombstone s JOIN store.post p USING (channel_id, message_id)"
            " WHERE s.first_gone > p.last_seen"
        ).scalar_one()
    )


def known_live_ids(conn: "Connection", channel_id: int, low: int, high: int) -> dict[int, datetime]:
    """Return the ids in [low, high] last seen alive, each with the time it was last seen.

    Posts whose absence in an export or in one answer was noted count as alive: only `confirmed` ends a post.
    """
    rows = conn.execute(
        text(
            f"SELECT p.message_id, p.last_seen FROM store.post p {GONE} WHERE p.channel_id = :channel"
            " AND p.message_id BETWEEN :low AND :high AND gone.grade IS DISTINCT FROM :confirmed ORDER BY p.message_id"
        ),
        {"channel": channel_id, "low": low, "high": high, "confirmed": TombstoneGrade.CONFIRMED.value},
    )
    return {row.message_id: row.last_seen for row in rows}


def standing_tombstones(conn: "Connection", channel_id: int, ids: Sequence[int]) -> list[Tombstone]:
    """Return the tombstones of these posts that no later observation contradicts, oldest first."""
    rows = conn.execute(
        text(
            "SELECT t.* FROM store.tombstone t LEFT JOIN store.post p USING (channel_id, message_id)"
            " WHERE t.channel_id = :channel AND t.message_id = ANY(:ids)"
            " AND (p.last_seen IS NULL OR t.first_gone > p.last_seen) ORDER BY t.message_id, t.first_gone"
        ),
        {"channel": channel_id, "ids": list(ids)},
    )
    return [
        Tombstone(row.channel_id, row.message_id, TombstoneGrade(row.grade), row.last_seen, row.first_gone)
        for row in rows
    ]
