"""Open the store: start the embedded server when no address is given, and see that the schema fits."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.model.errors import StoreError
from ingest.store.embedded import EmbeddedServer
from ingest.store.urls import Urls, user_of, with_driver, without_password

if TYPE_CHECKING:
    from sqlalchemy import Engine

# ISO times in UTC whatever the server's or the shell's settings say
_SESSION = "-c timezone=UTC -c datestyle=ISO"
_READER = f"{_SESSION} -c search_path=analyst -c default_transaction_read_only=on"


@dataclass
class Store:
    """Engines for the three logins, made when first used. `home` holds bodies too large for the database."""

    home: Path
    urls: Urls
    embedded: EmbeddedServer | None = None

    @cached_property
    def app(self) -> "Engine":
        """The login that reads and appends."""
        return _engine(self.urls.app, _SESSION)

    @cached_property
    def owner(self) -> "Engine":
        """The login of migrations and retention."""
        if not self.urls.owner:
            raise StoreError(
                "the owner's login is not set.", resource="INGEST_OWNER_URL", remedy="Set it to the owner's address."
            )
        return _engine(self.urls.owner, _SESSION)

    @cached_property
    def reader(self) -> "Engine":
        """The login of `ingest query`: the analysts' views, read only."""
        if not self.urls.reader:
            raise StoreError(
                "the reader's login is not set.", resource="INGEST_READER_URL", remedy="Set it to the reader's address."
            )
        return _engine(self.urls.reader, _READER)

    def upgrade(self) -> None:
        """Bring the schema to this code's version; needs the owner's login."""
        from ingest.store.schema import upgrade

        with _ClearFaults(self.urls.owner):
            upgrade(self.owner, user_of(self.urls.app), user_of(self.urls.reader))

    def is_current(self) -> bool:
        """Say whether the schema is this code's."""
        from ingest.store.schema import is_current

        with _ClearFaults(self.urls.app), self.app.connect() as connection:
            return is_current(connection)

    def close(self) -> None:
        """Close all connections; the embedded server stays."""
        for name in ("app", "owner", "reader"):
            engine = self.__dict__.pop(name, None)
            if engine is not None:
                engine.dispose()

    def __enter__(self) -> "Store":
        """Return this store."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close all connections."""
        self.close()


def open_store(
    home: Path,
    database_url: str | None = None,
    owner_url: str | None = None,
    reader_url: str | None = None,
    *,
    upgrade: bool = True,
) -> Store:
    """Return the store of `home`, or of `database_url` when given.

    The embedded server is started, and its schema upgraded when it is behind. A foreign database is never
    changed unasked: when it is behind, StoreError names `ingest db upgrade`. `upgrade=False` skips the check.
    """
    home = home.expanduser().absolute()
    if database_url:
        urls = Urls(*(with_driver(url) if url else "" for url in (database_url, owner_url, reader_url)))
        store = Store(home, urls)
        if upgrade and not store.is_current():
            store.close()
            raise StoreError(
                "the schema is not the one this version needs.",
                resource=without_password(urls.app),
                remedy="Run `ingest db upgrade` with INGEST_OWNER_URL set.",
            )
        return store
    server = EmbeddedServer(home)
    server.start()
    store = Store(home, Urls(server.url("app"), server.url("owner"), server.url("reader")), server)
    if upgrade and not store.is_current():
        store.upgrade()
    return store


def _engine(url: str, options: str) -> "Engine":
    from sqlalchemy import create_engine

    return create_engine(url, connect_args={"options": options, "connect_timeout": 10}, pool_pre_ping=False)


class _ClearFaults:
    """Turn a driver's connection error into one line that names the address."""

    def __init__(self, url: str) -> None:
        self._url = url

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        from sqlalchemy.exc import OperationalError

        if isinstance(error, OperationalError):
            said = str(error.orig).strip().splitlines()[-1]
            raise StoreError(
                f"cannot be reached: {said}",
                resource=without_password(self._url),
                remedy="Check INGEST_DATABASE_URL and that the server runs.",
            ) from error
