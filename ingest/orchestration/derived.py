"""DAGs that compute links, comparisons and flags from what is stored."""

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, AssetOrTimeSchedule, CronTriggerTimetable, task

from ingest.orchestration.assets import ARTICLES, FLAGS, LINKS, POSTS
from ingest.orchestration.declaration import Declaration
from ingest.orchestration.outcome import outcome_of, publish_if_new
from ingest.orchestration.pools import CPU
from ingest.orchestration.task_session import open_task_session
from ingest.orchestration.watch import watch

_HINT = "Every step goes on where it stopped: mend the cause, then trigger the DAG again; nothing is computed twice."

LINK = Declaration(
    id="link_articles",
    schedule=AssetOrTimeSchedule(
        timetable=CronTriggerTimetable("5 * * * *", timezone="UTC"), assets=(POSTS | ARTICLES)
    ),
    summary="Find the posts that stored articles are about",
    when_it_fails=_HINT,
    tags=frozenset({"derive"}),
    timeout=timedelta(hours=1),
)

COMPARE = Declaration(
    id="compare_claims",
    schedule=AssetOrTimeSchedule(timetable=CronTriggerTimetable("35 * * * *", timezone="UTC"), assets=[LINKS]),
    summary="Compare the numbers of linked articles with their posts and raise flags",
    when_it_fails=_HINT,
    tags=frozenset({"derive"}),
    timeout=timedelta(hours=1),
)


def link_articles() -> DAG:
    """Build analyse → link (one for each shard) → publish."""
    with LINK.dag() as dag:
        _publish_links(_link.expand(shard=_analyse()))
    return watch(dag)


def compare_claims() -> DAG:
    """Build compare → publish."""
    with COMPARE.dag() as dag:
        _publish_flags([_compare()])
    return watch(dag)


@task(task_id="analyse", pool=CPU)
def _analyse() -> list[list[int]]:
    """Analyse what is new, and return the shards of linking: [number, of how many]."""
    from ingest.pipeline import analyse
    from ingest.pipeline.channel_changes import wake_touched
    from ingest.pipeline.sharding import link_shards

    with open_task_session() as session:
        outcome_of(analyse(session))
        wake_touched(session)  # before the shards part: each would find only what is woken by then
        return [[shard.number, shard.count] for shard in link_shards(session)]


@task(task_id="link", pool=CPU, map_index_template="{{ task.op_kwargs['shard'] | join(' of ') }}")
def _link(shard: list[int]) -> dict[str, Any]:
    from ingest.pipeline import link
    from ingest.store import Shard

    with open_task_session() as session:
        return outcome_of(link(session, Shard(*shard)))


@task(task_id="compare", pool=CPU)
def _compare() -> dict[str, Any]:
    from ingest.pipeline import compare

    with open_task_session() as session:
        return outcome_of(compare(session))


@task(task_id="publish", outlets=[LINKS], trigger_rule="all_done", retries=0)
def _publish_links(outcomes: Any) -> int:
    return publish_if_new(
        list(outcomes),
        ("items",),  # an article that lost its links must be compared again too
    )


@task(task_id="publish", outlets=[FLAGS], trigger_rule="all_done", retries=0)
def _publish_flags(outcomes: Any) -> int:
    return publish_if_new(list(outcomes), ("new_flags",))
