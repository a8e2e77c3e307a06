"""Which posts are due to be looked at again: often while they are young, seldom when they are old."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ingest.store.grades import GONE

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

# A post is looked at again at these ages; after the last it is left alone.
WINDOWS = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=7), timedelta(days=30))


def posts_to_recheck(
    conn: "Connection", channel_id: int, now: datetime, *, everything: bool = False
) -> "list[Row[Any]]":
    """Return (message_id, last_seen, absent_since) of the channel's posts that are due, in order of id.

    Due is a post that passed one of `WINDOWS` since it was last seen, and one that was called empty once.
    `everything` makes due whatever is younger than the last window. Confirmed deletions are never due.
    """
    return list(
        conn.execute(
            text(
                f"SELECT p.message_id, p.last_seen, gone.explicit AS absent_since FROM store.post p {GONE}"
                " WHERE p.channel_id = :channel AND p.at > :now - CAST(:longest AS interval)"
                " AND gone.grade IS DISTINCT FROM 'confirmed' AND (:everything OR gone.explicit IS NOT NULL OR EXISTS ("
                "  SELECT FROM unnest(CAST(:windows AS interval[])) AS w (age)"
                "  WHERE p.at + w.age <= :now AND p.last_seen < p.at + w.age)) ORDER BY p.message_id"
            ),
            {
                "channel": channel_id,
                "now": now,
                # a margin, so that the last look itself still finds its posts
                "longest": WINDOWS[-1] + timedelta(days=2),
                "windows": list(WINDOWS),
                "everything": everything,
            },
        )
    )


def living_posts(conn: "Connection", channel_id: int, limit: int) -> list[int]:
    """Return the newest posts of the channel that were not missed since they were last seen, and the oldest one.

    The oldest is there for the day on which all the newest are deleted at once.
    """
    living = (
        "SELECT p.message_id FROM store.post p WHERE p.channel_id = :channel AND NOT EXISTS ("
        " SELECT FROM store.tombstone t WHERE t.channel_id = p.channel_id AND t.message_id = p.message_id"
        "  AND t.first_gone > p.last_seen) ORDER BY p.message_id"
    )
    rows = conn.scalars(
        text(
            f"(SELECT * FROM ({living} DESC LIMIT :limit) newest) UNION ALL (SELECT * FROM ({living} LIMIT 1) oldest)"
        ),
        {"channel": channel_id, "limit": max(limit - 1, 1)},
    )
    return list(dict.fromkeys(rows))
