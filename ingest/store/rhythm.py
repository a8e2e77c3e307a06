"""When channels post and when they were last polled: what the planning of polls goes by."""

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def posts_by_hour(conn: "Connection", since: datetime) -> dict[int, dict[int, int]]:
    """Return for each channel how many posts it made in each hour of the day (UTC) since then."""
    rows = conn.execute(
        text(
            "SELECT p.channel_id, extract(hour FROM p.at AT TIME ZONE 'UTC')::int AS hour, count(*) AS posts"
            " FROM store.channel c JOIN store.post p ON p.channel_id = c.id AND p.at >= :since"
            " WHERE c.watched GROUP BY 1, 2"
        ),
        {"since": since},
    )
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for row in rows:
        found[row.channel_id][row.hour] = row.posts
    return found


def last_polls(conn: "Connection") -> dict[int, datetime]:
    """Return when each channel's log of changes or history was last read."""
    rows = conn.execute(
        text(
            "SELECT subject::bigint AS channel_id, max(updated_at) AS polled_at FROM store.cursor"
            " WHERE name IN ('pts', 'read') AND subject ~ '^[0-9]+$' GROUP BY 1"
        )
    )
    return {row.channel_id: row.polled_at for row in rows}
