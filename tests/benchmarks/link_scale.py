"""Measure linking against many stored posts: python -m tests.benchmarks.link_scale [--million] [--write].

Generated posts of 2,000 channels over two years lie in the embedded PostgreSQL; for each article the time from its
analysis to its committed links is taken, with nothing of earlier articles in the program's memory.
"""

import argparse
import json
import os
import resource
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, event, text

from ingest.config import Settings, load_config
from ingest.linking import Thresholds
from ingest.model import Capture, Fetch, Way
from ingest.pipeline.analysing import analyse
from ingest.pipeline.linking import link_batch
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.pipeline.versions import link_version
from ingest.store import EmbeddedServer, Store, append_article, append_capture, open_store, upsert_channels
from tests.benchmarks.link_scale_data import (
    FIRST,
    SPAN,
    Names,
    Told,
    make_article,
    make_channels,
    names_of,
    write_posts,
)
from tests.benchmarks.page import measured_on, write_part
from tests.benchmarks.workplace import workplace

SIZES = (10_000, 100_000)
MILLION = 1_000_000
ARTICLES = 300
FLOOR = 60.0  # ms, p95 at a million posts
GROWTH = 2.0  # times the p95 at 10 thousand
_TABLES = ("message_text", "post", "message_revision", "analysis", "post_key")


@dataclass(frozen=True)
class Measured:
    """One size."""

    posts: int
    p50: float
    p95: float
    slowest: float
    found: dict[Names, float]  # share of the articles whose post is linked, by what they name
    wrong: int  # links to other posts
    queries: float  # statements an article
    tables: int  # bytes
    indexes: int
    keys: int  # bytes of the key table with its index
    memory: float  # MB of the linking process at its highest
    loading: float  # seconds


def main() -> None:
    """Run, print, and write the part when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="also a million posts (about ten minutes)")
    parser.add_argument("--write", action="store_true", help="write the part of docs/benchmarks.md")
    parser.add_argument("--size", type=int, action="append", help="only these sizes")
    chosen = parser.parse_args()
    sizes = chosen.size or [*SIZES, *([MILLION] if chosen.million else [])]
    found = []
    for size in sizes:
        found.append(measure(size))
        print(json.dumps(asdict(found[-1])), flush=True)
    told = render(found, os.getloadavg()[2])
    print(told)
    if chosen.write:
        write_part("link-scale", told)


def measure(posts: int) -> Measured:
    """Return the figures for so many posts, in a store of its own."""
    with workplace("scale") as folder:
        home = folder / "home"
        store = open_store(home)
        try:
            return _measure(store, home, posts)
        finally:
            store.close()
            EmbeddedServer(home).stop()


def _measure(store: Store, home: Path, posts: int) -> Measured:
    channels = make_channels()
    began = time.perf_counter()
    with store.owner.begin() as conn:
        upsert_channels(conn, channels)
        with without_indexes(conn):
            sample = write_posts(conn, channels, posts)
    with store.owner.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.execute(text("VACUUM ANALYZE"))
    loading = time.perf_counter() - began
    # not the first weeks: an article has a month of posts behind it
    told = [one for one in sample if one.at > FIRST + SPAN / 10][:ARTICLES]
    session = _session(store, home)
    ids = _write_articles(session, told)
    analyse(session)
    with counted(store) as statements:
        seconds = _link(session)
    found, wrong = _found(store, told, ids)
    tables, indexes, keys = _sizes(store)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ordered = sorted(1000 * one for one in seconds)
    return Measured(
        posts,
        ordered[len(ordered) // 2],
        ordered[int(0.95 * (len(ordered) - 1))],
        ordered[-1],
        found,
        wrong,
        len(statements) / len(told),
        tables,
        indexes,
        keys,
        memory,
        loading,
    )


def _session(store: Store, home: Path) -> Session:
    from dataclasses import replace

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


def _link(session: Session) -> list[float]:
    """Return the seconds of each article, the first ones left out: they load the program's tables."""
    assert session.gazetteer is not None
    thresholds = Thresholds()
    version = link_version(thresholds.linked, thresholds.candidate)
    seconds = []
    tally = Tally("link")
    while True:
        began = time.perf_counter()
        done = link_batch(session, version, thresholds, {}, tally, size=1)
        seconds.append(time.perf_counter() - began)
        if not done:
            assert tally.failed == 0, tally.issues
            return seconds[10:-1]


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """Collect the statements that the application sends meanwhile."""
    sent: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(store.app, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store.app, "before_cursor_execute", note)


def _found(store: Store, told: list[Told], ids: list[int]) -> tuple[dict[Names, float], int]:
    with store.app.connect() as conn:
        rows = conn.execute(
            text("SELECT article_revision_id, channel_id, message_id FROM store.link WHERE status = 'linked'")
        ).all()
    links = {(row.article_revision_id, row.channel_id, row.message_id) for row in rows}
    wanted = {(id_, one.channel.id, one.message_id) for id_, one in zip(ids, told, strict=True)}
    asked = Counter(names_of(number) for number in range(len(told)))
    made = Counter(
        names_of(number)
        for number, (id_, one) in enumerate(zip(ids, told, strict=True))
        if (id_, one.channel.id, one.message_id) in links
    )
    return {names: made[names] / asked[names] for names in Names}, len(links - wanted)


def _sizes(store: Store) -> tuple[int, int, int]:
    names = ", ".join(f"'store.{name}'::regclass" for name in _TABLES)
    with store.owner.connect() as conn:
        query = f"SELECT CAST(sum({{}}(t)) AS bigint) FROM unnest(ARRAY[{names}]) AS t"
        tables: int | None = conn.scalar(text(query.format("pg_table_size")))
        indexes: int | None = conn.scalar(text(query.format("pg_indexes_size")))
        keys: int | None = conn.scalar(text("SELECT pg_total_relation_size('store.post_key')"))
    return tables or 0, indexes or 0, keys or 0


@contextmanager
def without_indexes(conn: Connection) -> Iterator[None]:
    """Take the indexes of the filled tables away and make them again: many rows go in faster so.

    The key of `analysis` stays: claims refer to it.
    """
    listed = ", ".join(f"'store.{name}'::regclass" for name in _TABLES)
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


def render(found: list[Measured], load: float) -> str:
    """Return the part of the page; `load` is the machine's load average at the end."""
    lines = [
        f"{measured_on()}, load average {load:.0f}; `make bench-scale ARGS=--million`."
        f" Floors: p95 {FLOOR:.0f} ms at a million posts,"
        f" and at most {GROWTH:.0f} times the p95 at 10 thousand.",
        "",
        "| posts | median | p95 | slowest | statements | tables | indexes | of all: keys | memory | loading |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for one in found:
        lines.append(
            f"| {one.posts:,} | {one.p50:.1f} ms | {one.p95:.1f} ms | {one.slowest:.0f} ms | {one.queries:.1f}"
            f" | {one.tables / 1e6:,.0f} MB | {one.indexes / 1e6:,.0f} MB | {one.keys / 1e6:,.0f} MB"
            f" | {one.memory:.0f} MB | {one.loading:.0f} s |"
        )
    growth = max(one.p95 for one in found) / found[0].p95
    kinds = [
        f"| articles that name | {' | '.join(Names)} | wrong links |",
        f"|---|{'---|' * (len(Names) + 1)}",
        *(
            f"| {one.posts:,} posts: linked | {' | '.join(f'{100 * one.found[n]:.0f}%' for n in Names)} | {one.wrong} |"
            for one in found
        ),
    ]
    return "\n".join(
        [
            *lines,
            "",
            *kinds,
            "",
            f"{ARTICLES} articles for each size, {ARTICLES // len(Names)} of each kind. The last two kinds name no one"
            " place: where their numbers are small, other posts have them too, and their own stays a candidate."
            " One article a transaction, from its stored analysis to the commit; 2,000 officials."
            f" The slowest size takes {growth:.1f} times as long as the smallest. A post takes"
            f" {(found[-1].tables + found[-1].indexes) / found[-1].posts:,.0f} bytes in the tables that linking reads.",
        ]
    )


if __name__ == "__main__":
    main()
