"""The DAGs around the others, run task by task by Airflow itself on a real store."""

from pathlib import Path
from typing import Any

import pytest

from ingest.store import Store
from ingest.store.urls import plain

from ..pipeline.scene import CHANNELS
from ..review.scene import fill

DAGS = Path(__file__).parents[2] / "dags"


@pytest.fixture(scope="module")
def dags() -> dict[str, Any]:
    """Airflow's database with our DAGs in it."""
    from airflow.dag_processing.bundles.manager import DagBundlesManager
    from airflow.dag_processing.dagbag import DagBag, sync_bag_to_db
    from airflow.utils.db import initdb

    initdb()
    DagBundlesManager().sync_bundles_to_db()
    bag = DagBag(dag_folder=str(DAGS))
    sync_bag_to_db(bag, "dags-folder", None)
    return dict(bag.dags)


@pytest.fixture
def home(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and configuration that the environment names, on a store with three flags."""
    monkeypatch.setenv("INGEST_HOME", str(tmp_path))
    monkeypatch.setenv("INGEST_CONFIG", str(tmp_path))
    monkeypatch.setenv("INGEST_DATABASE_URL", plain(store.urls.app))
    monkeypatch.setenv("INGEST_OWNER_URL", plain(store.urls.owner))
    monkeypatch.setenv("INGEST_READER_URL", plain(store.urls.reader))
    (tmp_path / "channels.yml").write_text(CHANNELS, "utf-8")
    fill(store)
    return tmp_path


def states(dag: Any, conf: dict[str, Any] | None = None) -> tuple[str, dict[str, str]]:
    """Run a DAG to its end; return its state and those of its tasks."""
    run = dag.test(run_conf=conf)
    return str(run.state), {one.task_id: str(one.state) for one in run.get_task_instances()}


def test_exports_are_written_and_without_a_way_nobody_is_told(dags: dict[str, Any], home: Path) -> None:
    run, tasks = states(dags["notify_export"])
    assert (run, tasks["tell"], tasks["export"]) == ("success", "success", "success")
    assert (home / "exports" / "flags.csv").exists()


def test_maintenance_finds_changed_evidence(dags: dict[str, Any], home: Path, store: Store) -> None:
    assert states(dags["maintenance"])[0] == "success"
    with store.owner.begin() as conn:
        conn.exec_driver_sql("SELECT set_config('ingest.retention', 'on', true)")
        conn.exec_driver_sql("UPDATE store.article_text SET text = 'changed' WHERE text LIKE 'It was%%'")
    run, tasks = states(dags["maintenance"])
    assert (run, tasks["ledger"], tasks["retain"], tasks["freshness"]) == ("failed", "failed", "success", "success")


def test_a_dry_run_reads_nothing_and_a_wrong_form_fails_at_once(dags: dict[str, Any], home: Path, store: Store) -> None:
    from sqlalchemy import text

    with store.app.connect() as conn:
        before = conn.scalar(text("SELECT count(*) FROM store.capture"))
    run, tasks = states(dags["backfill_channel"], {"channel": "sokil_region"})
    assert (run, tasks["plan"]) == ("failed", "failed")  # the channel is in the store, not in channels.yml
    run, tasks = states(dags["backfill_channel"], {"channel": "gromov_zarechye", "last": 50})
    assert (run, tasks["plan"], tasks["read"], tasks["publish"]) == ("success", "success", "skipped", "skipped")
    with store.app.connect() as conn:
        assert conn.scalar(text("SELECT count(*) FROM store.capture")) == before
