"""Serve the desk for reviewers, behind a token."""

import getpass
import secrets
import socket
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.output import ConfigOption, write_line
from ingest.model import ConfigError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from ingest.pipeline import Session


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; another one than loopback needs TLS before it.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(help="Port; 0 = any free one.", min=0, max=65_535)] = 8765,
    reviewer: Annotated[
        str | None, typer.Option(help="Name that decisions bear; left out = the name you are logged in by.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Serve the desk: flags with both texts, articles, channels, decisions. Ctrl-C ends it."""
    from ingest.config import read_settings
    from ingest.pipeline import open_session

    kept = read_settings().serve_token
    token = kept.get_secret_value() if kept is not None else secrets.token_urlsafe(24)
    with open_session(config) as session:
        app = _application(session, token, reviewer or getpass.getuser())
        listener = _listen(host, port)
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}/"
        if kept is None:
            write_line(f"Open {address}flags?token={token}")
            write_line("The token is shown once; INGEST_SERVE_TOKEN sets one that stays. Ctrl-C ends the desk.")
        else:
            write_line(f"Open {address}flags?token=… with the value of INGEST_SERVE_TOKEN. Ctrl-C ends the desk.")
        sys.stdout.flush()
        _run(app, listener)


def _application(session: "Session", token: str, reviewer: str) -> "ASGIApp":
    try:
        from ingest.review import desk
        from ingest.review.token import TokenDoor, token_authenticator
    except ImportError as error:
        raise ConfigError(
            f"{error.name} is not installed.", resource="ingest serve", remedy="Run `make setup`."
        ) from error
    return TokenDoor(desk(lambda: session, token_authenticator(token, reviewer)), token)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(64)
    except OSError as error:
        said = error.strerror or str(error)
        raise ConfigError(
            f"cannot listen there: {said}.", resource=f"{host}:{port}", remedy="Choose another --host or --port."
        ) from error
    return listener


def _run(app: "ASGIApp", listener: socket.socket) -> None:
    import uvicorn

    # no access log: the first address holds the token
    settings = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(settings).run(sockets=[listener])
