"""What the reviewers' pages show beside the flags: an article with its links, a channel over time."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ingest.model import MissingError, Severity
from ingest.store.coverage import channel_coverage, channel_gaps
from ingest.store.flags import FlagFilter, count_flags

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STEPS = (("day", 92), ("week", 92 * 7))  # the finest bars that stay readable; longer spans are shown by month


def show_article(conn: "Connection", revision: int) -> dict[str, Any]:
    """Return one text of an article with its other texts, links, comparisons and flags."""
    found = _rows(
        conn,
        "SELECT r.*, s.outlet_id, s.url FROM analyst.article_revisions r"
        " JOIN store.article_revision s ON s.id = r.article_revision_id WHERE r.article_revision_id = :id",
        id=revision,
    )
    if not found:
        raise MissingError(
            "there is no such article.", resource=f"article {revision}", remedy="See the view `articles`."
        )
    (article,) = found
    return article | {
        "revisions": _rows(
            conn,
            "SELECT article_revision_id, number, title, first_observed, last_observed FROM analyst.article_revisions"
            " WHERE article_id = :id ORDER BY number",
            id=article["article_id"],
        ),
        "links": _rows(
            conn,
            "SELECT l.*, v.text AS post_text, v.posted_at, j.decision, j.reviewer, j.decided_at, j.note"
            " FROM analyst.links l LEFT JOIN analyst.post_revisions v"
            " ON v.channel_id = l.channel_id AND v.message_id = l.message_id AND v.number = l.revision"
            " LEFT JOIN LATERAL (SELECT * FROM analyst.judgements j WHERE j.subject = l.link_id::text"
            "  ORDER BY j.judgement_id DESC LIMIT 1) j ON true"
            " WHERE l.article_revision_id = :id ORDER BY l.score DESC, l.link_id",
            id=revision,
        ),
        "comparisons": _rows(
            conn,
            "SELECT k.*, f.flag_id, f.decision FROM analyst.comparisons k LEFT JOIN analyst.flags f"
            " USING (comparison_id) WHERE k.article_revision_id = :id"
            " ORDER BY CAST(k.report_claim #>> '{selector,start}' AS integer), k.comparison_id",
            id=revision,
        ),
    }


def post_texts(conn: "Connection", channel_id: int, message_id: int) -> list[dict[str, Any]]:
    """Return every text a post had, the first first."""
    return _rows(
        conn,
        "SELECT number, standing, text, first_observed, last_observed, edited_at FROM analyst.post_revisions"
        " WHERE channel_id = :channel AND message_id = :message ORDER BY number",
        channel=channel_id,
        message=message_id,
    )


def show_channel(conn: "Connection", handle: str) -> dict[str, Any]:
    """Return a channel's facts, coverage, gaps, floods and issues, and its posts and flags over time."""
    (coverage, *_) = channel_coverage(conn, handle)
    channel_id = coverage["channel_id"]
    about = _rows(conn, "SELECT * FROM analyst.channels WHERE channel_id = :id", id=channel_id)
    step = _step(coverage)
    return (about[0] if about else {}) | {
        "coverage": coverage,
        "gaps": [{"first": first, "last": last} for first, last in channel_gaps(conn, channel_id, 20)],
        "floods": _rows(
            conn,
            "SELECT f.* FROM analyst.floods f WHERE f.account IN (SELECT account FROM store.channel_access"
            "  WHERE channel_id = :id) ORDER BY f.until DESC",
            id=channel_id,
        ),
        "issues": _rows(
            conn,
            "SELECT i.kind, i.resource, i.message, i.first_seen, i.last_seen, i.times"
            f" FROM {_OF_CHANNEL} WHERE c.id = :id ORDER BY i.last_seen DESC LIMIT 20",
            id=channel_id,
        ),
        "step": step,
        "series": _series(conn, channel_id, step),
    }


@dataclass(frozen=True, slots=True)
class RunFilter:
    """Which runs: those of the use cases (none = of all), or, where `dag_run` is given, what that run's tasks did.

    `outcome` empty = however they ended.
    """

    use_cases: Sequence[str] = ()
    dag: str = ""
    dag_run: str = ""
    task: str = ""
    outcome: str = ""
    limit: int = 50


def list_runs(conn: "Connection", chosen: RunFilter) -> list[dict[str, Any]]:
    """Return the latest runs, each with the issues that it found last."""
    if chosen.dag_run:
        where = "dag_id = :dag AND dag_run_id = :dag_run AND :task IN ('', task_id)"
    else:
        where = "use_case = ANY(:use_cases)" if chosen.use_cases else "true"
    return _rows(
        conn,
        f"WITH chosen AS MATERIALIZED (SELECT * FROM analyst.runs WHERE {where} AND :outcome IN ('', outcome)"
        "  ORDER BY run_id DESC LIMIT :limit)"
        " SELECT r.*, i.issues FROM chosen r LEFT JOIN (SELECT run_id, jsonb_agg(jsonb_build_object('kind', kind,"
        "   'resource', resource, 'message', message) ORDER BY kind, resource) AS issues"
        "  FROM (SELECT *, row_number() OVER (PARTITION BY run_id ORDER BY kind, resource) AS place"
        "   FROM store.issue WHERE run_id IN (SELECT run_id FROM chosen)) found WHERE place <= 20 GROUP BY run_id) i"
        " USING (run_id) ORDER BY r.run_id DESC",
        **asdict(chosen) | {"use_cases": list(chosen.use_cases)},
    )


def figures(conn: "Connection", now: datetime) -> dict[str, Any]:
    """Return what matters most: serious flags that wait, when a poll last ended, and failed runs of the last day."""
    (row,) = _rows(
        conn,
        "SELECT (SELECT max(ended_at) FROM store.run WHERE use_case = 'collect' AND outcome = 'done') AS last_poll,"
        " (SELECT count(*) FROM store.run WHERE outcome = 'failed' AND ended_at > :since) AS failed_runs",
        since=now - timedelta(days=1),
    )
    waiting = count_flags(conn, FlagFilter(severity=Severity.SERIOUS, open_only=True))
    return {"serious_open": waiting} | row


def channel_troubles(conn: "Connection", since: datetime) -> dict[int, dict[str, Any]]:
    """Return the latest issue of each channel that was found after `since`, by the channel's id."""
    rows = _rows(
        conn,
        f"SELECT DISTINCT ON (c.id) c.id AS channel_id, i.kind, i.message, i.last_seen, i.times FROM {_OF_CHANNEL}"
        " WHERE i.last_seen > :since ORDER BY c.id, i.last_seen DESC",
        since=since,
    )
    return {row.pop("channel_id"): row for row in rows}


# Issues name a channel by its handle, or by its id: 'channel 17', '17/history', '17/402'.
_OF_CHANNEL = (
    "store.issue i CROSS JOIN LATERAL (SELECT lower(ltrim(i.resource, '@')) AS key"
    "  UNION SELECT split_part(replace(i.resource, 'channel ', ''), '/', 1)) named"
    " JOIN (SELECT id, lower(handle) AS key FROM store.channel"
    "  UNION ALL SELECT id, CAST(id AS text) FROM store.channel) c USING (key)"
)


def list_sources(conn: "Connection") -> dict[str, list[str]]:
    """Return the handles of all channels and the ids of all outlets, to choose from."""
    return {
        "channels": list(conn.scalars(text("SELECT handle FROM analyst.channels ORDER BY lower(handle)"))),
        "outlets": list(conn.scalars(text("SELECT outlet_id FROM analyst.outlets ORDER BY outlet_id"))),
    }


def _step(coverage: dict[str, Any]) -> str:
    first, last = coverage["first_post_at"], coverage["last_post_at"]
    days = (last - first).days if first and last else 0
    return next((step for step, limit in _STEPS if days <= limit), "month")


def _series(conn: "Connection", channel_id: int, step: str) -> list[dict[str, Any]]:
    return _rows(
        conn,
        "WITH posts AS (SELECT date_trunc(:step, at) AS begins, count(*) AS posts FROM store.post"
        "  WHERE channel_id = :id AND kind = 'message' AND at IS NOT NULL GROUP BY 1),"
        " flags AS (SELECT date_trunc(:step, p.posted_at) AS begins, count(*) AS flags,"
        "   count(*) FILTER (WHERE f.severity = 'serious') AS serious"
        "  FROM store.flag f JOIN store.comparison k ON k.id = f.comparison_id"
        "  JOIN store.post p ON p.channel_id = k.channel_id AND p.message_id = k.message_id"
        "  WHERE f.channel_id = :id AND p.posted_at IS NOT NULL GROUP BY 1),"
        " span AS (SELECT generate_series(min(begins), max(begins), CAST('1 ' || :step AS interval)) AS begins"
        "  FROM (SELECT begins FROM posts UNION SELECT begins FROM flags) known)"
        " SELECT CAST(span.begins AS date) AS begins, coalesce(posts, 0) AS posts, coalesce(flags, 0) AS flags,"
        "  coalesce(serious, 0) AS serious"
        " FROM span LEFT JOIN posts USING (begins) LEFT JOIN flags USING (begins) ORDER BY span.begins",
        id=channel_id,
        step=step,
    )


def _rows(conn: "Connection", query: str, **values: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in conn.execute(text(query), values).mappings()]
