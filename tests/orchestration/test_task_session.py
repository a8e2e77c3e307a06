"""In a task Airflow masks our secrets, and our own events are redacted."""

import json

import pytest
import structlog

from ingest.config import read_settings
from ingest.config.redaction import Redactor
from ingest.orchestration.task_session import keep_secrets

SESSION = "session-of-an-account"


def test_secrets_are_masked_whatever_logs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from airflow.sdk._shared.secrets_masker import redact

    monkeypatch.setenv("INGEST_TELEGRAM_SESSIONS", f"one={SESSION}")
    monkeypatch.setenv("INGEST_DATABASE_URL", "postgresql://app:of-the-application@db/claims")
    kept = structlog.get_config()["processors"]
    try:
        keep_secrets(read_settings())
        keep_secrets(read_settings())
        processors = structlog.get_config()["processors"]
        assert sum(isinstance(one, Redactor) for one in processors) == 1
        event = processors[0](None, "info", {"event": "x", "said": f"{SESSION} of-the-application"})
        assert json.dumps(event) == '{"event": "x", "said": "*** ***"}'
    finally:
        structlog.configure(processors=kept)
    assert SESSION not in str(redact(f"using {SESSION}"))
    assert "of-the-application" not in str(redact("using of-the-application"))
