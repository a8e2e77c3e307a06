"""The DAG that reads a part of a channel's history again, started by hand with a form."""

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, Param, task

from ingest.orchestration.assets import POSTS
from ingest.orchestration.declaration import Declaration
from ingest.orchestration.outcome import outcome_of, publish_if_new
from ingest.orchestration.pools import TELEGRAM
from ingest.orchestration.task_session import open_task_session
from ingest.orchestration.watch import watch

BACKFILL = Declaration(
    id="backfill_channel",
    schedule=None,
    summary="Ask for a range of a channel's posts by number",
    when_it_fails=(
        "A failed `plan` says what is wrong with the form. A failed `read` is one part of the range: mend the cause "
        "as for `poll_channels` and clear the failed tasks; the others are not repeated."
    ),
    tags=frozenset({"posts", "evidence"}),
    timeout=timedelta(hours=24),
    parameters={
        "channel": Param("", type="string", minLength=1, maxLength=64, description="Handle of channels.yml, without @"),
        "first": Param(1, type="integer", minimum=1, description="First post number"),
        "last": Param(None, type=["null", "integer"], minimum=1, description="Last post number; empty = highest known"),
        "everything": Param(False, type="boolean", description="Ask for known posts too, not for gaps only"),
        "dry_run": Param(True, type="boolean", description="Only say in `plan` what would be asked for"),
    },
)


def backfill_channel() -> DAG:
    """Build plan → read (one for each thousand numbers) → publish."""
    with BACKFILL.dag() as dag:
        _publish(_read.expand(part=_plan()))  # type: ignore[call-arg, misc]  # Airflow gives `params`
    return watch(dag)


@task(task_id="plan")
def _plan(params: dict[str, Any]) -> list[dict[str, Any]]:
    from ingest.pipeline import plan_backfill

    with open_task_session() as session:
        chunks = plan_backfill(
            session, params["channel"], params["first"], params["last"], everything=params["everything"]
        )
    unknown = sum(chunk.unknown for chunk in chunks)
    print(f"{len(chunks)} parts with {unknown} numbers of which nothing is known")  # noqa: T201  # the task's log
    if params["dry_run"]:
        return []
    return [{"channel": params["channel"], "first": chunk.first, "last": chunk.last} for chunk in chunks]


@task(
    task_id="read",
    pool=TELEGRAM,
    priority_weight=1,
    map_index_template="{{ task.op_kwargs['part']['first'] }} to {{ task.op_kwargs['part']['last'] }}",
)
def _read(part: dict[str, Any]) -> dict[str, Any]:
    from ingest.pipeline import backfill

    with open_task_session(telegram=True) as session:
        return outcome_of(backfill(session, part["channel"], part["first"], part["last"]))


@task(task_id="publish", outlets=[POSTS], trigger_rule="all_done", retries=0)
def _publish(outcomes: Any) -> int:
    return publish_if_new(list(outcomes), ("new_posts", "new_revisions", "tombstones"))
