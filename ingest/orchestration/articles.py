"""The DAG that brings articles in."""

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, task

from ingest.orchestration.assets import ARTICLES
from ingest.orchestration.declaration import Declaration
from ingest.orchestration.outcome import outcome_of, publish_if_new
from ingest.orchestration.pools import HTTP
from ingest.orchestration.task_session import open_task_session
from ingest.orchestration.watch import watch

FETCH = Declaration(
    id="fetch_articles",
    schedule="*/10 * * * *",
    summary="Read the feeds of every outlet in config/outlets.yml and fetch their new pages",
    when_it_fails=(
        "A feed or page that cannot be read is a row in the view `outcomes` with the reason (robots.txt, status, "
        "size). The run fails only when a larger share of the feeds fails than INGEST_FAILED_SHARE: look at the "
        "network first."
    ),
    tags=frozenset({"articles"}),
    timeout=timedelta(hours=1),
)


def fetch_articles() -> DAG:
    """Build plan → fetch (one for each outlet) → publish."""
    with FETCH.dag() as dag:
        _publish(_fetch.expand(outlet=_plan()))
    return watch(dag)


@task(task_id="plan")
def _plan() -> list[str]:
    with open_task_session() as session:
        return [outlet.id for outlet in session.config.outlets if outlet.feeds]


@task(task_id="fetch", pool=HTTP, map_index_template="{{ task.op_kwargs['outlet'] }}")
def _fetch(outlet: str) -> dict[str, Any]:
    from ingest.pipeline import fetch_outlet

    with open_task_session() as session:
        return outcome_of(fetch_outlet(session, outlet))


@task(task_id="publish", outlets=[ARTICLES], trigger_rule="all_done", retries=0)
def _publish(outcomes: Any) -> int:
    return publish_if_new(list(outcomes), ("new_revisions",))
