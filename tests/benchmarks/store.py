"""Measure the store: importing a Telegram Desktop export: python -m tests.benchmarks.store [--messages N] [--write].

The peer in the same run is the least that any importer does: reading the same file with Python's json module.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.page import measured_on, write_part
from tests.benchmarks.workplace import workplace

FLOOR = 8_000  # messages a second; the goal is 20,000
_SENTENCE = "За день в районах области работали {n} бригад, отремонтировано {m} км дорог, подключено {k} домов. "


def main() -> None:
    """Generate, import, print, and write the part when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--write", action="store_true", help="write the part of docs/benchmarks.md")
    chosen = parser.parse_args()
    with workplace("store") as folder:
        export = folder / "result.json"
        write_export(export, chosen.messages)
        began = time.perf_counter()
        read = subprocess.run(
            [sys.executable, "-c", f"import json; print(len(json.load(open({str(export)!r}))['messages']))"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        peer = time.perf_counter() - began
        assert int(read.stdout) == chosen.messages
        seconds, memory = import_it(folder, export)
        size = export.stat().st_size / 1e6
    rate = chosen.messages / seconds
    text = (
        f"{measured_on()}; `python -m tests.benchmarks.store --write`.\n\n"
        "| what | messages/s | peak memory |\n|---|---|---|\n"
        f"| `ingest import` of {chosen.messages:,} messages ({size:.0f} MB), whole process with an empty store "
        f"| {rate:,.0f} (floor {FLOOR:,}) | {memory:.0f} MB |\n"
        f"| `json.load` of the same file, nothing stored | {chosen.messages / peer:,.0f} | – |"
    )
    print(text)
    if chosen.write:
        write_part("store", text)


def import_it(folder: Path, export: Path) -> tuple[float, float]:
    """Import into a new store; return the seconds and the importing process's peak memory in MB."""
    env = {**os.environ, "INGEST_HOME": str(folder / "home"), "INGEST_CONFIG": str(folder)}
    ingest = [sys.executable, "-m", "ingest"]
    subprocess.run([*ingest, "db", "start"], env=env, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*ingest, "flags"], env=env, check=True, stdout=subprocess.DEVNULL)  # makes the schema
    try:
        began = time.perf_counter()
        child = subprocess.Popen([*ingest, "import", str(export)], env=env, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        if status:
            raise SystemExit(f"ingest import ended with {os.waitstatus_to_exitcode(status)}")
        return seconds, _megabytes(usage)
    finally:
        subprocess.run([*ingest, "db", "stop"], env=env, check=True, stdout=subprocess.DEVNULL)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024


def write_export(path: Path, messages: int) -> None:
    """Write an export as Telegram Desktop would, with distinct texts."""
    with path.open("w", encoding="utf-8") as out:
        out.write('{"name": "Область сегодня", "type": "public_channel", "id": 1700000099, "messages": [\n')
        for n in range(1, messages + 1):
            text = "".join(_SENTENCE.format(n=n % 97 + i, m=n % 1013, k=n * 7 + i) for i in range(4)).strip()
            moment = 1_700_000_000 + n * 600
            message = {
                "id": n, "type": "message", "date": "2024-01-01T00:00:00", "date_unixtime": str(moment),
                "from": "Область сегодня", "from_id": "channel1700000099", "text": text,
                "text_entities": [{"type": "plain", "text": text}],
            }  # fmt: skip
            out.write(json.dumps(message, ensure_ascii=False) + (",\n" if n < messages else "\n"))
        out.write("]}\n")


if __name__ == "__main__":
    main()
