"""Fixtures for every room: a real PostgreSQL server for the session, a fresh database for a test."""

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.store.embedded import EmbeddedServer
from ingest.store.open import Store

from .databases import Databases

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
    """The session's server; ended whatever the tests do."""
    server = EmbeddedServer(enterable_folder / "session home", durable=False)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def databases(store_server: EmbeddedServer) -> Databases:
    """The databases of the session's server."""
    return Databases(store_server)


@pytest.fixture
def store(databases: Databases) -> Iterator[Store]:
    """A store in a database with the present schema and no rows."""
    yield from _lent(databases)


@pytest.fixture
def second_store(databases: Databases) -> Iterator[Store]:
    """Another such store, for tests that compare two."""
    yield from _lent(databases)


def _lent(databases: Databases) -> Iterator[Store]:
    name = databases.lend()
    with databases.store(name) as empty:
        yield empty
    databases.take_back(name)
