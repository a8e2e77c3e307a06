"""The whole way with CeleryExecutor: Redis as the broker, PostgreSQL for results, two workers, one of them killed."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from conftest import LACKS
from ingest.orchestration.services import free_port
from ingest.store import verify

from ..stage import Stage, kill_process, running_stage

pytestmark = [pytest.mark.e2e, pytest.mark.celery]

DAGS = ("poll_channels", "fetch_articles", "link_articles", "compare_claims")
PASSWORD = "of-the-broker"


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Run a Redis of our own and give its port."""
    path = shutil.which("redis-server")
    if path is None:
        pytest.skip(LACKS + "redis-server; on Debian or Ubuntu: apt install redis-server")
    from redis import Redis
    from redis.exceptions import RedisError

    folder, port = tmp_path_factory.mktemp("redis"), free_port()
    words = [path, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", ""]
    with (folder / "log").open("wb") as log, psutil.Popen([*words, "--requirepass", PASSWORD], stdout=log) as server:
        try:
            deadline = time.monotonic() + 30
            while True:
                try:
                    Redis(port=port, password=PASSWORD).ping()
                    break
                except RedisError:
                    assert time.monotonic() < deadline, (folder / "log").read_text()
                    time.sleep(0.05)
            yield port
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def stage(enterable_folder: Path, redis: int) -> Iterator[Stage]:
    folder = enterable_folder / "celery"
    folder.mkdir(mode=0o755)

    def settings(database: str) -> dict[str, str]:
        return {
            "CORE__EXECUTOR": "CeleryExecutor",
            "CELERY__BROKER_URL": f"redis://:{PASSWORD}@127.0.0.1:{redis}/0",
            "CELERY__RESULT_BACKEND": f"db+{database}",
            "CELERY__WORKER_CONCURRENCY": "2",
            "LOGGING__CELERY_LOGGING_LEVEL": "INFO",
        }

    workers = [("celery", "worker", "--celery-hostname", f"w{number}@%h", "--skip-serve-logs") for number in (1, 2)]
    components = (("scheduler",), ("dag-processor",), *workers)
    with running_stage(folder, settings, {"INGEST_LINK_SHARDS": "2"}, components=components) as running:
        yield running


def taken(port: int) -> list[int]:
    """Return how many tasks each worker took, as the workers say themselves."""
    from celery import Celery

    told = Celery(broker=f"redis://:{PASSWORD}@127.0.0.1:{port}/0").control.inspect(timeout=10).stats() or {}
    return [sum(one["total"].values()) for _, one in sorted(told.items())]


def ended_well(stage: Stage, dag_id: str) -> bool:
    runs = stage.api.runs(dag_id)
    assert not any(run["state"] == "failed" for run in runs), stage.api.task_states(dag_id, runs[0]["dag_run_id"])
    return any(run["state"] == "success" for run in runs)


def test_two_workers_bring_posts_articles_links_and_flags(stage: Stage, redis: int) -> None:
    stage.unpause(*DAGS)
    for dag_id in DAGS:
        stage.wait(dag_id, lambda dag_id=dag_id: ended_well(stage, dag_id), 400)

    def flagged() -> bool:
        if stage.rows("SELECT 1 FROM store.article_work WHERE dirty"):
            return False
        return all(run["state"] == "success" for dag_id in DAGS for run in stage.api.runs(dag_id))

    stage.wait("all articles to be compared", flagged, 600)
    stage.pause(*DAGS)
    posts = sum(len(channel["posts"]) for channel in stage.material.channels)
    assert stage.rows("SELECT count(*) FROM analyst.posts") == [(posts,)]
    assert stage.rows("SELECT count(*) FROM analyst.articles") == [(len(stage.material.articles),)]
    verdicts = {row[0] for row in stage.rows("SELECT DISTINCT verdict FROM analyst.flags")}
    assert verdicts >= {"magnitude_error", "differs", "other_scope", "hedge_changed"}
    counts = taken(redis)
    print(f"tasks by worker: {counts}")  # noqa: T201  # read by whoever runs this target
    assert len(counts) == 2
    assert min(counts) > 0


def test_a_worker_that_is_killed_loses_nothing(stage: Stage) -> None:
    before = stage.rows("SELECT count(*) FROM analyst.posts")
    with stage.blocked("observation") as victim:
        run_id = stage.api.trigger("recheck_posts", {"everything": True})
        stage.unpause("recheck_posts")
        task = psutil.Process(victim())
        above = {parent.pid for parent in task.parents()}
        (name,) = [one for one in ("worker2", "worker3") if stage.children[one].pid in above]
        stage.kill(name)
        kill_process(task.pid) if psutil.pid_exists(task.pid) else None
    assert stage.run_until_ended("recheck_posts", run_id) == "success"
    assert stage.tries("recheck_posts", run_id)["recheck"] == 2
    assert stage.rows("SELECT count(*) FROM analyst.posts") == before
    found = stage.rows("SELECT outcome FROM analyst.runs WHERE use_case = 'recheck' ORDER BY run_id")
    outcomes = [outcome for (outcome,) in found]  # a scheduled run may have come before the one that was killed
    assert outcomes[outcomes.index("broken_off") + 1] == "done"
    with stage.store() as store, store.app.connect() as conn:
        assert verify(conn, stage.home).faults == ()
