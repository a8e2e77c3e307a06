"""What every task begins with: a session of the pipeline, and a log that shows no secret."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from airflow.sdk.log import mask_secret

from ingest.orchestration.hook import TelegramHook
from ingest.orchestration.metrics import count_flood

if TYPE_CHECKING:
    from ingest.config import Settings
    from ingest.pipeline import Session


@contextmanager
def open_task_session(*, telegram: bool = False) -> "Iterator[Session]":
    """Open a session; with `telegram` its account is that of Airflow's connection, where the environment has none."""
    from ingest.config import read_settings
    from ingest.pipeline import open_session
    from ingest.telegram.faults import FloodWaitError

    settings = TelegramHook().settings() if telegram else read_settings()
    keep_secrets(settings)
    with open_session(settings=settings) as session:
        try:
            yield session
        except FloodWaitError as flood:
            count_flood(flood.method)
            raise


def keep_secrets(settings: "Settings") -> None:
    """Let Airflow mask our secrets in everything it logs or shows, and redact our own events by their shape too."""
    import structlog

    from ingest.config.redaction import Redactor, secrets_of

    secrets = [*secrets_of(os.environ), *(s.get_secret_value() for s in settings.secrets)]
    for secret in secrets:
        mask_secret(secret)
    processors = structlog.get_config()["processors"]
    others = [one for one in processors if not isinstance(one, Redactor)]
    structlog.configure(processors=[Redactor(secrets), *others])
