"""Measure the desk's pages: python -m tests.benchmarks.desk [--flags N] [--requests N] [--write].

The real `ingest serve` answers over the loopback address; a round trip includes the transport, and so bounds from above
what the server takes. Two peers in the same run: the view `flags` paged by the plain OFFSET, asked of PostgreSQL by
a bare driver, and the list of all flags in one page, as it is without paging.
"""

import argparse
import http.client
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil
import psycopg

from ingest.store import EmbeddedServer, open_store
from tests.benchmarks.desk_data import BUSY, START, fill
from tests.benchmarks.page import measured_on, write_part
from tests.benchmarks.workplace import workplace

FLOOR = 300  # milliseconds, median, of every page of at most fifty flags
TOKEN = "of-the-benchmark-only"
ROWS = 50
_WARM = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table: milliseconds of a request, and the server's own work for it."""

    what: str
    median: float
    p95: float
    cpu: float | None  # of the serving process; None = not a page
    kilobytes: float
    bound: bool  # whether the floor holds for it


def main() -> None:
    """Fill a store, ask, print, and write the part when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flags", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--write", action="store_true", help="write the part of docs/benchmarks.md")
    chosen = parser.parse_args()
    load = os.getloadavg()[0]
    with workplace("desk") as home:
        server = EmbeddedServer(home)
        try:
            server.start()
            with open_store(home) as store:
                article = fill(store, chosen.flags)
            with serving(home) as (process, port):
                found = list(pages(process, port, chosen.flags, article, chosen.requests))
            found += list(plain(server.url("reader").replace("+psycopg", ""), chosen.flags, chosen.requests))
        finally:
            server.stop()
    text = report(found, chosen.flags, chosen.requests, load)
    print(text)
    if chosen.write:
        write_part("desk", text)
    if late := [one.what for one in found if one.bound and one.median > FLOOR]:
        raise SystemExit(f"above {FLOOR} ms: {', '.join(late)}")


@contextmanager
def serving(home: Path) -> Iterator[tuple[psutil.Process, int]]:
    """Run `ingest serve` on a port of its own."""
    env = {**os.environ, "INGEST_HOME": str(home), "INGEST_CONFIG": str(home), "INGEST_SERVE_TOKEN": TOKEN}
    words = [sys.executable, "-m", "ingest", "serve", "--port", "0"]
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            told = child.stdout.readline()
            port = re.search(r":(\d+)/", told)
            assert port is not None, told
            yield psutil.Process(child.pid), int(port[1])
        finally:
            child.terminate()


def pages(process: psutil.Process, port: int, flags: int, article: int, requests: int) -> Iterator[Measured]:
    """Measure each kind of page."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(path: str) -> bytes:
        client.request("GET", path, headers={"Authorization": f"Bearer {TOKEN}"})
        answer = client.getresponse()
        body = answer.read()
        assert answer.status == 200, (path, answer.status)
        return body

    identity = re.search(rb'/flags/([0-9a-f-]{36})"', ask("/flags"))
    assert identity is not None
    half, last = flags // ROWS // 2, flags // ROWS
    since = f"{START:%Y-%m}-15"
    filters = f"severity=serious&outlet=courier1&decision=open&since={since}"
    for what, path in (
        ("flags, first page", "/flags"),
        ("flags, first page, JSON", "/flags.json"),
        ("flags, first page, CSV", "/flags.csv"),
        (f"flags, page {half}", f"/flags?page={half}"),
        (f"flags, page {last}, the last", f"/flags?page={last}"),
        ("flags by decision: open", "/flags?decision=open"),
        ("flags by verdict", "/flags?verdict=not_in_source"),
        ("flags by channel", f"/flags?channel={BUSY}"),
        ("flags by severity, outlet, decision and day", f"/flags?{filters}"),
        ("one flag, with its neighbours", f"/flags/{identity[1].decode()}?decision=open"),
        ("an article with four comparisons", f"/articles/{article}"),
        ("channels", "/channels"),
        (f"a channel with {2_000:,} posts", f"/channels/{BUSY}"),
        ("runs, with the three figures", "/runs"),
    ):
        yield _measure(what, requests, partial(ask, path), process, bound=True)
    few = max(requests // 6, 3)
    for what, path in ((f"all {flags:,} flags as CSV", "/flags.csv"), ("peer: all flags in one page", "/flags")):
        yield _measure(what, few, partial(ask, f"{path}?rows=10000"), process, bound=False)


def plain(url: str, flags: int, requests: int) -> Iterator[Measured]:
    """Measure the peer: the view, sorted and cut by OFFSET, with the number of all; rows only, nothing rendered."""
    query = "SELECT * FROM analyst.flags ORDER BY severity DESC, published_at DESC, flag_id LIMIT %s OFFSET %s"
    with psycopg.connect(url, autocommit=True) as conn:
        for what, page in (("first page", 1), ("last page", flags // ROWS)):

            def ask(page: int = page) -> bytes:
                rows = conn.execute(query, (ROWS, (page - 1) * ROWS)).fetchall()
                total = conn.execute("SELECT count(*) FROM analyst.flags").fetchone()
                assert total == (flags,)
                return str(rows).encode()

            yield _measure(f"peer: the view by plain OFFSET, {what}, not rendered", requests, ask, None, bound=False)


def _measure(
    what: str, requests: int, ask: Callable[[], bytes], process: psutil.Process | None, *, bound: bool
) -> Measured:
    for _ in range(_WARM):
        body = ask()
    before, taken = _cpu(process), list[float]()
    for _ in range(requests):
        began = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - began) * 1000)
    cpu = (_cpu(process) - before) * 1000 / requests if process is not None else None
    return Measured(what, statistics.median(taken), _p95(taken), cpu, len(body) / 1024, bound)


def _p95(taken: list[float]) -> float:
    return sorted(taken)[max(0, -(-len(taken) * 95 // 100) - 1)]


def _cpu(process: psutil.Process | None) -> float:
    if process is None:
        return 0.0
    times = process.cpu_times()
    return float(times.user + times.system)


def report(found: list[Measured], flags: int, requests: int, load: float) -> str:
    """Return the part of the page."""
    lines = [
        f"{measured_on()}; `python -m tests.benchmarks.desk --write`; load before the run {load:.1f}."
        f" {flags:,} flags on {flags // 4:,} articles, four in ten decided; {requests} requests each, one after the"
        f" other, through `ingest serve` (whole lists a sixth of that). Floor: {FLOOR} ms for each page.",
        "",
        "| page | median, ms | p95, ms | CPU of the serving process, ms | answer, KB |",
        "|---|---|---|---|---|",
    ]
    for one in found:
        cpu = "–" if one.cpu is None else f"{one.cpu:.0f}"
        lines.append(f"| {one.what} | {one.median:.0f} | {one.p95:.0f} | {cpu} | {one.kilobytes:,.0f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
