"""What the triggerer does when a run of a DAG misses its deadline: tell people by the ways that notifiers.py knows.

The callback lives in the triggerer's event loop: it waits for nothing but the network, and opens no store.
"""

from datetime import timedelta
from typing import Any

from airflow.sdk.definitions.callback import AsyncCallback
from airflow.sdk.definitions.deadline import DeadlineAlert, DeadlineReference

from ingest.orchestration.notifiers import send_alert


def late(after: timedelta, hint: str) -> DeadlineAlert:
    """Return the alert of a run that is not done `after` it was queued; `hint` says what to do then."""
    return DeadlineAlert(
        reference=DeadlineReference.DAGRUN_QUEUED_AT,
        interval=after,
        callback=AsyncCallback(tell_late, kwargs={"minutes": after / timedelta(minutes=1), "hint": hint}),
        name="late",
    )


async def tell_late(minutes: float, hint: str, context: dict[str, Any] | None = None) -> int:
    """Tell that a run is late; return by how many ways."""
    return await send_alert(*late_text((context or {}).get("dag_run") or {}, minutes, hint))


def late_text(run: dict[str, Any], minutes: float, hint: str) -> tuple[str, str]:
    """Return subject and text; `run` is what Airflow tells of the run, as its REST API does."""
    dag_id = run.get("dag_id") or "a DAG"
    subject = f"{dag_id} is late: not done after {minutes:g} min"
    queued = f", queued at {run['queued_at']}" if run.get("queued_at") else ""
    return subject, f"{subject}.\n\nRun {run.get('dag_run_id') or run.get('run_id') or '?'}{queued}.\n{hint}"
