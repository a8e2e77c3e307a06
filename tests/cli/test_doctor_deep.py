"""`ingest doctor --deep` asks the real database, a real Telegram server and a real Airflow."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ingest.cli.application import build
from ingest.cli.deep import examine_deep
from ingest.cli.finding import Finding
from ingest.demo.mtproto import World
from ingest.demo.mtproto.server import running_in_thread
from ingest.orchestration.services import free_port
from ingest.store import Store

from ..command import urls_of
from ..pipeline.scene import Clock
from ..review.scene import fill


@pytest.fixture(autouse=True)
def settings(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INGEST_HOME", str(tmp_path / "home"))
    for name, value in urls_of(store).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AIRFLOW_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    fill(store)


def found() -> dict[str, Finding]:
    return {finding.name: finding for finding in examine_deep()}


def test_a_store_is_asked_through_each_login() -> None:
    told = found()
    for name in ("login app", "login reader", "login owner", "ledger", "clock", "room to grow"):
        assert told[name].ok, told[name]
    assert not told["last poll"].ok
    assert told["last poll"].needed_for  # nobody who works with exports alone is told that something is broken
    assert not told["Airflow"].ok
    answer = CliRunner().invoke(build(), ["doctor", "--deep", "--json"])
    assert {"login app", "ledger"} <= {one["name"] for one in json.loads(answer.stdout)}


def test_rights_that_are_too_wide_or_missing_are_named(store: Store) -> None:
    with store.owner.begin() as conn:
        conn.exec_driver_sql("GRANT DELETE ON store.capture TO ingest_app")
        conn.exec_driver_sql("REVOKE SELECT ON ALL TABLES IN SCHEMA analyst FROM ingest_reader")
    told = found()
    assert "store.capture" in told["login app"].detail
    assert not told["login app"].ok
    assert "analyst.flags" in told["login reader"].detail
    assert told["login owner"].ok


def test_a_broken_chain_is_found(store: Store) -> None:
    with store.owner.begin() as conn:
        conn.exec_driver_sql("ALTER TABLE store.ledger DISABLE TRIGGER append_only")
        conn.exec_driver_sql("UPDATE store.ledger SET kind = 'x' WHERE number = (SELECT max(number) FROM store.ledger)")
    ledger = found()["ledger"]
    assert (ledger.ok, ledger.remedy) == (False, "ingest verify")


def test_telegram_is_reached_without_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_ID", "1")
    monkeypatch.setenv("TELEGRAM_API_HASH", "hash")
    with running_in_thread(World(Clock())) as server:
        monkeypatch.setenv("INGEST_TELEGRAM_SERVER", f"127.0.0.1:{server.port}")
        key = Path("key.pem")
        key.write_text(server.server_key().pem, "ascii")
        monkeypatch.setenv("INGEST_TELEGRAM_KEY", str(key))
        assert found()["Telegram's server"].ok
    monkeypatch.setenv("INGEST_TELEGRAM_SERVER", f"127.0.0.1:{free_port()}")
    gone = found()["Telegram's server"]
    assert not gone.ok
    assert "cannot be reached" in gone.detail
