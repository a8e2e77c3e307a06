"""A real Airflow on the demo's loopback world, for tests that run DAGs, kill things and look at what is left."""

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import psutil
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from ingest.config import read_settings
from ingest.demo.loopback import Loopback, lay_out, start_servers
from ingest.demo.material import Material
from ingest.orchestration.pools import pools_of
from ingest.orchestration.processes import ChildProcess, ProcessGroup
from ingest.orchestration.services import AirflowApi, AirflowPlace, migrate, prepare, start_component
from ingest.store import Store, open_store
from ingest.store.embedded import EmbeddedServer

from .command import PROJECT

ENDED = {"success", "failed"}
# A dead process is noticed within seconds, not minutes.
IMPATIENT = {
    "CORE__DAGS_ARE_PAUSED_AT_CREATION": "True",
    "SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL": "5",
    "SCHEDULER__SCHEDULER_HEALTH_CHECK_THRESHOLD": "10",
    "SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "20",
    "SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "5",
    "SCHEDULER__DEADLINE_CHECK_INTERVAL": "2",
    "CORE__DEFAULT_TASK_RETRY_DELAY": "1",
}


@dataclass
class Stage:
    """What runs, and the few things that tests do with it."""

    home: Path
    server: EmbeddedServer
    place: AirflowPlace
    group: ProcessGroup
    api: AirflowApi
    material: Material
    loopback: Loopback
    children: dict[str, ChildProcess]

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Give the store behind the DAGs."""
        with open_store(self.home) as store:
            yield store

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the store as its application does."""
        with self.store() as store, store.app.connect() as conn:
            return [tuple(row) for row in conn.execute(text(query))]

    def start(self, *words: str, log: str = "") -> ChildProcess:
        """Start `airflow WORDS…`; tests find it by its first word, or by `log`."""
        child = start_component(self.place, self.group, *words, log=log)
        self.children[log or words[0]] = child
        return child

    def kill(self, name: str) -> None:
        """kill -9 a component with everything it started."""
        child = self.children.pop(name)
        below = psutil.Process(child.pid).children(recursive=True)
        for process in [psutil.Process(child.pid), *below]:
            with_luck(process.kill)
        self.group.forget(child)

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Call Airflow's REST API as its administrator."""
        answer = self.api.request(method, path, body)
        assert answer.status_code < 300, answer.text
        return dict(answer.json()) if answer.content else {}

    def unpause(self, *dag_ids: str) -> None:
        """Let these DAGs run; each starts with the run of its last interval."""
        for dag_id in dag_ids:
            self._set_paused(dag_id, paused=False)

    def pause(self, *dag_ids: str) -> None:
        """Let these DAGs start no further run."""
        for dag_id in dag_ids:
            self._set_paused(dag_id, paused=True)

    def _set_paused(self, dag_id: str, *, paused: bool) -> None:
        path = f"/api/v2/dags/{dag_id}"
        self.wait("an answer of the API", lambda: self.call("PATCH", path, {"is_paused": paused}))

    def wait(self, what: str, reached: Callable[[], Any], seconds: float = 240) -> Any:
        """Wait until `reached` gives something true, and return it."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                found = reached()
            except (httpx2.HTTPError, AssertionError):
                found = None  # the API server comes up again
            if found:
                return found
            if time.monotonic() > deadline:
                raise AssertionError(f"waited {seconds:.0f} s for {what} in vain")
            time.sleep(0.3)

    def run_until_ended(self, dag_id: str, run_id: str) -> str:
        """Wait for the end of a run and return its state."""
        ended = self.wait(
            f"the end of {dag_id}", lambda: state if (state := self.api.state(dag_id, run_id)) in ENDED else None
        )
        return str(ended)

    def state(self, dag_id: str, run_id: str) -> str:
        """Return the state of a run now, however slowly the API answers."""
        return str(self.wait("an answer of the API", lambda: self.api.state(dag_id, run_id)))

    def tries(self, dag_id: str, run_id: str) -> dict[str, int]:
        """Return how often each task of a run was tried."""
        path = f"/api/v2/dags/{dag_id}/dagRuns/{run_id}/taskInstances"
        rows = self.wait("an answer of the API", lambda: self.call("GET", path)["task_instances"])
        return {row["task_id"]: row["try_number"] for row in rows}

    @contextmanager
    def blocked(self, table: str) -> Iterator[Callable[[], int]]:
        """Hold up every write to a table; what is given waits for a task to run into it and returns its process."""
        with self.store() as store, suppress(OperationalError), store.owner.connect() as conn, conn.begin():
            conn.execute(text(f"LOCK TABLE store.{table} IN EXCLUSIVE MODE"))

            def process() -> int | None:
                with self.server.superuser() as watcher:  # other logins do not see what a connection waits for
                    row = watcher.execute(
                        "SELECT client_port FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        " AND wait_event = 'relation' AND usename = 'ingest_app' LIMIT 1"
                    ).fetchone()
                return owner_of_port(int(row[0])) if row else None

            yield lambda: int(self.wait(f"a task that writes to {table}", process))


def with_luck(act: Callable[[], object]) -> None:
    """Do something to a process that may be gone already."""
    try:
        act()
    except psutil.NoSuchProcess:
        return


def owner_of_port(port: int) -> int | None:
    """Return the process that holds this end of a connection on loopback."""
    found = [one.pid for one in psutil.net_connections("tcp") if one.laddr and one.laddr.port == port and one.pid]
    return found[0] if found else None


@contextmanager
def running_stage(
    folder: Path,
    settings: Callable[[str], Mapping[str, str]] = lambda database: {},
    variables: Mapping[str, str] | None = None,
    components: Sequence[Sequence[str]] = (("scheduler",), ("dag-processor",)),
    more_dags: Mapping[str, str] | None = None,
) -> Iterator[Stage]:
    """Start everything below `folder`.

    `settings` are Airflow's, from the address of its database; `more_dags` are further DAG files by name.
    """
    home = folder / "stage home"
    home.mkdir(mode=0o755)
    server = EmbeddedServer(home, durable=False)
    try:
        with ProcessGroup() as group:
            server.start()
            open_store(home).close()
            material = lay_out(home / "material", datetime.now(UTC))
            plain = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
            loopback = start_servers(home / "material", material, group, plain)
            server.create_database("airflow")
            database = server.url("airflow", "airflow")
            dags = home / "dags"
            shutil.copytree(PROJECT / "dags", dags, ignore=shutil.ignore_patterns("__pycache__"))
            for name, code in (more_dags or {}).items():
                (dags / f"{name}.py").write_text(code, "utf-8")
            place = prepare(
                home / "airflow",
                dags,
                database,
                {"INGEST_HOME": str(home), "PYTHONPATH": str(PROJECT), **loopback.variables, **(variables or {})},
                settings=IMPATIENT | dict(settings(database)),
            )
            migrate(place, pools_of(read_settings()))
            api = AirflowApi(place)
            stage = Stage(home, server, place, group, api, material, loopback, {})
            try:
                stage.start("api-server", "--port", str(place.port), "--host", "127.0.0.1")
                for number, words in enumerate(components):
                    stage.start(*words, log=words[0] if words[0] != "celery" else f"worker{number}")
                api.wait_until_up(group, 400)
                wanted = {path.stem for path in dags.glob("*.py")}
                stage.wait("the DAGs to be parsed", lambda: api.dag_ids() >= wanted, 400)
                yield stage
            finally:
                api.close()
    finally:
        _sweep(home)
        server.stop()


def _sweep(home: Path) -> None:
    """End the tasks whose scheduler was killed before them: each is in a session of its own."""
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get("AIRFLOW_HOME") == str(home / "airflow"):
                process.kill()


def kill_process(pid: int) -> None:
    """kill -9 one process."""
    os.kill(pid, signal.SIGKILL)
