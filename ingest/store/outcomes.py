"""Each article's standing text with its links and comparisons, for export."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_QUERY = """
WITH standing AS (
    SELECT DISTINCT ON (article_id) * FROM store.article_revision ORDER BY article_id, number DESC
)
SELECT r.url, coalesce(l.links, '[]') AS links, coalesce(k.comparisons, '[]') AS comparisons
FROM standing r
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('handle', coalesce(c.handle, ''), 'message_id', l.message_id,
        'status', l.status, 'score', l.score, 'reasons', l.reasons)
        ORDER BY l.score DESC, l.channel_id, l.message_id) AS links
    FROM store.link l LEFT JOIN store.channel c ON c.id = l.channel_id WHERE l.article_revision_id = r.id
) l ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('handle', coalesce(c.handle, ''), 'message_id', k.message_id,
        'revision', k.revision, 'report', k.report, 'source', k.source, 'verdict', k.verdict,
        'reason', k.reason, 'matches_revision', k.matches_revision) ORDER BY k.position) AS comparisons
    FROM store.comparison k LEFT JOIN store.channel c ON c.id = k.channel_id WHERE k.article_revision_id = r.id
) k ON true
ORDER BY r.article_id"""


def linked_rows(conn: "Connection") -> Iterator[dict[str, Any]]:
    """Give (url, links, comparisons) of every article, streamed; links and comparisons are JSON arrays."""
    for row in conn.execution_options(yield_per=500).execute(text(_QUERY)).mappings():
        yield dict(row)
