"""What an analysing room made of one text: language, claims and number keys. One analysis for each text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from ingest.model import Claim
from ingest.store.characters import json_text, storable
from ingest.store.codec import encode
from ingest.store.identity import row_id
from ingest.store.keys import queue_articles, refresh_post_keys
from ingest.store.revisions import CHANGED
from ingest.store.search import keep_words
from ingest.store.stage import Stage

if TYPE_CHECKING:
    from sqlalchemy import Connection

POST = "post"
ARTICLE = "article"

_ANALYSES = Stage(
    "stage_analysis",
    (
        ("id", "uuid"),
        ("subject", "text"),
        ("text_hash", "text"),
        ("maker", "text"),
        ("version", "text"),
        ("language", "text"),
        ("keys", "text[]"),
        ("detail", "jsonb"),
    ),
)
_CLAIMS = Stage(
    "stage_claim",
    (
        ("id", "uuid"),
        ("analysis_id", "uuid"),
        ("position", "integer"),
        ("low", "numeric"),
        ("high", "numeric"),
        ("unit", "text"),
        ("concept", "text"),
        ("role", "text"),
        ("number_kind", "text"),
        ("claim", "jsonb"),
    ),
)


@dataclass(frozen=True, slots=True)
class PostText:
    """A text of a post that waits for analysis; place and time are those of its first revision with this text."""

    text_hash: str
    text: str
    channel_id: int
    message_id: int
    revision: int
    posted_at: datetime | None
    language: str  # of the channel as configured; "" = not said


@dataclass(frozen=True, slots=True)
class ArticleText:
    """A text of an article that waits for analysis."""

    text_hash: str
    article_revision_id: int
    title: str
    text: str
    language: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The result for one text. `version` must change whenever maker or outcome may: it alone decides what is stale."""

    subject: str  # POST or ARTICLE
    text_hash: str
    maker: str
    version: str
    language: str
    claims: tuple[Claim, ...] = ()
    keys: tuple[str, ...] = ()  # normalised numbers with their dimension: '42400|area'
    detail: dict[str, object] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        """The id that the stored row has."""
        return row_id("analysis", self.subject, self.text_hash, self.maker, self.version)

    def claim_id(self, position: int) -> UUID:
        """The id that the stored claim at `position` has."""
        return row_id("claim", self.id, position)


def post_revisions_without_analysis(conn: "Connection", maker: str, version: str, limit: int) -> list[PostText]:
    """Return texts of posts that `version` of `maker` has not analysed; each text once.

    Analyse and save in the same transaction: other workers skip these texts meanwhile.
    """
    rows = conn.execute(
        text(
            f"{_waiting(POST)}"
            " SELECT w.text_hash, m.text, r.channel_id, r.message_id, r.number, r.posted_at,"
            " coalesce(c.language, '') AS language FROM waiting w JOIN store.message_text m USING (text_hash)"
            " CROSS JOIN LATERAL (SELECT * FROM store.message_revision r WHERE r.text_hash = w.text_hash"
            "  ORDER BY r.first_observed, r.channel_id, r.message_id, r.number LIMIT 1) r"
            " LEFT JOIN store.channel c ON c.id = r.channel_id WHERE m.text <> ''"
        ),
        {"version": version, "limit": limit},
    )
    return [
        PostText(row.text_hash, row.text, row.channel_id, row.message_id, row.number, row.posted_at, row.language)
        for row in rows
    ]


def article_revisions_without_analysis(conn: "Connection", maker: str, version: str, limit: int) -> list[ArticleText]:
    """Return texts of articles that `version` of `maker` has not analysed; each text once. As for posts."""
    rows = conn.execute(
        text(
            f"{_waiting(ARTICLE)}"
            " SELECT w.text_hash, r.id, r.title, t.text, r.language, r.published_at"
            " FROM waiting w JOIN store.article_text t USING (text_hash)"
            " CROSS JOIN LATERAL (SELECT * FROM store.article_revision r WHERE r.text_hash = w.text_hash"
            "  ORDER BY r.first_observed, r.id LIMIT 1) r"
        ),
        {"version": version, "limit": limit},
    )
    return [ArticleText(row.text_hash, row.id, row.title, row.text, row.language, row.published_at) for row in rows]


def _waiting(subject: str) -> str:
    """Return the CTE `waiting`: new texts first, then those of another version; both from indexes."""
    return (
        "WITH fresh AS (SELECT text_hash FROM store.analysis_queue"
        f" WHERE subject = '{subject}' LIMIT :limit FOR UPDATE SKIP LOCKED),"
        f" stale AS (SELECT text_hash FROM store.analysis WHERE subject = '{subject}'"
        " AND (version < :version OR version > :version) LIMIT :limit FOR UPDATE SKIP LOCKED),"
        " waiting AS (SELECT text_hash FROM fresh UNION SELECT text_hash FROM stale LIMIT :limit)"
    )


def save_analyses(conn: "Connection", analyses: Sequence[Analysis]) -> None:
    """Put these in the place of what was known of their texts, and queue the articles they concern for linking."""
    if not analyses:
        return
    _ANALYSES.fill(
        conn,
        (
            (
                one.id,
                one.subject,
                one.text_hash,
                one.maker,
                one.version,
                one.language,
                list(one.keys),
                json_text(one.detail),
            )
            for one in analyses
        ),
    )
    _CLAIMS.fill(conn, (row for one in analyses for row in _claim_rows(one)))
    conn.exec_driver_sql(
        "DELETE FROM store.analysis a USING stage_analysis s WHERE a.subject = s.subject AND a.text_hash = s.text_hash"
    )
    conn.exec_driver_sql(
        "INSERT INTO store.analysis (id, subject, text_hash, maker, version, language, keys, detail)"
        " SELECT id, subject, text_hash, maker, version, language, keys, detail FROM stage_analysis"
    )
    conn.exec_driver_sql(
        "INSERT INTO store.claim (id, analysis_id, position, low, high, unit, concept, role, number_kind, claim)"
        " SELECT id, analysis_id, position, low, high, unit, concept, role, number_kind, claim FROM stage_claim"
    )
    keep_words(conn)
    conn.exec_driver_sql(
        "DELETE FROM store.analysis_queue q USING stage_analysis s"
        " WHERE q.subject = s.subject AND q.text_hash = s.text_hash"
    )
    _refresh_keys(conn)


def _refresh_keys(conn: "Connection") -> None:
    CHANGED.clear(conn)
    conn.exec_driver_sql(
        "INSERT INTO stage_changed SELECT r.channel_id, r.message_id, r.number, r.text_hash, false"
        " FROM stage_analysis s JOIN store.message_revision r ON r.text_hash = s.text_hash WHERE s.subject = 'post'"
    )
    refresh_post_keys(conn)
    revisions = conn.scalars(
        text(
            "SELECT r.id FROM stage_analysis s JOIN store.article_revision r ON r.text_hash = s.text_hash"
            " WHERE s.subject = 'article' ORDER BY r.id"
        )
    )
    ids = list(revisions)
    if ids:
        queue_articles(conn, ids)


def _claim_rows(analysis: Analysis) -> list[tuple[object, ...]]:
    return [
        (
            analysis.claim_id(position),
            analysis.id,
            position,
            claim.quantity.low,
            claim.quantity.high,
            storable(claim.quantity.unit),
            claim.concept,
            claim.role,
            claim.number_kind.value,
            json_text(encode(claim)),
        )
        for position, claim in enumerate(analysis.claims)
    ]


def forget_derived(conn: "Connection") -> None:
    """Drop every derived row and queue every text for analysis; computing again gives the same ids.

    Links that a reviewer decided on stay: they say which pair the decision is about.
    """
    for table in (
        "flag",
        "comparison",
        "link",
        "lineage",
        "article_work",
        "post_key",
        "article_key",
        "analysis",
        "analysis_queue",
    ):
        kept = " l WHERE NOT EXISTS (SELECT FROM store.judgement j WHERE j.subject = l.id::text)"
        conn.exec_driver_sql(f"DELETE FROM store.{table}{kept if table == 'link' else ''}")
    conn.exec_driver_sql(
        "INSERT INTO store.analysis_queue SELECT DISTINCT 'post', r.text_hash FROM store.message_revision r"
        " JOIN store.message_text m ON m.text_hash = r.text_hash AND m.text <> ''"
        " UNION SELECT DISTINCT 'article', text_hash FROM store.article_revision"
    )
