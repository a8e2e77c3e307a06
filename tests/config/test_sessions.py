"""Sessions of several accounts from one variable; none of them is ever shown."""

import pytest

from ingest.config import read_settings
from ingest.model import ConfigError


def test_named_sessions_are_read_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INGEST_TELEGRAM_SESSIONS", "first=1Abc==, second=1Xyz=")
    settings = read_settings()
    secrets = {name: secret.get_secret_value() for name, secret in settings.telegram_sessions.items()}
    assert secrets == {"first": "1Abc==", "second": "1Xyz="}
    assert "1Abc" not in repr(settings)


@pytest.mark.parametrize("value", ["1Abcdef", "a b=1Abc", "first=1Abc,first=1Xyz", "first="])
def test_what_is_no_list_of_named_sessions_is_refused_without_showing_it(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("INGEST_TELEGRAM_SESSIONS", value)
    with pytest.raises(ConfigError) as caught:
        read_settings()
    assert "INGEST_TELEGRAM_SESSIONS" in str(caught.value)
    assert "1Abc" not in str(caught.value)
