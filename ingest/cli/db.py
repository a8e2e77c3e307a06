"""The store's database: upgrade, addresses, a shell, and the embedded server."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.output import JsonOption, to_json, write_line
from ingest.model import IngestError, StoreError

if TYPE_CHECKING:
    from ingest.store import EmbeddedServer, Store

_FOREIGN = "INGEST_DATABASE_URL"


class Login(StrEnum):
    """The store's three logins."""

    APP = "app"
    OWNER = "owner"
    READER = "reader"


LoginOption = Annotated[Login, typer.Option("--login", help="Which of the three logins.")]


def register(app: typer.Typer) -> None:
    """Add the group `db`."""
    group = typer.Typer(help="The store's database and its embedded server.", no_args_is_help=True)
    for command in (upgrade, url, shell, start, stop, status, backup, restore):
        group.command()(command)
    app.add_typer(group, name="db")


def upgrade() -> None:
    """Bring the schema to this version; with INGEST_DATABASE_URL it needs INGEST_OWNER_URL too."""
    with _open() as store:
        before = store.is_current()
        store.upgrade()
    write_line("the schema is this version's" + (" already" if before else " now"))


def url(login: LoginOption = Login.APP) -> None:
    """Print a login's address with its password; starts the embedded server."""
    from ingest.store.urls import plain

    with _open() as store:
        write_line(plain(_address(store, login)))


def shell(login: LoginOption = Login.READER) -> None:
    """Open psql on the store, as the reader unless told otherwise."""
    from ingest.store.installation import psql
    from ingest.store.urls import plain, split_password

    with _open() as store:
        address, password = split_password(plain(_address(store, login)))
    program = str(psql())
    environment = os.environ | {"PGPASSWORD": password, "PGOPTIONS": "-c search_path=analyst,store"}
    os.execve(program, [program, address], environment)  # noqa: S606  # psql takes this process's place


def backup(folder: Path) -> None:
    """Write the whole store, rows and bytes, into an empty FOLDER; work may go on meanwhile."""
    from ingest.store.backup import back_up

    with _open() as store:
        write_line(f"head of the chain: {back_up(store, folder)}")


def restore(folder: Path) -> None:
    """Fill an empty store from the FOLDER of a backup; then run `ingest verify`."""
    from ingest.store.backup import restore as fill

    with _open() as store:
        head = fill(store, folder)
    write_line(f"restored; `ingest verify` checks every row and byte; head of the chain then: {head}")


def start() -> None:
    """Start the embedded server; it stays until `ingest db stop`."""
    _server().start()
    write_line("the embedded server runs")


def stop() -> None:
    """End the embedded server."""
    write_line("the embedded server has ended" if _server().stop() else "the embedded server did not run")


def status(json: JsonOption = False) -> None:
    """Tell where the store is, whether its server runs, and whether the schema is this version's."""
    told = _status()
    if json:
        write_line(to_json(told))
        return
    for name, value in told.items():
        write_line(f"{name}: {value}")


def _status() -> dict[str, object]:
    from ingest.config import read_settings
    from ingest.store import EmbeddedServer, open_store
    from ingest.store.urls import without_password

    settings = read_settings()
    told: dict[str, object] = {"home": str(settings.home), "embedded": settings.database_url is None}
    if settings.database_url is None:
        exists = (settings.home / "server.json").exists()
        running = exists and EmbeddedServer(settings.home).running()
        told["running"] = running
        if not running:
            return told
    with open_store(settings.home, *settings.database_urls, upgrade=False) as store:
        told["address"] = without_password(store.urls.app)
        try:
            told["current"] = store.is_current()
        except IngestError as error:
            told["current"] = str(error)
    return told


def _open() -> "Store":
    from ingest.config import read_settings
    from ingest.store import open_store

    settings = read_settings()
    return open_store(settings.home, *settings.database_urls, upgrade=settings.database_url is None)


def _address(store: "Store", login: Login) -> str:
    address: str = getattr(store.urls, login.value)
    if not address:
        name = f"INGEST_{login.name}_URL"
        raise StoreError(f"the {login.value}'s login is not set.", resource=name, remedy="Set it to its address.")
    return address


def _server() -> "EmbeddedServer":
    from ingest.config import read_settings
    from ingest.store import EmbeddedServer

    settings = read_settings()
    if settings.database_url is not None:
        raise StoreError("it is set, so there is no embedded server.", resource=_FOREIGN, remedy="Unset it.")
    home: Path = settings.home
    return EmbeddedServer(home)
