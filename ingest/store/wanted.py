"""Posts that articles point at and the store does not have: wanted once, asked for once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

PostKey = tuple[int, int]  # channel id, message id

CURSOR = (
    "wanted post"  # subject: channel id/message id; value: the article that points at it, and when it was asked for
)


def want_posts(conn: "Connection", posts: Mapping[PostKey, str], now: datetime) -> list[PostKey]:
    """Note these posts with the articles that point at them; return those that were not wanted before."""
    if not posts:
        return []
    keys = sorted(posts)
    rows = conn.execute(
        text(
            "INSERT INTO store.cursor (name, subject, value, updated_at) SELECT CAST(:name AS text),"
            " channel_id || '/' || message_id, jsonb_build_object('channel_id', channel_id, 'message_id', message_id,"
            " 'article', article), :now FROM unnest(CAST(:channels AS bigint[]), CAST(:messages AS bigint[]),"
            " CAST(:articles AS text[])) AS w (channel_id, message_id, article)"
            " ON CONFLICT DO NOTHING RETURNING CAST(value ->> 'channel_id' AS bigint) AS channel,"
            " CAST(value ->> 'message_id' AS bigint) AS message"
        ),
        {
            "name": CURSOR,
            "channels": [channel for channel, _ in keys],
            "messages": [message for _, message in keys],
            "articles": [posts[key] for key in keys],
            "now": now,
        },
    )
    return sorted((row.channel, row.message) for row in rows)


def wanted_posts(conn: "Connection", channel_id: int) -> list[int]:
    """Return the messages of a channel that were not asked for yet and have not come by themselves."""
    rows = conn.scalars(
        text(
            "SELECT CAST(value ->> 'message_id' AS bigint) AS message FROM store.cursor c WHERE name = :name"
            " AND subject LIKE :prefix AND NOT value ? 'asked' AND NOT EXISTS (SELECT FROM store.post p"
            "  WHERE p.channel_id = :channel AND p.message_id = CAST(value ->> 'message_id' AS bigint))"
            " ORDER BY message"
        ),
        {"name": CURSOR, "prefix": f"{channel_id}/%", "channel": channel_id},
    )
    return list(rows)


def channels_of_wanted(conn: "Connection") -> frozenset[int]:
    """Return the channels of which posts are wanted and were not asked for yet."""
    rows = conn.scalars(
        text(
            "SELECT DISTINCT CAST(value ->> 'channel_id' AS bigint) FROM store.cursor"
            " WHERE name = :name AND NOT value ? 'asked'"
        ),
        {"name": CURSOR},
    )
    return frozenset(rows)


def mark_asked(conn: "Connection", channel_id: int, messages: Sequence[int], now: datetime) -> None:
    """Note that Telegram was asked for these, whatever it answered: they are not wanted again."""
    conn.execute(
        text(
            "UPDATE store.cursor SET value = value || jsonb_build_object('asked', true), updated_at = :now"
            " WHERE name = :name AND subject = ANY(:subjects)"
        ),
        {"name": CURSOR, "subjects": [f"{channel_id}/{message}" for message in messages], "now": now},
    )
