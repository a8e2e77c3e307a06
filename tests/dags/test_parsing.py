"""Every DAG file is listed here, imports without network or database, and is documented."""

from pathlib import Path

import pytest

DAGS = Path(__file__).parents[2] / "dags"
PUBLISHING = {
    "poll_channels",
    "recheck_posts",
    "backfill_channel",
    "fetch_articles",
    "link_articles",
    "compare_claims",
}
POOLS = {
    **dict.fromkeys(("poll", "recheck", "read"), "telegram"),
    "fetch": "http",
    **dict.fromkeys(("analyse", "link", "compare"), "cpu"),
}
EXPECTED = PUBLISHING | {"notify_export", "maintenance"}


@pytest.fixture(scope="module")
def bag():
    from airflow.dag_processing.dagbag import DagBag

    return DagBag(dag_folder=str(DAGS))


def test_each_file_gives_its_dag(bag):
    assert bag.import_errors == {}
    assert set(bag.dag_ids) == EXPECTED
    assert {path.stem for path in DAGS.glob("*.py")} == EXPECTED


@pytest.mark.parametrize("dag_id", sorted(EXPECTED))
def test_dag_is_bounded_and_documented(bag, dag_id):
    from ingest.orchestration.declaration import TAGS

    dag = bag.dags[dag_id]
    assert dag.max_active_runs == 1
    assert dag.catchup is False
    assert dag.dagrun_timeout is not None
    assert all(task.retry_policy is not None for task in dag.tasks)
    assert "When it fails" in dag.doc_md
    assert set(dag.tags) <= TAGS


def test_one_unmapped_task_publishes(bag):
    for dag in bag.dags.values():
        publishers = [task for task in dag.tasks if task.outlets]
        assert [task.task_id for task in publishers] == (["publish"] if dag.dag_id in PUBLISHING else [])
        assert not any(task.is_mapped for task in publishers)


@pytest.mark.parametrize("dag_id", sorted(EXPECTED))
def test_a_failed_task_fails_the_run_and_each_task_has_its_pool(bag, dag_id):
    dag = bag.dags[dag_id]
    assert "watch" in dag.task_ids
    for task in dag.tasks:
        assert task.pool == POOLS.get(task.task_id, "default_pool"), task.task_id


def test_the_page_of_dags_is_current():
    from ingest.orchestration.describe import render_page

    page = (DAGS.parent / "docs" / "dags.md").read_text("utf-8")
    assert page == render_page(), "run: .venv/bin/python -m ingest.orchestration.describe > docs/dags.md"


def test_parsing_loads_no_heavy_library():
    import subprocess
    import sys

    code = (
        "import runpy, sys, pathlib\n"
        f"[runpy.run_path(str(p)) for p in pathlib.Path({str(DAGS)!r}).glob('*.py')]\n"
        "print([m for m in ('telethon', 'spacy', 'psycopg', 'ingest.store', 'ingest.pipeline') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_dag_files_are_thin():
    for path in DAGS.glob("*.py"):
        assert len(path.read_text().splitlines()) < 40
