"""The queue of flags for people, and all that is known of one flag."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text

from ingest.model import JudgementKind, MissingError, Severity, Verdict

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class FlagFilter:
    """Which flags to list; None = any. `open_only` leaves out those that a reviewer confirmed or dismissed.

    `since` and `until` (inclusive) are days in UTC: of the article's publication, else of its first sight.
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
    """Return rows of the view `flags`: serious first, then the latest article first.

    The page is read off the queue's index; the joins of the view are made for its rows only.
    """
    rows = conn.execute(
        text(
            f"WITH page AS (SELECT f.id, f.severity, f.at {_from(chosen)}"
            " ORDER BY f.severity DESC, f.at DESC, f.id LIMIT :limit OFFSET :offset)"
            " SELECT v.* FROM page JOIN analyst.flags v ON v.flag_id = page.id"
            " ORDER BY page.severity DESC, page.at DESC, page.id"
        ),
        asdict(chosen),
    )
    return [dict(row) for row in rows.mappings()]


def count_flags(conn: "Connection", chosen: FlagFilter) -> int:
    """Return how many flags fit, on all pages."""
    return int(conn.execute(text(f"SELECT count(*) {_from(chosen)}"), asdict(chosen)).scalar_one())


def neighbours(conn: "Connection", chosen: FlagFilter, identity: UUID) -> tuple[UUID | None, UUID | None]:
    """Return the flags before and after this one in the queue of those that fit; it need not fit itself."""
    here = "(SELECT severity, at, id FROM store.flag WHERE id = :here)"
    found = []
    for beyond, along in ((_BEFORE, "f.severity, f.at, f.id DESC"), (_AFTER, "f.severity DESC, f.at DESC, f.id")):
        query = f"WITH here AS {here} SELECT f.id {_from(chosen, ' CROSS JOIN here', beyond)} ORDER BY {along} LIMIT 1"
        found.append(conn.scalar(text(query), asdict(chosen) | {"here": identity}))
    return found[0], found[1]


# 'serious' sorts after 'mild', so that the index serves the order of the queue: severity and time falling, id rising.
_BEFORE = (
    "(f.severity, f.at) >= (here.severity, here.at)"
    " AND ((f.severity, f.at) > (here.severity, here.at) OR f.id < here.id)"
)
_AFTER = (
    "(f.severity, f.at) <= (here.severity, here.at)"
    " AND ((f.severity, f.at) < (here.severity, here.at) OR f.id > here.id)"
)
_DECIDED = (
    "LEFT JOIN (SELECT DISTINCT ON (subject) subject, kind FROM store.judgement ORDER BY subject, id DESC) j"
    " ON j.subject = f.id::text"
)


def _from(chosen: FlagFilter, more: str = "", condition: str = "") -> str:
    """Return FROM and WHERE for the flags that fit; only what is asked for stands there, so that it is planned well."""
    wanted = [condition] if condition else []
    decided = chosen.decision is not None or chosen.open_only
    if chosen.severity is not None:
        wanted.append("f.severity = :severity")
    if chosen.verdict is not None:
        wanted.append("f.verdict = :verdict")
    if chosen.handle is not None:
        wanted.append("f.channel_id IN (SELECT id FROM store.channel WHERE lower(handle) = lower(:handle))")
    if chosen.outlet is not None:
        wanted.append("f.outlet_id = :outlet")
    if chosen.decision is not None:
        wanted.append("j.kind = :decision")
    if chosen.open_only:
        wanted.append("coalesce(j.kind, 'needs_context') = 'needs_context'")
    if chosen.since is not None:
        wanted.append("f.at >= CAST(CAST(:since AS date) AS timestamp) AT TIME ZONE 'UTC'")
    if chosen.until is not None:
        wanted.append("f.at < CAST(CAST(:until AS date) + 1 AS timestamp) AT TIME ZONE 'UTC'")
    where = f" WHERE {' AND '.join(wanted)}" if wanted else ""
    return f"FROM store.flag f{more} {_DECIDED if decided else ''}{where}"


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
            "SELECT c.id AS capture_id, c.sha256, c.way, c.resource, c.fetched_at,"
            " b.body IS NULL AND b.location IS NULL AS redacted"
            " FROM store.capture c JOIN store.blob b USING (sha256) WHERE c.id IN ("
            " SELECT o.capture_id FROM store.observation o WHERE o.channel_id = :channel AND o.message_id = :message"
            " UNION SELECT o.capture_id FROM store.article_observation o JOIN store.article_revision r"
            "  ON r.article_id = o.article_id AND r.text_hash = o.text_hash WHERE r.id = :revision) ORDER BY c.id"
        ),
        {"channel": flag["channel_id"], "message": flag["message_id"], "revision": flag["article_revision_id"]},
    )
    return [dict(row) for row in rows.mappings()]
