"""Post heads and revisions, derived from the observations for the posts that a batch touched.

A revision is a maximal run of equal text_hash in observation order. The runs of a touched post are always
computed from all its observations, so the order in which captures came in leaves no trace.

A look counts at the moment its witness saw the post: not before the edit it tells of, and not after the next edit of
which another look tells. So an old export imported today shows an old text, not the one that stands.
"""

from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.store.keys import refresh_post_keys
from ingest.store.stage import Stage

if TYPE_CHECKING:
    from sqlalchemy import Connection

_OBSERVED = Stage(
    "stage_observed",
    (
        ("channel_id", "bigint"),
        ("message_id", "bigint"),
        ("number", "integer"),  # of its revision
        ("stands", "boolean"),  # whether it is the post's last observation
        ("seen_at", "timestamptz"),
        ("kind", "text"),
        ("posted_at", "timestamptz"),
        ("posted_local", "text"),
        ("edited_at", "timestamptz"),
        ("last_edited", "timestamptz"),  # of all observations of the post
        ("text_hash", "text"),
        ("grouped_id", "bigint"),
        ("forward", "jsonb"),
        ("reply_to", "bigint"),
        ("author", "text"),
        ("media", "text"),
        ("service_action", "text"),
        ("first_seen", "timestamptz"),
        ("last_seen", "timestamptz"),
        ("ways", "text[]"),
    ),
)
CHANGED = Stage(
    "stage_changed",
    (
        ("channel_id", "bigint"),
        ("message_id", "bigint"),
        ("number", "integer"),
        ("text_hash", "text"),
        ("is_new", "boolean"),
    ),
)
# One row for each observation of a touched post: a capture read again by a newer parser counts once, as read last.
# Equal times are put in order by what the observation says, never by when it came in. The album and the origin of a
# forward do not change, and the time of an edit is not taken back: what one way told stands, although another does not
# tell it. No joins after this one: the planner knows nothing of temporary tables and would choose nested loops.
# A way that tells of edits and names none saw the post before its first; previews, HTML pages and exports with local
# times of edits say nothing of that.
_FILL_OBSERVED = """
INSERT INTO stage_observed
WITH observed AS (
    SELECT DISTINCT ON (channel_id, message_id, capture_id) o.*
    FROM (SELECT DISTINCT channel_id, message_id FROM stage_observation) touched
    JOIN store.observation o USING (channel_id, message_id)
    ORDER BY channel_id, message_id, capture_id, part DESC, row_hash
),
dated AS (
    SELECT *, least(greatest(observed_at, edited_at),
            CASE WHEN way IN ('mtproto', 'export') AND NOT jsonb_exists(detail, 'edited_local')
                THEN min(edited_at) OVER later END) AS seen_at
    FROM observed
    WINDOW later AS (PARTITION BY channel_id, message_id ORDER BY coalesce(edited_at, '-infinity')
                     GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
),
ordered AS (
    SELECT *, lag(text_hash) OVER w IS DISTINCT FROM text_hash AS starts, row_number() OVER w AS position
    FROM dated
    WINDOW w AS (PARTITION BY channel_id, message_id ORDER BY seen_at, coalesce(edited_at, '-infinity'), observed_at,
                     text_hash, content_hash, way)
)
SELECT channel_id, message_id, sum(starts::int) OVER so_far, position = count(*) OVER whole, seen_at, kind,
    max(posted_at) OVER whole, posted_local, edited_at, max(edited_at) OVER whole, text_hash,
    max(grouped_id) OVER whole,
    coalesce(max(forward::text) FILTER (WHERE forward ->> 'channel_id' IS NOT NULL) OVER whole, forward::text)::jsonb,
    reply_to, author, media, service_action, min(seen_at) OVER whole, max(seen_at) OVER whole,
    array_agg(way) OVER whole
FROM ordered
WINDOW whole AS (PARTITION BY channel_id, message_id),
    so_far AS (PARTITION BY channel_id, message_id ORDER BY position)"""
_UPSERT_RUNS = """
WITH changed AS (
    INSERT INTO store.message_revision AS r
        (channel_id, message_id, number, text_hash, first_observed, last_observed, posted_at, edited_at)
    SELECT channel_id, message_id, number, min(text_hash), min(seen_at), max(seen_at), max(posted_at),
        max(edited_at)
    FROM stage_observed GROUP BY channel_id, message_id, number
    ON CONFLICT (channel_id, message_id, number) DO UPDATE SET text_hash = excluded.text_hash,
        first_observed = excluded.first_observed, last_observed = excluded.last_observed,
        posted_at = excluded.posted_at, edited_at = excluded.edited_at
    WHERE (r.text_hash, r.first_observed, r.last_observed, r.posted_at, r.edited_at) IS DISTINCT FROM
        (excluded.text_hash, excluded.first_observed, excluded.last_observed, excluded.posted_at, excluded.edited_at)
    RETURNING channel_id, message_id, number, text_hash, xmax = 0 AS is_new
)
INSERT INTO stage_changed SELECT * FROM changed"""
_DROP_RUNS = """
DELETE FROM store.message_revision r USING stage_observed s
WHERE s.stands AND r.channel_id = s.channel_id AND r.message_id = s.message_id AND r.number > s.number"""
_UPSERT_POSTS = """
WITH changed AS (
    INSERT INTO store.post AS p (channel_id, message_id, kind, posted_at, posted_local, at, edited_at, revisions,
        text_hash, first_seen, last_seen, grouped_id, forward, reply_to, author, media, service_action, ways)
    SELECT channel_id, message_id, kind, posted_at, CASE WHEN posted_at IS NULL THEN posted_local ELSE '' END,
        coalesce(posted_at, first_seen), last_edited, number, text_hash, first_seen, last_seen, grouped_id, forward,
        reply_to, author, media, service_action, ARRAY(SELECT DISTINCT unnest(ways) ORDER BY 1)
    FROM stage_observed WHERE stands
    ON CONFLICT (channel_id, message_id) DO UPDATE SET kind = excluded.kind, posted_at = excluded.posted_at,
        posted_local = excluded.posted_local, at = excluded.at, edited_at = excluded.edited_at,
        revisions = excluded.revisions, text_hash = excluded.text_hash, first_seen = excluded.first_seen,
        last_seen = excluded.last_seen, grouped_id = excluded.grouped_id, forward = excluded.forward,
        reply_to = excluded.reply_to, author = excluded.author, media = excluded.media,
        service_action = excluded.service_action, ways = excluded.ways
    RETURNING xmax = 0 AS is_new
)
SELECT count(*) FILTER (WHERE is_new) FROM changed"""


def refresh_posts(conn: "Connection") -> tuple[int, int]:
    """Bring the posts in `stage_observation` up to date; return how many posts and revisions are new.

    The caller holds the locks of their channels, so no other writer adds the same posts meanwhile.
    """
    _OBSERVED.clear(conn)
    CHANGED.clear(conn)
    conn.exec_driver_sql(_FILL_OBSERVED)
    conn.exec_driver_sql(_UPSERT_RUNS)
    new_revisions = int(conn.scalar(text("SELECT count(*) FROM stage_changed WHERE is_new")) or 0)
    new_posts = int(conn.exec_driver_sql(_UPSERT_POSTS).scalar_one())
    # fewer runs than before: an observation in between two equal texts was read again and agrees with them
    conn.exec_driver_sql(_DROP_RUNS)
    refresh_post_keys(conn)
    return new_posts, new_revisions
