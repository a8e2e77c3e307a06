"""The whole thing on bundled material: embedded store, loopback servers, real Airflow, flags on the screen.

Everything lives below one folder and every process in a group of its own that ends with the demo. A second demo
finds what the first stored and adds nothing twice.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from ingest.config import read_settings
from ingest.demo.loopback import Loopback, lay_out, start_servers
from ingest.model import IngestError
from ingest.orchestration.pools import pools_of
from ingest.orchestration.processes import ProcessGroup
from ingest.orchestration.services import AirflowApi, AirflowPlace, migrate, prepare, start
from ingest.orchestration.tasklog import errors_of
from ingest.store.embedded import EmbeddedServer

_DAGS = Path(__file__).parents[2] / "dags"
_DAG_IDS = {"poll_channels", "recheck_posts", "fetch_articles", "link_articles", "compare_claims"}
_ENDED = {"success", "failed"}
_PATIENCE = 240.0
_PAUSE = 1.0

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """What the demo has reached: the flags in the store, and where to look further."""

    title: str
    flags: list[dict[str, Any]]
    place: AirflowPlace
    home: Path
    config: Path


def run_demo(home: Path, say: Say, show: Callable[[Stage], None], wait: Callable[[], None]) -> None:
    """Run the demo below `home`; `show` gets the stages with flags, `wait` returns when the demo shall end."""
    home.mkdir(parents=True, exist_ok=True)
    server = EmbeddedServer(home)
    began = time.monotonic()

    def step(text: str) -> None:
        say(f"[{time.monotonic() - began:5.1f} s] {text}")

    try:
        with ProcessGroup() as group:
            step("PostgreSQL: starting the embedded server")
            database = _airflow_database(server)
            _upgrade(home)
            step("Loopback: a Telegram server with five channels, a news site with five outlets")
            folder = home / "material"
            loopback = start_servers(folder, lay_out(folder, utc_now()), group, _plain_environment())
            step("Airflow: preparing its database")
            place = _prepare_airflow(home, database, loopback)
            step(f"Airflow: starting API server, scheduler and DAG processor on {place.url}")
            start(place, group)
            api = AirflowApi(place)
            try:
                _play(home, loopback, place, api, group, step, show)
            finally:
                api.close()
            wait()
            say("Ending all processes")
    finally:
        server.stop()


def utc_now() -> datetime:
    """Return the time now; the demo's dates hang on it."""
    return datetime.now(UTC)


def _play(
    home: Path,
    loopback: Loopback,
    place: AirflowPlace,
    api: AirflowApi,
    group: ProcessGroup,
    step: Say,
    show: Callable[[Stage], None],
) -> None:
    api.wait_until_up(group)
    _until("the DAGs to be parsed", group, lambda: api.dag_ids() >= _DAG_IDS)
    step("Airflow: the scheduler runs poll_channels (through Telethon) and fetch_articles")
    for dag_id in ("poll_channels", "fetch_articles"):
        _until(dag_id, group, partial(_one_run_ended, api, dag_id, place.home / "logs"))
    step("Airflow: link_articles and compare_claims follow what was published")
    _settle(home, api, group)
    show(Stage("After the first runs", _flags(home), place, home, loopback.config))
    for change in loopback.changes:
        what = "deletes" if change.text is None else "edits"
        step(f"Telegram: @{change.channel} {what} post {change.message_id}")
        loopback.apply(change)
    step("Airflow: recheck_posts sees both; a second look, minutes later, would confirm the deletion")
    run_id = api.trigger("recheck_posts", {"everything": True})
    _until("recheck_posts", group, lambda: api.state("recheck_posts", run_id) in _ENDED)
    _settle(home, api, group)
    show(Stage("After the edit and the deletion", _flags(home), place, home, loopback.config))


def _until(what: str, group: ProcessGroup, reached: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not reached():
        group.check()
        if time.monotonic() > deadline:
            raise IngestError(f"waited {_PATIENCE:.0f} s for {what} in vain.", resource="demo")
        time.sleep(_PAUSE)


def _settle(home: Path, api: AirflowApi, group: ProcessGroup) -> None:
    """Wait until every article is linked and compared; what no event announces, the hourly runs would find."""

    def settled() -> bool:
        if api.active() & _DAG_IDS:
            return False
        if not _work_left(home):
            return True
        for dag_id in ("link_articles", "compare_claims"):
            api.trigger(dag_id)
        return False

    _until("links and comparisons", group, settled)


def _one_run_ended(api: AirflowApi, dag_id: str, logs: Path) -> bool:
    runs = api.runs(dag_id)
    failed = [run for run in runs if run["state"] == "failed"]
    if failed and not any(run["state"] == "success" for run in runs):
        run_id = failed[0]["dag_run_id"]
        said = "; ".join(errors_of(logs, dag_id, run_id)) or str(api.task_states(dag_id, run_id))
        raise IngestError(f"the run failed: {said}", resource=dag_id, remedy=f"Logs: {logs}")
    return any(run["state"] == "success" for run in runs)


def _airflow_database(server: EmbeddedServer) -> str:
    """Start the server with an empty database for Airflow; what it knew of earlier demos is of no use."""
    server.start()
    with server.superuser() as conn:
        conn.execute("DROP DATABASE IF EXISTS airflow WITH (FORCE)")
    server.create_database("airflow")
    return server.url("airflow", "airflow")


def _upgrade(home: Path) -> None:
    from ingest.store import open_store

    open_store(home).close()


def _prepare_airflow(home: Path, database: str, loopback: Loopback) -> AirflowPlace:
    folder = home / "airflow"
    shutil.rmtree(folder, ignore_errors=True)
    place = prepare(folder, _DAGS, database, {"INGEST_HOME": str(home), **loopback.variables})
    migrate(place, pools_of(read_settings()))
    return place


def _plain_environment() -> dict[str, str]:
    foreign = ("AIRFLOW", "INGEST_", "TELEGRAM_")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)}


def _work_left(home: Path) -> bool:
    from ingest.store import open_store
    from ingest.store.work import work_left

    with open_store(home) as store, store.app.connect() as conn:
        return work_left(conn)


def _flags(home: Path) -> list[dict[str, Any]]:
    from ingest.store import FlagFilter, list_flags, open_store

    with open_store(home) as store, store.app.connect() as conn:
        return list_flags(conn, FlagFilter())


def show_command(home: Path, config: Path) -> str:
    """Return the shell words that lead `ingest` to the demo's store."""
    python = Path(sys.executable)
    return f"INGEST_HOME='{home}' INGEST_CONFIG='{config}' '{python}' -m ingest"
