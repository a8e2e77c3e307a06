"""What tasks hand on, and when a run counts as failed or as nothing new."""

from typing import Any

import pytest
from airflow.sdk.exceptions import AirflowException, AirflowSkipException

from ingest.model import Issue, Summary
from ingest.orchestration.outcome import outcome_of, publish_if_new


def outcome(failed: int = 0, **counts: int) -> dict[str, Any]:
    return outcome_of(Summary("collect", counts, failed=failed))


def test_only_counts_are_handed_on() -> None:
    summary = Summary("fetch", {"pages": 3}, {"failed": 1}, (Issue("failed", "https://x.example", "secret"),), 1)
    found = outcome_of(summary)
    assert found == {"name": "fetch", "counts": {"pages": 3}, "skipped": {"failed": 1}, "failed": 1, "notes": 1}
    assert "secret" not in str(found)


def test_what_is_new_is_counted_over_all_bundles() -> None:
    given = [outcome(items=5, new_posts=2), outcome(items=5, new_posts=1, new_revisions=4), outcome(items=5)]
    assert publish_if_new(given, ("new_posts", "new_revisions")) == 7


@pytest.mark.parametrize("given", [[], [{}], [outcome(items=3, known=9)]])
def test_nothing_new_skips_what_comes_after(given: list[dict[str, Any]]) -> None:
    with pytest.raises(AirflowSkipException):
        publish_if_new(given, ("new_posts",))


@pytest.mark.parametrize(("failed", "tried"), [(3, 5), (1, 1), (2, 0)])
def test_more_than_half_failed_is_a_failure(failed: int, tried: int) -> None:
    with pytest.raises(AirflowException, match="failed"):
        publish_if_new([outcome(failed, items=tried, new_posts=9)], ("new_posts",))


@pytest.mark.parametrize(("failed", "tried"), [(1, 2), (2, 5), (0, 0)])
def test_half_failed_is_none(failed: int, tried: int) -> None:
    assert publish_if_new([outcome(failed, items=tried, new_posts=9)], ("new_posts",)) == 9
