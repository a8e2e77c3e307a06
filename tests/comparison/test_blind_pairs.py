"""Pairs by authors who had seen no rule of ours: what share is told rightly, held by floors that only rise.

The end of each file was never looked into while rules were mended; it is measured by itself. The first run of the 240
pairs a and b, before any repair: verdict 64.6%; of the 144 pairs c and d, written later: 69.1%; of the 72 pairs e,
later still: 80.3% (docs/benchmarks.md).
"""

import json
from pathlib import Path

import pytest

from tests.comparison.scoring import measure

FOLDER = Path(__file__).parent
_KEPT_SHUT = {"a": 60, "b": 90, "c": 24, "d": 24, "e": 36}  # pairs from here on were never looked into
FLOORS = {
    # file, part: found, verdict, alert P, alert R, quiet
    ("a", "open"): (98.5, 93.0, 88.0, 90.0, 97.5),
    ("a", "shut"): (93.0, 75.5, 70.0, 54.0, 98.0),
    ("b", "open"): (96.5, 87.5, 87.0, 69.0, 98.5),
    ("b", "shut"): (96.5, 75.0, 61.0, 59.0, 91.0),
    ("c", "open"): (97.0, 87.5, 82.0, 84.0, 97.5),
    ("c", "shut"): (89.0, 78.5, 83.5, 59.0, 99.5),
    ("d", "open"): (93.5, 85.5, 87.5, 80.5, 99.5),
    ("d", "shut"): (94.0, 77.5, 63.5, 56.0, 96.5),
    ("e", "open"): (96.0, 88.5, 96.5, 79.5, 94.0),
    ("e", "shut"): (95.5, 80.0, 71.5, 66.5, 96.5),
}


def _pairs(name, part):
    lines = (FOLDER / f"pairs_blind_{name}.jsonl").read_text("utf-8").splitlines()
    cut = _KEPT_SHUT[name]
    return [json.loads(line) for line in (lines[:cut] if part == "open" else lines[cut:])]


@pytest.mark.parametrize(("name", "part"), list(FLOORS))
def test_the_share_told_rightly_does_not_fall(name, part):
    measured = measure(_pairs(name, part))
    assert all(have >= floor for have, floor in zip(measured, FLOORS[name, part], strict=True)), measured
