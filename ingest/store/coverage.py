"""How much of each channel's numbering is known, and where the gaps are."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ingest.model import MissingError

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
        raise MissingError("the channel is not in the store.", resource=handle, remedy="See `ingest coverage`.")
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


def unchecked_ids(conn: "Connection", channel_id: int, above: int, limit: int) -> tuple[list[int], int]:
    """Return the lowest ids above `above` of which nothing is known, and the highest id known of (0 = none).

    Only ids between two known ones are told. `above` = 0 begins at the first known id.
    """
    rows = conn.execute(
        text(
            "WITH known AS (SELECT message_id FROM store.post WHERE channel_id = :channel AND message_id >= :above"
            " UNION SELECT message_id FROM store.tombstone WHERE channel_id = :channel AND message_id >= :above"
            "  AND grade <> 'absent_in_export'"
            " UNION SELECT CAST(:above AS bigint) WHERE :above > 0),"
            " steps AS (SELECT message_id, lead(message_id) OVER (ORDER BY message_id) AS following FROM known)"
            " SELECT message_id, following FROM steps WHERE following IS NULL OR following > message_id + 1"
            " ORDER BY message_id LIMIT :limit"
        ),
        {"channel": channel_id, "above": above, "limit": limit + 1},
    )
    found: list[int] = []
    highest = 0
    for row in rows:
        if row.following is None:
            highest = row.message_id
        else:
            found += range(row.message_id + 1, min(row.following, row.message_id + 2 + limit - len(found)))
        if len(found) >= limit:
            break
    return found[:limit], highest


def count_known(conn: "Connection", channel_id: int, first: int, last: int) -> int:
    """Return of how many numbers from `first` to `last` something is known."""
    return int(
        conn.execute(
            text(
                "SELECT count(*) FROM (SELECT message_id FROM store.post WHERE channel_id = :channel"
                " AND message_id BETWEEN :first AND :last UNION SELECT message_id FROM store.tombstone"
                " WHERE channel_id = :channel AND message_id BETWEEN :first AND :last) known"
            ),
            {"channel": channel_id, "first": first, "last": last},
        ).scalar_one()
    )
