"""The questions of docs/questions.md: each is asked as an analyst would, on a store with posts, articles and flags."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from ingest.config import load_config
from ingest.config.queries import SavedQuery
from ingest.config.questions import render_page
from ingest.model import Capture, Fetch, Issue, Tombstone, TombstoneGrade, Way
from ingest.pipeline import analyse
from ingest.store import Store, append_capture, append_issues, append_tombstones, open_query, seal

from ..review.scene import CHANNEL, HANDLE, START, build_session, fill

ROOT = Path(__file__).parents[2]
QUERIES = load_config(ROOT / "config").queries
# What the scene has none of, until `add_the_rest`.
EMPTY = {"deleted-after-report", "lost-hedges", "numbers-over-time", "doubtful-links", "troubles"}


def ask(store: Store, query: SavedQuery) -> list[dict[str, object]]:
    with open_query(store.reader, query.sql) as answer:
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def add_the_rest(store: Store, folder: Path) -> None:
    """Add what the other questions ask for: claims, a deletion, a lost hedge, a doubtful link, a fresh trouble."""
    analyse(build_session(store, folder))
    with store.app.begin() as conn:
        looked = Capture(b"nothing there", Fetch(Way.MTPROTO, f"{CHANNEL}/history", START + timedelta(hours=40)))
        gone = Tombstone(CHANNEL, 17, TombstoneGrade.CONFIRMED, START, START + timedelta(hours=39))
        append_tombstones(conn, append_capture(conn, looked), [gone])
        conn.exec_driver_sql("UPDATE store.comparison SET verdict = 'hedge_changed' WHERE verdict = 'not_in_source'")
        conn.exec_driver_sql(
            "UPDATE store.link SET status = 'candidate' WHERE article_revision_id IN"
            " (SELECT id FROM store.article_revision WHERE title = 'Later')"
        )
        append_issues(conn, [Issue("page_failed", "https://courier.example/x", "no answer")], datetime.now(UTC))
        seal(conn, "test", START)


def test_no_question_is_left_without_an_answer(store: Store, tmp_path: Path) -> None:
    fill(store)
    add_the_rest(store, tmp_path)
    found = {query.id: ask(store, query) for query in QUERIES if query.id in EMPTY}
    assert {name for name, rows in found.items() if not rows} == set()
    (deleted,) = found["deleted-after-report"]
    assert (deleted["state"], deleted["articles"]) == ("confirmed", 1)
    assert [row["exact"] for row in found["numbers-over-time"]] == ["11 дронів"]
    (hedged,) = found["lost-hedges"]
    assert (hedged["outlet_id"], hedged["changed"]) == ("courier", 1)
    (doubtful,) = found["doubtful-links"]
    assert (doubtful["title"], str(doubtful["score"])) == ("Later", "0.91")
    assert [row["kind"] for row in found["troubles"]] == ["page_failed"]


def test_every_question_is_answered_by_the_readers_login(store: Store) -> None:
    fill(store)
    found = {query.id: ask(store, query) for query in QUERIES}
    assert len(found) >= 15
    assert {name for name, rows in found.items() if not rows} == EMPTY
    assert [row["verdict"] for row in found["open-serious"]] == ["differs", "magnitude_error"]
    (outlet,) = found["outlets-by-difference"]
    assert (outlet["outlet_id"], outlet["compared"], outlet["serious"], str(outlet["percent"])) == (
        "courier",
        3,
        2,
        "66.7",
    )
    (older,) = found["older-revision"]
    assert (older["handle"], older["matches_revision"], older["compared_with"]) == (HANDLE, 1, 2)
    (edited,) = found["edited-posts"]
    assert ("9" in str(edited["before"]), "11" in str(edited["after"])) == (True, True)
    (widely,) = found["most-reported-posts"]
    assert (widely["outlets"], widely["articles"], widely["flags"]) == (1, 2, 3)


def test_the_page_of_questions_is_current() -> None:
    page = (ROOT / "docs" / "questions.md").read_text("utf-8")
    assert page == render_page(QUERIES), "run: .venv/bin/python -m ingest.config.questions > docs/questions.md"
