"""An emptied database is as a new one, and one that was changed in more than its rows is not given out again."""

from typing import Any

import pytest
from sqlalchemy import text

from ingest.store.captures import append_capture
from ingest.store.ledger import seal
from ingest.store.posts import append_observations

from .databases import Databases
from .store.observations import START, capture, post

_RELATIONS = (
    "SELECT oid::regclass::text, relkind FROM pg_class"
    " WHERE relnamespace = 'store'::regnamespace AND relkind IN ('r', 'S')"
)


def contents(databases: Databases, name: str) -> dict[str, Any]:
    """Return the rows of each table and the state of each sequence."""
    with databases.store(name) as store, store.owner.connect() as conn:
        found = conn.execute(text(_RELATIONS)).all()
        return {
            name: conn.execute(text(f"SELECT {'*' if kind == 'r' else 'last_value, is_called'} FROM {name}")).all()
            for name, kind in found
        }


@pytest.mark.parametrize("posts", [3, 3000])
def test_an_emptied_database_is_as_a_new_one(databases: Databases, posts: int) -> None:
    new, used = databases.lend(), databases.lend()
    with databases.store(used) as store, store.app.begin() as conn:
        seen = [post(number, f"{number}: 7 дронів") for number in range(1, posts + 1)]
        append_observations(conn, append_capture(conn, capture("page")), seen)
        seal(conn, "test", START)
    assert contents(databases, used) != contents(databases, new)
    databases.take_back(used)
    assert databases.lend() == used
    assert contents(databases, used) == contents(databases, new)
    databases.take_back(new)
    databases.take_back(used)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE store.ledger DISABLE TRIGGER append_only",
        "ANALYZE store.schema_state",
        "CREATE TABLE store.more (a int)",
        "DROP VIEW analyst.posts CASCADE",
        "GRANT UPDATE ON store.post TO ingest_reader",
        "UPDATE store.alembic_version SET version_num = version_num",
    ],
)
def test_a_database_that_was_changed_otherwise_is_left_alone(databases: Databases, change: str) -> None:
    name = databases.lend()
    with databases.store(name) as store, store.owner.begin() as conn:
        conn.exec_driver_sql(change)
    databases.take_back(name)
    assert databases.lend() != name
