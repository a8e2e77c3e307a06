"""Logging an account in by a code that Telegram sends, with a two-step password where one is set.

The result is a session string: a secret that the caller keeps where secrets are kept.
"""

from collections.abc import Callable
from dataclasses import replace

from ingest.model import InputError
from ingest.telegram.client import DEFAULT_PATIENCE, Account, Patience, Server, connect_for_login
from ingest.telegram.faults import telethon_errors, translate


async def log_in(
    account: Account,
    phone: str,
    ask_code: Callable[[], str],
    ask_password: Callable[[], str],
    *,
    server: Server | None = None,
    patience: Patience = DEFAULT_PATIENCE,
) -> str:
    """Log in and return the session string.

    `ask_code` and `ask_password` are called when Telegram wants them. Raises `InputError` for a wrong
    number, code or password.
    """
    from telethon import errors

    # A login makes a new key: the old session, if there is one, stays as it is.
    async with connect_for_login(replace(account, session=""), server=server, patience=patience) as connection:
        client = connection.client
        try:
            await client.send_code_request(phone)
            try:
                await client.sign_in(phone, ask_code())
            except errors.SessionPasswordNeededError:
                await client.sign_in(password=ask_password())
        except (errors.PhoneNumberInvalidError, TypeError) as error:
            raise InputError("this is no phone number that Telegram knows.", resource="phone") from error
        except (errors.PhoneCodeInvalidError, errors.PhoneCodeExpiredError, errors.PhoneCodeEmptyError) as error:
            raise InputError("the code is wrong or too old.", resource="code", remedy="Ask for a new one.") from error
        except errors.PasswordHashInvalidError as error:
            raise InputError("the two-step password is wrong.", resource="password") from error
        except telethon_errors() as error:
            fault = translate(error, resource=account.name, account=account.name, method="login")
            if fault is None:
                raise
            raise fault from error
        session: str = client.session.save()
        return session
