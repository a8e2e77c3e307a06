"""150 passages in three languages by an author who had seen no rule of ours; shares held by floors that only rise.

The second half was never looked into while rules were mended; it is measured by itself. The first run, before any
repair: values found 93.5 of the first half and 93.4 of the second (docs/benchmarks.md).
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ingest.model import Quantity
from ingest.quantities import extract
from ingest.quantities.units import units

_PATH = Path(__file__).with_name("passages.jsonl")
_KEPT_SHUT = 75  # passages from here on were never looked into
FLOORS = {
    # part: values found, values right, units of the table, modifiers, traps left alone
    "open": (97.0, 98.5, 97.0, 99.5, 93.5),
    "shut": (93.0, 92.5, 93.0, 99.0, 96.5),
}


def passages(part: str) -> list[dict[str, Any]]:
    """Return the passages of one half."""
    records = [json.loads(line) for line in _PATH.read_text("utf-8").splitlines()]
    return records[:_KEPT_SHUT] if part == "open" else records[_KEPT_SHUT:]


def measure(records: list[dict[str, Any]]) -> tuple[float, ...]:
    """Return shares in percent: values found, values right, units of the table, modifiers, traps left alone."""
    count: Counter[str] = Counter()
    for record in records:
        found = extract(record["text"], record["lang"])
        count["found"] += len(found)
        for gold in record["quantities"]:
            count["gold"] += 1
            match = next((quantity for quantity in found if _same_value(gold, quantity)), None)
            if match is not None:
                found.remove(match)
                count["right"] += 1
                count["modifiers"] += match.modifier.value == gold["modifier"]
                count["measures"] += gold["unit"] in units()
                count["units"] += gold["unit"] in units() and match.unit == gold["unit"]
        for trap in record["distractors"]:
            count["traps"] += 1
            count["touched"] += any(q.start < trap["end"] and trap["start"] < q.end for q in found)
    parts = (("right", "gold"), ("right", "found"), ("units", "measures"), ("modifiers", "right"))
    left_alone = 1 - count["touched"] / count["traps"]
    return *(round(100 * count[part] / count[whole], 1) for part, whole in parts), round(100 * left_alone, 1)


def _same_value(gold: dict[str, Any], quantity: Quantity) -> bool:
    low, high = (gold["value"],) * 2 if gold["value"] is not None else (gold["low"], gold["high"])
    near = abs(float(quantity.low) - low) <= 1e-5 * abs(low) and abs(float(quantity.high) - high) <= 1e-5 * abs(high)
    return near and gold["start"] < quantity.end and quantity.start < gold["end"]


@pytest.mark.parametrize("part", list(FLOORS))
def test_the_share_read_rightly_does_not_fall(part: str) -> None:
    measured = measure(passages(part))
    assert all(have >= floor for have, floor in zip(measured, FLOORS[part], strict=True)), measured
