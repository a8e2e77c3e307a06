"""Pairs by authors who had seen no rule of ours: what share is told rightly, held by floors that only rise.

A file that is still shut was never looked into while rules were mended. The others were shut in whole or in part once
and are open now: their floors are those of the whole file. The first run of the 240 pairs a and b, before any repair:
verdict 64.6%; of the 144 pairs c and d, written later: 69.1%; of the 72 pairs e, later still: 80.3%; of the 72 pairs f:
79.2%; of the 72 pairs g: 82.8%; of the 90 shorter pairs h: 86.4%; of the 70 shorter pairs i: 86.2%. What to expect of
other texts is told by i, and by g, whose floor has refused one rule (docs/benchmarks.md).
The alert precision of b was lowered once, by the one pair that has 274 teachers in three years, 31 of them this year,
told as 274 this year, as `same`.
"""

import json
from pathlib import Path

import pytest

from tests.comparison.scoring import measure

FOLDER = Path(__file__).parent
FLOORS = {
    # file: found, verdict, alert P, alert R, quiet
    "a": (97.5, 91.0, 90.5, 77.5, 99.0),
    "b": (98.0, 91.0, 94.0, 76.5, 99.0),
    "c": (97.5, 91.5, 92.5, 80.0, 100.0),
    "d": (96.0, 89.5, 87.0, 83.5, 98.5),
    "e": (98.5, 94.0, 94.5, 88.5, 100.0),
    "f": (98.0, 93.5, 93.5, 89.0, 100.0),
    "h": (99.0, 98.5, 98.5, 97.5, 100.0),
    # shut:
    "g": (97.0, 87.0, 81.0, 80.0, 87.5),
    "i": (97.5, 87.5, 94.5, 76.5, 100.0),
}


def _pairs(name):
    lines = (FOLDER / f"pairs_blind_{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", list(FLOORS))
def test_the_share_told_rightly_does_not_fall(name):
    measured = measure(_pairs(name))
    assert all(have >= floor for have, floor in zip(measured, FLOORS[name], strict=True)), measured
