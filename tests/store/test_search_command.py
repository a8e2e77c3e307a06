"""The commands for analysts: search by words, saved queries."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ingest.cli.application import build
from ingest.model import ConfigError
from ingest.store import Store
from ingest.store.urls import plain

from ..review.scene import fill

CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture
def told(store: Store, ingest_home: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with flags, which the environment names."""
    monkeypatch.setenv("INGEST_HOME", str(ingest_home))
    monkeypatch.setenv("INGEST_DATABASE_URL", plain(store.urls.app))
    monkeypatch.setenv("INGEST_READER_URL", plain(store.urls.reader))
    monkeypatch.setenv("INGEST_CONFIG", str(CONFIG))
    fill(store)
    return store


def ingest(*arguments: str) -> Result:
    return CliRunner().invoke(build(), list(arguments), env={"COLUMNS": "160"})


def test_search_shows_the_hits_and_gives_json(told: Store) -> None:
    shown = ingest("search", "drones", "overnight").stdout
    assert "https://courier.example/2026/night" in shown
    assert "90 drones were shot down overnight" in shown
    assert "\x02" not in shown
    (row,) = json.loads(ingest("search", "збито", "дрони", "--kind", "post", "--json").stdout)
    assert (row["kind"], row["message_id"]) == ("post", 17)
    assert ingest("search", "nothing like this").stdout.strip() == "Nothing found."


def test_a_saved_query_is_asked_by_its_name(told: Store) -> None:
    rows = json.loads(ingest("query", "@open-serious", "--json").stdout)
    assert [row["verdict"] for row in rows] == ["differs", "magnitude_error"]
    assert "@open-serious" in ingest("query", "@").stdout
    unknown = ingest("query", "@nothing")
    assert isinstance(unknown.exception, ConfigError)
    assert "open-serious" in str(unknown.exception)
