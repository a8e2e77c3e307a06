"""Our own pairs: invented people and places, every verdict in every main language."""

import json
from pathlib import Path

import pytest

from ingest.comparison import compare_texts
from ingest.model import Severity, Verdict, severity_of

FOLDER = Path(__file__).parent
# `pairs_fresh` and `pairs_second` were written before they were run; `open` names what is not told rightly yet
FILES = ("pairs.jsonl", "pairs_fresh.jsonl", "pairs_second.jsonl")
PAIRS = [json.loads(line) for name in FILES for line in (FOLDER / name).read_text("utf-8").splitlines()]
CASES = [
    pytest.param(
        pair,
        id=pair["id"],
        marks=[pytest.mark.xfail(reason=pair["open"], strict=True)] if "open" in pair else [],
    )
    for pair in PAIRS
]


def _compare(pair):
    return compare_texts(
        pair["source"], pair["report"], source_lang=pair["source_lang"], report_lang=pair["report_lang"]
    )


def _at(comparisons, report, part):
    """Return the comparison whose report span overlaps the first place of `part`."""
    start = report.index(part)
    inside = (
        one for one in comparisons if one.report.selector.start < start + len(part) and start < one.report.selector.end
    )
    return next(inside, None)


@pytest.mark.parametrize("pair", CASES)
def test_every_number_gets_its_verdict(pair):
    comparisons = _compare(pair)
    found = {claim["report"]: _at(comparisons, pair["report"], claim["report"]) for claim in pair["claims"]}
    told = {part: one.verdict.value if one else None for part, one in found.items()}
    assert told == {claim["report"]: claim["verdict"] for claim in pair["claims"]}
    for claim in pair["claims"]:
        one = found[claim["report"]]
        assert one is not None
        assert (one.source is None) is (claim["source"] is None)
        if claim["source"] is not None:
            start = pair["source"].index(claim["source"])
            assert one.source.selector.start < start + len(claim["source"])
            assert start < one.source.selector.end


@pytest.mark.parametrize("pair", [p for p in PAIRS if p["quiet"]], ids=[p["id"] for p in PAIRS if p["quiet"]])
def test_numbers_of_others_are_left_alone(pair):
    comparisons = _compare(pair)
    for part in pair["quiet"]:
        one = _at(comparisons, pair["report"], part)
        assert one is None or severity_of(one.verdict) is Severity.NONE, part


def test_every_verdict_has_a_pair():
    assert {claim["verdict"] for pair in PAIRS for claim in pair["claims"]} == {verdict.value for verdict in Verdict}
