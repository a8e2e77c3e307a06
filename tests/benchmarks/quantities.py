"""Score the extraction of quantities on the development sets, beside its peers; write docs/benchmarks.md.

    python -m tests.benchmarks.quantities [--write] [--peers] [--raise-floors]

The sets stand in ../shared/eval beside the project and are read there; a set that is missing is skipped by name.
Floors are pinned in quantities_floors.json with each set's sha256: a figure below its floor ends with exit code 1, and
`--raise-floors` only raises them.
"""

import argparse
import importlib.util
import json
import sys
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks import quantities_adapters as adapters
from tests.benchmarks import quantities_speed as speed
from tests.benchmarks.page import ROOT, SHARED, measured_on, write_part

FLOORS = Path(__file__).with_name("quantities_floors.json")
EVAL = SHARED / "eval"
OWN = ROOT / "tests" / "data" / "phenomena.jsonl"
CQE = (
    "CQE 2.0.3, recorded: NewsQuant value / +unit / +modifier F1 90.2 / 84.1 / 85.4 at 26 texts/s; "
    "phenomena +unit F1 48 (en)."
)
SETS: dict[str, adapters.Predictor] = {
    "phenomena": adapters.ours,
    "newsquant_dev": adapters.newsquant,
    "nerel_dev": adapters.ours,
    "neruk_dev": adapters.ours,
    "duckling_ru": adapters.in_duckling_units,
    "duckling_ru_ordinals": adapters.ours,
    "numberparser_ru": adapters.ours,
    "numberparser_en": adapters.ours,
    "quantulum3_tests": adapters.in_parts,
}
TRANSLATED = " as entities"  # a set read a second time through the adapter that translates its convention
ENTITIES = ("nerel_dev", "neruk_dev")


def load_scorer() -> ModuleType | None:
    """Return the scorer that stands beside the sets; None where the folder is missing."""
    path = EVAL / "score_quantities.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location("score_quantities", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def set_path(name: str) -> Path:
    """Return where a set stands; the phenomena are the project's own copy."""
    name = name.removesuffix(TRANSLATED)
    return OWN if name == "phenomena" else EVAL / "data" / f"{name}.jsonl"


def records(name: str) -> list[dict[str, Any]]:
    """Return the records of a set."""
    return [json.loads(line) for line in set_path(name).read_text("utf-8").splitlines()]


def figures(result: dict[str, Any]) -> dict[str, float]:
    """Return the figures of a set that have floors: F1 where the gold is complete, else recall."""
    column = "F1" if result["exhaustive"] else "R"
    kept = {"value": result["value"][column], "unit": result["value+unit"][column]}
    if result["value+mod"] is not None:
        kept["modifier"] = result["value+mod"][column]
    if result["span"] is not None:
        kept["span"] = result["span"][column]
    if result["distractor_hit_rate"] is not None:
        kept["left alone"] = round(100 - result["distractor_hit_rate"], 1)
    return kept


def measure(scorer: ModuleType, name: str, predictor: adapters.Predictor) -> dict[str, Any]:
    """Return the scorer's result for one set; other texts of its languages go first, so that no start is timed."""
    lines = records(name)
    spoken = {line["lang"] for line in lines}
    for text, lang in speed.texts(0, 6, prose=False):
        if lang in spoken:
            predictor(text, lang)
    result: dict[str, Any] = scorer.evaluate(predictor, lines)
    return result


def row(system: str, name: str, result: dict[str, Any]) -> str:
    """Return one line of the table."""
    column = "F1" if result["exhaustive"] else "R"
    cells = [
        f"{result[key][column]}" if result[key] is not None else "–"
        for key in ("value", "value+unit", "value+mod", "span")
    ]
    touched = "–" if result["distractor_hit_rate"] is None else f"{result['distractor_hit_rate']}%"
    speed = "–" if result["texts_per_s"] is None else f"{result['texts_per_s']:,.0f}"
    return f"| {system} | {name} | {column} | {' | '.join(cells)} | {touched} | {speed} |"


def peers() -> list[tuple[str, adapters.Predictor, tuple[str, ...]]]:
    """Return the peers that start here, with the sets that are theirs."""
    found: list[tuple[str, adapters.Predictor, tuple[str, ...]]] = []
    if importlib.util.find_spec("quantulum3") is not None:
        found.append(("quantulum3", adapters.quantulum, ("newsquant_dev", "quantulum3_tests")))
    try:
        duckling = adapters.DucklingPeer()
        found.append(("Duckling", duckling, ("newsquant_dev", "duckling_ru", "phenomena")))
    except (ImportError, RuntimeError, OSError, TypeError) as error:
        sys.stderr.write(f"Duckling does not start here and is left out: {error}\n")
    return found


def check_floors(measured: dict[str, dict[str, float]], *, lift: bool) -> list[str]:
    """Return what fell below its floor or was measured on a changed set; `lift` raises floors to the figures."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    faults: list[str] = []
    for name, values in measured.items():
        digest = sha256(set_path(name).read_bytes()).hexdigest()
        pinned = floors.setdefault(name, {"sha256": digest, "floors": {}})
        if pinned["sha256"] != digest:
            faults.append(f"{name}: the set is another one than the floors were measured on")
            continue
        for key, value in values.items():
            floor = pinned["floors"].get(key)
            if floor is not None and value < floor:
                faults.append(f"{name}: {key} {value} is below its floor {floor}")
            if lift and (floor is None or value > floor):
                pinned["floors"][key] = value
    if lift:
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return faults


def main() -> int:
    """Measure, print, and write the page and the floors where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--peers", action="store_true", help="run quantulum3 and Duckling too (minutes)")
    parser.add_argument("--raise-floors", action="store_true")
    options = parser.parse_args()
    scorer = load_scorer()
    if scorer is None:
        sys.stderr.write(f"skipped: {EVAL} is missing; the development sets stand beside the project.\n")
        return 0
    lines, measured = [], {}
    translated = {name + TRANSLATED: adapters.as_entities for name in ENTITIES}
    for name, predictor in (SETS | translated).items():
        if not set_path(name).is_file():
            sys.stderr.write(f"skipped {name}: not in {EVAL / 'data'}\n")
            continue
        result = measure(scorer, name, predictor)
        measured[name] = figures(result)
        lines.append(row("ours", name, result))
    for label, peer, names in peers() if options.peers else ():
        lines.extend(row(label, name, measure(scorer, name, peer)) for name in names if set_path(name).is_file())
    page = render(lines)
    sys.stdout.write(page + "\n")
    if options.write:
        write_part("quantities", page)
    faults = check_floors(measured, lift=options.raise_floors)
    for fault in faults:
        sys.stderr.write(fault + "\n")
    return 1 if faults else 0


def render(lines: list[str]) -> str:
    """Return the part of the page."""
    head = (
        "| system | set | figure | value | +unit | +modifier | span | traps touched | texts/s |\n"
        "|---|---|---|---|---|---|---|---|---|"
    )
    return (
        f"{measured_on()}. One process.\n\n{head}\n" + "\n".join(lines) + "\n\n"
        f"{speed.render()}\n\n{CQE} "
        "Its modifiers and Duckling's units are translated by tests/benchmarks/quantities_adapters.py; of "
        "NewsQuant's lines, implicit ones and verbs that "
        "hold a factor (doubled) are left out, since it never annotates them, vague plurals are whole powers "
        "(thousands are 1,000 to 10,000), and `one of the best speakers` is one; quantulum3's tests keep '21 years and "
        "six months' as two values, here it is one.\n\n'as entities': nerel and neruk annotate numbers as "
        "named entities, each end of a range as a value of its own, a denominator as an entity of its own, and digits "
        "in scores and names as numbers. The plain lines give our answer as it is; these lines give "
        "both ends, the number without its denominator, refused names and scores as bare numbers, the 19 of COVID-19 "
        "and «через три дня» as dates. Dates, times, ordinals and codes stay refused. "
        "Of their 'traps touched' most are durations ('three years', «5 дней»), which "
        "are quantities here."
    )


if __name__ == "__main__":
    sys.exit(main())
