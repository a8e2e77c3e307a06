"""A store with flags for the desk's tests. Posts, outlets and officials are invented; some texts carry scripts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Connection, text

from ingest.config import Settings, load_config
from ingest.model import (
    ArticleContent,
    Attribution,
    AttributionKind,
    Capture,
    Channel,
    Claim,
    Comparison,
    Fetch,
    Flag,
    Issue,
    Link,
    LinkScore,
    LinkStatus,
    MessageObservation,
    Outlet,
    Quantity,
    Reason,
    Severity,
    TextSelector,
    Verdict,
    Way,
    content_hash,
    severity_of,
    text_hash,
)
from ingest.pipeline import Session
from ingest.store import (
    ComparedPost,
    ComparisonRow,
    Store,
    append_article,
    append_capture,
    append_issues,
    append_observations,
    flag_id,
    save_comparisons,
    save_flags,
    save_links,
    seal,
    upsert_channels,
    upsert_outlets,
)

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
CHANNEL = 1_500_000_201
HANDLE = "sokil_region"
SCRIPT = "<script>alert('post')</script><img src=x onerror=alert(1)>"
POST = f"За ніч збито 9 дронів. {SCRIPT}"
EDITED = f"За ніч збито 11 дронів. {SCRIPT}"
REPORT = "<b>Officials</b> said that 90 drones were shot down overnight. <script>alert('report')</script>"
TITLE = '"><script>alert("title")</script> Night over Sokil'


def build_session(store: Store, folder: Path) -> Session:
    """Return a session of a store with an empty configuration."""
    (folder / "config").mkdir(exist_ok=True)
    settings = Settings(INGEST_HOME=folder, INGEST_CONFIG=folder / "config")
    return Session(settings, load_config(settings.config), store, lambda: START + timedelta(days=2))


def fill(store: Store) -> list[str]:
    """Store one post with two texts, two articles and three flags; return the flags' ids, serious ones first."""
    with store.app.begin() as conn:
        upsert_channels(conn, [Channel(CHANNEL, HANDLE, "Сокільська область", "uk", person="Сокіл Ірина Петрівна")])
        upsert_outlets(conn, [Outlet("courier", "Courier", "en", ("courier.example",))])
        for hours, said in ((0, POST), (2, EDITED)):
            number = append_capture(conn, _capture(f"{CHANNEL}/history", said, hours, Way.MTPROTO))
            append_observations(conn, number, [_post(17, said, hours)])
        first = _article(conn, "night", TITLE, REPORT, 3)
        second = _article(conn, "later", "Later", "It was 12 drones, and 90 more.", 30)
        made = [
            *_flags(conn, first, REPORT, [("90 drones", Verdict.MAGNITUDE_ERROR, "'90' is ten times '9'.")]),
            *_flags(
                conn,
                second,
                "It was 12 drones, and 90 more.",
                [
                    ("12 drones", Verdict.DIFFERS, "12 is not 11."),
                    ("90 more", Verdict.NOT_IN_SOURCE, "Not in the post."),
                ],
            ),
        ]
        append_issues(conn, [Issue("unknown_field", HANDLE, "a field <i>nobody</i> knows")], START)
        seal(conn, "test", START)
    return made


def fill_many(store: Store, count: int) -> None:
    """Add `count` flags on two hundred articles."""
    articles = 200
    with store.app.begin() as conn:
        for number in range(articles):
            said = f"Report {number}: 90 drones were shot down."
            article = _article(conn, f"many/{number}", f"Report {number}", said, number)
            _flags(conn, article, said, [("90 drones", Verdict.MAGNITUDE_ERROR, "'90' is ten times '9'.")])
        conn.execute(text(_COPY), {"times": count // articles - 1})
        seal(conn, "test", START)


_COPY = """
WITH copied AS (
    INSERT INTO store.comparison
    SELECT (jsonb_populate_record(k, jsonb_build_object('id', gen_random_uuid(), 'position', copy))).*
    FROM store.comparison k JOIN store.article_revision r ON r.id = k.article_revision_id,
        generate_series(1, :times) copy
    WHERE r.title LIKE 'Report %' RETURNING id, severity, verdict
)
INSERT INTO store.flag SELECT gen_random_uuid(), id, 'rule', severity, verdict, 'digest' FROM copied"""


def _capture(resource: str, body: str, hours: float, way: Way) -> Capture:
    return Capture(body.encode(), Fetch(way, resource, START + timedelta(hours=hours)))


def _post(message_id: int, said: str, hours: float) -> MessageObservation:
    seen = START + timedelta(hours=hours)
    made = MessageObservation(CHANNEL, message_id, Way.MTPROTO, seen, posted_at=START, text=said)
    return replace(made, text_hash=text_hash(said), content_hash=content_hash([message_id, said]))


def _article(conn: Connection, name: str, title: str, said: str, hours: float) -> int:
    url = f"https://courier.example/2026/{name}"
    content = ArticleContent(url, url, title, said, text_hash(said), published_at=START + timedelta(hours=hours))
    number = append_capture(conn, _capture(url, said, hours, Way.HTTP))
    made = append_article(conn, number, content, START + timedelta(hours=hours), "en")
    return made[1]


def _flags(conn: Connection, article: int, said: str, found: Sequence[tuple[str, Verdict, str]]) -> list[str]:
    score = LinkScore(0.91, (Reason("numbers", 1.5, "11 <drones>"), Reason("late", -0.4, "a day apart")))
    links = [Link(article, CHANNEL, 17, 2, LinkStatus.LINKED, score)]
    save_links(conn, "test", "1", [article], links)
    rows = [
        ComparisonRow(
            article,
            Comparison(
                _claim(said, words),
                None if verdict is Verdict.NOT_IN_SOURCE else _claim(EDITED, "11 дронів"),
                verdict,
                reason,
                ("values differ", "no <rounding> explains it"),
                matches_revision=1 if verdict is Verdict.MAGNITUDE_ERROR else None,
            ),
            severity_of(verdict),
            None if verdict is Verdict.NOT_IN_SOURCE else ComparedPost(CHANNEL, 17, 2),
        )
        for words, verdict, reason in found
    ]
    ids = save_comparisons(conn, "test", "1", [article], rows)
    flags = [
        Flag(str(one), "rule", Severity(severity_of(row.comparison.verdict)), row.comparison.verdict, "digest")
        for one, row in zip(ids, rows, strict=True)
    ]
    save_flags(conn, [article], flags)
    return [str(flag_id(flag)) for flag in flags]


def _claim(said: str, words: str) -> Claim:
    start = said.index(words)
    value = Decimal(words.split(maxsplit=1)[0])
    quantity = Quantity(start, start + len(words), words, value, value, unit="drone", concept="drone")
    place = TextSelector(start, start + len(words), words)
    return Claim(quantity, place, 0, attribution=Attribution(AttributionKind.SPEAKER))
