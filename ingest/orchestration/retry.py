"""How a failed task is tried again: as long as Telegram or a host asks, and never for a dead account."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from airflow.sdk import Context, RetryAction, RetryDecision, RetryPolicy

from ingest.model import ConfigError, InputError
from ingest.telegram.faults import AccountError, FloodWaitError


class PoliteRetry(RetryPolicy):
    """Wait as long as Telegram asks; fail at once where a person must act (login, configuration, input)."""

    def evaluate(
        self,
        exception: BaseException,
        try_number: int,
        max_tries: int,
        context: Context | None = None,
    ) -> RetryDecision:
        """Decide by the error and its causes, the nearest first."""
        for error in _causes(exception):
            match error:
                case FloodWaitError():
                    delay = timedelta(seconds=error.seconds + 1)
                    return RetryDecision(RetryAction.RETRY, delay, f"Telegram asks to wait {error.seconds} s")
                case AccountError() | ConfigError() | InputError():
                    return RetryDecision(RetryAction.FAIL, reason=f"a person must act: {error}")
        return RetryDecision()

    def serialize(self) -> dict[str, Any]:
        """Return nothing: the policy has no settings."""
        return {}

    @classmethod
    def deserialize(cls, data: dict[str, Any]) -> "PoliteRetry":
        """Return the one policy."""
        return cls()


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
