"""Airflow's processes are killed in the middle of their work: nothing is lost, nothing comes twice, and it is told.

Where a task stands when it dies is no chance: a lock on a table holds it between the bytes and the rows.
"""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from ingest.cli.deep import examine_deep
from ingest.orchestration.services import environment
from ingest.store import verify

from ..stage import Stage, kill_process, running_stage

pytestmark = [pytest.mark.e2e, pytest.mark.drill]

LATE = '''
"""A DAG that is late by design."""
from datetime import timedelta
from airflow.sdk import task
from ingest.orchestration.declaration import Declaration

SLOW = Declaration(
    id="late_by_design", schedule=None, summary="Wait for a file", when_it_fails="Make the file.",
    tags=frozenset(), deadline=timedelta(seconds=3),
)
with SLOW.dag() as dag:
    @task
    def wait_for_file():
        import os, time
        while not os.path.exists(os.environ["INGEST_HOME"] + "/go"):
            time.sleep(0.2)
    wait_for_file()
'''


class _Hook(BaseHTTPRequestHandler):
    """Keeps what is posted."""

    told: list[str] = []  # noqa: RUF012  # shared by all requests on purpose

    def do_POST(self) -> None:
        self.told.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that the base class gives it
        return


@pytest.fixture(scope="module")
def webhook() -> Iterator[tuple[str, list[str]]]:
    with HTTPServer(("127.0.0.1", 0), _Hook) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/hook", _Hook.told
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def stage(enterable_folder: Path, webhook: tuple[str, list[str]]) -> Iterator[Stage]:
    folder = enterable_folder / "drills"
    folder.mkdir(mode=0o755)
    connection = f'{{"conn_type": "generic", "host": "{webhook[0]}"}}'
    components = (("scheduler",), ("dag-processor",), ("triggerer", "--skip-serve-logs"))
    variables = {"AIRFLOW_CONN_INGEST_WEBHOOK": connection}
    dags = {"late_by_design": LATE}
    with running_stage(folder, variables=variables, components=components, more_dags=dags) as running:
        yield running


def sound(stage: Stage) -> None:
    with stage.store() as store, store.app.connect() as conn:
        assert verify(conn, stage.home).faults == ()


def once(stage: Stage, view: str, key: str) -> int:
    """Return how many rows a view has; fails when one stands twice."""
    ((rows, different),) = stage.rows(f"SELECT count(*), count(DISTINCT ({key})) FROM analyst.{view}")
    assert rows == different
    return int(rows)


def runs(stage: Stage, use_case: str) -> list[str]:
    found = stage.rows(f"SELECT outcome FROM analyst.runs WHERE use_case = '{use_case}' ORDER BY run_id")
    return [outcome for (outcome,) in found]


def test_the_doctor_finds_a_running_airflow_well(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(stage.place).items():
        monkeypatch.setenv(name, value)
    told = {finding.name: finding for finding in examine_deep()}
    names = ("pools", "DAGs", "scheduler", "dag-processor", "triggerer")
    assert [told[f"Airflow's {name}"].ok for name in names] == [True] * 5, told
    assert told["Telegram's server"].ok or "key" in told["Telegram's server"].detail


def test_a_run_that_misses_its_deadline_is_told_of_while_it_runs(stage: Stage, webhook: tuple[str, list[str]]) -> None:
    stage.unpause("late_by_design")
    run_id = stage.api.trigger("late_by_design")
    told = stage.wait("the webhook", lambda: [one for one in webhook[1] if "late_by_design" in one])
    assert stage.state("late_by_design", run_id) == "running"
    assert "late_by_design is late: not done after 0.05 min" in told[0]
    assert run_id in told[0]
    assert "Make the file." in told[0]
    (stage.home / "go").touch()
    assert stage.run_until_ended("late_by_design", run_id) == "success"
    assert len([one for one in webhook[1] if "late_by_design" in one]) == 1


def test_a_task_killed_between_bytes_and_rows(stage: Stage) -> None:
    with stage.blocked("observation") as victim:
        stage.unpause("poll_channels")
        pid = victim()
        captured = stage.rows("SELECT count(*) FROM store.capture")[0][0]
        assert captured > 0
        assert stage.rows("SELECT count(*) FROM analyst.posts") == [(0,)]
        kill_process(pid)
    run_id = stage.wait("a run", lambda: stage.api.runs("poll_channels"))[-1]["dag_run_id"]
    assert stage.run_until_ended("poll_channels", run_id) == "success"
    stage.pause("poll_channels")
    assert stage.tries("poll_channels", run_id)["poll"] == 2
    assert once(stage, "posts", "handle, message_id") == sum(len(one["posts"]) for one in stage.material.channels)
    assert runs(stage, "collect")[:2] == ["broken_off", "done"]
    assert stage.rows("SELECT resource, times FROM analyst.issues WHERE kind = 'run_broken_off'") == [("collect", 1)]
    assert stage.rows("SELECT count(*) FROM analyst.outcomes WHERE use_case = 'collect' AND outcome = 'done'") == [
        (len(stage.material.channels),)
    ]
    sound(stage)


def test_the_scheduler_killed_in_mid_run(stage: Stage) -> None:
    """With LocalExecutor its tasks die with it; the next scheduler notices and tries them again."""
    with stage.blocked("article") as victim:
        stage.unpause("fetch_articles")
        victim()
        stage.kill("scheduler")
    stage.start("scheduler")
    run_id = stage.wait("a run", lambda: stage.api.runs("fetch_articles"))[-1]["dag_run_id"]
    assert stage.run_until_ended("fetch_articles", run_id) == "success"
    stage.pause("fetch_articles")
    assert once(stage, "articles", "url") == len(stage.material.articles)
    assert "broken_off" in runs(stage, "fetch")
    sound(stage)


def test_postgresql_restarted_while_runs_are_under_way(stage: Stage) -> None:
    """The server holds Airflow's database too: whatever component gives up is started again, as a supervisor does."""
    with stage.blocked("link") as victim:
        stage.unpause("link_articles")
        victim()
        stage.server.stop()
    stage.server.start()

    def compared() -> bool:
        for name in ("scheduler", "dag-processor", "api-server"):
            if not stage.children[name].running():
                stage.group.forget(stage.children.pop(name))
                port = ("--port", str(stage.place.port), "--host", "127.0.0.1") if name == "api-server" else ()
                stage.start(name, *port)
        return any(run["state"] == "success" for run in stage.api.runs("link_articles")) and not stage.rows(
            "SELECT 1 FROM store.article_work WHERE step = 'link' AND dirty"
        )

    stage.wait("all articles to be linked", compared, 400)
    stage.pause("link_articles")
    ((links, different),) = stage.rows(
        "SELECT count(*), count(DISTINCT (article_revision_id, channel_id, message_id)) FROM analyst.links"
    )
    assert links == different > 0
    assert "broken_off" in runs(stage, "link") or "failed" in runs(stage, "link")
    sound(stage)
