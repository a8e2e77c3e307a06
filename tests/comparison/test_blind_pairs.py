"""Pairs by authors who had seen no rule of ours: what share is told rightly, held by floors that only rise.

A file that is still shut was never looked into while rules were mended. The others were shut in whole or in part once
and are open now: their floors are those of the whole file. The first run of the 240 pairs a and b, before any repair:
verdict 64.6%; of the 144 pairs c and d, written later: 69.1%; of the 72 pairs e, later still: 80.3%; of the 72 pairs
f: 79.2%; of the 72 pairs g: 82.8%; of the 90 shorter pairs h: 86.4%; of the 70 shorter pairs i: 86.2%; of the 320
short pairs j to n, half of whose numbers are told seriously wrong: 85.2%; of o (the same): 87.9%; of p and q, a
quarter: 88.0% and 91.2%; of r and s, a quarter: 89.5% and 84.7%; of the 384 pairs t to y, a quarter to a third:
92.4%; of the 200 pairs za to zd, a third, all of emergencies: 93.2%; of the 400 pairs ze to zl, the same but denser:
89.2%; of the 250 pairs zm to zq: 90.5%; of the 300 pairs zr to zw: 88.2%. What to expect of other texts is told by the
shut files; the sums of g, x and y have each narrowed a rule or two (docs/benchmarks.md). One gold of b was corrected:
274 teachers who came in three years, 31 of them this year, told as 274 this year, are `other_scope`.
"""

import json
from pathlib import Path

import pytest

from tests.comparison.scoring import measure

FOLDER = Path(__file__).parent
FLOORS = {
    # file: found, verdict, alert P, alert R, quiet
    "a": (98.5, 92.5, 91.0, 81.5, 99.5),
    "b": (98.5, 93.0, 95.5, 84.0, 99.0),
    "c": (98.0, 92.5, 94.0, 83.5, 100.0),
    "d": (97.0, 90.5, 89.0, 84.5, 100.0),
    "e": (99.0, 96.0, 96.0, 92.5, 100.0),
    "f": (98.5, 95.0, 95.0, 93.0, 100.0),
    "h": (100.0, 98.5, 98.5, 98.5, 100.0),
    "j": (100.0, 98.0, 100.0, 96.5, 100.0),
    "k": (100.0, 94.0, 94.5, 94.5, 100.0),
    "l": (100.0, 96.0, 100.0, 94.5, 100.0),
    "m": (100.0, 98.0, 100.0, 96.0, 100.0),
    "n": (100.0, 99.0, 100.0, 98.0, 100.0),
    "o": (100.0, 98.0, 100.0, 98.0, 100.0),
    "p": (99.0, 99.0, 100.0, 100.0, 100.0),
    "q": (100.0, 98.5, 100.0, 94.5, 100.0),
    "r": (100.0, 100.0, 100.0, 100.0, 100.0),
    "s": (99.0, 99.0, 100.0, 100.0, 100.0),
    "t": (100.0, 100.0, 100.0, 100.0, 100.0),
    "u": (100.0, 100.0, 100.0, 100.0, 100.0),
    "v": (100.0, 98.0, 97.0, 100.0, 100.0),
    "w": (100.0, 100.0, 100.0, 100.0, 100.0),
    "za": (98.5, 97.5, 94.5, 100.0, 75.0),
    "zb": (100.0, 95.5, 97.0, 94.0, 100.0),
    "zc": (100.0, 98.5, 100.0, 100.0, 100.0),
    "ze": (100.0, 96.5, 98.0, 96.0, 100.0),
    "zf": (100.0, 97.5, 98.0, 96.0, 100.0),
    "zg": (100.0, 96.5, 93.0, 97.5, 100.0),
    "zi": (98.5, 96.5, 96.0, 94.0, 100.0),
    "zj": (100.0, 100.0, 100.0, 100.0, 100.0),
    "zl": (100.0, 98.5, 95.5, 97.5, 94.0),
    "zm": (100.0, 98.0, 94.0, 100.0, 100.0),
    "zn": (100.0, 96.0, 100.0, 90.0, 100.0),
    "zo": (98.5, 95.5, 97.0, 86.0, 100.0),
    "zp": (98.5, 98.0, 100.0, 93.5, 100.0),
    "zq": (100.0, 95.0, 93.5, 91.5, 100.0),
    "zr": (100.0, 94.0, 93.0, 85.0, 94.0),
    "zs": (99.0, 93.5, 90.5, 90.5, 95.5),
    "zt": (98.5, 93.0, 89.0, 87.0, 95.5),
    "zu": (98.5, 92.5, 93.0, 87.5, 100.0),
    "zv": (99.0, 93.0, 90.5, 87.5, 95.0),
    # shut:
    "g": (97.0, 88.5, 84.5, 80.5, 87.5),
    "i": (98.0, 89.5, 95.0, 80.5, 100.0),
    "x": (99.0, 92.5, 96.5, 81.0, 100.0),
    "y": (99.0, 92.0, 94.0, 85.0, 100.0),
    "zd": (100.0, 96.5, 93.0, 96.5, 100.0),
    "zh": (97.0, 87.5, 83.0, 81.5, 100.0),
    "zw": (98.0, 91.5, 95.0, 83.5, 88.0),
    "zk": (98.5, 94.5, 93.5, 88.0, 92.0),
}


def _pairs(name):
    lines = (FOLDER / f"pairs_blind_{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", list(FLOORS))
def test_the_share_told_rightly_does_not_fall(name):
    measured = measure(_pairs(name))
    assert all(have >= floor for have, floor in zip(measured, FLOORS[name], strict=True)), measured
