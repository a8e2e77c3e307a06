"""Measure the whole way, from exports and pages to flags: python -m tests.benchmarks.world [--write].

Runs the command line on ../shared/eval/world with an embedded store of its own and scores what it exports.
The peer in the same run is the bare rule: a number is the same when the post has its digits, else it differs.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.page import SHARED, measured_on, write_part
from tests.benchmarks.workplace import workplace

WORLD = SHARED / "eval" / "world"
FLOORS = {"link P": 96, "link R": 90, "negatives": 97, "alert P": 80, "alert R": 75, "quiet": 97}
_STEPS = ("analyse", "link", "compare")
_DIGITS = re.compile(r"\d+")


def main() -> None:
    """Run, score, print, and write the part when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the part of docs/benchmarks.md")
    parser.add_argument("--keep", type=Path, help="keep what was exported in this file")
    chosen = parser.parse_args()
    if not WORLD.is_dir():
        print(f"world: skipped, {WORLD} is missing")
        return
    with workplace("world") as folder:
        output = folder / "linked.jsonl"
        seconds = run_pipeline(folder / "home", output)
        peer = folder / "peer.jsonl"
        peer.write_text("\n".join(json.dumps(row) for row in bare_rule(output)), "utf-8")
        text = render(score(output), score(peer), seconds)
        if chosen.keep:
            chosen.keep.write_bytes(output.read_bytes())
    print(text)
    if chosen.write:
        write_part("world", text)


def run_pipeline(home: Path, output: Path) -> dict[str, float]:
    """Run every step as an operator would; return the seconds of each."""
    env = {**os.environ, "INGEST_HOME": str(home), "INGEST_CONFIG": str(WORLD)}
    seconds: dict[str, float] = {}

    def run(name: str, *words: str) -> None:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "ingest", *words], env=env, check=True, stdout=subprocess.DEVNULL)
        seconds[name] = seconds.get(name, 0) + time.perf_counter() - began

    try:
        for number in (1, 2):
            run("import", "import", *(str(path) for path in sorted(WORLD.glob(f"exports/*/result_{number}.json"))))
        run("import-articles", "import-articles", str(WORLD / "manifest.jsonl"))
        for step in _STEPS:
            run(step, step)
        run("export", "export", "linked-articles", "-o", str(output))
    finally:
        run("stop", "db", "stop")
    del seconds["stop"]
    return seconds


def bare_rule(output: Path) -> Iterator[dict[str, Any]]:
    """Judge the same numbers of the same links by digits alone: in the post or not."""
    posts = dict(_post_texts())
    for line in output.read_text("utf-8").splitlines():
        row = json.loads(line)
        held = {digits for link in row["links"] for digits in _digits(posts[link["handle"], link["message_id"]])}
        for comparison in row["comparisons"]:
            agrees = bool(_digits(comparison["report"]["text"]) & held)
            comparison["verdict"] = "same" if agrees else "differs"
        yield row


def _post_texts() -> Iterator[tuple[tuple[str, int], str]]:
    for path in sorted(WORLD.glob("exports/*/result_*.json")):
        for message in json.loads(path.read_text("utf-8"))["messages"]:
            parts = message.get("text_entities") or []
            yield (path.parent.name, message["id"]), "".join(part["text"] for part in parts)


def _digits(text: str) -> set[str]:
    joined = re.sub(r"(?<=\d)[\s.,](?=\d)", "", text)
    return {digits.rstrip("0") for digits in _DIGITS.findall(joined)}


def score(output: Path) -> list[dict[str, Any]]:
    """Return the scorer's rows: all, open, sealed. Its errors are not asked for."""
    scorer = SHARED / "eval" / "score_world.py"
    done = subprocess.run(
        [sys.executable, str(scorer), str(WORLD / "gold.jsonl"), str(output)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def render(ours: list[dict[str, Any]], peer: list[dict[str, Any]], seconds: dict[str, float]) -> str:
    """Return the part of the page."""
    floors = ", ".join(f"{name} {value}" for name, value in FLOORS.items())
    lines = [
        f"{measured_on()}; `python -m tests.benchmarks.world --write`. Floors: {floors}.",
        "",
        "| system | fold | link P | link R | negatives | found | verdict | of linked | alert P | alert R | quiet |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for system, rows in (("ours", ours), ("digits alone, on our links", peer)):
        for row in rows:
            cells = [
                row["link"]["P"], row["link"]["R"], row["negatives"], row["found"], row["verdict"],
                row["verdict_linked"], row["alert"]["P"], row["alert"]["R"], row["quiet"],
            ]  # fmt: skip
            lines.append(f"| {system} | {row['fold']} | " + " | ".join(str(cell) for cell in cells) + " |")
    told = ", ".join(f"{name} {value:.1f} s" for name, value in seconds.items())
    return "\n".join([*lines, "", f"Whole processes, 435 messages and 150 pages: {told}."])


if __name__ == "__main__":
    main()
