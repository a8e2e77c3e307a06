"""Settings from the environment. Secrets never appear in `repr`, errors or logs; `.env` files are not read."""

import os
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from ingest.config.fields import REFUSAL, refusal
from ingest.model import ConfigError

_DATABASE = "Write postgresql://user:password@host:5432/database."
_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


def _default_home() -> Path:
    if os.geteuid() == 0:
        return Path("/var/lib/ingest")
    return Path.home() / ".local" / "state" / "ingest"


def _folder(value: Path) -> Path:
    return value.expanduser().absolute()


def _database(value: SecretStr | None) -> SecretStr | None:
    if value is not None and not value.get_secret_value().startswith(_SCHEMES):
        raise refusal("is no PostgreSQL address.", _DATABASE)
    try:
        _ = urlsplit(value.get_secret_value()).port if value is not None else None
    except ValueError:
        raise refusal("names no port that can be.", _DATABASE) from None
    return value


def _token(value: SecretStr | None) -> SecretStr | None:
    if value is not None and len(value.get_secret_value()) < 16:
        raise refusal("is too short to be safe.", "Use 16 characters or more, or unset it.")
    return value


def _server(value: str) -> str:
    host, _, port = value.rpartition(":")
    if value and not (host and port.isdigit() and 0 < int(port) < 65_536):
        raise refusal(f"'{value}' is no host:port.", "Write for example 127.0.0.1:4443.")
    return value


def _parts(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _is_loopback(endpoint: str) -> bool:
    """Say whether 127.0.0.1, 127.0.0.0/8, 127.0.0.1:80, ::1 or [::1]:80 stays on this machine."""
    host = endpoint[1:].partition("]")[0] if endpoint.startswith("[") else endpoint
    if host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        return ip_network(host, strict=False).is_loopback
    except ValueError:
        return False


def _loopback(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if not _is_loopback(value):
            raise refusal(f"'{value}' is no loopback address.", "Write for example 127.0.0.1 or 127.0.0.1:8080.")
    return values


def _hosts(value: object) -> object:
    if not isinstance(value, str):
        return value
    pairs = [part.strip().partition("=") for part in value.split(",") if part.strip()]
    for name, _, endpoint in pairs:
        if not name or not _is_loopback(endpoint):
            raise refusal(f"'{name}={endpoint}' leads to no loopback address.", "Write name=127.0.0.1:8080.")
    return {name.strip().lower(): endpoint.strip() for name, _, endpoint in pairs}


def _sessions(value: object) -> object:
    if not isinstance(value, str):
        return value
    pairs = [part.strip().partition("=") for part in value.split(",") if part.strip()]
    if any(not name.isidentifier() or not secret for name, _, secret in pairs):
        raise refusal("holds something else than named sessions.", "Write name=session, with commas between them.")
    if len({name for name, _, _ in pairs}) < len(pairs):
        raise refusal("names an account twice.", "Give each session a name of its own.")
    return {name: secret for name, _, secret in pairs}


Folder = Annotated[Path, AfterValidator(_folder)]
DatabaseUrl = Annotated[SecretStr | None, AfterValidator(_database)]


class Settings(BaseSettings):
    """What the environment asks for; each field's alias is the variable's name."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, case_sensitive=True, hide_input_in_errors=True
    )

    home: Folder = Field(
        default_factory=_default_home, validation_alias="INGEST_HOME", description="Embedded store and blobs."
    )
    config: Path = Field(Path("config"), validation_alias="INGEST_CONFIG", description="Folder with channels.yml.")
    database_url: DatabaseUrl = Field(
        None, validation_alias="INGEST_DATABASE_URL", description="Application's login; replaces the embedded store."
    )
    owner_url: DatabaseUrl = Field(
        None, validation_alias="INGEST_OWNER_URL", description="Owner's login: migrations and retention."
    )
    reader_url: DatabaseUrl = Field(
        None, validation_alias="INGEST_READER_URL", description="Reader's login: `ingest query`."
    )
    require_all: bool = Field(
        False, validation_alias="INGEST_REQUIRE_ALL", description="Tests fail instead of skipping what a machine lacks."
    )
    traceback: bool = Field(
        False, validation_alias="INGEST_TRACEBACK", description="Errors show where in the code they arose."
    )
    log: Literal["off", "debug", "info", "warning", "error"] = Field(
        "off", validation_alias="INGEST_LOG", description="Least level that is logged to standard error: off, debug, …"
    )
    log_form: Literal["text", "json"] = Field(
        "text", validation_alias="INGEST_LOG_FORM", description="How log lines look: text or json."
    )
    failed_share: float = Field(
        0.5,
        gt=0,
        le=1,
        validation_alias="INGEST_FAILED_SHARE",
        description="A DAG's run fails when more than this share of its channels, feeds or pages failed.",
    )
    link_shards: int = Field(
        1, ge=1, le=64, validation_alias="INGEST_LINK_SHARDS", description="Tasks that link side by side."
    )
    serve_token: Annotated[SecretStr | None, AfterValidator(_token)] = Field(
        None, validation_alias="INGEST_SERVE_TOKEN", description="Token of `ingest serve`, at least 16 characters."
    )
    telegram_api_id: int | None = Field(
        None, validation_alias="TELEGRAM_API_ID", description="Number of the application at my.telegram.org."
    )
    telegram_api_hash: SecretStr | None = Field(
        None, validation_alias="TELEGRAM_API_HASH", description="Secret of the application at my.telegram.org."
    )
    telegram_session: SecretStr | None = Field(
        None, validation_alias="INGEST_TELEGRAM_SESSION", description="Session, as `ingest telegram login` gives it."
    )
    telegram_sessions: Annotated[dict[str, SecretStr], NoDecode, BeforeValidator(_sessions)] = Field(
        {},
        validation_alias="INGEST_TELEGRAM_SESSIONS",
        description="Sessions of several accounts, name=session, with commas; replaces INGEST_TELEGRAM_SESSION.",
    )
    telegram_server: Annotated[str, AfterValidator(_server)] = Field(
        "", validation_alias="INGEST_TELEGRAM_SERVER", description="host:port of another Telegram server (demo, tests)."
    )
    telegram_key: Path | None = Field(
        None, validation_alias="INGEST_TELEGRAM_KEY", description="Public key (PEM) of that server."
    )
    contact: str = Field(
        "",
        validation_alias="INGEST_CONTACT",
        description="Address or page where the owner of a site reaches you; part of the user agent.",
    )
    allow_addresses: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_parts), AfterValidator(_loopback)] = Field(
        (),
        validation_alias="INGEST_ALLOW_ADDRESSES",
        description="Loopback addresses that may be fetched from, with commas (demo, tests).",
    )

    fetch_hosts: Annotated[dict[str, str], NoDecode, BeforeValidator(_hosts)] = Field(
        {},
        validation_alias="INGEST_FETCH_HOSTS",
        description="Host names looked for on this machine: name=127.0.0.1:8080, with commas (demo, tests).",
    )

    dag_id: str = Field(
        "", validation_alias="AIRFLOW_CTX_DAG_ID", description="Set by Airflow for its tasks; noted with each run."
    )
    dag_run_id: str = Field(
        "", validation_alias="AIRFLOW_CTX_DAG_RUN_ID", description="Set by Airflow for its tasks; noted with each run."
    )
    task_id: str = Field(
        "", validation_alias="AIRFLOW_CTX_TASK_ID", description="Set by Airflow for its tasks; noted with each run."
    )

    @model_validator(mode="after")
    def _urls_come_together(self) -> Self:
        if self.database_url is None and (self.owner_url or self.reader_url):
            raise refusal(
                "INGEST_OWNER_URL and INGEST_READER_URL need INGEST_DATABASE_URL.",
                "Set it, or unset both for the embedded store.",
            )
        return self

    @property
    def database_urls(self) -> tuple[str | None, str | None, str | None]:
        """Addresses with passwords, for opening the store only: application, owner, reader; None = not given."""
        app, owner, reader = (
            None if secret is None else secret.get_secret_value()
            for secret in (self.database_url, self.owner_url, self.reader_url)
        )
        return app, owner, reader

    @property
    def secrets(self) -> tuple[SecretStr, ...]:
        """Every secret that is set, for whoever must keep them out of a log."""
        found: list[SecretStr] = []
        for name in type(self).model_fields:
            value = getattr(self, name)
            found += value.values() if isinstance(value, dict) else [value]
        return tuple(one for one in found if isinstance(one, SecretStr))

    @property
    def origin(self) -> tuple[str, str, str]:
        """DAG, run and task that this process works for; empty texts = none."""
        return self.dag_id, self.dag_run_id, self.task_id

    @property
    def telegram_address(self) -> tuple[str, int] | None:
        """Host and port of another Telegram server; None = the real one."""
        host, _, port = self.telegram_server.rpartition(":")
        return (host.strip("[]"), int(port)) if host else None


def read_settings() -> Settings:
    """Return the settings of this process; raises ConfigError naming the variable, never a secret's value."""
    try:
        return Settings()
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[0]
        context = found.get("ctx", {})
        message = context["message"] if found["type"] == REFUSAL else f"{found['msg']}."
        names = ", ".join(str(part) for part in found["loc"])
        resource = f"environment, {names}" if names else "environment"
        raise ConfigError(message, resource=resource, remedy=context.get("remedy", "Change or unset it.")) from None


def setting_names() -> dict[str, str]:
    """Return the name and meaning of each variable that is read."""
    return {str(field.validation_alias): field.description or "" for field in Settings.model_fields.values()}
