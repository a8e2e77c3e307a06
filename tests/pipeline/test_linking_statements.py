"""What linking asks of the store: as many statements whatever is stored, each through an index."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event

from ingest.pipeline import import_export, link
from ingest.pipeline.analysing import analyse

from ..benchmarks.link_scale_data import make_channels, write_posts
from .scene import GROMOV, Scene, export, message
from .test_derived import HEAD, NIGHT, SAID, URL, derive, put_page, put_posts

_POSTS = 4_000
_SCAN = re.compile(r"Seq Scan on (\w+)")


@contextmanager
def statements(scene: Scene) -> Iterator[list[tuple[str, Any]]]:
    """Collect what the application sends meanwhile, with its parameters."""
    sent: list[tuple[str, Any]] = []

    def note(_conn: object, _cursor: object, statement: str, parameters: Any, _context: object, many: bool) -> None:
        sent.append((statement, parameters[0] if many else parameters))

    event.listen(scene.store.app, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(scene.store.app, "before_cursor_execute", note)


def asked(scene: Scene) -> int:
    """Run `link`; return how many statements it sent."""
    with statements(scene) as sent:
        assert link(scene.session).failed == 0
    return len(sent)


def put_history(scene: Scene, articles: int) -> None:
    """Store and link so many articles that have nothing to do with the night, and bring them up to date."""
    for number in range(articles):
        put_page(
            scene, f"The library of Weimar lent {number + 2000} books in March.", url=f"{URL}-{number}", title="Books"
        )
    derive(scene)


@pytest.fixture
def told(scene: Scene) -> Scene:
    put_posts(scene, NIGHT)
    put_page(scene, SAID)
    derive(scene)
    return scene


def test_a_run_with_nothing_new_asks_the_same_whatever_is_stored(told: Scene) -> None:
    before = asked(told)
    put_history(told, 30)
    assert asked(told) == before


def test_one_new_article_asks_the_same_whatever_is_stored(told: Scene) -> None:
    def one_more(name: str) -> int:
        put_page(told, f"{HEAD} in a night of March.", url=f"{URL}-{name}")
        analyse(told.session)
        return asked(told)

    one_more("warm")
    before = one_more("early")
    put_history(told, 30)
    assert one_more("late") == before
    assert told.value("SELECT count(*) FROM analyst.links WHERE status = 'linked'") == 4


def test_twenty_articles_share_the_statements_of_their_batch(told: Scene) -> None:
    def some(count: int, name: str) -> int:
        for number in range(count):
            put_page(
                told, f"The mill of {name.title()} sold {number + 310} tons of flour.", url=f"{URL}-{name}-{number}"
            )
        analyse(told.session)
        return asked(told)

    one, ten = some(1, "harrow"), some(10, "welling")
    # a question for the candidates and its place in a chain of copies is each article's own
    assert (ten - one) / 9 <= 8


def test_the_plan_for_candidates_is_made_once(told: Scene) -> None:
    for number in range(20):
        put_page(told, f"The mill of Harrow sold {number + 310} tons of flour.", url=f"{URL}-mill-{number}")
    analyse(told.session)
    counts: list[tuple[int, int]] = []

    def note(conn: Connection) -> None:
        """Read the counts before the commit: plans are a connection's own and end with a rollback."""
        rows = conn.exec_driver_sql(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE '%%asked AS%%'"
        )
        counts.extend((row.generic_plans, row.custom_plans) for row in rows)

    event.listen(told.store.app, "commit", note)
    try:
        link(told.session)
    finally:
        event.remove(told.store.app, "commit", note)
    kept, made = max(counts)
    assert kept > made


def test_the_links_of_an_article_are_saved_in_one_statement(told: Scene) -> None:
    put_page(told, f"{HEAD} in a night of March, said the governor.", url=f"{URL}-many")
    analyse(told.session)
    with statements(told) as sent:
        link(told.session)
    saving = [one for one, _ in sent if "store.link" in one and ("INSERT" in one or "DELETE" in one or "UPDATE" in one)]
    assert len(saving) == 1


def test_a_late_post_wakes_one_article_of_many(told: Scene) -> None:
    put_history(told, 10)
    put_page(told, f"{HEAD.replace('12', '61')} at dawn.", url=f"{URL}-dawn")
    derive(told)
    late = export([message(9, "На рассвете сбит 61 беспилотник.", minutes=20)], GROMOV)
    import_export(told.session, told.write("late.json", late))
    analyse(told.session)
    # both that name the official, and none of the ten
    assert link(told.session).counts["items"] == 2
    assert told.rows("SELECT message_id FROM analyst.links WHERE status = 'linked' ORDER BY 1") == [(2,), (9,)]


def test_every_statement_finds_its_rows_by_an_index(told: Scene) -> None:
    with told.store.owner.begin() as conn:
        write_posts(conn, make_channels()[:50], _POSTS)
    put_history(told, 40)
    with told.store.owner.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.exec_driver_sql("ANALYZE")
    put_page(told, f"{HEAD} in another night.", url=f"{URL}-another")
    analyse(told.session)
    with statements(told) as sent:
        link(told.session)
    # what posts fill is large enough for the planner to choose as in life; for the rest an index must be there
    large = {"post", "post_key", "message_revision", "message_text"}
    assert {one for given in sent for one in scanned(told, *given)} & large == set()
    assert {(one, given[0]) for given in sent for one in scanned(told, *given, seqscan="off")} == set()


def scanned(scene: Scene, statement: str, parameters: Any, seqscan: str = "on") -> set[str]:
    """Return the tables that the plan of a statement reads from end to end."""
    with scene.store.app.connect() as conn:
        conn.exec_driver_sql(f"SET LOCAL enable_seqscan = {seqscan}")
        plan = conn.exec_driver_sql(f"EXPLAIN {statement}", parameters)
        return {found for (line,) in plan for found in _SCAN.findall(line)}
