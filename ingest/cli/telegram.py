"""`ingest telegram`: log an account in, and ask which channel bears a name."""

import getpass
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.output import printable, write_line
from ingest.model import InputError

_WARNING = (
    "This is the session: whoever has it has your account. Set INGEST_TELEGRAM_SESSION to it, keep it where secrets"
    " are kept, and use it in one place only. It is not shown again.\n"
)


def register(app: typer.Typer) -> None:
    """Add the group `telegram`."""
    group = typer.Typer(help="The Telegram account that reads the channels.", no_args_is_help=True)
    group.command("login")(login)
    group.command("resolve")(resolve)
    app.add_typer(group, name="telegram")


def login(
    phone: Annotated[str | None, typer.Option(help="Your number with the country code; left out = asked for.")] = None,
    qr: Annotated[
        bool, typer.Option("--qr", help="Show a QR code for the Telegram app on your phone to scan; no number needed.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the session to this new file, readable by you alone.")
    ] = None,
) -> None:
    """Log in by the code that Telegram sends you or by a QR code, and give the session that `ingest collect` needs."""
    import asyncio

    from ingest.config import read_settings
    from ingest.pipeline.account import account_to_log_in, server_of
    from ingest.telegram.login import log_in, log_in_by_qr

    settings = read_settings()
    account, server = account_to_log_in(settings), server_of(settings)
    if output is not None:
        _refuse_existing(output)
    if qr:
        session = asyncio.run(log_in_by_qr(account, _show_code, _ask_password, _now, server=server))
    else:
        number = phone or _ask("Phone number, with the country code: ", secret=False)
        session = asyncio.run(log_in(account, number, _ask_code, _ask_password, server=server))
    if output is None:
        write_line(session)
        sys.stderr.write(_WARNING)
        return
    _keep(session, output)
    sys.stderr.write(f"The session is in {output}. Whoever has it has your account; use it in one place only.\n")


def resolve(
    handles: Annotated[list[str], typer.Argument(help="Names of channels: name, @name or t.me/name.")],
) -> None:
    """Ask Telegram which channel bears a name, and print an entry for channels.yml with its id."""
    import asyncio

    from ingest.config import read_settings
    from ingest.pipeline.resolving import resolve_names

    found = asyncio.run(resolve_names(read_settings(), handles))
    write_line("channels:")
    for channel in found:
        write_line(f"  - id: {channel.channel_id}")
        write_line(f"    handle: {channel.username}")
        write_line(f"    title: {json.dumps(printable(channel.title), ensure_ascii=False)}")


def _show_code(address: str) -> None:
    """Draw the QR code on standard error; standard output is for the session alone."""
    import segno

    segno.make(address, micro=False).terminal(sys.stderr, border=2, compact=True)
    sys.stderr.write("In the Telegram app: Settings, Devices, Link Desktop Device. The code changes every 30 s.\n")
    sys.stderr.flush()


def _now() -> datetime:
    return datetime.now(UTC)


def _ask_code() -> str:
    return _ask("The code that Telegram sent you: ", secret=True)


def _ask_password() -> str:
    return _ask("Your two-step password: ", secret=True)


def _ask(question: str, *, secret: bool) -> str:
    """Ask on the terminal, secrets without echo; without a terminal, take the next line of standard input."""
    if sys.stdin.isatty() and secret:
        answer = getpass.getpass(question)
    else:
        sys.stderr.write(question)
        sys.stderr.flush()
        answer = sys.stdin.readline()
    if not answer.strip():
        raise InputError("nothing was entered.", resource=question.rstrip(": "), remedy="Run the command again.")
    return answer.strip()


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise InputError("exists already.", resource=str(path), remedy="Name another file, or remove it first.")


def _keep(session: str, path: Path) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(session + "\n")
