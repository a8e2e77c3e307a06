"""The loaded stores of the linking benchmark: filled once, kept for the next measurement when asked to."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

from ingest.config import Settings, load_config
from ingest.model import Capture, Fetch, Way
from ingest.pipeline.analysing import analyse
from ingest.pipeline.session import Session
from ingest.store import EmbeddedServer, Store, append_article, append_capture, open_store, upsert_channels
from tests.benchmarks.link_scale_data import FIRST, SPAN, Told, make_article, make_channels, write_posts
from tests.benchmarks.workplace import workplace

ARTICLES = 300
TABLES = ("message_text", "post", "message_revision", "analysis", "post_key")


@dataclass(frozen=True)
class Loaded:
    """A store with so many posts and the articles that retell some of them, analysed and not yet linked."""

    session: Session
    told: list[Told]
    articles: list[int]  # revision ids, in the order of `told`
    seconds: float  # that loading took

    @property
    def store(self) -> Store:
        """The store itself."""
        return self.session.store


@contextmanager
def loaded(posts: int, keep: Path | None) -> Iterator[Loaded]:
    """Give the store with so many posts; the one in `keep` is taken if there is one, and stays.

    What a kept store holds was read by the version that filled it: empty the folder after a change of the features.
    """
    with place(keep) as folder:
        home, notes = folder / f"{posts}", folder / f"{posts}.json"
        store = open_store(home)
        try:
            session = _session(store, home)
            if not notes.exists():
                fill(session, posts, notes)
            yield _recall(session, notes)
        finally:
            store.close()
            EmbeddedServer(home).stop()


@contextmanager
def place(keep: Path | None) -> Iterator[Path]:
    """Give the folder for the stores."""
    if keep is None:
        with workplace("scale") as folder:
            yield folder
    else:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep


def fill(session: Session, posts: int, notes: Path) -> None:
    """Write posts and articles; note last of all what was written, so that half a store is not taken for one."""
    channels = make_channels()
    began = time.perf_counter()
    with session.store.owner.begin() as conn:
        upsert_channels(conn, channels)
        with without_indexes(conn):
            sample = write_posts(conn, channels, posts)
    _tidy(session.store)
    seconds = time.perf_counter() - began
    # not the first weeks: an article has a month of posts behind it
    told = [one for one in sample if one.at > FIRST + SPAN / 10][:ARTICLES]
    articles = _write_articles(session, told)
    analyse(session)
    kept = [[channels.index(one.channel), one.message_id, one.at.isoformat(), one.english] for one in told]
    notes.write_text(json.dumps({"seconds": seconds, "articles": articles, "told": kept}), "utf-8")


def _recall(session: Session, notes: Path) -> Loaded:
    channels = make_channels()
    kept = json.loads(notes.read_text("utf-8"))
    told = [Told(channels[n], message, datetime.fromisoformat(at), text) for n, message, at, text in kept["told"]]
    return Loaded(session, told, kept["articles"], kept["seconds"])


def forget_links(store: Store) -> None:
    """Bring the articles back to where they were before they were linked."""
    with store.owner.begin() as conn:
        conn.exec_driver_sql("DELETE FROM store.link")
        conn.exec_driver_sql("DELETE FROM store.article_key WHERE key NOT LIKE 's:%%'")
        conn.exec_driver_sql("DELETE FROM store.article_work WHERE step = 'compare'")
        conn.exec_driver_sql("UPDATE store.article_work SET dirty = true, version = '' WHERE step = 'link'")
    with store.owner.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.exec_driver_sql("VACUUM ANALYZE store.link, store.article_key, store.article_work")


def _tidy(store: Store) -> None:
    with store.owner.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.exec_driver_sql("VACUUM ANALYZE")


def _session(store: Store, home: Path) -> Session:
    settings = Settings(INGEST_HOME=home, INGEST_CONFIG=home)
    config = replace(load_config(home), channels=tuple(make_channels()))
    return Session(settings, config, store, lambda: FIRST + SPAN + timedelta(days=1))


def _write_articles(session: Session, told: list[Told]) -> list[int]:
    ids = []
    for number, one in enumerate(told):
        content = make_article(one, number)
        with session.transaction("article") as conn:
            fetch = Fetch(Way.FILE, content.url, session.clock(), None, "text/html", {"is": "page"})
            capture = append_capture(conn, Capture(content.text.encode(), fetch))
            ids.append(append_article(conn, capture, content, session.clock(), "en", content.url)[1])
    return ids


@contextmanager
def without_indexes(conn: Connection) -> Iterator[None]:
    """Take the indexes of the filled tables away and make them again: many rows go in faster so.

    The key of `analysis` stays: claims refer to it.
    """
    listed = ", ".join(f"'store.{name}'::regclass" for name in TABLES)
    constraints = conn.execute(
        text(
            "SELECT conrelid::regclass::text AS home, conname, pg_get_constraintdef(oid) AS made FROM pg_constraint"
            f" WHERE contype IN ('p', 'u') AND conrelid IN ({listed}) AND conname <> 'analysis_pk'"
        )
    ).all()
    for row in constraints:
        conn.exec_driver_sql(f"ALTER TABLE {row.home} DROP CONSTRAINT {row.conname}")
    indexes = conn.execute(
        text(
            "SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i"
            f" WHERE i.indrelid IN ({listed}) AND NOT i.indisunique"
        )
    ).all()
    for row in indexes:
        conn.exec_driver_sql(f"DROP INDEX {row.name}")
    yield
    conn.exec_driver_sql("SET LOCAL maintenance_work_mem = '512MB'")
    for row in indexes:
        conn.exec_driver_sql(row.made)
    for row in constraints:
        conn.exec_driver_sql(f"ALTER TABLE {row.home} ADD CONSTRAINT {row.conname} {row.made}")
