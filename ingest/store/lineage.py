"""Articles that copy each other: candidates by shared keys, and the chains as they were traced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ingest.model import Claim, MissingError
from ingest.store.characters import json_text
from ingest.store.claims import article_claims
from ingest.store.work import Step, mark_done, waiting

if TYPE_CHECKING:
    from sqlalchemy import Connection

SPAN = timedelta(days=60)  # in which copies of an article are looked for
_PER_KEY = 200


@dataclass(frozen=True, slots=True)
class TracedText:
    """One text of an article with its claims. `at` is when it was published, else first seen."""

    article_revision_id: int
    at: datetime
    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class LineageRow:
    """Whom a text was copied from; `changes` are plain values: before, after, start, end."""

    article_revision_id: int
    source_id: int | None
    origin_id: int
    likeness: float
    changes: Sequence[dict[str, object]] = ()


def articles_to_trace(conn: "Connection", version: str, limit: int) -> list[int]:
    """Return article revisions that wait for `version` of tracing; see `work.waiting`."""
    return waiting(conn, Step.LINEAGE, version, limit)


def find_copies(conn: "Connection", revision_id: int, shared: int, limit: int) -> list[int]:
    """Return this revision and those that share at least `shared` parts of its sketch, and of theirs, and so on."""
    found = {revision_id}
    fresh = [revision_id]
    while fresh and len(found) < limit:
        rows = conn.scalars(
            text(
                "SELECT DISTINCT id FROM (SELECT k.article_revision_id AS of, h.id FROM store.article_key k"
                "  CROSS JOIN LATERAL (SELECT o.article_revision_id AS id FROM store.article_key o WHERE o.key = k.key"
                "   AND o.at BETWEEN k.at - :span AND k.at + :span AND o.article_revision_id <> k.article_revision_id"
                "   ORDER BY o.at LIMIT :per_key) h"
                "  WHERE k.article_revision_id = ANY(:fresh) AND k.key LIKE 's:%'"
                "  GROUP BY 1, 2 HAVING count(*) >= :shared) alike ORDER BY id LIMIT :limit"
            ),
            {"fresh": fresh, "span": SPAN, "per_key": _PER_KEY, "shared": shared, "limit": limit},
        )
        fresh = [one for one in rows if one not in found][: limit - len(found)]
        found.update(fresh)
    return sorted(found)


def traced_texts(conn: "Connection", revision_ids: Sequence[int]) -> list[TracedText]:
    """Return the texts of these article revisions with their claims."""
    claims = article_claims(conn, revision_ids)
    rows = conn.execute(
        text(
            "SELECT r.id, r.at, t.text FROM store.article_revision r JOIN store.article_text t USING (text_hash)"
            " WHERE r.id = ANY(:ids) ORDER BY r.id"
        ),
        {"ids": list(revision_ids)},
    )
    return [TracedText(row.id, row.at, row.text, tuple(one.claim for one in claims.get(row.id, ()))) for row in rows]


def save_lineage(conn: "Connection", maker: str, version: str, rows: Sequence[LineageRow]) -> None:
    """Make these the chain that each of the article revisions belongs to, and note that they are traced."""
    if not rows:
        return
    conn.execute(
        text(
            "INSERT INTO store.lineage (article_revision_id, source_id, origin_id, likeness, changes, maker, version)"
            " VALUES (:id, :source, :origin, :likeness, CAST(:changes AS jsonb), :maker, :version)"
            " ON CONFLICT (article_revision_id) DO UPDATE SET source_id = excluded.source_id,"
            " origin_id = excluded.origin_id, likeness = excluded.likeness, changes = excluded.changes,"
            " maker = excluded.maker, version = excluded.version"
        ),
        [
            {
                "id": one.article_revision_id,
                "source": one.source_id,
                "origin": one.origin_id,
                "likeness": one.likeness,
                "changes": json_text(list(one.changes)),
                "maker": maker,
                "version": version,
            }
            for one in rows
        ],
    )
    mark_done(conn, Step.LINEAGE, version, [one.article_revision_id for one in rows])


def show_lineage(conn: "Connection", url: str) -> list[dict[str, Any]]:
    """Return the chain of the article that was read under `url`, the first first. Raises MissingError."""
    rows = conn.execute(
        text(
            "SELECT v.* FROM analyst.lineage v WHERE v.origin_id IN (SELECT l.origin_id FROM store.article_url u"
            " JOIN store.article_revision r ON r.article_id = u.article_id"
            " JOIN store.lineage l ON l.article_revision_id = r.id WHERE u.url = :url)"
            " ORDER BY v.at, v.article_revision_id"
        ),
        {"url": url},
    )
    found = [dict(row) for row in rows.mappings()]
    if not found:
        raise MissingError(
            "is not stored, or not traced yet.", resource=url, remedy="Run `ingest fetch`, `analyse` and `link`."
        )
    return found
