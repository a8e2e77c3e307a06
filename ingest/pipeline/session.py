"""One run's view of the world: configuration, store, clock. Transactions begin and end here."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.config import Config, Settings, load_config, read_settings
from ingest.model import Channel, IngestError, Issue, StoreError
from ingest.pipeline.tally import Tally

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ingest.linking import Directory
    from ingest.names import Gazetteer
    from ingest.store import Store


def _now() -> datetime:
    return datetime.now(UTC)


@lru_cache(maxsize=2)
def _gazetteer_of(channels: tuple[Channel, ...]) -> "Gazetteer":
    """Two thousand officials cost seconds; sessions of one process that watch the same share them."""
    from ingest.names import Gazetteer

    made = Gazetteer.build(channels)
    gc.freeze()  # it stays to the end: the collector need not walk through it again for every few articles
    return made


@dataclass
class Session:
    """What every use case needs; made by `open_session`."""

    settings: Settings
    config: Config
    store: "Store"
    clock: Callable[[], datetime] = field(default=_now)
    watcher: Callable[[Tally], None] | None = None  # told of each step of a run, to show it to people

    @contextmanager
    def transaction(self, kind: str, *, derived: bool = False) -> Iterator["Connection"]:
        """Give a connection of the application's login; on success seal the evidence added and commit.

        What is `derived` from bytes that are kept already is not waited for until it is on the disk: should the power
        fail just then, it is gone with the note that the bytes were parsed, and is made again.
        """
        from ingest.store import seal

        with self.store.app.begin() as conn:
            if derived:
                conn.exec_driver_sql("SET LOCAL synchronous_commit TO off")
            yield conn
            seal(conn, kind, self.clock())

    @contextmanager
    def reading(self) -> Iterator["Connection"]:
        """Give a connection for reading; nothing is committed."""
        with self.store.app.connect() as conn:
            yield conn

    @contextmanager
    def run(self, use_case: str) -> Iterator[Tally]:
        """Give the tally of one run; its counts and issues are kept, also when the run breaks off.

        A run whose process was killed cannot say so itself: the next one of its use case does.
        """
        from ingest.store import append_issues, end_run, start_run
        from ingest.store.items import broken_off, save_outcomes

        tally = Tally(use_case, self.watcher)
        with self.transaction("run") as conn:
            for number, began in broken_off(conn, use_case, self.clock()):
                said = f"run {number}, begun {began:%Y-%m-%d %H:%M} UTC, ended without a word: its process was killed."
                tally.note(Issue("run_broken_off", use_case, said))
            run_id = start_run(conn, use_case, self.config.digest, self.clock(), self.settings.origin)
        tally.begin()
        try:
            with self._alive(run_id):
                yield tally
        except IngestError as error:
            tally.failed += 1
            tally.note(Issue("run_failed", error.resource or use_case, str(error)))
            raise
        finally:
            tally.end()
            with self.transaction("run") as conn:
                append_issues(conn, tally.issues, self.clock(), run_id)
                save_outcomes(conn, use_case, tally.outcomes.values(), run_id, self.clock())
                end_run(conn, run_id, tally.summary(), self.clock())

    @contextmanager
    def _alive(self, run_id: int) -> Iterator[None]:
        from ingest.store.items import hold_run

        with self.store.app.connect().execution_options(isolation_level="AUTOCOMMIT") as guard:
            hold_run(guard, run_id)
            try:
                yield
            finally:
                guard.invalidate()  # closed, not pooled: the lock ends with it

    @cached_property
    def gazetteer(self) -> "Gazetteer":
        """Names and offices of all channels of the configuration, made once."""
        return _gazetteer_of(tuple(self.config.channels))

    @cached_property
    def directory(self) -> "Directory":
        """Handles and ids of all channels of the configuration, made once."""
        from ingest.linking import Directory

        return Directory.of(self.config.channels)


@contextmanager
def open_session(
    config: Path | None = None, clock: Callable[[], datetime] = _now, *, settings: Settings | None = None
) -> Iterator[Session]:
    """Read settings and configuration, open the store, and bring the channels of the configuration in.

    `settings` are given where a part of them does not come from the environment. Raises ConfigError or StoreError
    with what to do about it.
    """
    settings = settings if settings is not None else read_settings()
    loaded = load_config(config if config is not None else settings.config)
    from sqlalchemy.exc import OperationalError

    from ingest.store import open_store, upsert_channels, upsert_outlets
    from ingest.store.urls import without_password

    store = open_store(settings.home, *settings.database_urls)
    try:
        session = Session(settings, loaded, store, clock)
        with session.transaction("configuration") as conn:
            upsert_channels(conn, loaded.channels)
            upsert_outlets(conn, loaded.outlets)
        yield session
    except OperationalError as error:
        raise StoreError(
            f"failed: {str(error.orig).strip().splitlines()[0]}",
            resource=without_password(store.urls.app),
            remedy="What was committed stays; try again.",
        ) from error
    finally:
        store.close()
