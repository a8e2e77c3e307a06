"""Measure what each part of the verdict adds: python -m tests.benchmarks.ablation [EVAL].

One part at a time is switched off; the rest runs as it is. Writes the table between the marks compare-ablation of
docs/benchmarks.md. Where the development pairs are missing, only the project's own pairs are measured.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ingest.comparison import compare_texts, labels, ladder, relabelling, texts
from ingest.comparison.kinship import Kinship
from ingest.model import Attribution, AttributionKind, Claim, NumberKind
from tests.benchmarks.compare import EVAL, PAGE, ROOT, load_scorer

BEGIN, END = "<!-- compare-ablation:begin -->", "<!-- compare-ablation:end -->"
OWN = ("pairs.jsonl", "pairs_fresh.jsonl", "pairs_second.jsonl")
Pair = dict[str, Any]


def _everybody(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims as if the official had said every number."""
    said = Attribution(AttributionKind.SPEAKER)
    kind = NumberKind.CLAIM
    return tuple(
        one if one.number_kind is NumberKind.AGE else replace(one, attribution=said, number_kind=kind) for one in claims
    )


@contextmanager
def _without_speaker() -> Iterator[None]:
    compare: Callable[..., Any] = texts.compare_claims
    with patch.object(
        texts, "compare_claims", lambda source, report, **rest: compare(source, _everybody(report), **rest)
    ):
        yield


@contextmanager
def _without_scope() -> Iterator[None]:
    with ExitStack() as stack:
        for module, name, nothing in ((labels, "scopes", ()), (relabelling, "_scope_conflict", "")):
            stack.enter_context(patch.object(module, name, lambda *_, nothing=nothing: nothing))
        yield


@contextmanager
def _without_place() -> Iterator[None]:
    with patch.object(relabelling, "misplaced", lambda *_: False):
        yield


@contextmanager
def _without_role() -> Iterator[None]:
    with patch.object(labels, "role_kinship", lambda *_: Kinship.UNKNOWN):
        yield


@contextmanager
def _without_concepts() -> Iterator[None]:
    with patch.object(
        labels, "concept_kinship", lambda ours, theirs: Kinship.MATCH if ours == theirs else Kinship.UNKNOWN
    ):
        yield


@contextmanager
def _without_sums() -> Iterator[None]:
    with (
        patch.object(ladder, "derive", lambda *_, **__: None),
        patch.object(ladder, "swollen_by", lambda *_: ()),
    ):
        yield


PARTS: dict[str, Callable[[], Any]] = {
    "everything": ExitStack,
    "without the speaker": _without_speaker,
    "without scope (period, status, additional, place)": _without_scope,
    "without place alone": _without_place,
    "without roles": _without_role,
    "without the hierarchy of things": _without_concepts,
    "without sums, shares and complements": _without_sums,
}


def main() -> int:
    """Measure, print and write the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else EVAL
    data = folder / "data" / "pairs_dev.jsonl"
    if not data.is_file():
        sys.stdout.write(f"ablation: skipped, {data} is missing: the development sets stand beside the project.\n")
        return 0
    scorer = load_scorer(folder)
    dev = [json.loads(line) for line in data.read_text("utf-8").splitlines() if line.strip()]
    sets = [dev, own_pairs()]
    text = _table(scorer, sets)
    sys.stdout.write(text)
    page = PAGE.read_text("utf-8")
    PAGE.write_text(f"{page.split(BEGIN)[0]}{BEGIN}\n{text}{END}{page.split(END)[1]}", "utf-8")
    return 0


def own_pairs() -> list[Pair]:
    """Return the project's own pairs in the form of the development pairs."""
    folder = ROOT / "tests" / "comparison"
    raw = [json.loads(line) for name in OWN for line in (folder / name).read_text("utf-8").splitlines()]
    return [_as_development(pair) for pair in raw]


def _as_development(pair: Pair) -> Pair:
    claims = [
        {"report_span": one["report"], "verdict": one["verdict"], "source_span": one["source"], "kind": "claim"}
        for one in pair["claims"]
    ]
    claims += [
        {"report_span": part, "verdict": "not_in_source", "source_span": None, "kind": "other_source"}
        for part in pair["quiet"]
    ]
    claims.sort(key=lambda one: pair["report"].index(one["report_span"]))
    return {**pair, "claims": claims, "event": pair["id"]}


def _table(scorer: Any, sets: Sequence[Sequence[Pair]]) -> str:
    lines = [
        f"Verdict accuracy / alert F1 / quiet on {len(sets[0])} development pairs and {len(sets[1])} of our own.\n\n",
        "| | development | own |\n|---|---|---|\n",
    ]
    for name, part in PARTS.items():
        with part():
            cells = [_cell(scorer.score(pairs, answers(pairs))) for pairs in sets]
        lines.append(f"| {name} | {' | '.join(cells)} |\n")
    return "".join(lines)


def _cell(score: dict[str, Any]) -> str:
    return f"{score['verdict']} / {score['alert']['F1']} / {score['quiet']}"


def answers(pairs: Sequence[Pair]) -> dict[str, list[dict[str, object]]]:
    """Return the verdicts of pairs by their ids, as the scorer reads them."""
    return {
        pair["id"]: [
            {"report": _span(one.report), "source": _span(one.source), "verdict": one.verdict.value}
            for one in compare_texts(
                pair["source"], pair["report"], source_lang=pair["source_lang"], report_lang=pair["report_lang"]
            )
        ]
        for pair in pairs
    }


def _span(claim: Claim | None) -> dict[str, int] | None:
    return None if claim is None else {"start": claim.selector.start, "end": claim.selector.end}


if __name__ == "__main__":
    sys.exit(main())
