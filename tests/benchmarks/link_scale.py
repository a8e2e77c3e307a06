"""Measure linking against many stored posts: python -m tests.benchmarks.link_scale [--million] [--write].

Generated posts of 2,000 channels over two years lie in the embedded PostgreSQL; for each article the time from its
analysis to its committed links is taken, with nothing of earlier articles in the program's memory.

Most of a run is loading. `--keep FOLDER` leaves the loaded stores there and takes them from there the next time;
`--passes 3` links each article that often and counts the least time, so that other work on the machine matters less.
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
from pathlib import Path

from sqlalchemy import event, text

from ingest.linking import Thresholds
from ingest.pipeline.linking import link_batch
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.pipeline.versions import link_version
from ingest.store import Store
from tests.benchmarks.link_scale_data import Names, Told, names_of
from tests.benchmarks.link_scale_store import ARTICLES, TABLES, forget_links, loaded
from tests.benchmarks.page import measured_on, write_part

SIZES = (10_000, 100_000)
MILLION = 1_000_000
FLOOR = 60.0  # ms, p95 at a million posts
GROWTH = 2.0  # times the p95 at 10 thousand


@dataclass(frozen=True)
class Measured:
    """One size."""

    posts: int
    p50: float
    p95: float
    slowest: float
    worked50: float  # ms of processor time, of the program and of its server process; 0 = the system does not tell
    worked95: float
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
    parser.add_argument("--keep", type=Path, help="a folder: take the loaded stores from it, or leave them there")
    parser.add_argument("--passes", type=int, default=1, help="link each article so often; the least time counts")
    chosen = parser.parse_args()
    sizes = chosen.size or [*SIZES, *([MILLION] if chosen.million else [])]
    found = []
    for size in sizes:
        found.append(measure(size, chosen.keep, chosen.passes))
        print(json.dumps(asdict(found[-1])), flush=True)
    told = render(found, os.getloadavg()[2], chosen.passes)
    print(told)
    if chosen.write:
        write_part("link-scale", told)


def measure(posts: int, keep: Path | None = None, passes: int = 1) -> Measured:
    """Return the figures for so many posts; see `loaded` for `keep`."""
    with loaded(posts, keep) as there:
        store = there.store
        runs = []
        for _ in range(passes):
            forget_links(store)
            with counted(store) as statements:
                runs.append(_link(there.session))
        took, worked = (
            sorted(1000 * min(one[part] for one in times) for times in zip(*runs, strict=True)) for part in (0, 1)
        )
        found, wrong = _found(store, there.told, there.articles)
        tables, indexes, keys = _sizes(store)
        return Measured(
            posts,
            took[len(took) // 2],
            took[int(0.95 * (len(took) - 1))],
            took[-1],
            worked[len(worked) // 2],
            worked[int(0.95 * (len(worked) - 1))],
            found,
            wrong,
            len(statements) / len(there.told),
            tables,
            indexes,
            keys,
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            there.seconds,
        )


def _link(session: Session) -> list[tuple[float, float]]:
    """Return the seconds of each article, on the clock and of work; the first ones are left out: they load tables."""
    assert session.gazetteer is not None
    with session.reading() as conn:
        server = conn.scalar(text("SELECT pg_backend_pid()"))  # pooled: linking gets the same connection
    thresholds = Thresholds()
    version = link_version(thresholds.linked, thresholds.candidate)
    seconds = []
    tally = Tally("link")
    while True:
        worked, began = _worked(server), time.perf_counter()
        done = link_batch(session, version, thresholds, {}, tally, size=1)
        seconds.append((time.perf_counter() - began, _worked(server) - worked))
        if not done:
            assert tally.failed == 0, tally.issues
            return seconds[10:-1]


def _worked(server: int) -> float:
    """Return the seconds that this program and a process of the server have been on a processor; 0 = not told."""
    told = Path(f"/proc/{server}/schedstat")
    return time.process_time() + int(told.read_text().split()[0]) / 1e9 if told.exists() else 0.0


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
    names = ", ".join(f"'store.{name}'::regclass" for name in TABLES)
    with store.owner.connect() as conn:
        query = f"SELECT CAST(sum({{}}(t)) AS bigint) FROM unnest(ARRAY[{names}]) AS t"
        tables: int | None = conn.scalar(text(query.format("pg_table_size")))
        indexes: int | None = conn.scalar(text(query.format("pg_indexes_size")))
        keys: int | None = conn.scalar(text("SELECT pg_total_relation_size('store.post_key')"))
    return tables or 0, indexes or 0, keys or 0


def render(found: list[Measured], load: float, passes: int = 1) -> str:
    """Return the part of the page; `load` is the machine's load average at the end."""
    lines = [
        f"{measured_on()}, load average {load:.0f}; `make bench-scale ARGS=--million`."
        f" Floors: p95 {FLOOR:.0f} ms at a million posts,"
        f" and at most {GROWTH:.0f} times the p95 at 10 thousand.",
        "",
        "| posts | median | p95 | slowest | work, median | work, p95 | statements | tables | indexes | of all: keys"
        " | memory | loading |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for one in found:
        lines.append(
            f"| {one.posts:,} | {one.p50:.1f} ms | {one.p95:.1f} ms | {one.slowest:.0f} ms | {one.worked50:.1f} ms"
            f" | {one.worked95:.1f} ms | {one.queries:.1f}"
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
            f"{f' The least of {passes} passes for each article.' if passes > 1 else ''}"
            " 'Work' is processor time, of the program and its server process: what other work on the machine leaves."
            f" The slowest size takes {growth:.1f} times as long as the smallest. A post takes"
            f" {(found[-1].tables + found[-1].indexes) / found[-1].posts:,.0f} bytes in the tables that linking reads.",
        ]
    )


if __name__ == "__main__":
    main()
