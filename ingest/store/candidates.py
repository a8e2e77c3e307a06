"""Posts that an article may speak of, found through indexes only, whatever the number of stored posts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

PostKey = tuple[int, int]  # channel id, message id

_PER_KEY = 200  # posts looked at for one key; what is more frequent tells nothing and is weighed down
_SPAN = datetime(2013, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_ALBUM = 10  # items that an album has at most

# Keys of names count only beside a number and for posts of the last `near`; see linking's CandidateQuery.
# `asked` hides the values from the planner: whatever they are, the plan is the same, and a connection makes it once.
# For `alike`, the key's own index gives the newest posts; what they say is fetched for those chosen only.
_FIND = """
WITH asked AS MATERIALIZED (
    SELECT CAST(:channels AS bigint[]) AS channels, CAST(:likely AS bigint[]) AS likely,
        CAST(:numbers AS text[]) AS numbers, CAST(:names AS text[]) AS names,
        CAST(:since AS timestamptz) AS since, CAST(:until AS timestamptz) AS until, CAST(:near AS timestamptz) AS near,
        CAST(:per_channel AS integer) AS per_channel, CAST(:per_key AS integer) AS per_key,
        CAST(:min_hits AS integer) AS min_hits, CAST(:limit AS integer) AS most,
        CAST(:post_channels AS bigint[]) AS post_channels, CAST(:post_messages AS bigint[]) AS post_messages
), told AS (
    SELECT p.channel_id, p.message_id FROM asked CROSS JOIN LATERAL unnest(asked.channels) AS c (id)
    CROSS JOIN LATERAL (SELECT * FROM store.post p
        WHERE p.channel_id = c.id AND p.at BETWEEN asked.since AND asked.until
        AND p.kind = 'message' ORDER BY p.at DESC LIMIT (SELECT per_channel FROM asked)) p
    ORDER BY p.at DESC, p.channel_id, p.message_id LIMIT (SELECT most FROM asked)
), hits AS (
    SELECT h.*, w.is_number, 1 / ln(1.72 + count(*) OVER (PARTITION BY w.key)::float8) AS rarity
    FROM (SELECT unnest(numbers) AS key, true AS is_number, since, until FROM asked
        UNION ALL SELECT unnest(names), false, near, until FROM asked) w
    CROSS JOIN LATERAL (SELECT DISTINCT channel_id, message_id, at FROM (
        SELECT k.channel_id, k.message_id, k.at FROM store.post_key k WHERE k.key = w.key
        AND k.at BETWEEN w.since AND w.until ORDER BY k.at DESC LIMIT (SELECT per_key FROM asked)) newest) h
), alike AS (
    SELECT channel_id, message_id FROM hits GROUP BY channel_id, message_id, at
    HAVING bool_or(is_number) AND (count(*) >= (SELECT min_hits FROM asked)
        OR channel_id IN (SELECT unnest(likely) FROM asked))
    ORDER BY sum(rarity) DESC, at DESC, channel_id, message_id LIMIT (SELECT most FROM asked)
), chosen AS (
    SELECT * FROM told UNION SELECT * FROM alike
    UNION SELECT o.* FROM asked CROSS JOIN LATERAL unnest(asked.post_channels, asked.post_messages) o
)
SELECT p.channel_id, p.message_id, r.number, p.at, p.forward, a.id, a.detail -> 'features' AS features
FROM chosen JOIN store.post p USING (channel_id, message_id)
JOIN store.message_revision r USING (channel_id, message_id)
JOIN store.analysis a ON a.subject = 'post' AND a.text_hash = r.text_hash
WHERE a.detail ? 'features' ORDER BY p.channel_id, p.message_id, r.number"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What posts are asked for: `posts` whatever their age; those of `channels`; those with enough of the keys.

    A post of `channels` or `weak` has enough with one number. `numbers` and `names` are keys; names count for posts
    since `near`. `since` and `until` None = at any time.
    """

    posts: Sequence[PostKey] = ()
    channels: Sequence[int] = ()
    numbers: Sequence[str] = ()
    names: Sequence[str] = ()
    since: datetime | None = None
    until: datetime | None = None
    near: timedelta = timedelta(0)
    min_hits: int = 2
    limit: int = 100
    weak: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class CandidatePost:
    """One revision of a post that answers, with what the analysis kept of its text for linking."""

    channel_id: int
    message_id: int
    revision: int
    at: datetime  # when it was posted, else first seen
    forward: dict[str, Any] | None  # where it was forwarded from
    analysis_id: UUID
    features: dict[str, Any]


def find_candidates(conn: "Connection", wanted: Wanted) -> list[CandidatePost]:
    """Return all analysed revisions of the posts that answer, in order; one query, bounded by `limit`."""
    since, until = wanted.since or _SPAN[0], wanted.until or _SPAN[1]
    undated = wanted.until is None
    share = -(-wanted.limit // max(1, len(wanted.channels)))
    rows = conn.execute(
        text(_FIND),
        {
            "channels": list(wanted.channels),
            # as text: the driver takes ten times as long for an array of all governors, number by number
            "likely": f"{{{','.join(map(str, (*wanted.channels, *wanted.weak)))}}}",
            "since": since,
            "until": until,
            "near": until if undated else until - wanted.near,
            # without a date the newest posts of one channel must not stand for all
            "per_channel": share if undated else wanted.limit,
            "limit": wanted.limit,
            "numbers": sorted(set(wanted.numbers)),
            "names": [] if undated else sorted(set(wanted.names)),
            "per_key": _PER_KEY,
            "min_hits": wanted.min_hits,
            "post_channels": [one[0] for one in wanted.posts],
            "post_messages": [one[1] for one in wanted.posts],
        },
    )
    return [
        CandidatePost(row.channel_id, row.message_id, row.number, row.at, row.forward, row.id, row.features)
        for row in rows
    ]


def known_posts(conn: "Connection", posts: Sequence[PostKey]) -> frozenset[PostKey]:
    """Return those of the posts that the store has."""
    rows = conn.execute(
        text(f"SELECT p.channel_id, p.message_id FROM {_ASKED} JOIN store.post p USING (channel_id, message_id)"),
        _asked(posts),
    )
    return frozenset((row.channel_id, row.message_id) for row in rows)


def first_items(conn: "Connection", posts: Sequence[PostKey]) -> dict[PostKey, int]:
    """Lead the posts that are albums' items without a text to the message that has the album's text.

    Exports do not name albums: there the items lie side by side and were posted in the same second.
    """
    rows = conn.execute(
        text(
            f"SELECT p.channel_id, p.message_id, f.message_id AS first FROM {_ASKED}"
            " JOIN store.post p USING (channel_id, message_id) JOIN store.message_text n ON n.text_hash = p.text_hash"
            " CROSS JOIN LATERAL (SELECT o.message_id FROM store.post o JOIN store.message_text t"
            "  ON t.text_hash = o.text_hash AND t.text <> '' WHERE o.channel_id = p.channel_id"
            "  AND o.message_id BETWEEN p.message_id - :album AND p.message_id + :album"
            "  AND (o.grouped_id = p.grouped_id OR p.grouped_id IS NULL AND o.grouped_id IS NULL"
            "   AND o.posted_at = p.posted_at AND o.message_id < p.message_id)"
            "  ORDER BY o.message_id LIMIT 1) f"
            " WHERE n.text = '' AND p.kind = 'message'"
        ),
        _asked(posts) | {"album": _ALBUM},
    )
    return {(row.channel_id, row.message_id): row.first for row in rows}


_ASKED = (
    "(SELECT * FROM unnest(CAST(:channels AS bigint[]), CAST(:messages AS bigint[])) AS w (channel_id, message_id)) w"
)


def _asked(posts: Sequence[PostKey]) -> dict[str, list[int]]:
    return {"channels": [one[0] for one in posts], "messages": [one[1] for one in posts]}
