"""A connection of one account to Telegram, through Telethon. Credentials are values given by the caller.

A client lives in one event loop and one `async with`; nothing is kept between runs but what the caller
stores. Nothing here logs or shows a session string.
"""

import asyncio
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from ingest.telegram.decryption import decrypt_without_copies
from ingest.telegram.faults import AccountError, AccountState, telethon_errors, translate


@dataclass(frozen=True, slots=True)
class Server:
    """A server in place of Telegram's own: the demo's, or a test data centre."""

    host: str
    port: int
    dc_id: int = 2
    public_key: str = ""  # PEM; needed only where a session has no key yet


@dataclass(frozen=True, slots=True)
class Account:
    """Who reads. `session` is Telethon's session string, a secret; "" = not logged in yet."""

    name: str
    api_id: int
    api_hash: str = field(repr=False)
    session: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait and how often to try. Floods up to `flood_threshold` seconds are waited out."""

    flood_threshold: int = 5
    request_retries: int = 3
    connection_retries: int = 5
    retry_delay: float = 1.0
    request_timeout: float = 90.0
    connect_timeout: float = 20.0


DEFAULT_PATIENCE = Patience()


@dataclass(frozen=True, slots=True)
class Connection:
    """An open connection. `call` is the only way to ask something."""

    account: Account
    patience: Patience
    client: Any  # telethon.TelegramClient

    async def call(self, request: Any, *, resource: str) -> Any:
        """Send a request; every refusal comes as a `TelegramError` that tells whom it concerns."""
        method = type(request).__name__.removesuffix("Request")
        try:
            return await asyncio.wait_for(self.client(request), self.patience.request_timeout)
        except telethon_errors() as error:
            fault = translate(error, resource=resource, account=self.account.name, method=method)
            if fault is None:
                raise
            raise fault from error


@asynccontextmanager
async def connect(
    account: Account, *, server: Server | None = None, patience: Patience = DEFAULT_PATIENCE
) -> AsyncIterator[Connection]:
    """Open a connection of a logged-in account and close it at the end."""
    connection = await _open(account, server, patience)
    try:
        if not await connection.client.is_user_authorized():
            raise AccountError(AccountState.LOGIN_NEEDED, resource=account.name)
        yield connection
    finally:
        await connection.client.disconnect()


@asynccontextmanager
async def connect_for_login(
    account: Account, *, server: Server | None = None, patience: Patience = DEFAULT_PATIENCE
) -> AsyncIterator[Connection]:
    """Open a connection that need not be logged in."""
    connection = await _open(account, server, patience)
    try:
        yield connection
    finally:
        await connection.client.disconnect()


async def _open(account: Account, server: Server | None, patience: Patience) -> Connection:
    connection = Connection(account, patience, _client(account, server, patience))
    try:
        await asyncio.wait_for(connection.client.connect(), patience.request_timeout)
    except telethon_errors() as error:
        await connection.client.disconnect()
        fault = translate(error, resource=account.name, account=account.name, method="connect")
        if fault is None:
            raise
        raise fault from error
    return connection


def _client(account: Account, server: Server | None, patience: Patience) -> Any:
    from telethon import TelegramClient
    from telethon.sessions import StringSession

    decrypt_without_copies()
    try:
        session = StringSession(account.session or None)
    except ValueError as error:
        raise AccountError(AccountState.LOGIN_NEEDED, resource=account.name) from error
    if server is not None:
        session.set_dc(server.dc_id, server.host, server.port)
        if server.public_key:
            _trust(server.public_key)
    client = TelegramClient(
        session,
        account.api_id,
        account.api_hash,
        # Set here and not per call: Telethon ignores the threshold that a call is given.
        flood_sleep_threshold=patience.flood_threshold,
        raise_last_call_error=True,
        request_retries=patience.request_retries,
        connection_retries=patience.connection_retries,
        retry_delay=patience.retry_delay,
        timeout=patience.connect_timeout,
        device_model="server",
        app_version=_version(),
    )
    client.parse_mode = None
    return client


def _trust(pem: str) -> None:
    from telethon.crypto import rsa

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rsa.add_key(pem, old=False)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("telegram-claims")
    except PackageNotFoundError:
        return "0"
