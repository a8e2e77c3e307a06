"""DAGs around the others: telling people of flags, writing exports, keeping the store in order."""

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, AssetOrTimeSchedule, CronTriggerTimetable, task

from ingest.orchestration.assets import FLAGS
from ingest.orchestration.declaration import Declaration
from ingest.orchestration.outcome import outcome_of
from ingest.orchestration.task_session import open_task_session
from ingest.orchestration.watch import watch

NOTIFY = Declaration(
    id="notify_export",
    schedule=AssetOrTimeSchedule(timetable=CronTriggerTimetable("50 5 * * *", timezone="UTC"), assets=[FLAGS]),
    summary="Tell people of new flags in one digest, and write the exports",
    when_it_fails=(
        "`tell`: the log names the webhook or mail server (connections `ingest_webhook`, `ingest_email`) and what it "
        "said; the flags stay untold and come with the next run. `export`: look at the disk below INGEST_HOME/exports."
    ),
    tags=frozenset({"derive"}),
    retries=3,
)

MAINTENANCE = Declaration(
    id="maintenance",
    schedule="20 3 * * *",
    summary="Apply the terms of retention, check the evidence, note silent channels",
    when_it_fails=(
        "`ledger`: evidence was changed or lost; stop writing, read `ingest verify` and docs/evidence.md, and restore "
        "a backup beside the store to compare. `retain`: bytes are taken out by the owner's login, INGEST_OWNER_URL. "
        "Silent channels are rows in the view `issues` (`stale_channel`) until they are seen again, not a failure."
    ),
    tags=frozenset({"evidence"}),
    timeout=timedelta(hours=6),
)


def notify_export() -> DAG:
    """Build tell and export, which do not wait for each other."""
    with NOTIFY.dag() as dag:
        _tell()
        _export()
    return watch(dag)


def maintenance() -> DAG:
    """Build retain → ledger, and freshness beside them."""
    with MAINTENANCE.dag() as dag:
        _retain() >> _ledger()
        _freshness()
    return watch(dag)


@task(task_id="tell")
def _tell() -> dict[str, Any]:
    from airflow.sdk.configuration import conf

    from ingest.orchestration.notifiers import send_digest
    from ingest.orchestration.plugin import framed_desk
    from ingest.pipeline import tell

    base = str(conf.get("api", "base_url", fallback="") or "").rstrip("/")
    with open_task_session() as session:
        return outcome_of(tell(session, send_digest, framed_desk(base) if base else ""))


@task(task_id="export")
def _export() -> dict[str, int]:
    from ingest.pipeline import write_exports

    with open_task_session() as session:
        return write_exports(session)


@task(task_id="retain")
def _retain() -> dict[str, Any]:
    from ingest.pipeline import retain

    with open_task_session() as session:
        return outcome_of(retain(session))


@task(task_id="ledger", trigger_rule="all_done", retries=0)
def _ledger() -> dict[str, Any]:
    from airflow.sdk.exceptions import AirflowFailException

    from ingest.pipeline import check_ledger

    with open_task_session() as session:
        found = check_ledger(session)
    if found.failed:
        raise AirflowFailException(f"{found.failed} faults in the evidence; the first: {found.issues[0].message}")
    return outcome_of(found)


@task(task_id="freshness")
def _freshness() -> dict[str, Any]:
    from ingest.pipeline import check_freshness

    with open_task_session() as session:
        return outcome_of(check_freshness(session))
