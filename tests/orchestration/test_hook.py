"""The connection type `telegram`: read into settings, masked everywhere else."""

import json

import pytest

from ingest.model import ConfigError

SESSION, HASH = "1AbSessionOfTheConnection", "0123456789abcdef0123456789abcdef"


def connection(**changes: object) -> str:
    fields: dict[str, object] = {
        "conn_type": "telegram",
        "login": "12345",
        "password": SESSION,
        "extra": {"api_secret": HASH},
    }
    return json.dumps({**fields, **changes})


def test_the_connection_becomes_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.orchestration.hook import TelegramHook

    monkeypatch.setenv("AIRFLOW_CONN_TELEGRAM_DEFAULT", connection())
    settings = TelegramHook().settings()
    assert settings.telegram_api_id == 12345
    assert settings.telegram_api_hash is not None
    assert settings.telegram_api_hash.get_secret_value() == HASH
    assert settings.telegram_session is not None
    assert settings.telegram_session.get_secret_value() == SESSION
    assert SESSION not in repr(settings)


def test_the_environment_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.orchestration.hook import TelegramHook

    monkeypatch.setenv("AIRFLOW_CONN_TELEGRAM_DEFAULT", connection())
    monkeypatch.setenv("INGEST_TELEGRAM_SESSION", "of the environment")
    kept = TelegramHook().settings().telegram_session
    assert kept is not None
    assert kept.get_secret_value() == "of the environment"


@pytest.mark.parametrize("change", [{"login": "abc"}, {"password": None}, {"extra": {}}])
def test_an_incomplete_connection_is_named(monkeypatch: pytest.MonkeyPatch, change: dict[str, object]) -> None:
    from ingest.orchestration.hook import TelegramHook

    monkeypatch.setenv("AIRFLOW_CONN_TELEGRAM_DEFAULT", connection(**change))
    with pytest.raises(ConfigError, match="telegram_default") as caught:
        TelegramHook().settings()
    assert SESSION not in str(caught.value)


def test_both_secrets_are_masked_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    from airflow.sdk._shared.secrets_masker import redact

    from ingest.orchestration.provider import API_HASH

    assert redact({API_HASH: HASH, "password": SESSION}) == {API_HASH: "***", "password": "***"}


def test_the_provider_bears_the_name_of_the_distribution() -> None:
    from importlib.metadata import entry_points

    (point,) = [one for one in entry_points(group="apache_airflow_provider") if one.value.startswith("ingest.")]
    assert point.dist is not None
    assert point.load()()["package-name"] == point.dist.name
