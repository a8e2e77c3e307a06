"""Of which flags people were told, so that one digest tells each flag once."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def untold_flags(conn: "Connection") -> list[dict[str, Any]]:
    """Return the open flags of which nobody was told, serious ones first."""
    rows = conn.execute(
        text(
            "SELECT flag_id, severity, verdict, handle, message_id, source, report, canonical_url, reason"
            " FROM analyst.flags f WHERE decision IS NULL"
            " AND NOT EXISTS (SELECT FROM store.notice n WHERE n.flag_id = f.flag_id)"
            " ORDER BY severity = 'serious' DESC, published_at DESC NULLS LAST, flag_id"
        )
    )
    return [dict(row) for row in rows.mappings()]


def mark_told(conn: "Connection", flags: Sequence[UUID], now: datetime) -> None:
    """Remember that people were told of these flags."""
    conn.execute(
        text(
            "INSERT INTO store.notice (flag_id, told_at) SELECT id, :now FROM unnest(CAST(:ids AS uuid[])) AS id"
            " ON CONFLICT DO NOTHING"
        ),
        {"ids": list(flags), "now": now},
    )
