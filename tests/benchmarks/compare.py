"""Measure verdicts on the development pairs: python -m tests.benchmarks.compare [EVAL] [--write] [--check].

EVAL is the folder with score_pairs.py and data/pairs_dev.jsonl, beside the project by default; where it is missing the
benchmark says so and ends well. The peer runs in the same process: a number of the report is 'same' where its value,
as Duckling reads it, is among the values of the source, else it 'differs'.
"""

import argparse
import hashlib
import importlib.util
import io
import json
import platform
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from ingest.cli.compare_texts import run_batch

ROOT = Path(__file__).resolve().parents[2]
EVAL = ROOT.parent / "shared" / "eval"
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- compare:begin -->", "<!-- compare:end -->"
# the set that the floors were pinned on; they only rise
PAIRS_SHA256 = "057afdeea814aff57cd6a5569377d2d4c96900988abb30c87ebcf0b533414b77"
FLOORS = {"found": 96.0, "verdict": 89.0, "alert P": 88.0, "alert R": 86.0, "quiet": 93.0, "source span": 92.0}
SPEED = 300  # pairs a second, one core, warm
COLUMNS = ("found", "verdict", "alert P", "alert R", "notice P", "notice R", "quiet", "source span")

Answers = dict[str, list[dict[str, object]]]


def main() -> int:
    """Run the benchmark; 1 where a floor is missed and `--check` is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("eval", nargs="?", type=Path, default=EVAL)
    parser.add_argument("--write", action="store_true", default=True, help="write docs/benchmarks.md (the default)")
    parser.add_argument("--no-write", dest="write", action="store_false")
    parser.add_argument("--check", action="store_true", help="fail where a floor is missed")
    options = parser.parse_args()
    data = options.eval / "data" / "pairs_dev.jsonl"
    if not data.is_file():
        sys.stdout.write(f"compare: skipped, {data} is missing: the development sets stand beside the project.\n")
        return 0
    scorer = load_scorer(options.eval)
    pairs = [json.loads(line) for line in data.read_text("utf-8").splitlines() if line.strip()]
    answers, first, speed = _ours(pairs)
    rows = [("verdicts", *row) for row in _folds(scorer, pairs, answers)]
    peer = _peer(pairs)
    rows += (
        [("same value or not, on Duckling", *row) for row in _folds(scorer, pairs, peer)] if peer is not None else []
    )
    text = _page(rows, len(pairs), first, speed, known=_digest(data) == PAIRS_SHA256)
    sys.stdout.write(text)
    if options.write:
        page = PAGE.read_text("utf-8")
        head, tail = page.split(BEGIN)[0], page.split(END)[1]
        PAGE.write_text(f"{head}{BEGIN}\n{text}{END}{tail}", "utf-8")
    missed = [name for name, floor in FLOORS.items() if rows[0][2][name] < floor] + (
        ["speed"] if speed[0] < SPEED else []
    )
    if missed:
        sys.stdout.write(f"below the floor: {', '.join(missed)}\n")
    return int(bool(missed) and options.check)


def load_scorer(folder: Path) -> ModuleType:
    """Return the module score_pairs.py of the folder of development sets."""
    path = folder / "score_pairs.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _ours(pairs: list[dict[str, object]]) -> tuple[Answers, float, tuple[float, float]]:
    """Return the answers, the seconds of the first pair, and warm pairs a second in the best and the middle pass."""
    keys = ("id", "source_lang", "source", "report_lang", "report")
    lines = [json.dumps({key: pair[key] for key in keys}, ensure_ascii=False) + "\n" for pair in pairs]
    start = time.perf_counter()
    run_batch(io.StringIO(lines[0]), io.StringIO())
    first = time.perf_counter() - start
    out = io.StringIO()
    run_batch(io.StringIO("".join(lines)), out)  # every language compiled
    speeds = []
    for _ in range(_PASSES):
        start = time.process_time()  # one core's time: the machine may be busy with other work
        run_batch(io.StringIO("".join(lines)), io.StringIO())
        speeds.append(len(pairs) / (time.process_time() - start))
    answers = {answer["id"]: answer["comparisons"] for answer in map(json.loads, out.getvalue().splitlines())}
    return answers, first, (max(speeds), statistics.median(speeds))


_PASSES = 15


def _peer(pairs: list[dict[str, object]]) -> Answers | None:
    try:
        import duckling
    except ImportError:
        return None
    engine = duckling.Duckling()
    engine.load()
    # the wheel expects Python strings where newer bridges to Java give Java's
    engine._parse_float = lambda number: float(str(number.toString()))
    engine._parse_int = lambda number: int(str(number.toString()))
    answers: Answers = {}
    for pair in pairs:
        source, report = (
            _numbers(engine, str(pair[side]), _language(duckling.Language, str(pair[f"{side}_lang"])))
            for side in ("source", "report")
        )
        answers[str(pair["id"])] = [_same_or_not(one, source) for one in report]
    return answers


def _language(languages: Any, code: str) -> str:
    known = {name[:2] for name in languages.SUPPORTED_LANGUAGES}
    return str(languages.convert_to_duckling_language_id(code if code in known else "en"))


def _numbers(engine: Any, text: str, language: str) -> list[tuple[int, int, float]]:
    import jpype

    try:
        parsed = engine.parse(text, language=language, dim_filter="number")
    except jpype.JException:
        return []  # it gives up on some texts; to find nothing is its answer
    return [(one["start"], one["end"], float(one["value"]["value"])) for one in parsed]


def _same_or_not(number: tuple[int, int, float], source: list[tuple[int, int, float]]) -> dict[str, object]:
    start, end, value = number
    match = next((one for one in source if one[2] == value), None)
    return {
        "report": {"start": start, "end": end},
        "source": None if match is None else {"start": match[0], "end": match[1]},
        "verdict": "differs" if match is None else "same",
    }


def _folds(scorer: ModuleType, pairs: list[dict[str, object]], answers: Answers) -> list[tuple[str, dict[str, float]]]:
    open_part = [pair for pair in pairs if not scorer.sealed(pair)]
    sealed_part = [pair for pair in pairs if scorer.sealed(pair)]
    return [
        (name, _row(scorer.score(part, answers)))
        for name, part in (("all", pairs), ("open", open_part), ("sealed", sealed_part))
    ]


def _row(score: dict[str, object]) -> dict[str, float]:
    alert, notice = score["alert"], score["notice"]
    assert isinstance(alert, dict)
    assert isinstance(notice, dict)
    plain = {
        key: float(str(score[name])) for key, name in (("found", "found"), ("verdict", "verdict"), ("quiet", "quiet"))
    }
    return plain | {
        "source span": float(str(score["source_span"])),
        "alert P": alert["P"],
        "alert R": alert["R"],
        "notice P": notice["P"],
        "notice R": notice["R"],
    }


def _page(
    rows: list[tuple[str, str, dict[str, float]]], pairs: int, first: float, speed: tuple[float, float], *, known: bool
) -> str:
    machine = f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, Python {platform.python_version()}"
    floors = ", ".join(f"{name} {floor:g}" for name, floor in FLOORS.items())
    lines = [
        f"Measured on {machine}; {pairs} pairs{'' if known else ' (another set than the floors were pinned on)'}.",
        f"Floors: {floors}; {SPEED} pairs/s.",
        "",
        f"| system | fold | {' | '.join(COLUMNS)} |",
        "|---" * (len(COLUMNS) + 2) + "|",
    ]
    lines += [
        f"| {system} | {fold} | {' | '.join(f'{row[name]:.1f}' for name in COLUMNS)} |" for system, fold, row in rows
    ]
    lines += [
        "",
        f"{speed[0]:.0f} pairs/s on one core, warm: the best of {_PASSES} passes; {speed[1]:.0f} in the middle one"
        " (where it lies far below, other work disturbed it)."
        f" The first pair after {first:.2f} s. No model on this path.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
