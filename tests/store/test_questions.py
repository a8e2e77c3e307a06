"""The questions of docs/questions.md: each is asked as an analyst would, on a store with posts, articles and flags."""

from pathlib import Path

from ingest.config import load_config
from ingest.config.queries import SavedQuery
from ingest.config.questions import render_page
from ingest.store import Store, open_query

from ..review.scene import HANDLE, fill

ROOT = Path(__file__).parents[2]
QUERIES = load_config(ROOT / "config").queries
# What the scene has none of: deleted posts, hedges, claims (nothing is analysed), candidates; its issues are old.
EMPTY = {"deleted-after-report", "lost-hedges", "numbers-over-time", "doubtful-links", "troubles"}


def ask(store: Store, query: SavedQuery) -> list[dict[str, object]]:
    with open_query(store.reader, query.sql) as answer:
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


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
