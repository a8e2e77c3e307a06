"""DAGs that bring posts in: the poll and the re-check for edits and deletions."""

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, Param, task

from ingest.orchestration.assets import POSTS
from ingest.orchestration.declaration import Declaration
from ingest.orchestration.outcome import outcome_of, publish_if_new
from ingest.orchestration.pools import TELEGRAM
from ingest.orchestration.task_session import open_task_session
from ingest.orchestration.watch import watch

_LABEL = "{{ task.op_kwargs['channels'] | join(', ') }}"

POLL = Declaration(
    id="poll_channels",
    schedule="*/5 * * * *",
    summary="Read the new posts of every channel in config/channels.yml",
    when_it_fails=(
        "Open the failed `poll` task. 'asked to wait' is a flood limit: it goes on by itself. "
        "'log in again' means that the session is dead: run `ingest telegram login`. A single channel that "
        "cannot be read is a row in the view `outcomes`, not a failure."
    ),
    tags=frozenset({"posts"}),
    timeout=timedelta(hours=1),
    deadline=timedelta(minutes=15),
)

RECHECK = Declaration(
    id="recheck_posts",
    schedule="17 * * * *",
    summary="Look at known posts again: edits become revisions, deletions become tombstones",
    when_it_fails=(
        "As for `poll_channels`. A re-check that is missed is made up for by the next one; a deletion is "
        "confirmed only when it was seen twice."
    ),
    tags=frozenset({"posts", "evidence"}),
    timeout=timedelta(hours=1),
    parameters={
        "everything": Param(False, type="boolean", description="Look at all posts of the last thirty days, due or not.")
    },
)


def poll_channels() -> DAG:
    """Build plan → poll (one for each bundle of channels) → publish."""
    with POLL.dag() as dag:
        _publish(_poll.expand(channels=_plan()))
    return watch(dag)


def recheck_posts() -> DAG:
    """Build plan → recheck (one for each bundle of channels) → publish."""
    with RECHECK.dag() as dag:
        _publish(_recheck.expand(channels=_plan()))
    return watch(dag)


@task(task_id="plan")
def _plan() -> list[list[str]]:
    from ingest.pipeline import plan_bundles

    with open_task_session() as session:
        return plan_bundles(session)


@task(
    task_id="poll",
    pool=TELEGRAM,
    priority_weight=10,
    map_index_template="{{ task.op_kwargs['channels'] | join(', ') }}",
)
def _poll(channels: list[str]) -> dict[str, Any]:
    from ingest.pipeline import collect

    with open_task_session(telegram=True) as session:
        return outcome_of(collect(session, channels))


@task(task_id="recheck", pool=TELEGRAM, priority_weight=5, map_index_template=_LABEL)
def _recheck(channels: list[str], params: dict[str, Any]) -> dict[str, Any]:
    from ingest.pipeline import recheck

    with open_task_session(telegram=True) as session:
        return outcome_of(recheck(session, channels, everything=params["everything"]))


@task(task_id="publish", outlets=[POSTS], trigger_rule="all_done", retries=0)
def _publish(outcomes: Any) -> int:
    return publish_if_new(list(outcomes), ("new_posts", "new_revisions", "tombstones"))
