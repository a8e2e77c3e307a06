"""How failed tasks are tried again."""

from collections.abc import Callable
from typing import Any

import pytest
from airflow.sdk import RetryAction

from ingest.model import ConfigError, IngestError, InputError, StoreError
from ingest.orchestration.retry import PoliteRetry
from ingest.telegram.faults import AccountError, AccountState, ChannelError, ChannelState, FloodWaitError


def decide(error: BaseException) -> Any:
    return PoliteRetry().evaluate(error, 1, 3, None)


def caused(error: Exception) -> RuntimeError:
    """Return an error that came of another, as Airflow wraps what a task raises."""
    try:
        try:
            raise error
        except type(error) as cause:
            raise RuntimeError("task failed") from cause
    except RuntimeError as outer:
        return outer


@pytest.mark.parametrize("wrap", [lambda error: error, caused])
def test_a_flood_waits_as_long_as_telegram_asks(wrap: Callable[[Exception], Exception]) -> None:
    found = decide(wrap(FloodWaitError("GetHistory", 900, resource="channel")))
    assert found.action is RetryAction.RETRY
    assert found.retry_delay.total_seconds() == 901


@pytest.mark.parametrize(
    "error",
    [
        AccountError(AccountState.SESSION_DEAD, resource="default"),
        ConfigError("unknown key", resource="channels.yml"),
        InputError("no page", resource="a.html"),
        caused(AccountError(AccountState.FROZEN, resource="default")),
    ],
)
def test_what_a_person_must_mend_is_not_tried_again(error: Exception) -> None:
    found = decide(error)
    assert found.action is RetryAction.FAIL
    assert "person" in found.reason


@pytest.mark.parametrize(
    "error",
    [
        StoreError("cannot be reached", resource="db"),
        ChannelError(ChannelState.PRIVATE, resource="gromov"),
        IngestError("x"),
        ValueError("bug"),
    ],
)
def test_everything_else_goes_by_the_tasks_own_retries(error: Exception) -> None:
    assert decide(error).action not in (RetryAction.FAIL, RetryAction.RETRY)


def test_policy_survives_the_way_into_airflows_database() -> None:
    policy = PoliteRetry()
    assert isinstance(PoliteRetry.deserialize(policy.serialize()), PoliteRetry)
