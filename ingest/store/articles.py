"""Append articles as read from one page; their revisions are brought up to date in the same transaction."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import text

from ingest.model import ArticleContent, ArticleRevision, Citation, CitationKind, Outlet
from ingest.store.characters import json_text, storable
from ingest.store.codec import encode
from ingest.store.identity import revision_id
from ingest.store.ledger import insert_evidence
from ingest.store.tables import ARTICLE, ARTICLE_OBSERVATION, ARTICLE_TEXT

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

_OBSERVATION = """
SELECT CAST(:article_id AS bigint) AS article_id, CAST(:capture_id AS bigint) AS capture_id,
    CAST(:observed_at AS timestamptz) AS observed_at, CAST(:url AS text) AS url, CAST(:outlet_id AS text) AS outlet_id,
    CAST(:text_hash AS text) AS text_hash, CAST(:title AS text) AS title, CAST(:language AS text) AS language,
    CAST(:declared_language AS text) AS declared_language, CAST(:published_at AS timestamptz) AS published_at,
    CAST(:published_from AS text) AS published_from, CAST(:modified_at AS timestamptz) AS modified_at,
    CAST(:author AS text) AS author, CAST(:site_name AS text) AS site_name, CAST(:citations AS jsonb) AS citations,
    CAST(:detail AS jsonb) AS detail"""
# Equal times are put in order by what was read, never by when it came in.
_OBSERVED = """
SELECT * FROM (
    SELECT DISTINCT ON (capture_id) * FROM store.article_observation WHERE article_id = :article
    ORDER BY capture_id, part DESC, row_hash
) o ORDER BY observed_at, coalesce(modified_at, '-infinity'), text_hash"""
_UPSERT = """
INSERT INTO store.article_revision AS r (id, article_id, number, text_hash, occurrence, url, outlet_id, title, language,
    published_at, modified_at, first_observed, last_observed, at)
VALUES (:id, :article_id, :number, :text_hash, :occurrence, :url, :outlet_id, :title, :language, :published_at,
    :modified_at, :first_observed, :last_observed, coalesce(:published_at, :first_observed))
ON CONFLICT (id) DO UPDATE SET number = excluded.number, url = excluded.url, outlet_id = excluded.outlet_id,
    title = excluded.title, language = excluded.language, published_at = excluded.published_at,
    modified_at = excluded.modified_at, first_observed = excluded.first_observed,
    last_observed = excluded.last_observed, at = excluded.at"""


def append_article(
    conn: "Connection",
    capture_id: int,
    content: ArticleContent,
    observed_at: datetime,
    language: str,
    asked: str = "",
) -> tuple[int, int, bool]:
    """Append what one capture shows of an article; return its id, the id of this text's revision, and is it new.

    `asked` is the address that led to the page, where that is another than the page's own. The same capture
    again changes nothing. Other writers to the same article wait until the commit.
    """
    url = storable(content.canonical_url)
    conn.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:url, 0))"), {"url": url})
    article_id = _article_id(conn, url)
    insert_evidence(
        conn,
        ARTICLE_TEXT,
        "SELECT CAST(:hash AS text) AS text_hash, CAST(:text AS text) AS text",
        {"hash": content.text_hash, "text": storable(content.text)},
    )
    values = {"article_id": article_id, "capture_id": capture_id, "observed_at": observed_at, "language": language}
    added = insert_evidence(conn, ARTICLE_OBSERVATION, _OBSERVATION, values | _values(conn, content))
    for address in {url, storable(content.url), storable(asked)} - {""}:
        conn.execute(
            text("INSERT INTO store.article_url (url, article_id) VALUES (:url, :id) ON CONFLICT DO NOTHING"),
            {"url": address, "id": article_id},
        )
    fresh = _refresh(conn, article_id, url) if added else set[int]()
    found: int = conn.execute(
        text(
            "SELECT id FROM store.article_revision WHERE article_id = :article AND text_hash = :hash"
            " AND :seen BETWEEN first_observed AND last_observed ORDER BY number DESC LIMIT 1"
        ),
        {"article": article_id, "hash": content.text_hash, "seen": observed_at},
    ).scalar_one()
    return article_id, found, found in fresh


def _article_id(conn: "Connection", url: str) -> int:
    insert_evidence(
        conn,
        ARTICLE,
        "SELECT nextval(pg_get_serial_sequence('store.article', 'id')) AS id, CAST(:url AS text) AS canonical_url"
        " WHERE NOT EXISTS (SELECT FROM store.article WHERE canonical_url = :url)",
        {"url": url},
    )
    return int(conn.execute(text("SELECT id FROM store.article WHERE canonical_url = :url"), {"url": url}).scalar_one())


def _values(conn: "Connection", content: ArticleContent) -> dict[str, Any]:
    return {
        "url": storable(content.url),
        "outlet_id": _outlet_of(conn, content.canonical_url),
        "text_hash": content.text_hash,
        "title": storable(content.title),
        "declared_language": storable(content.declared_language),
        "published_at": content.published_at,
        "published_from": content.published_from,
        "modified_at": content.modified_at,
        "author": storable(content.author),
        "site_name": storable(content.site_name),
        "citations": json_text([encode(one) for one in content.citations]),
        "detail": json_text(content.detail),
    }


def _outlet_of(conn: "Connection", url: str) -> str | None:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    found: str | None = conn.scalar(
        text("SELECT min(id) FROM store.outlet WHERE :host = ANY(hosts) OR 'www.' || :host = ANY(hosts)"),
        {"host": host},
    )
    return found


def _refresh(conn: "Connection", article_id: int, canonical_url: str) -> set[int]:
    """Compute the article's revisions from all its observations; return the ids that are new."""
    known = set(conn.scalars(text("SELECT id FROM store.article_revision WHERE article_id = :id"), {"id": article_id}))
    observed = conn.execute(text(_OBSERVED), {"article": article_id}).all()
    seen: dict[str, int] = {}
    kept: set[int] = set()
    for number, (digest, run) in enumerate(groupby(observed, key=lambda row: row.text_hash), 1):
        rows = list(run)
        seen[digest] = seen.get(digest, 0) + 1
        identity = revision_id(canonical_url, digest, seen[digest])
        kept.add(identity)
        conn.execute(text(_UPSERT), _revision(rows) | {"id": identity, "number": number, "occurrence": seen[digest]})
        _put_citations(conn, identity, rows[-1].citations)
    for gone in known - kept:
        conn.execute(text("DELETE FROM store.article_revision WHERE id = :id"), {"id": gone})
    fresh = kept - known
    if fresh:
        _queue(conn, sorted(fresh))
    return fresh


def _revision(rows: Sequence["Row[Any]"]) -> dict[str, Any]:
    last = rows[-1]
    return {
        "article_id": last.article_id,
        "text_hash": last.text_hash,
        "url": last.url,
        "outlet_id": last.outlet_id,
        "title": last.title,
        "language": last.language,
        "published_at": next((row.published_at for row in reversed(rows) if row.published_at is not None), None),
        "modified_at": last.modified_at,
        "first_observed": rows[0].observed_at,
        "last_observed": last.observed_at,
    }


def _put_citations(conn: "Connection", identity: int, citations: list[dict[str, Any]]) -> None:
    conn.execute(text("DELETE FROM store.citation WHERE article_revision_id = :id"), {"id": identity})
    if not citations:
        return
    conn.execute(
        text(
            "INSERT INTO store.citation (article_revision_id, position, kind, handle, channel_id, message_id, url,"
            ' text, start, "end") VALUES (:revision, :position, :kind, :handle, :channel_id, :message_id, :url,'
            " :text, :start, :end)"
        ),
        [{"revision": identity, "position": position, **one} for position, one in enumerate(citations)],
    )


def _queue(conn: "Connection", fresh: list[int]) -> None:
    """Queue new texts for analysis; a text that is known already goes straight to linking."""
    from ingest.store.keys import queue_articles

    conn.execute(
        text(
            "INSERT INTO store.analysis_queue (subject, text_hash) SELECT DISTINCT 'article', r.text_hash"
            " FROM store.article_revision r WHERE r.id = ANY(:ids) AND NOT EXISTS (SELECT FROM store.analysis a"
            " WHERE a.subject = 'article' AND a.text_hash = r.text_hash) ON CONFLICT DO NOTHING"
        ),
        {"ids": fresh},
    )
    queue_articles(conn, fresh)


def article_revisions(conn: "Connection", ids: Sequence[int]) -> list[ArticleRevision]:
    """Return the texts with these ids and their citations, in order of id."""
    rows = conn.execute(
        text(
            "SELECT r.*, t.text FROM store.article_revision r JOIN store.article_text t USING (text_hash)"
            " WHERE r.id = ANY(:ids) ORDER BY r.id"
        ),
        {"ids": list(ids)},
    ).all()
    cited = citations_of(conn, ids)
    return [
        ArticleRevision(
            row.article_id,
            row.id,
            row.number,
            row.url,
            row.title,
            row.text,
            row.language,
            row.published_at,
            row.first_observed,
            tuple(cited.get(row.id, ())),
        )
        for row in rows
    ]


def citations_of(conn: "Connection", ids: Sequence[int]) -> dict[int, list[Citation]]:
    """Return the citations of these article revisions, in order of the text."""
    found: dict[int, list[Citation]] = {}
    rows = conn.execute(
        text(
            "SELECT * FROM store.citation WHERE article_revision_id = ANY(:ids) ORDER BY article_revision_id, position"
        ),
        {"ids": list(ids)},
    )
    for row in rows.mappings():
        fields = {name: row[name] for name in row if name not in {"article_revision_id", "position", "kind"}}
        found.setdefault(row["article_revision_id"], []).append(Citation(CitationKind(row["kind"]), **fields))
    return found


def upsert_outlets(conn: "Connection", outlets: Sequence[Outlet]) -> None:
    """Make the outlets what the configuration says; articles keep the outlet they were read under."""
    if outlets:
        conn.execute(
            text(
                "INSERT INTO store.outlet (id, name, language, hosts) VALUES (:id, :name, :language, :hosts)"
                " ON CONFLICT (id) DO UPDATE SET name = excluded.name, language = excluded.language,"
                " hosts = excluded.hosts"
            ),
            [{"id": one.id, "name": one.name, "language": one.language, "hosts": list(one.hosts)} for one in outlets],
        )


def known_article(conn: "Connection", url: str) -> int | None:
    """Return the id of the article that was read under `url`; None = never."""
    found: int | None = conn.scalar(text("SELECT article_id FROM store.article_url WHERE url = :url"), {"url": url})
    return found
