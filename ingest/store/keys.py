"""The keys by which articles and posts find each other, and the articles that a new or changed post wakes.

What a key says is linking's business ('2:3.7e+1|count', 'n:krsk'); here they are compared. The keys of a post come
with the analysis of its text, those of an article with its linking.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

# The same spans as in linking's questions; a test compares them.
LOOK_BACK = timedelta(days=31)
LOOK_AHEAD = timedelta(hours=2)
NEAR = timedelta(days=3)  # in which names count

# A post is told by its channel, by itself, or by two keys of which one is a number; names count for NEAR only, and
# 'w:' and its channel stands for an office that the article names without a region.
# An article that points at an item of an album is woken by the item that has the text.
# 'u|' stands before the keys of articles without a date, for which no post is too old.
_WAKE = """
WITH changed AS MATERIALIZED (
    SELECT DISTINCT c.channel_id, c.message_id, p.at, p.grouped_id FROM stage_changed c
    JOIN store.post p USING (channel_id, message_id)
    WHERE EXISTS (SELECT FROM store.analysis a WHERE a.subject = 'post' AND a.text_hash = c.text_hash)
), keyed AS MATERIALIZED (
    SELECT DISTINCT c.channel_id, c.message_id, c.at, k.key, k.key NOT LIKE 'n:%' AS is_number,
        c.at - CAST(:ahead AS interval) AS since,
        c.at + CASE WHEN k.key LIKE 'n:%' THEN CAST(:near AS interval) ELSE CAST(:back AS interval) END AS until
    FROM changed c JOIN store.post_key k USING (channel_id, message_id)
    UNION ALL
    SELECT c.channel_id, c.message_id, c.at, 'w:' || c.channel_id, false,
        c.at - CAST(:ahead AS interval), c.at + CAST(:back AS interval)
    FROM changed c
), hits AS (
    SELECT a.article_revision_id AS id, k.channel_id, k.message_id, k.is_number FROM keyed k
    JOIN store.article_key a ON a.key = k.key AND a.at BETWEEN k.since AND k.until
    UNION ALL
    SELECT a.article_revision_id, k.channel_id, k.message_id, k.is_number FROM keyed k
    JOIN store.article_key a ON a.key = 'u|' || k.key AND a.at >= k.since AND k.key NOT LIKE 'n:%'
), named AS (
    SELECT 'c:' || channel_id AS key, at FROM changed
), woken AS (
    SELECT id FROM hits GROUP BY id, channel_id, message_id HAVING bool_or(is_number) AND count(*) >= 2
    UNION
    SELECT a.article_revision_id FROM named n JOIN store.article_key a ON a.key = n.key
        AND a.at BETWEEN n.at - CAST(:ahead AS interval) AND n.at + CAST(:back AS interval)
    UNION
    SELECT a.article_revision_id FROM named n JOIN store.article_key a ON a.key = 'u|' || n.key
        AND a.at >= n.at - CAST(:ahead AS interval)
    UNION
    SELECT a.article_revision_id FROM changed c
    JOIN store.article_key a ON a.key = 'p:' || c.channel_id || '/' || c.message_id
    UNION
    SELECT a.article_revision_id FROM changed c
    JOIN store.post o ON o.channel_id = c.channel_id AND o.grouped_id = c.grouped_id
        AND o.message_id BETWEEN c.message_id - 10 AND c.message_id + 10
    JOIN store.article_key a ON a.key = 'p:' || o.channel_id || '/' || o.message_id
    UNION
    SELECT l.article_revision_id FROM stage_changed c JOIN store.link l USING (channel_id, message_id)
)
INSERT INTO store.article_work AS w (step, article_revision_id, dirty, version)
SELECT 'link', id, true, '' FROM woken
UNION ALL
SELECT DISTINCT 'compare', l.article_revision_id, true, '' FROM stage_changed c
    JOIN store.link l USING (channel_id, message_id) WHERE l.status = 'linked'
ON CONFLICT (step, article_revision_id) DO UPDATE SET dirty = true WHERE NOT w.dirty"""


def refresh_post_keys(conn: "Connection") -> None:
    """Give the revisions in `stage_changed` the keys of their text and queue the articles that they concern."""
    conn.exec_driver_sql(
        "DELETE FROM store.post_key k USING (SELECT DISTINCT channel_id, message_id FROM stage_changed"
        " WHERE NOT is_new OR number > 1) c"
        " WHERE k.channel_id = c.channel_id AND k.message_id = c.message_id"
    )
    conn.exec_driver_sql(
        "INSERT INTO store.post_key (key, at, channel_id, message_id, revision)"
        " SELECT DISTINCT key, p.at, p.channel_id, p.message_id, r.number"
        # most changed posts are new and their text not yet analysed: these have no keys
        " FROM (SELECT DISTINCT channel_id, message_id FROM stage_changed s WHERE NOT is_new OR number > 1 OR EXISTS"
        "  (SELECT FROM store.analysis a WHERE a.subject = 'post' AND a.text_hash = s.text_hash)) c"
        " JOIN store.post p USING (channel_id, message_id)"
        " JOIN store.message_revision r USING (channel_id, message_id)"
        " JOIN store.analysis a ON a.subject = 'post' AND a.text_hash = r.text_hash, unnest(a.keys) AS key"
        " ON CONFLICT DO NOTHING"
    )
    conn.execute(text(_WAKE), {"back": LOOK_BACK, "ahead": LOOK_AHEAD, "near": NEAR})


def queue_articles(conn: "Connection", revision_ids: Sequence[int]) -> None:
    """Queue these article revisions as far as they are analysed: for linking, for tracing, linked ones for comparison.

    They get the keys that came with the analysis, by which copies find each other.
    """
    ids = {"ids": list(revision_ids)}
    conn.execute(text("DELETE FROM store.article_key WHERE article_revision_id = ANY(:ids) AND key LIKE 's:%'"), ids)
    conn.execute(
        text(
            "INSERT INTO store.article_key (key, at, article_revision_id) SELECT DISTINCT key, r.at, r.id"
            " FROM store.article_revision r JOIN store.analysis a ON a.subject = 'article'"
            " AND a.text_hash = r.text_hash, unnest(a.keys) AS key WHERE r.id = ANY(:ids) ON CONFLICT DO NOTHING"
        ),
        ids,
    )
    conn.execute(
        text(
            "INSERT INTO store.article_work AS w (step, article_revision_id, dirty, version)"
            " SELECT step, r.id, true, '' FROM store.article_revision r"
            " JOIN store.analysis a ON a.subject = 'article' AND a.text_hash = r.text_hash"
            " CROSS JOIN unnest(ARRAY['link', 'compare', 'lineage']) AS step WHERE r.id = ANY(:ids)"
            " AND (step <> 'compare' OR EXISTS"
            "  (SELECT FROM store.link l WHERE l.article_revision_id = r.id AND l.status = 'linked'))"
            " ON CONFLICT (step, article_revision_id) DO UPDATE SET dirty = true WHERE NOT w.dirty"
        ),
        ids,
    )


def save_article_keys(conn: "Connection", keys: Mapping[int, Sequence[str]]) -> None:
    """Make `keys` all the keys under which these article revisions wait for later posts."""
    if not keys:
        return
    rows = [(revision, key) for revision, held in keys.items() for key in sorted(set(held))]
    conn.execute(
        text(
            "WITH made AS (SELECT r.at, w.*"
            "  FROM unnest(CAST(:revisions AS bigint[]), CAST(:keys AS text[])) w (id, key)"
            "  JOIN store.article_revision r USING (id)),"
            " gone AS (DELETE FROM store.article_key k WHERE article_revision_id = ANY(:ids) AND key NOT LIKE 's:%'"
            "  AND NOT EXISTS (SELECT FROM made WHERE id = k.article_revision_id AND key = k.key AND at = k.at))"
            " INSERT INTO store.article_key (key, at, article_revision_id) SELECT key, at, id FROM made"
            " ON CONFLICT DO NOTHING"
        ),
        {"ids": sorted(keys), "revisions": [one for one, _ in rows], "keys": [key for _, key in rows]},
    )
