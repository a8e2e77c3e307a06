"""What the environment asks for, and that secrets stay out of sight."""

from pathlib import Path

import pytest

from ingest.config import read_settings
from ingest.config.settings import setting_names
from ingest.model import ConfigError


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)


def test_defaults_for_an_ordinary_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setenv("HOME", "/home/vera lis")
    settings = read_settings()
    assert settings.home == Path("/home/vera lis/.local/state/ingest")
    assert settings.config == Path("config")
    assert (settings.database_url, settings.telegram_address, settings.allow_addresses) == (None, None, ())


def test_defaults_for_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert read_settings().home == Path("/var/lib/ingest")


def test_an_empty_variable_is_as_if_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INGEST_DATABASE_URL", "")
    monkeypatch.setenv("TELEGRAM_API_ID", "")
    assert read_settings().database_url is None
    assert read_settings().telegram_api_id is None


def test_a_file_named_dot_env_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_API_ID=5\n")
    monkeypatch.chdir(tmp_path)
    assert read_settings().telegram_api_id is None


def test_values_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INGEST_TELEGRAM_SERVER", "127.0.0.1:4443")
    monkeypatch.setenv("INGEST_ALLOW_ADDRESSES", "127.0.0.0/8, 127.0.0.1:8080,[::1]:80,::1")
    monkeypatch.setenv("INGEST_FETCH_HOSTS", "Courier.example=127.0.0.1:8001, post.example=[::1]:8002")
    settings = read_settings()
    assert settings.fetch_hosts == {"courier.example": "127.0.0.1:8001", "post.example": "[::1]:8002"}
    assert settings.telegram_address == ("127.0.0.1", 4443)
    assert settings.allow_addresses == ("127.0.0.0/8", "127.0.0.1:8080", "[::1]:80", "::1")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("INGEST_TELEGRAM_SERVER", "localhost", "'localhost' is no host:port. Write for example"),
        ("INGEST_ALLOW_ADDRESSES", "127.0.0.1,10.0.0.5", "'10.0.0.5' is no loopback address."),
        ("INGEST_ALLOW_ADDRESSES", "0.0.0.0/0", "'0.0.0.0/0' is no loopback address."),
        ("INGEST_FETCH_HOSTS", "courier.example=192.168.0.7:80", "'courier.example=192.168.0.7:80' leads to no"),
        ("INGEST_FETCH_HOSTS", "courier.example", "'courier.example=' leads to no"),
        ("INGEST_ALLOW_ADDRESSES", "intranet", "'intranet' is no loopback address."),
        ("INGEST_DATABASE_URL", "mysql://root:hunter2@db/x", "is no PostgreSQL address."),
        ("TELEGRAM_API_ID", "hunter2", "Input should be a valid integer"),
    ],
)
def test_a_wrong_value_names_the_variable_and_no_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError) as caught:
        read_settings()
    assert str(caught.value).startswith(f"environment, {name}: {told}")
    assert "hunter2" not in str(caught.value)


def test_the_readers_url_needs_the_applications_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INGEST_READER_URL", "postgresql://reader:hunter2@db/x")
    with pytest.raises(ConfigError, match="need INGEST_DATABASE_URL") as caught:
        read_settings()
    assert "hunter2" not in str(caught.value)


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TELEGRAM_API_HASH", "INGEST_TELEGRAM_SESSION"):
        monkeypatch.setenv(name, "hunter2")
    monkeypatch.setenv("INGEST_DATABASE_URL", "postgresql://app:hunter2@db/x")
    settings = read_settings()
    assert "hunter2" not in repr(settings)
    assert settings.telegram_api_hash is not None
    assert settings.telegram_api_hash.get_secret_value() == "hunter2"
