"""Ask Telegram which channels bear some names; for people who write channels.yml."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.config import Settings
from ingest.model import ConfigError
from ingest.pipeline.account import account_to_log_in, server_of
from ingest.telegram import ChannelRef, connect, resolve_channel


async def resolve_names(settings: Settings, handles: Sequence[str]) -> list[ChannelRef]:
    """Return the channel of each name. Each costs one of the account's few resolves; nothing is stored."""
    account = account_to_log_in(settings)
    if settings.telegram_session is None:
        raise ConfigError(
            "no account is logged in.", resource="INGEST_TELEGRAM_SESSION", remedy="Run `ingest telegram login`."
        )
    session = settings.telegram_session.get_secret_value()
    async with connect(replace(account, session=session), server=server_of(settings)) as connection:
        return [await resolve_channel(connection, _bare(handle)) for handle in handles]


def _bare(handle: str) -> str:
    """Return the name alone of name, @name or https://t.me/name."""
    return handle.strip().rstrip("/").rpartition("/")[2].removeprefix("@")
