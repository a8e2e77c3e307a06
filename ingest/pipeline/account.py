"""The Telegram accounts that read: their credentials and their server, from the environment."""

from dataclasses import replace

from ingest.config import Settings
from ingest.model import ConfigError
from ingest.pipeline.session import Session
from ingest.telegram.client import Account, Server

NAME = "default"


def accounts_of(session: Session) -> tuple[Account, ...]:
    """Return the accounts of INGEST_TELEGRAM_SESSIONS, or the one of INGEST_TELEGRAM_SESSION."""
    sessions = session.settings.telegram_sessions
    if not sessions:
        return (account_of(session),)
    application = account_to_log_in(session.settings)
    return tuple(
        replace(application, name=name, session=secret.get_secret_value()) for name, secret in sessions.items()
    )


def account_of(session: Session) -> Account:
    """Return the account; raises ConfigError naming what is missing, never showing a secret."""
    settings = session.settings
    account = account_to_log_in(settings)
    if settings.telegram_session is None:
        raise ConfigError(
            "no account is logged in.",
            resource="INGEST_TELEGRAM_SESSION",
            remedy="Run `ingest telegram login` and set it to what that prints.",
        )
    return replace(account, session=settings.telegram_session.get_secret_value())


def account_to_log_in(settings: Settings) -> Account:
    """Return the account without a session; raises ConfigError when the API credentials are missing."""
    if settings.telegram_api_id is None or settings.telegram_api_hash is None:
        raise ConfigError(
            "Telegram's API credentials are not set.",
            resource="TELEGRAM_API_ID, TELEGRAM_API_HASH",
            remedy="Get them at my.telegram.org and set both; README, 'Watch a real channel'.",
        )
    return Account(NAME, settings.telegram_api_id, settings.telegram_api_hash.get_secret_value())


def server_of(settings: Settings) -> Server | None:
    """Return the server in place of Telegram's own; None = the real one."""
    address = settings.telegram_address
    if address is None:
        return None
    key = settings.telegram_key
    return Server(*address, public_key=key.read_text("ascii") if key is not None else "")
