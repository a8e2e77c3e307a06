"""How a failed task is tried again: as long as Telegram or a host asks, and never for a dead account."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from airflow.sdk import Context, RetryAction, RetryDecision, RetryPolicy

from ingest.model import ConfigError, InputError


class PoliteRetry(RetryPolicy):
    """Wait as long as the error asks (`retry_after`, in seconds); fail at once where a person must act.

    An error of ours says so itself: `retry_after` is how long the other side wants to be left alone,
    `permanent = True` means that no retry can help.
    """

    def evaluate(
        self,
        exception: BaseException,
        try_number: int,
        max_tries: int,
        context: Context | None = None,
    ) -> RetryDecision:
        """Decide by the error and its causes, the nearest first."""
        for error in _causes(exception):
            seconds = getattr(error, "retry_after", None)
            if seconds is not None:
                return RetryDecision(
                    action=RetryAction.RETRY,
                    retry_delay=timedelta(seconds=float(seconds) + 1),
                    reason=f"asked to wait {seconds} s",
                )
            if getattr(error, "permanent", False) or isinstance(error, ConfigError | InputError):
                return RetryDecision(action=RetryAction.FAIL, reason=f"a person must act: {error}")
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
