"""Comparisons and the flags that rules raise on them; replaced as a whole for an article revision."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text

from ingest.model import Comparison, Flag, Severity
from ingest.store.characters import json_text
from ingest.store.codec import encode
from ingest.store.identity import row_id
from ingest.store.links import link_id
from ingest.store.work import Step, mark_done

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class ComparedPost:
    """The revision of a linked post against which a claim was compared."""

    channel_id: int
    message_id: int
    revision: int


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A comparison with what it is about. `post` None = no linked post was compared with the claim."""

    article_revision_id: int
    comparison: Comparison
    severity: Severity
    post: ComparedPost | None = None
    report_claim_id: UUID | None = None
    source_claim_id: UUID | None = None


def save_comparisons(
    conn: "Connection", maker: str, version: str, revision_ids: Sequence[int], rows: Sequence[ComparisonRow]
) -> list[UUID]:
    """Make `rows` all the comparisons of these article revisions; return their ids in order.

    Flags on earlier comparisons go; call `save_flags` next, in the same transaction.
    """
    conn.execute(
        text("DELETE FROM store.comparison WHERE article_revision_id = ANY(:ids)"), {"ids": list(revision_ids)}
    )
    ids: list[UUID] = []
    values: list[dict[str, Any]] = []
    times: dict[tuple[object, ...], int] = {}
    for position, one in enumerate(rows):
        selector = one.comparison.report.selector
        post = None if one.post is None else (one.post.channel_id, one.post.message_id)
        about = (one.article_revision_id, selector.start, selector.end, post)
        times[about] = times.get(about, 0) + 1
        ids.append(row_id("comparison", *about, times[about]))
        values.append(_values(one) | {"id": ids[-1], "position": position, "maker": maker, "version": version})
    if values:
        conn.execute(
            text(
                "INSERT INTO store.comparison (id, article_revision_id, position, link_id, report_claim_id,"
                " source_claim_id, channel_id, message_id, revision, verdict, severity, reason, steps,"
                " matches_revision, report, source, maker, version) VALUES (:id, :article, :position, :link,"
                " :report_claim, :source_claim, :channel, :message, :revision, :verdict, :severity, :reason,"
                " CAST(:steps AS jsonb), :matches, CAST(:report AS jsonb), CAST(:source AS jsonb), :maker, :version)"
            ),
            values,
        )
    mark_done(conn, Step.COMPARE, version, revision_ids)
    return ids


def _values(row: ComparisonRow) -> dict[str, Any]:
    made, post = row.comparison, row.post
    return {
        "article": row.article_revision_id,
        "link": None if post is None else link_id(row.article_revision_id, post.channel_id, post.message_id),
        "report_claim": row.report_claim_id,
        "source_claim": row.source_claim_id,
        "channel": None if post is None else post.channel_id,
        "message": None if post is None else post.message_id,
        "revision": None if post is None else post.revision,
        "verdict": made.verdict.value,
        "severity": row.severity.value,
        "reason": made.reason,
        "steps": json_text(list(made.steps)),
        "matches": made.matches_revision,
        "report": json_text(encode(made.report)),
        "source": None if made.source is None else json_text(encode(made.source)),
    }


def flag_id(flag: Flag) -> UUID:
    """Return the id of a flag, now and after each computation."""
    return row_id("flag", flag.comparison_id, flag.rule)


def save_flags(conn: "Connection", revision_ids: Sequence[int], flags: Sequence[Flag]) -> None:
    """Make `flags` all the flags of these article revisions; decisions on them stay, they go by the flag's id."""
    conn.execute(
        text(
            "DELETE FROM store.flag f USING store.comparison k"
            " WHERE k.id = f.comparison_id AND k.article_revision_id = ANY(:ids)"
        ),
        {"ids": list(revision_ids)},
    )
    if flags:
        conn.execute(
            text(
                "INSERT INTO store.flag (id, comparison_id, rule, severity, verdict, config_digest)"
                " VALUES (:id, CAST(:comparison AS uuid), :rule, :severity, :verdict, :digest) ON CONFLICT DO NOTHING"
            ),
            [
                {
                    "id": flag_id(one),
                    "comparison": one.comparison_id,
                    "rule": one.rule,
                    "severity": one.severity.value,
                    "verdict": one.verdict.value,
                    "digest": one.config_digest,
                }
                for one in flags
            ],
        )
