"""Read stored claims back, with the texts they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text

from ingest.model import Claim, MessageRevision
from ingest.store.codec import decode

if TYPE_CHECKING:
    from sqlalchemy import Connection

PostKey = tuple[int, int]  # channel id, message id


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with its id; `position` is its place among the claims of its text, to which `part_of` refers."""

    id: UUID
    position: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class AnalysedPost:
    """One revision of a post with its claims; `stands` = it is the text last seen."""

    revision: MessageRevision
    stands: bool
    language: str
    claims: tuple[StoredClaim, ...]
    at: datetime  # when it was posted, else first seen
    forward: dict[str, Any] | None  # where it was forwarded from


def post_claims(conn: "Connection", posts: Sequence[PostKey]) -> dict[PostKey, list[AnalysedPost]]:
    """Return every analysed revision of these posts, in order, with claims; one query for all."""
    rows = conn.execute(
        text(
            "SELECT r.*, m.text, p.at, p.forward, r.number = p.revisions AS stands, a.language, k.claims"
            " FROM unnest(CAST(:channels AS bigint[]), CAST(:messages AS bigint[])) AS w (channel_id, message_id)"
            " JOIN store.post p USING (channel_id, message_id)"
            " JOIN store.message_revision r USING (channel_id, message_id)"
            " JOIN store.message_text m ON m.text_hash = r.text_hash"
            " JOIN store.analysis a ON a.subject = 'post' AND a.text_hash = r.text_hash"
            f" CROSS JOIN LATERAL ({_CLAIMS_OF}) k ORDER BY r.channel_id, r.message_id, r.number"
        ),
        {"channels": [one[0] for one in posts], "messages": [one[1] for one in posts]},
    )
    found: dict[PostKey, list[AnalysedPost]] = {}
    for row in rows:
        revision = MessageRevision(
            row.channel_id,
            row.message_id,
            row.number,
            row.text,
            row.text_hash,
            row.first_observed,
            row.last_observed,
            row.posted_at,
            row.edited_at,
        )
        made = AnalysedPost(revision, row.stands, row.language, _claims(row.claims), row.at, row.forward)
        found.setdefault((row.channel_id, row.message_id), []).append(made)
    return found


def article_claims(conn: "Connection", revision_ids: Sequence[int]) -> dict[int, tuple[StoredClaim, ...]]:
    """Return the claims of these article revisions; one that was not analysed is missing."""
    rows = conn.execute(
        text(
            "SELECT r.id, k.claims FROM store.article_revision r"
            " JOIN store.analysis a ON a.subject = 'article' AND a.text_hash = r.text_hash"
            f" CROSS JOIN LATERAL ({_CLAIMS_OF}) k WHERE r.id = ANY(:ids)"
        ),
        {"ids": list(revision_ids)},
    )
    return {row.id: _claims(row.claims) for row in rows}


_CLAIMS_OF = (
    "SELECT coalesce(jsonb_agg(jsonb_build_array(c.id, c.position, c.claim) ORDER BY c.position), '[]') AS claims"
    " FROM store.claim c WHERE c.analysis_id = a.id"
)


def _claims(rows: list[tuple[str, int, dict[str, Any]]]) -> tuple[StoredClaim, ...]:
    return tuple(StoredClaim(UUID(identity), position, decode(Claim, data)) for identity, position, data in rows)
