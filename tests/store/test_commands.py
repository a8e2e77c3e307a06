"""The commands db, query, verify and coverage, on a database that is not the embedded one."""

import csv
import io
import json
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from ingest.cli.application import build
from ingest.model import Channel, StoreError
from ingest.store import Store, append_capture, append_observations, seal, upsert_channels
from ingest.store.urls import plain

from .observations import CHANNEL, START, capture, post


@pytest.fixture
def told(store: Store, ingest_home: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with three posts, which the environment names."""
    monkeypatch.setenv("INGEST_HOME", str(ingest_home))
    monkeypatch.setenv("INGEST_DATABASE_URL", plain(store.urls.app))
    monkeypatch.setenv("INGEST_OWNER_URL", plain(store.urls.owner))
    monkeypatch.setenv("INGEST_READER_URL", plain(store.urls.reader))
    with store.app.begin() as conn:
        upsert_channels(conn, [Channel(CHANNEL, "gov_region")])
        append_observations(conn, append_capture(conn, capture("page")), [post(n, f"{n}; дронів") for n in (1, 2, 4)])
        seal(conn, "test", START)
    return store


def ingest(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(build(), list(arguments), input=stdin, env={"COLUMNS": "120"})


def test_query_formats(told: Store) -> None:
    sql = "SELECT message_id, text, ways FROM posts ORDER BY 1"
    rows = list(csv.DictReader(io.StringIO(ingest("query", sql, "--format", "csv").stdout)))
    assert rows[0] == {"message_id": "1", "text": "1; дронів", "ways": '["mtproto"]'}
    documents = json.loads(ingest("query", "-", "--json", stdin=sql).stdout)
    assert [one["message_id"] for one in documents] == [1, 2, 4]
    assert json.loads(ingest("query", "SELECT 1 AS a WHERE false", "--json").stdout) == []
    assert "3 rows" in ingest("query", sql).stdout


def test_query_refuses_to_write(told: Store) -> None:
    escape = "commit; reset role; begin read write; delete from store.observation"
    for statement in (escape, "DELETE FROM posts", "BEGIN", ""):
        outcome = ingest("query", statement).exception
        assert isinstance(outcome, StoreError), statement
        assert outcome.exit_code == 3
    with told.app.connect() as conn:
        assert conn.scalar(text("SELECT count(*) FROM store.observation")) == 3


def test_verify_ends_with_1_when_something_was_changed(told: Store) -> None:
    sound = ingest("verify", "--json")
    assert (sound.exit_code, json.loads(sound.stdout)["faults"]) == (0, [])
    with told.owner.begin() as conn:
        conn.execute(text("SELECT set_config('ingest.retention', 'on', true)"))
        conn.execute(text("UPDATE store.observation SET author = 'x' WHERE message_id = 2"))
    broken = ingest("verify")
    assert broken.exit_code == 1
    assert f"observation channel_id={CHANNEL}, message_id=2, capture_id=1: the row was changed" in broken.stdout


def test_coverage_shows_gaps(told: Store) -> None:
    said = ingest("coverage", "gov_region").stdout
    assert said.startswith("gov_region: 75.0% of 1 to 4 known; 3 present")
    assert "gap 3 to 3" in said
    assert json.loads(ingest("coverage", "--json").stdout)[0]["unchecked"] == 1


def test_db_commands(told: Store) -> None:
    assert ingest("db", "upgrade").exit_code == 0
    assert ingest("db", "url", "--login", "reader").stdout.strip() == plain(told.urls.reader)
    state = json.loads(ingest("db", "status", "--json").stdout)
    assert (state["embedded"], state["current"]) == (False, True)
    assert "@127.0.0.1" in state["address"]
    assert ":" not in state["address"].split("//")[1].split("@")[0]  # no password
    for command in ("start", "stop"):
        assert isinstance(ingest("db", command).exception, StoreError)
