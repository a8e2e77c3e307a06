"""The number keys by which a report finds posts, and the articles that a new or changed post wakes."""

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

# An article may speak of a post that is at most this old, and of one a little younger than its own date says.
LOOK_BACK = timedelta(days=30)
LOOK_AHEAD = timedelta(days=2)


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
    wake_articles(conn)


def wake_articles(conn: "Connection") -> None:
    """Queue for linking the articles near the posts in `stage_changed` that share a number or name the channel."""
    conn.execute(
        text(
            "INSERT INTO store.article_work AS w (step, article_revision_id, dirty, version)"
            " SELECT DISTINCT 'link', id, true, '' FROM ("
            "  SELECT k.article_revision_id AS id FROM stage_changed c"
            "  JOIN store.post_key p USING (channel_id, message_id)"
            "  JOIN store.article_key k ON k.key = p.key AND k.at BETWEEN p.at - :ahead AND p.at + :back"
            "  UNION ALL"
            "  SELECT r.id FROM ("
            "   SELECT channel_id, min(p.at) AS first, max(p.at) AS last"
            "   FROM stage_changed c JOIN store.post p USING (channel_id, message_id) GROUP BY channel_id) span"
            "  JOIN store.channel h ON h.id = span.channel_id"
            "  JOIN store.citation t ON t.handle = lower(h.handle) AND t.handle <> '' OR t.channel_id = span.channel_id"
            "  JOIN store.article_revision r ON r.id = t.article_revision_id"
            "   AND r.at BETWEEN span.first - :ahead AND span.last + :back"
            "  UNION ALL"
            "  SELECT l.article_revision_id FROM stage_changed c JOIN store.link l USING (channel_id, message_id)"
            " ) woken ON CONFLICT (step, article_revision_id) DO UPDATE SET dirty = true WHERE NOT w.dirty"
        ),
        {"back": LOOK_BACK, "ahead": LOOK_AHEAD},
    )


def refresh_article_keys(conn: "Connection", revision_ids: list[int]) -> None:
    """Give these article revisions the keys of their text and queue the analysed ones for linking."""
    conn.execute(text("DELETE FROM store.article_key WHERE article_revision_id = ANY(:ids)"), {"ids": revision_ids})
    analysed = (
        " FROM store.article_revision r JOIN store.analysis a ON a.subject = 'article' AND a.text_hash = r.text_hash"
    )
    conn.execute(
        text(
            "INSERT INTO store.article_key (key, at, article_revision_id) SELECT DISTINCT key, r.at, r.id"
            f"{analysed}, unnest(a.keys) AS key WHERE r.id = ANY(:ids) ON CONFLICT DO NOTHING"
        ),
        {"ids": revision_ids},
    )
    conn.execute(
        text(
            "INSERT INTO store.article_work AS w (step, article_revision_id, dirty, version)"
            f" SELECT 'link', r.id, true, '' {analysed} WHERE r.id = ANY(:ids)"
            " ON CONFLICT (step, article_revision_id) DO UPDATE SET dirty = true WHERE NOT w.dirty"
        ),
        {"ids": revision_ids},
    )
