"""Posts that an article may speak of, found through indexes only, whatever the number of stored posts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_PER_KEY = 400  # posts looked at for one number; what is more frequent tells nothing and is weighed down


@dataclass(frozen=True, slots=True)
class CandidatePost:
    """A post in the time window. `keys` are the searched numbers it has; `weight` is higher for rare ones."""

    channel_id: int
    message_id: int
    at: datetime
    keys: tuple[str, ...] = ()
    weight: float = 0.0


def candidate_posts(
    conn: "Connection", channel_ids: Sequence[int], since: datetime, until: datetime, limit: int = 500
) -> list[CandidatePost]:
    """Return the channels' posts with text of [since, until], latest first, at most `limit` of each channel."""
    rows = conn.execute(
        text(
            "SELECT p.channel_id, p.message_id, p.at FROM unnest(CAST(:channels AS bigint[])) AS c (id)"
            " CROSS JOIN LATERAL (SELECT * FROM store.post p WHERE p.channel_id = c.id"
            "  AND p.at BETWEEN :since AND :until AND p.kind = 'message' ORDER BY p.at DESC LIMIT :limit) p"
        ),
        {"channels": list(channel_ids), "since": since, "until": until, "limit": limit},
    )
    return [CandidatePost(row.channel_id, row.message_id, row.at) for row in rows]


def candidates_by_keys(
    conn: "Connection", keys: Sequence[str], since: datetime, until: datetime, limit: int = 100
) -> list[CandidatePost]:
    """Return posts of [since, until] that share numbers, those with many or rare ones first."""
    rows = conn.execute(
        text(
            "WITH hits AS ("
            " SELECT h.*, 1 / ln(1.72 + count(*) OVER (PARTITION BY h.key)::float8) AS rarity"
            " FROM unnest(CAST(:keys AS text[])) AS w (key)"
            " CROSS JOIN LATERAL (SELECT DISTINCT key, channel_id, message_id, at FROM ("
            "  SELECT k.key, k.channel_id, k.message_id, k.at FROM store.post_key k WHERE k.key = w.key"
            "  AND k.at BETWEEN :since AND :until ORDER BY k.at DESC LIMIT :per_key) newest) h)"
            " SELECT channel_id, message_id, at, array_agg(key ORDER BY key) AS keys,"
            " round(sum(rarity)::numeric, 6) AS weight FROM hits GROUP BY channel_id, message_id, at"
            " ORDER BY weight DESC, at DESC, channel_id, message_id LIMIT :limit"
        ),
        {"keys": sorted(set(keys)), "since": since, "until": until, "per_key": _PER_KEY, "limit": limit},
    )
    return [CandidatePost(row.channel_id, row.message_id, row.at, tuple(row.keys), float(row.weight)) for row in rows]


def known_posts(conn: "Connection", posts: Sequence[tuple[int, int]]) -> list[CandidatePost]:
    """Return those of the cited posts that the store has, whatever their age."""
    rows = conn.execute(
        text(
            "SELECT p.channel_id, p.message_id, p.at"
            " FROM unnest(CAST(:channels AS bigint[]), CAST(:messages AS bigint[])) AS w (channel_id, message_id)"
            " JOIN store.post p USING (channel_id, message_id)"
        ),
        {"channels": [one[0] for one in posts], "messages": [one[1] for one in posts]},
    )
    return [CandidatePost(row.channel_id, row.message_id, row.at) for row in rows]
