"""Fixtures for every room: a real PostgreSQL server for the session, a fresh database for a test."""

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from ingest.store.embedded import EmbeddedServer
from ingest.store.open import Store
from ingest.store.roles import open_to_logins
from ingest.store.urls import Urls

_TEMPLATE = "ingest_template"
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def enterable_folder() -> Iterator[Path]:
    """A folder for the session whose parents every user may enter: as root the server is another user."""
    with tempfile.TemporaryDirectory(prefix="ingest tests ") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def ingest_home(enterable_folder: Path) -> Iterator[Path]:
    """An empty INGEST_HOME; a server that the test starts in it is ended afterwards."""
    home = enterable_folder / f"home {next(_numbers)}"
    home.mkdir(mode=0o755)
    yield home
    if (home / "server.json").exists():
        EmbeddedServer(home).stop()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def store_server(enterable_folder: Path) -> Iterator[EmbeddedServer]:
    """The session's server, with a template database that holds the schema; ended whatever the tests do."""
    server = EmbeddedServer(enterable_folder / "session home", durable=False)
    try:
        server.start()
        _create(server, _TEMPLATE, "template0")
        with _store(server, _TEMPLATE) as template:
            template.upgrade()
        yield server
    finally:
        server.stop()


@pytest.fixture
def store(store_server: EmbeddedServer) -> Iterator[Store]:
    """A store in a fresh database with the present schema and no rows."""
    yield from _fresh(store_server)


@pytest.fixture
def second_store(store_server: EmbeddedServer) -> Iterator[Store]:
    """Another such store, for tests that compare two."""
    yield from _fresh(store_server)


def _fresh(store_server: EmbeddedServer) -> Iterator[Store]:
    name = f"test_{next(_numbers)}"
    _create(store_server, name, _TEMPLATE)
    with _store(store_server, name) as fresh:
        yield fresh
    with store_server.superuser() as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _store(server: EmbeddedServer, database: str) -> Store:
    roles = ("app", "owner", "reader")
    return Store(server.home, Urls(*(server.url(role, database) for role in roles)), server)


def _create(server: EmbeddedServer, name: str, template: str) -> None:
    with server.superuser() as connection:
        _create_database(connection, name, template)


def _create_database(connection: psycopg.Connection[object], name: str, template: str) -> None:
    statement = "CREATE DATABASE {} OWNER ingest_owner TEMPLATE {}"
    connection.execute(sql.SQL(statement).format(sql.Identifier(name), sql.Identifier(template)))
    open_to_logins(connection, name)
