"""Measure collecting from Telegram: python -m tests.benchmarks.telegram [--posts N] [--write].

Rate: the whole use case into PostgreSQL, beside Telethon alone reading the same server. Completeness: what we hold at
the end of a bad day, beside the plain loop that other archivers use. Rhythm: planned polls beside fixed ones.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingest.store.embedded import EmbeddedServer
from tests.benchmarks import rhythm, telegram_peer
from tests.benchmarks.page import measured_on, write_part
from tests.benchmarks.workplace import workplace

FLOOR = 80  # per cent of Telethon's own rate
CHANNEL = 1_500_000_101
HANDLE = "gromov_zarechye"
_SENTENCE = "За день в районах области работали {n} бригад, отремонтировано {m} км дорог, подключено {k} домов. "

# of the child itself: getrusage would tell the parent's
_PEAK = """
import re

def peak():
    with open("/proc/self/status") as status:
        return int(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1]) / 1024
"""
_ALONE = """
import asyncio, json, re, sys, time
from telethon import TelegramClient
from telethon.sessions import StringSession

async def main(session, port):
    session = StringSession(session)
    session.set_dc(2, "127.0.0.1", port)
    async with TelegramClient(session, 1, "hash") as client:
        channel = await client.get_input_entity(sys.argv[3])
        began, count = time.perf_counter(), 0
        async for message in client.iter_messages(channel, reverse=True, wait_time=0):
            count += 1
        return count, time.perf_counter() - began

count, seconds = asyncio.run(main(sys.argv[1], int(sys.argv[2])))
print(json.dumps([count, seconds, peak()]))
"""
# Loading Telethon takes a second and is in neither time; connecting is in ours.
_OURS = """
import json, re, sys, time
from pathlib import Path
import telethon, ingest.telegram.tl_reader
from ingest.pipeline import collect, open_session
with open_session(Path(sys.argv[1])) as session:
    began = time.perf_counter()
    summary = collect(session)
    seconds = time.perf_counter() - began
assert not summary.failed, summary
print(json.dumps([summary.counts["new_posts"], seconds, peak()]))
"""


def main() -> None:
    """Measure, print, and write the part when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write the part of docs/benchmarks.md")
    chosen = parser.parse_args()
    load = os.getloadavg()[0]
    text = "\n\n".join(
        [
            f"{measured_on()}; `python -m tests.benchmarks.telegram --write`; load before the run {load:.1f}.",
            measure_rate(chosen.posts, chosen.runs),
            "A bad day (padded pages, 30 edits and 30 deletions between polls four hours apart), same server:",
            telegram_peer.table(),
            "A simulated week of 2,000 channels; delay from posting to detection:",
            rhythm.table(),
        ]
    )
    print(text)
    if chosen.write:
        write_part("telegram", text)


def measure_rate(posts: int, runs: int) -> str:
    """Return the table of rates: Telethon alone, and collecting, turn about; the best of each counts."""
    alone: list[tuple[float, float]] = []
    ours: list[tuple[float, float]] = []
    with workplace("telegram") as folder, serving(folder, posts) as ready:
        for run in range(runs):
            alone.append(_read_alone(ready, posts))
            ours.append(_collect(folder / f"home {run}", folder, ready, posts))
    best, own = min(alone), min(ours)
    share = 100 * best[0] / own[0]
    return "\n".join(
        [
            "| what | posts/s | peak memory |",
            "|---|---|---|",
            f"| `ingest collect` of {posts:,} posts into PostgreSQL | {posts / own[0]:,.0f} | {own[1]:.0f} MB |",
            f"| Telethon alone, its plain loop, nothing kept | {posts / best[0]:,.0f} | {best[1]:.0f} MB |",
            "",
            f"Collecting runs at {share:.0f}% of Telethon's own rate (floor {FLOOR}%), best of {runs} runs each.",
        ]
    )


@contextmanager
def serving(folder: Path, posts: int) -> Iterator[dict[str, Any]]:
    """Run the loopback server as a process of its own; give what its ready file says."""
    world, ready = folder / "world.json", folder / "ready.json"
    world.write_text(json.dumps({"channels": [_channel(posts)]}, ensure_ascii=False), "utf-8")
    command = [sys.executable, "-m", "ingest.demo.mtproto", "--world", str(world), "--ready-file", str(ready)]
    process = subprocess.Popen(command)
    try:
        while not ready.exists():
            if process.poll() is not None:
                raise SystemExit("the server did not start")
            time.sleep(0.1)
        yield json.loads(ready.read_text("utf-8"))
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
                "text": "".join(_SENTENCE.format(n=number, m=part, k=number % 97) for part in range(1 + number % 7)),
                "entities": [{"kind": "bold", "offset": 0, "length": 7}] if number % 2 else [],
                "views": number,
                "reactions": {"👍": number % 50 + 1},
            }
            for number in range(1, posts + 1)
        ],
    }


def _read_alone(ready: dict[str, Any], posts: int) -> tuple[float, float]:
    count, seconds, memory = _child(
        [sys.executable, "-c", _PEAK + _ALONE, ready["session"], str(ready["port"]), HANDLE], {}
    )
    assert count == posts, count
    return seconds, memory


def _collect(home: Path, folder: Path, ready: dict[str, Any], posts: int) -> tuple[float, float]:
    (folder / "channels.yml").write_text(f"channels:\n  - {{id: {CHANNEL}, handle: {HANDLE}}}\n", "utf-8")
    env = {
        "INGEST_HOME": str(home),
        "TELEGRAM_API_ID": "1",
        "TELEGRAM_API_HASH": "hash",
        "INGEST_TELEGRAM_SESSION": ready["session"],
        "INGEST_TELEGRAM_SERVER": f"127.0.0.1:{ready['port']}",
    }
    try:
        count, seconds, memory = _child([sys.executable, "-c", _PEAK + _OURS, str(folder)], env)
    finally:
        EmbeddedServer(home).stop()
    assert count == posts, count
    return seconds, memory


def _child(command: list[str], env: dict[str, str]) -> tuple[int, float, float]:
    done = subprocess.run(command, env={**os.environ, **env}, check=True, stdout=subprocess.PIPE, text=True)
    count, seconds, memory = json.loads(done.stdout.splitlines()[-1])
    return count, seconds, memory


if __name__ == "__main__":
    main()
