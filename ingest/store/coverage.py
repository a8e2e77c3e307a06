"""How much of each channel's numbering is known, and where the gaps are."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ingest.model import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection


def channel_coverage(conn: "Connection", handle: str = "") -> list[dict[str, Any]]:
    """Return rows of the view `channel_coverage`, for one channel or for all."""
    rows = [
        dict(row)
        for row in conn.execute(
            text(
                "SELECT * FROM analyst.channel_coverage WHERE :handle = '' OR lower(handle) = lower(:handle)"
                " ORDER BY handle NULLS LAST, channel_id"
            ),
            {"handle": handle},
        ).mappings()
    ]
    if handle and not rows:
        raise StoreError("the channel is not in the store.", resource=handle, remedy="See `ingest coverage`.")
    return rows


def channel_gaps(conn: "Connection", channel_id: int, limit: int = 100) -> list[tuple[int, int]]:
    """Return (first, last) of the longest runs of unknown numbers, longest first."""
    rows = conn.execute(
        text(
            "SELECT first_id, last_id FROM analyst.channel_gaps WHERE channel_id = :channel"
            " ORDER BY length DESC, first_id LIMIT :limit"
        ),
        {"channel": channel_id, "limit": limit},
    )
    return [(row.first_id, row.last_id) for row in rows]
