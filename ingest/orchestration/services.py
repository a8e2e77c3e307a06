"""Airflow as child processes: API server, scheduler and DAG processor on a database of ours.

Used by the demo and by the end-to-end test. Production runs Airflow in its own way (docs/operations.md);
nothing here is needed for that.
"""

import json
import os
import secrets
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.model import IngestError
from ingest.orchestration.processes import ChildProcess, ProcessGroup
from ingest.orchestration.setup import import_of_pools, run_airflow

if TYPE_CHECKING:
    import httpx2

_TRIES = 6
_COMPONENTS = ("scheduler", "dag-processor")
# Airflow reads it from the folder `config` of its home.
_LOCAL_SETTINGS = """\
from ingest.orchestration.warm import warm_up

warm_up()
__all__ = []
"""


@dataclass(frozen=True, slots=True)
class AirflowPlace:
    """Where one Airflow lives and what it may use."""

    home: Path
    dags: Path
    database_url: str  # SQLAlchemy URL of Airflow's own database
    port: int
    password: str
    jwt_secret: str
    variables: Mapping[str, str] = field(default_factory=dict)  # INGEST_… for the tasks
    users: Mapping[str, str] = field(default_factory=lambda: {"admin": "admin"})  # role by name, one password for all
    settings: Mapping[str, str] = field(default_factory=dict)  # Airflow's, as SECTION__KEY; go before ours

    @property
    def url(self) -> str:
        """Address of the API server and the UI."""
        return f"http://127.0.0.1:{self.port}"


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def prepare(
    home: Path,
    dags: Path,
    database_url: str,
    variables: Mapping[str, str],
    users: Mapping[str, str] | None = None,
    settings: Mapping[str, str] | None = None,
) -> AirflowPlace:
    """Make the folders, the password file and the secrets of a new Airflow; `users` gives the role of each."""
    home.mkdir(parents=True, exist_ok=True)
    place = AirflowPlace(
        home=home,
        dags=dags,
        database_url=database_url,
        port=free_port(),
        password=secrets.token_urlsafe(9),
        jwt_secret=secrets.token_hex(32),
        variables=dict(variables),
        users=dict(users or {"admin": "admin"}),
        settings=dict(settings or {}),
    )
    local_settings = home / "config" / "airflow_local_settings.py"
    local_settings.parent.mkdir(exist_ok=True)
    local_settings.write_text(_LOCAL_SETTINGS, "utf-8")
    passwords = home / "passwords.json"
    passwords.touch(mode=0o600)
    passwords.write_text(json.dumps(dict.fromkeys(place.users, place.password)))
    return place


def environment(place: AirflowPlace) -> dict[str, str]:
    """Return the environment for every Airflow process of this place."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "INGEST_", "TELEGRAM_"))
    }
    # Airflow starts its workers as `python` and `airflow` from the path
    kept["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', os.defpath)}"
    settings = {
        "CORE__DAGS_FOLDER": str(place.dags),
        "CORE__LOAD_EXAMPLES": "False",
        "CORE__EXECUTOR": "LocalExecutor",
        "CORE__PARALLELISM": "4",
        "CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "CORE__EXECUTION_API_SERVER_URL": f"{place.url}/execution/",
        "CORE__SIMPLE_AUTH_MANAGER_USERS": ",".join(f"{name}:{role}" for name, role in place.users.items()),
        "CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(place.home / "passwords.json"),
        "DATABASE__SQL_ALCHEMY_CONN": place.database_url,
        # psycopg 3 serves both ways; by default Airflow would ask for asyncpg here
        "DATABASE__SQL_ALCHEMY_CONN_ASYNC": place.database_url,
        "API__BASE_URL": place.url,
        "API__HOST": "127.0.0.1",
        "API__PORT": str(place.port),
        "API__WORKERS": "1",
        "API_AUTH__JWT_SECRET": place.jwt_secret,
        "API__SECRET_KEY": place.jwt_secret[:32],
        # no DAG file changes while such an Airflow runs; each look at one costs a process
        "DAG_PROCESSOR__REFRESH_INTERVAL": "600",
        "DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "600",
        "SCHEDULER__SCHEDULER_HEARTBEAT_SEC": "1",
        "SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.5",
        "LOGGING__BASE_LOG_FOLDER": str(place.home / "logs"),
        "LOGGING__LOGGING_LEVEL": "WARNING",
    }
    return (
        kept
        | {"AIRFLOW_HOME": str(place.home), "PYTHONWARNINGS": "ignore"}
        | {f"AIRFLOW__{name}": value for name, value in (settings | dict(place.settings)).items()}
        | dict(place.variables)
    )


def migrate(place: AirflowPlace, pools: Mapping[str, int]) -> None:
    """Bring Airflow's database to its version and create the pools our tasks name."""
    run_airflow(environment(place), ["db", "migrate"], import_of_pools(place.home, pools))


def start(place: AirflowPlace, group: ProcessGroup, components: Sequence[str] = _COMPONENTS) -> list[ChildProcess]:
    """Start the API server and `components` in `group`; they come up while the caller does something else."""
    words = [["api-server", "--port", str(place.port), "--host", "127.0.0.1"], *([name] for name in components)]
    return [start_component(place, group, *one) for one in words]


def start_component(place: AirflowPlace, group: ProcessGroup, *words: str, log: str = "") -> ChildProcess:
    """Start `airflow WORDS…`; its output goes to `log` or the file named after the first word."""
    logs = place.home / "logs"
    logs.mkdir(exist_ok=True)
    argv = [sys.executable, "-m", "airflow", *words]
    return group.start(f"airflow {words[0]}", argv, environment(place), logs / f"{log or words[0]}.log")


class AirflowApi:
    """The few calls of Airflow's REST API that the demo and the tests need."""

    def __init__(self, place: AirflowPlace) -> None:
        import httpx2

        self._place = place
        self._http = httpx2.Client(base_url=place.url, timeout=30, trust_env=False)
        self._error = httpx2.HTTPError
        self._timeout = httpx2.TimeoutException

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def wait_until_up(self, group: ProcessGroup, seconds: float = 180) -> None:
        """Wait for the API server and log in; raise when a component ends or the time is over."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            group.check()
            try:
                answer = self._http.post("/auth/token", json={"username": "admin", "password": self._place.password})
                if answer.status_code == 201:
                    self._http.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
                    return
            except self._error:
                pass
            time.sleep(0.3)
        raise IngestError(f"the API server was not up after {seconds:.0f} s", resource=str(self._place.home / "logs"))

    def dag_ids(self) -> set[str]:
        """Return the ids of the DAGs that Airflow has parsed."""
        return {dag["dag_id"] for dag in self._get("/api/v2/dags?limit=100")["dags"]}

    def trigger(self, dag_id: str, parameters: Mapping[str, Any] | None = None) -> str:
        """Start a run of a DAG with these values for its form, and return its id."""
        body = {"logical_date": None, "conf": dict(parameters or {})}
        answer = self._http.post(f"/api/v2/dags/{dag_id}/dagRuns", json=body)
        if answer.status_code != 200:
            raise IngestError(f"cannot start {dag_id}: {answer.status_code} {answer.text[:300]}", resource="Airflow")
        run_id: str = answer.json()["dag_run_id"]
        return run_id

    def runs(self, dag_id: str) -> list[dict[str, Any]]:
        """Return the runs of a DAG, the newest first."""
        answer: list[dict[str, Any]] = self._get(f"/api/v2/dags/{dag_id}/dagRuns?order_by=-run_after&limit=50")[
            "dag_runs"
        ]
        return answer

    def active(self) -> set[str]:
        """Return the ids of the DAGs of which a run is waiting or going on."""
        path = "/api/v2/dags/~/dagRuns?state=queued&state=running&limit=100"
        return {run["dag_id"] for run in self._get(path)["dag_runs"]}

    def state(self, dag_id: str, run_id: str) -> str:
        """Return the state of one run: queued, running, success or failed."""
        state: str = self._get(f"/api/v2/dags/{dag_id}/dagRuns/{run_id}")["state"]
        return state

    def task_states(self, dag_id: str, run_id: str) -> dict[str, str]:
        """Return the state of each task of a run, mapped instances by `task[index]`."""
        rows = self._get(f"/api/v2/dags/{dag_id}/dagRuns/{run_id}/taskInstances")["task_instances"]
        return {
            f"{row['task_id']}[{row['map_index']}]" if row["map_index"] >= 0 else row["task_id"]: row["state"]
            for row in rows
        }

    def request(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> "httpx2.Response":
        """Return the API's answer to any other request, whatever its status."""
        return self._http.request(method, path, json=None if body is None else dict(body))

    def _get(self, path: str) -> dict[str, Any]:
        for _ in range(_TRIES):
            try:
                answer = self._http.get(path)
            except self._timeout:
                continue  # a busy machine; asking again does no harm
            answer.raise_for_status()
            document: dict[str, Any] = answer.json()
            return document
        raise IngestError(f"the API server did not answer {_TRIES} times.", resource=self._place.url)
