"""The queue of flags for people, and all that is known of one flag."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ingest.model import JudgementKind, MissingError, Severity, Verdict

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class FlagFilter:
    """Which flags to list; None = any. `open_only` leaves out those that a reviewer confirmed or dismissed.

    `since` and `until` (inclusive) are days in UTC: of the article's publication, else of the post.
    """

    severity: Severity | None = None
    verdict: Verdict | None = None
    handle: str | None = None
    outlet: str | None = None
    decision: JudgementKind | None = None
    since: date | None = None
    until: date | None = None
    open_only: bool = False
    limit: int = 100
    offset: int = 0


def list_flags(conn: "Connection", chosen: FlagFilter) -> list[dict[str, Any]]:
    """Return rows of the view `flags`: serious first, then the latest article first."""
    rows = conn.execute(
        text(
            f"SELECT * FROM analyst.flags {_WHERE}"
            " ORDER BY severity = 'serious' DESC, published_at DESC NULLS LAST, canonical_url, flag_id"
            " LIMIT :limit OFFSET :offset"
        ),
        _values(chosen),
    )
    return [dict(row) for row in rows.mappings()]


def count_flags(conn: "Connection", chosen: FlagFilter) -> int:
    """Return how many flags fit, on all pages."""
    return int(conn.execute(text(f"SELECT count(*) FROM analyst.flags {_WHERE}"), _values(chosen)).scalar_one())


_WHERE = """WHERE (CAST(:severity AS text) IS NULL OR severity = :severity)
 AND (CAST(:verdict AS text) IS NULL OR verdict = :verdict)
 AND (CAST(:handle AS text) IS NULL OR lower(handle) = lower(:handle))
 AND (CAST(:outlet AS text) IS NULL OR outlet_id = :outlet)
 AND (CAST(:decision AS text) IS NULL OR decision = :decision)
 AND (CAST(:since AS date) IS NULL OR coalesce(published_at, posted_at) >= CAST(:since AS date))
 AND (CAST(:until AS date) IS NULL OR coalesce(published_at, posted_at) < CAST(:until AS date) + 1)
 AND (NOT :open_only OR decision IS NULL OR decision = 'needs_context')"""


def _values(chosen: FlagFilter) -> dict[str, Any]:
    return asdict(chosen)


def show_flag(conn: "Connection", identity: str) -> dict[str, Any]:
    """Return a flag with both texts, the claims, the steps, the link's reasons, decisions and captures.

    `identity` may be cut short as long as one flag only begins with it.
    """
    pattern = identity.replace("\\", "").replace("%", "").replace("_", "") + "%"
    found = (
        conn.execute(text("SELECT * FROM analyst.flags WHERE flag_id::text LIKE :id LIMIT 2"), {"id": pattern})
        .mappings()
        .all()
    )
    if len(found) != 1:
        said = "there is no such flag." if not found else "several flags begin so."
        raise MissingError(said, resource=f"flag {identity}", remedy="See `ingest flags`.")
    flag = dict(found[0])
    detail = (
        conn.execute(
            text(
                "SELECT k.report AS report_claim, k.source AS source_claim, k.steps, k.matches_revision,"
                " t.text AS article_text, m.text AS post_text, l.id AS link_id, l.score AS link_score,"
                " l.reasons AS link_reasons"
                " FROM store.comparison k JOIN store.article_revision r ON r.id = k.article_revision_id"
                " JOIN store.article_text t ON t.text_hash = r.text_hash"
                " LEFT JOIN store.link l ON l.id = k.link_id"
                " LEFT JOIN store.message_revision v ON v.channel_id = k.channel_id AND v.message_id = k.message_id"
                "  AND v.number = k.revision"
                " LEFT JOIN store.message_text m ON m.text_hash = v.text_hash WHERE k.id = :id"
            ),
            {"id": flag["comparison_id"]},
        )
        .mappings()
        .one()
    )
    return (
        flag | dict(detail) | {"judgements": _judgements(conn, str(flag["flag_id"])), "captures": _captures(conn, flag)}
    )


def _judgements(conn: "Connection", subject: str) -> list[dict[str, Any]]:
    rows = conn.execute(
        text("SELECT * FROM analyst.judgements WHERE subject = :subject ORDER BY judgement_id"), {"subject": subject}
    )
    return [dict(row) for row in rows.mappings()]


def _captures(conn: "Connection", flag: dict[str, Any]) -> list[dict[str, Any]]:
    rows = conn.execute(
        text(
            "SELECT c.id AS capture_id, c.sha256, c.way, c.resource, c.fetched_at FROM store.capture c WHERE c.id IN ("
            " SELECT o.capture_id FROM store.observation o WHERE o.channel_id = :channel AND o.message_id = :message"
            " UNION SELECT o.capture_id FROM store.article_observation o JOIN store.article_revision r"
            "  ON r.article_id = o.article_id AND r.text_hash = o.text_hash WHERE r.id = :revision) ORDER BY c.id"
        ),
        {"channel": flag["channel_id"], "message": flag["message_id"], "revision": flag["article_revision_id"]},
    )
    return [dict(row) for row in rows.mappings()]
