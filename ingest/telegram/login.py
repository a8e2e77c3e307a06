"""Logging an account in: by a code that Telegram sends, or by a QR code that a logged-in device scans.

A two-step password is asked for where one is set. The result is a session string: a secret that the caller keeps where
secrets are kept.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ingest.model import InputError
from ingest.telegram.client import DEFAULT_PATIENCE, Account, Patience, Server, connect_for_login
from ingest.telegram.faults import telethon_errors, translate

if TYPE_CHECKING:
    from ingest.telegram.client import Connection

_CODES = 10  # QR codes shown one after the other; each lives half a minute


async def log_in(
    account: Account,
    phone: str,
    ask_code: Callable[[], str],
    ask_password: Callable[[], str],
    *,
    server: Server | None = None,
    patience: Patience = DEFAULT_PATIENCE,
) -> str:
    """Log in by a code and return the session string.

    `ask_code` and `ask_password` are called when Telegram wants them. Raises `InputError` for a wrong
    number, code or password.
    """
    from telethon import errors

    async with _login(account, server, patience) as connection:
        client = connection.client
        await client.send_code_request(phone)
        try:
            await client.sign_in(phone, ask_code())
        except errors.SessionPasswordNeededError:
            await client.sign_in(password=ask_password())
        return str(client.session.save())


async def log_in_by_qr(
    account: Account,
    show: Callable[[str], None],
    ask_password: Callable[[], str],
    clock: Callable[[], datetime],
    *,
    server: Server | None = None,
    patience: Patience = DEFAULT_PATIENCE,
) -> str:
    """Log in by a QR code and return the session string.

    `show` is given the address that the code holds, again each time that a code was not scanned in its half minute.
    Raises `InputError` when none was, and for a wrong password.
    """
    from telethon import errors

    async with _login(account, server, patience) as connection:
        client = connection.client
        try:
            waiting = await client.qr_login()
            for _ in range(_CODES):
                if await _scanned(waiting, show, max((waiting.expires - clock()).total_seconds(), 0)):
                    break
                await waiting.recreate()
                if await client.get_me() is not None:  # scanned at the last moment
                    break
            else:
                raise InputError("no QR code was scanned.", resource="login", remedy="Run the command again.")
        except errors.SessionPasswordNeededError:
            await client.sign_in(password=ask_password())
        return str(client.session.save())


async def _scanned(waiting: Any, show: Callable[[str], None], seconds: float) -> bool:
    """Show a code and say whether it was scanned within so many seconds."""
    listening = asyncio.create_task(waiting.wait(seconds))
    try:
        await asyncio.sleep(0)  # it listens before anybody can scan
        show(waiting.url)
        await listening
    except TimeoutError:
        return False
    finally:
        listening.cancel()
    return True


@asynccontextmanager
async def _login(account: Account, server: Server | None, patience: Patience) -> "AsyncIterator[Connection]":
    """Open a connection for a login; what Telegram refuses is told in the words of the house."""
    from telethon import errors

    # A login makes a new key: the old session, if there is one, stays as it is.
    async with connect_for_login(replace(account, session=""), server=server, patience=patience) as connection:
        try:
            yield connection
        except (errors.PhoneNumberInvalidError, TypeError) as error:
            raise InputError("this is no phone number that Telegram knows.", resource="phone") from error
        except (errors.PhoneCodeInvalidError, errors.PhoneCodeExpiredError, errors.PhoneCodeEmptyError) as error:
            raise InputError("the code is wrong or too old.", resource="code", remedy="Ask for a new one.") from error
        except errors.PasswordHashInvalidError as error:
            raise InputError("the two-step password is wrong.", resource="password") from error
        except InputError:
            raise
        except telethon_errors() as error:
            fault = translate(error, resource=account.name, account=account.name, method="login")
            if fault is None:
                raise
            raise fault from error
