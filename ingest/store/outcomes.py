"""What leaves the house as a whole: articles with links and comparisons, flags with both texts, the ledger's head."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

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


_FINDINGS = """
SELECT v.*, k.report AS report_claim, k.source AS source_claim, k.steps, k.matches_revision,
    t.text AS article_text, r.language AS article_language, m.text AS post_text
FROM analyst.flags v
JOIN store.comparison k ON k.id = v.comparison_id
JOIN store.article_revision r ON r.id = k.article_revision_id
JOIN store.article_text t ON t.text_hash = r.text_hash
LEFT JOIN store.message_revision w ON w.channel_id = k.channel_id AND w.message_id = k.message_id
    AND w.number = k.revision
LEFT JOIN store.message_text m ON m.text_hash = w.text_hash"""


def finding_rows(conn: "Connection", flags: Sequence[UUID] = ()) -> Iterator[dict[str, Any]]:
    """Give each flag with its claims and both texts, streamed; `flags` names some, none = all."""
    where = " WHERE v.flag_id = ANY(:flags)" if flags else ""
    rows = conn.execution_options(yield_per=500).execute(
        text(f"{_FINDINGS}{where} ORDER BY v.flag_id"), {"flags": list(flags)}
    )
    for row in rows.mappings():
        yield dict(row)


def ledger_head(conn: "Connection") -> dict[str, Any]:
    """Return the latest entry of the ledger; empty = nothing was ever written."""
    row = conn.execute(text("SELECT * FROM analyst.ledger ORDER BY number DESC LIMIT 1")).mappings().one_or_none()
    return dict(row) if row is not None else {}
