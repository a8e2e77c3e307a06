"""The questions of `ingest doctor --deep`: they take seconds, go over the network, and change nothing."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ingest.cli.finding import Finding
from ingest.model.errors import IngestError

if TYPE_CHECKING:
    from ingest.config import Settings
    from ingest.store import Store

_DRIFT = timedelta(seconds=5)
_STALE = timedelta(minutes=30)
_TAIL = 1000
_SLOW = 1.0
_WAIT = 120


def examine_deep() -> Iterator[Finding]:
    """Look at the store through each login, the ledger's tail, the clock, Telegram and Airflow."""
    from ingest.config import read_settings

    try:
        settings = read_settings()
    except IngestError:
        return  # said already
    yield from _stored(settings)
    yield _reach_telegram(settings)
    yield from _airflow()


def _stored(settings: "Settings") -> Iterator[Finding]:
    from sqlalchemy.exc import SQLAlchemyError

    from ingest.store.open import open_store

    if settings.database_url is None and not (settings.home / "server.json").exists():
        yield Finding("logins", True, "no store yet")
        return
    try:
        with open_store(settings.home, *settings.database_urls, upgrade=False) as store:
            yield from _logins(store)
            yield _ledger(store)
            yield _clock(store)
            yield _blobs(store, settings)
            yield _polls(store)
    except (IngestError, SQLAlchemyError) as error:
        first = str(getattr(error, "orig", error)).strip().splitlines()[0]
        yield Finding("logins", False, first, "ingest db upgrade")


def _logins(store: "Store") -> Iterator[Finding]:
    """Ask through each login, and see that it may do what it must and nothing that it must not."""
    from sqlalchemy import text

    from ingest.store.privileges import faults_of

    for role in ("app", "reader", "owner"):
        name = f"login {role}"
        if not getattr(store.urls, role):
            yield Finding(name, False, "not set", f"set INGEST_{role.upper()}_URL", "retention" * (role == "owner"))
            continue
        began = time.monotonic()
        with getattr(store, role).connect() as conn:
            conn.execute(text("SELECT 1"))
            took = time.monotonic() - began
            faults = faults_of(conn, role)
        detail = "; ".join(faults) or f"answers after {took * 1000:.0f} ms, and may do what it must"
        remedy = "ingest db upgrade" if faults else "look at the network between here and the server"
        yield Finding(name, not faults and took < _SLOW, detail, remedy)


def _ledger(store: "Store") -> Finding:
    from ingest.store.verify import verify_tail

    with store.app.connect() as conn:
        found = verify_tail(conn, _TAIL)
    if found.faults:
        return Finding("ledger", False, str(found.faults[0].message), "ingest verify")
    return Finding("ledger", True, f"the last {found.entries} entries hold together; `ingest verify` checks all")


def _clock(store: "Store") -> Finding:
    from sqlalchemy import text

    with store.app.connect() as conn:
        before = datetime.now(UTC)
        server: datetime = conn.scalar(text("SELECT clock_timestamp()")) or before
        middle = before + (datetime.now(UTC) - before) / 2
        newest = conn.scalar(text("SELECT written_at FROM store.ledger ORDER BY number DESC LIMIT 1"))
    drift = abs(server - middle)
    if newest is not None and newest > middle + _DRIFT:
        said = f"evidence was written at {newest:%Y-%m-%d %H:%M} UTC, which is yet to come"
        return Finding("clock", False, said, "set the clock (NTP)")
    said = f"{drift.total_seconds():.1f} s off the database server's"
    return Finding("clock", drift <= _DRIFT, said, "set the clock (NTP)")


def _blobs(store: "Store", settings: "Settings") -> Finding:
    import shutil

    free = shutil.disk_usage(settings.home if settings.home.exists() else settings.home.parent).free
    size = store_size(store)
    detail = f"{free / 1e9:.1f} GB free, the store has {size / 1e9:.2f} GB"
    return Finding("room to grow", free > size / 10, detail, "make room: a tenth of the store is the least")


def store_size(store: "Store") -> int:
    """Return the bytes of the store's database."""
    from sqlalchemy import text

    with store.app.connect() as conn:
        return int(conn.scalar(text("SELECT pg_database_size(current_database())")) or 0)


def _polls(store: "Store") -> Finding:
    from sqlalchemy import text

    with store.app.connect() as conn:
        last: datetime | None = conn.scalar(
            text("SELECT max(ended_at) FROM store.run WHERE use_case = 'collect' AND outcome = 'done'")
        )
    if last is None:
        return Finding("last poll", False, "no poll was ever done", "ingest collect", "collecting from Telegram")
    age = datetime.now(UTC) - last
    detail = f"done {age.total_seconds() / 60:.0f} min ago"
    return Finding("last poll", age <= _STALE, detail, "look at the DAG poll_channels", "collecting from Telegram")


def _reach_telegram(settings: "Settings") -> Finding:
    import asyncio

    from ingest.pipeline.account import account_to_log_in, server_of
    from ingest.telegram.client import Patience, connect_for_login

    purpose = "collecting from Telegram"
    if settings.telegram_api_id is None or settings.telegram_api_hash is None:
        return Finding("Telegram's server", False, "not asked: no API credentials", "ingest telegram login", purpose)

    async def reach() -> float:
        began = time.monotonic()
        patience = Patience(connection_retries=1, request_retries=1, request_timeout=20, connect_timeout=10)
        # Without the session: one that is used from two places at once is dead.
        async with connect_for_login(account_to_log_in(settings), server=server_of(settings), patience=patience):
            return time.monotonic() - began

    try:
        took = asyncio.run(reach())
    except (IngestError, OSError, TimeoutError) as error:
        detail = f"cannot be reached: {str(error) or type(error).__name__}"
        return Finding("Telegram's server", False, detail, "look at the network; some networks block Telegram", purpose)
    return Finding("Telegram's server", True, f"answers after {took * 1000:.0f} ms")


def _airflow() -> Iterator[Finding]:
    """Ask the Airflow that this environment leads to, in a process of its own: it takes seconds to load."""
    import importlib.util
    import json

    purpose = "running by schedule"
    if importlib.util.find_spec("airflow") is None:
        yield Finding("Airflow", False, "not installed", "pip install 'telegram-claims[airflow]'", purpose)
        return
    if "AIRFLOW_HOME" not in os.environ and "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN" not in os.environ:
        remedy = "set it as Airflow's processes have it"
        yield Finding("Airflow", False, "not asked: AIRFLOW_HOME is not set", remedy, purpose)
        return
    done = subprocess.run(
        [sys.executable, "-m", "ingest.orchestration.inspection"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_WAIT,
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        yield Finding("Airflow", False, said[:300], "airflow db migrate", purpose)
        return
    for name, ok, detail, remedy in json.loads(lines[-1]):
        yield Finding(name, ok, detail, remedy, purpose)
