"""Links between article revisions and posts: found in batches, replaced as a whole for an article revision."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text

from ingest.model import Judgement, JudgementKind, Link, LinkScore, LinkStatus, MissingError, Reason
from ingest.store.characters import json_text
from ingest.store.codec import decode, encode
from ingest.store.identity import row_id
from ingest.store.work import WHOLE, Shard, Step, mark_dirty, mark_done, waiting

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


def articles_to_link(conn: "Connection", version: str, limit: int, shard: Shard = WHOLE) -> list[int]:
    """Return ids of analysed article revisions that wait for `version` of linking; see `work.waiting`."""
    return waiting(conn, Step.LINK, version, limit, shard)


def link_id(article_revision_id: int, channel_id: int, message_id: int) -> UUID:
    """Return the id of the link between this text and this post, now and after each computation."""
    return row_id("link", article_revision_id, channel_id, message_id)


def save_links(
    conn: "Connection",
    maker: str,
    version: str,
    revision_ids: Sequence[int],
    links: Sequence[Link],
    before: Iterable[Link] | None = None,
) -> None:
    """Make `links` all the links of these article revisions; queue for comparison those whose linked posts changed.

    `before` are their links as this transaction read them; None = they are read here.
    """
    if before is None:
        before = [one for held in links_of(conn, revision_ids).values() for one in held]
    held, kept = [_identity(one) for one in before], [_identity(one) for one in links]
    if gone := sorted(set(held) - set(kept)):
        conn.execute(text("DELETE FROM store.link WHERE id = ANY(CAST(:gone AS uuid[]))"), {"gone": gone})
    if links:
        conn.execute(
            text(
                "INSERT INTO store.link (id, article_revision_id, channel_id, message_id, revision, status, score,"
                " reasons, maker, version) VALUES (:id, :article, :channel, :message, :revision, :status, :score,"
                " CAST(:reasons AS jsonb), :maker, :version) ON CONFLICT (id) DO UPDATE SET"
                " revision = excluded.revision, status = excluded.status, score = excluded.score,"
                " reasons = excluded.reasons, maker = excluded.maker, version = excluded.version"
            ),
            [
                {
                    "id": identity,
                    "article": one.article_revision_id,
                    "channel": one.channel_id,
                    "message": one.message_id,
                    "revision": one.revision,
                    "status": one.status.value,
                    "score": one.score.score,
                    "reasons": json_text(encode(one.score.reasons)),
                    "maker": maker,
                    "version": version,
                }
                for identity, one in zip(kept, links, strict=True)
            ],
        )
    mark_done(conn, Step.LINK, version, revision_ids)
    mark_dirty(conn, Step.COMPARE, sorted({one.article_revision_id for one in _linked(before) ^ _linked(links)}))


def _identity(link: Link) -> UUID:
    return link_id(link.article_revision_id, link.channel_id, link.message_id)


def _linked(links: Iterable[Link]) -> set[Link]:
    return {one for one in links if one.status is LinkStatus.LINKED}


def links_of(conn: "Connection", revision_ids: Sequence[int]) -> dict[int, list[Link]]:
    """Return the links of these article revisions, best first; a revision without any is missing."""
    rows = conn.execute(
        text(
            "SELECT * FROM store.link WHERE article_revision_id = ANY(:ids)"
            " ORDER BY article_revision_id, score DESC, channel_id, message_id"
        ),
        {"ids": list(revision_ids)},
    )
    found: dict[int, list[Link]] = {}
    for row in rows:
        found.setdefault(row.article_revision_id, []).append(_link(row))
    return found


def decisions_on_links(conn: "Connection", revision_ids: Sequence[int]) -> dict[int, list[tuple[Link, Judgement]]]:
    """Return the links of these article revisions that a reviewer confirmed or dismissed, with the latest word."""
    rows = conn.execute(
        text(
            "SELECT l.*, j.kind, j.reviewer, j.decided_at, j.note FROM store.link l CROSS JOIN LATERAL"
            " (SELECT * FROM store.judgement j WHERE j.subject = l.id::text ORDER BY j.id DESC LIMIT 1) j"
            " WHERE l.article_revision_id = ANY(:ids) AND j.kind IN ('confirm', 'dismiss')"
            " ORDER BY l.article_revision_id, l.channel_id, l.message_id"
        ),
        {"ids": list(revision_ids)},
    )
    found: dict[int, list[tuple[Link, Judgement]]] = {}
    for row in rows:
        said = Judgement(str(row.id), JudgementKind(row.kind), row.reviewer, row.decided_at, row.note)
        found.setdefault(row.article_revision_id, []).append((_link(row), said))
    return found


def find_link(conn: "Connection", identity: str) -> tuple[UUID, int]:
    """Return id and article revision of a link; `identity` may be cut short. Raises MissingError."""
    pattern = identity.replace("\\", "").replace("%", "").replace("_", "") + "%"
    found = conn.execute(
        text("SELECT id, article_revision_id FROM store.link WHERE id::text LIKE :id LIMIT 2"), {"id": pattern}
    ).all()
    if len(found) != 1:
        said = "there is no such flag or link." if not found else "several links begin so."
        raise MissingError(said, resource=identity, remedy="See `ingest flags` and the view `links`.")
    return found[0].id, found[0].article_revision_id


def links_to_compare(conn: "Connection", version: str, limit: int) -> dict[int, list[Link]]:
    """Return article revisions that wait for `version` of comparison, each with its `linked` links, best first.

    A revision without any is given too, with an empty list: what was compared before must go.
    """
    ids = waiting(conn, Step.COMPARE, version, limit)
    found = links_of(conn, ids)
    return {one: [link for link in found.get(one, []) if link.status is LinkStatus.LINKED] for one in ids}


def _link(row: "Row[Any]") -> Link:
    reasons = tuple(decode(Reason, one) for one in row.reasons)
    score = LinkScore(row.score, reasons)
    status = LinkStatus(row.status)
    return Link(row.article_revision_id, row.channel_id, row.message_id, row.revision, status, score)
