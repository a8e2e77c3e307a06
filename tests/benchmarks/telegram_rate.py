"""The rate of collecting beside Telethon's own, on one server, turn about; wall clock and processor time.

The peer is `iter_messages` in pages of a hundred, which is what we ask for too; it keeps nothing. Loading Telethon
takes a second and is in neither time; connecting is in ours.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from ingest.store.embedded import EmbeddedServer
from tests.benchmarks.workplace import workplace

FLOOR = 80  # per cent of Telethon's own rate
CHANNEL = 1_500_000_101
HANDLE = "gromov_zarechye"
_SENTENCE = "За день в районах области работали {n} бригад, отремонтировано {m} км дорог, подключено {k} домов. "
_TICKS = os.sysconf("SC_CLK_TCK")

# of the child itself: getrusage would tell the parent's peak
_MEASURE = """
import asyncio, json, re, sys, time
from pathlib import Path

def peak():
    with open("/proc/self/status") as status:
        return int(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1]) / 1024

def told(count, began, spent):
    print(json.dumps([count, time.perf_counter() - began, time.process_time() - spent, peak()]))
"""
_ALONE = """
from telethon import TelegramClient
from telethon.sessions import StringSession

async def main(session, port):
    session = StringSession(session)
    session.set_dc(2, "127.0.0.1", port)
    async with TelegramClient(session, 1, "hash") as client:
        channel = await client.get_input_entity(sys.argv[3])
        count, began, spent = 0, time.perf_counter(), time.process_time()
        async for message in client.iter_messages(channel, reverse=True, wait_time=0):
            count += 1
        told(count, began, spent)

asyncio.run(main(sys.argv[1], int(sys.argv[2])))
"""
_OURS = """
import telethon, ingest.telegram.tl_reader
from ingest.pipeline import collect, open_session
with open_session(Path(sys.argv[1])) as session:
    began, spent = time.perf_counter(), time.process_time()
    summary = collect(session)
    told(summary.counts["new_posts"], began, spent)
assert not summary.failed, summary
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of all posts."""

    seconds: float
    memory: float  # MB
    client: float  # seconds of processor time; of the server and of PostgreSQL likewise
    server: float
    postgres: float = 0.0


def measure_rate(posts: int, runs: int) -> str:
    """Return the table of rates: Telethon alone, and collecting, turn about; the median counts."""
    alone: list[Reading] = []
    ours: list[Reading] = []
    with workplace("telegram") as folder, serving(folder, posts) as (ready, server):
        for run in range(runs):
            alone.append(_read_alone(ready, server, posts))
            ours.append(_collect(folder / f"home {run}", folder, ready, server, posts))
    shares = [100 * peer.seconds / own.seconds for peer, own in zip(alone, ours, strict=True)]
    return "\n".join(
        [
            "| what | posts/s | peak memory | processor time for 1,000 posts: reader | server | PostgreSQL |",
            "|---|---|---|---|---|---|",
            _row(f"`ingest collect` of {posts:,} posts into PostgreSQL", ours, posts),
            _row("Telethon alone, `iter_messages` in pages of 100, nothing kept", alone, posts),
            "",
            f"Collecting runs at {median(shares):.0f}% of Telethon's own rate (floor {FLOOR}%): the median of {runs}"
            f" pairs of runs, turn about ({', '.join(f'{share:.0f}%' for share in shares)}).",
        ]
    )


def _row(what: str, readings: list[Reading], posts: int) -> str:
    def spent(seconds: list[float]) -> str:
        return f"{1_000_000 * median(seconds) / posts:.0f} ms"

    rate = posts / median([one.seconds for one in readings])
    memory = max(one.memory for one in readings)
    postgres = [one.postgres for one in readings]
    return (
        f"| {what} | {rate:,.0f} | {memory:.0f} MB | {spent([one.client for one in readings])}"
        f" | {spent([one.server for one in readings])} | {spent(postgres) if any(postgres) else '–'} |"
    )


@contextmanager
def serving(folder: Path, posts: int) -> Iterator[tuple[dict[str, Any], int]]:
    """Run the loopback server as a process of its own; give what its ready file says, and its process id."""
    world, ready = folder / "world.json", folder / "ready.json"
    world.write_text(json.dumps({"channels": [_channel(posts)]}, ensure_ascii=False), "utf-8")
    command = [sys.executable, "-m", "ingest.demo.mtproto", "--world", str(world), "--ready-file", str(ready)]
    process = subprocess.Popen(command)
    try:
        while not ready.exists():
            if process.poll() is not None:
                raise SystemExit("the server did not start")
            time.sleep(0.1)
        yield json.loads(ready.read_text("utf-8")), process.pid
    finally:
        process.terminate()
        process.wait()


def _channel(posts: int) -> dict[str, Any]:
    return {
        "id": CHANNEL,
        "username": HANDLE,
        "title": "Громов | Заречье",
        "posts": [
            {
                "id": number,
                "date": "2026-03-02T08:00:00+00:00",
                # Telegram trims what is posted
                "text": "".join(
                    [_SENTENCE.format(n=number, m=part, k=number % 97) for part in range(1 + number % 7)]
                ).strip(),
                "entities": [{"kind": "bold", "offset": 0, "length": 7}] if number % 2 else [],
                "views": number,
                "reactions": {"👍": number % 50 + 1},
            }
            for number in range(1, posts + 1)
        ],
    }


def _read_alone(ready: dict[str, Any], server: int, posts: int) -> Reading:
    before = _spent(server)
    command = [sys.executable, "-c", _MEASURE + _ALONE, ready["session"], str(ready["port"]), HANDLE]
    seconds, client, memory = _child(command, {}, posts)
    return Reading(seconds, memory, client, _spent(server) - before)


def _collect(home: Path, folder: Path, ready: dict[str, Any], server: int, posts: int) -> Reading:
    (folder / "channels.yml").write_text(f"channels:\n  - {{id: {CHANNEL}, handle: {HANDLE}}}\n", "utf-8")
    env = {
        "INGEST_HOME": str(home),
        "INGEST_CONFIG": str(folder),
        "TELEGRAM_API_ID": "1",
        "TELEGRAM_API_HASH": "hash",
        "INGEST_TELEGRAM_SESSION": ready["session"],
        "INGEST_TELEGRAM_SERVER": f"127.0.0.1:{ready['port']}",
    }
    store = EmbeddedServer(home)
    try:
        # makes server and schema: neither belongs to the rate
        subprocess.run(
            [sys.executable, "-m", "ingest", "flags"], env={**os.environ, **env}, check=True, stdout=subprocess.DEVNULL
        )
        postgres = store.process_id()
        assert postgres is not None
        before = _spent(server), _spent_with_children(postgres)
        seconds, client, memory = _child([sys.executable, "-c", _MEASURE + _OURS, str(folder)], env, posts)
        return Reading(
            seconds, memory, client, _spent(server) - before[0], _spent_with_children(postgres) - before[1]
        )  # fmt: skip
    finally:
        store.stop()


def _child(command: list[str], env: dict[str, str], posts: int) -> tuple[float, float, float]:
    done = subprocess.run(command, env={**os.environ, **env}, check=True, stdout=subprocess.PIPE, text=True)
    count, seconds, client, memory = json.loads(done.stdout.splitlines()[-1])
    assert count == posts, count
    return seconds, client, memory


def _stat(process: int) -> list[int]:
    """Return parent, own time and that of ended children of a process: (parent, user, system, user, system)."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return [int(fields[1]), *map(int, fields[11:15])]


def _spent(process: int) -> float:
    return sum(_stat(process)[1:3]) / _TICKS


def _spent_with_children(process: int) -> float:
    total = sum(_stat(process)[1:]) / _TICKS
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            try:
                if _stat(int(one.name))[0] == process:
                    total += _spent(int(one.name))
            except OSError:  # it ended meanwhile
                continue
    return total
