"""What a task hands on: counts only, and when a run counts as failed."""

from typing import Any

from airflow.sdk.exceptions import AirflowException, AirflowSkipException

from ingest.model import Summary
from ingest.orchestration.metrics import count


def outcome_of(summary: Summary) -> dict[str, Any]:
    """Return the counts that go through XCom, and add them to the metrics; the rows themselves stay in the store."""
    count(summary)
    return {
        "name": summary.name,
        "counts": dict(summary.counts),
        "skipped": dict(summary.skipped),
        "failed": summary.failed,
        "notes": len(summary.issues),
    }


def publish_if_new(outcomes: list[dict[str, Any]], news: tuple[str, ...]) -> int:
    """Return how much is new; skip when nothing is, fail when a larger share of the items failed than is allowed.

    `news` names the counts that mean something for the DAGs downstream. `items` in an outcome's counts is
    the number of things tried (channels, feeds). INGEST_FAILED_SHARE is the share.
    """
    from ingest.config import read_settings

    given = [outcome for outcome in outcomes if outcome]
    failed = sum(outcome["failed"] for outcome in given)
    tried = sum(outcome["counts"].get("items", 0) for outcome in given)
    if failed and failed > read_settings().failed_share * max(tried, failed):
        raise AirflowException(
            f"{failed} of {max(tried, failed)} items failed; see the view `outcomes` for each of them."
        )
    fresh: int = sum(outcome["counts"].get(name, 0) for outcome in given for name in news)
    if not fresh:
        raise AirflowSkipException("nothing new")
    return fresh
