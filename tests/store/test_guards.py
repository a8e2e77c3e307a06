"""Evidence cannot be changed by the app, nor by the owner outside retention; the reader only reads."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ingest.model import StoreError
from ingest.store.captures import append_capture
from ingest.store.ledger import seal
from ingest.store.open import Store
from ingest.store.posts import append_observations
from ingest.store.reader import open_query
from ingest.store.tables import EVIDENCE, LEDGER_TABLES
from ingest.store.views import VIEWS

from .observations import START, capture, post

TABLES = sorted([table.name for table in EVIDENCE] + list(LEDGER_TABLES))


@pytest.fixture
def filled(store: Store) -> Store:
    with store.app.begin() as conn:
        append_observations(conn, append_capture(conn, capture("page")), [post(1, "7 дронів")])
        seal(conn, "test", START)
    return store


def refusal(store: Store, login: str, statement: str) -> str:
    with getattr(store, login).connect() as conn, pytest.raises(DBAPIError) as caught:
        conn.execute(text(statement))
    return str(caught.value.orig)


@pytest.mark.parametrize(
    "verb", ["UPDATE store.{0} SET {1} = {1}", "DELETE FROM store.{0}", "TRUNCATE store.{0} CASCADE"]
)
def test_app_may_not_change_evidence(filled: Store, verb: str) -> None:
    column = {"ledger": "number", "ledger_part": "id"}
    said = {table: refusal(filled, "app", verb.format(table, column.get(table, "row_hash"))) for table in TABLES}
    assert all("permission denied" in one for one in said.values()), said


@pytest.mark.parametrize("verb", ["DELETE FROM store.{0}", "TRUNCATE store.{0} CASCADE"])
def test_trigger_refuses_even_the_owner(filled: Store, verb: str) -> None:
    said = {table: refusal(filled, "owner", verb.format(table)) for table in TABLES}
    assert all("append-only" in one for one in said.values()), said


def test_owner_updates_only_as_retention(filled: Store) -> None:
    change = "UPDATE store.message_text SET text = 'інше'"
    assert "append-only" in refusal(filled, "owner", change)
    with filled.owner.begin() as conn:
        conn.execute(text("SELECT set_config('ingest.retention', 'on', true)"))
        assert conn.execute(text(change)).rowcount == 1


def test_setting_does_not_help_the_app(filled: Store) -> None:
    with filled.app.begin() as conn:
        conn.execute(text("SELECT set_config('ingest.retention', 'on', true)"))
        with pytest.raises(DBAPIError, match="permission denied"):
            conn.execute(text("UPDATE store.message_text SET text = 'інше'"))


ESCAPES = [
    "commit; reset role; begin read write; delete from store.observation",
    "select 1; select 2",
    "delete from channels",
    "with gone as (delete from channels returning *) select * from gone",
    "insert into channels (channel_id) values (1) returning channel_id",
    "select * from store.observation",
    "set role ingest_owner",
    "create temporary table t (a int)",
    "select lo_from_bytea(0, 'x')",
    "select set_config('transaction_read_only', 'off', false), lo_create(0)",
    "copy (select 1) to program 'true'",
    "select pg_read_file('/etc/passwd')",
]


def test_reader_cannot_escape(filled: Store) -> None:
    for statement in ESCAPES:
        with pytest.raises(StoreError), open_query(filled.reader, statement) as answer:
            list(answer.rows)
    with filled.owner.connect() as conn:
        assert conn.scalar(text("SELECT count(*) FROM store.observation")) == 1
        assert conn.scalar(text("SELECT count(*) FROM pg_largeobject_metadata")) == 0


def test_reader_stays_limited_after_a_lone_commit(filled: Store) -> None:
    """Statement after statement on one session: none of them gains a right."""
    with filled.reader.connect() as conn:
        for step in ("commit", "reset role", "begin read write"):
            conn.exec_driver_sql(step)
        with pytest.raises(DBAPIError, match="permission denied"):
            conn.exec_driver_sql("delete from store.observation")


def test_reader_has_every_view_and_a_time_limit(filled: Store) -> None:
    for view in VIEWS:
        with open_query(filled.reader, f"SELECT * FROM {view.name}") as answer:
            assert answer.columns == tuple(name for name, _ in view.columns)
            list(answer.rows)
    with pytest.raises(StoreError, match="timeout"), open_query(filled.reader, "SELECT pg_sleep(9)", 0.1) as answer:
        list(answer.rows)


def test_query_with_percent_and_cyrillic(filled: Store) -> None:
    with open_query(filled.reader, "SELECT text FROM posts WHERE text LIKE '7 др%'") as answer:
        assert list(answer.rows) == [("7 дронів",)]


def test_reader_is_no_member_of_any_role(filled: Store) -> None:
    with filled.reader.connect() as conn:
        memberships = conn.scalar(
            text(
                "SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
                " WHERE r.rolname = current_user"
            )
        )
    assert memberships == 0
