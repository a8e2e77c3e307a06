"""DAGs that compute links, comparisons and flags from what is stored."""

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, AssetOrTimeSchedule, CronTriggerTimetable, task

from ingest.orchestration.assets import ARTICLES, FLAGS, LINKS, POSTS
from ingest.orchestration.declaration import Declaration
from ingest.orchestration.outcome import outcome_of, publish_if_new
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
    """Build analyse → link → publish."""
    with LINK.dag() as dag:
        analysed = _analyse()
        linked = _link()
        analysed >> linked
        _publish_links([linked])
    return watch(dag)


def compare_claims() -> DAG:
    """Build compare → publish."""
    with COMPARE.dag() as dag:
        _publish_flags([_compare()])
    return watch(dag)


@task(task_id="analyse")
def _analyse() -> dict[str, Any]:
    from ingest.pipeline import analyse, open_session

    with open_session() as session:
        return outcome_of(analyse(session))


@task(task_id="link")
def _link() -> dict[str, Any]:
    from ingest.pipeline import link, open_session

    with open_session() as session:
        return outcome_of(link(session))


@task(task_id="compare")
def _compare() -> dict[str, Any]:
    from ingest.pipeline import compare, open_session

    with open_session() as session:
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
