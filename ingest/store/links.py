"""Links between article revisions and posts: found in batches, replaced as a whole for an article revision."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text

from ingest.model import Judgement, JudgementKind, Link, LinkScore, LinkStatus, MissingError, Reason
from ingest.store.characters import json_text
from ingest.store.codec import decode, encode
from ingest.store.identity import row_id
from ingest.store.work import DIRTY, DONE, WHOLE, Shard, Step, waiting

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


# One statement: what goes, what comes, and what is to do about it.
_SAVE = f"""
WITH gone AS (
    DELETE FROM store.link WHERE id = ANY(CAST(:gone AS uuid[]))
), made AS (
    INSERT INTO store.link (id, article_revision_id, channel_id, message_id, revision, status, score, reasons, maker,
        version)
    SELECT id, article, channel, message, revision, status, score, reasons, :maker, :version
    FROM jsonb_to_recordset(CAST(:links AS jsonb)) AS l (id uuid, article bigint, channel bigint, message bigint,
        revision integer, status text, score float8, reasons jsonb)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, status = excluded.status, score = excluded.score,
        reasons = excluded.reasons, maker = excluded.maker, version = excluded.version
), done AS (
    {DONE.format(step=Step.LINK.value)}
)
{DIRTY.format(step=Step.COMPARE.value)}"""


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
    conn.execute(
        text(_SAVE),
        {
            "links": json_text([_row(identity, one) for identity, one in zip(kept, links, strict=True)]),
            "maker": maker,
            "version": version,
            "gone": sorted(set(held) - set(kept)),
            "ids": list(revision_ids),
            "dirty": sorted({one.article_revision_id for one in _linked(before) ^ _linked(links)}),
        },
    )


def _row(identity: UUID, link: Link) -> dict[str, object]:
    return {
        "id": str(identity),
        "article": link.article_revision_id,
        "channel": link.channel_id,
        "message": link.message_id,
        "revision": link.revision,
        "status": link.status.value,
        "score": link.score.score,
        "reasons": encode(link.score.reasons),
    }


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


def links_with_decisions(conn: "Connection", revision_ids: Sequence[int]) -> list[tuple[Link, Judgement | None]]:
    """Return the links of these article revisions, each with a reviewer's latest word where it decides; in order."""
    rows = conn.execute(
        text(
            "SELECT l.*, j.id AS decision, j.kind, j.reviewer, j.decided_at, j.note FROM store.link l"
            " LEFT JOIN LATERAL"
            " (SELECT * FROM store.judgement j WHERE j.subject = l.id::text ORDER BY j.id DESC LIMIT 1) j"
            " ON j.kind IN ('confirm', 'dismiss') WHERE l.article_revision_id = ANY(:ids)"
            " ORDER BY l.article_revision_id, l.channel_id, l.message_id"
        ),
        {"ids": list(revision_ids)},
    )
    return [(_link(row), _decision(row)) for row in rows]


def _decision(row: "Row[Any]") -> Judgement | None:
    if row.decision is None:
        return None
    # the subject is the link
    return Judgement(str(row.id), JudgementKind(row.kind), row.reviewer, row.decided_at, row.note)


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
