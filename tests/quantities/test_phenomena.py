"""The phenomena of our own making, with their gold: values, units, modifiers, roles, and what must be left alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.model import Quantity
from ingest.quantities import extract, scan

_PATH = Path(__file__).parents[1] / "data" / "phenomena.jsonl"


def _records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in _PATH.read_text(encoding="utf-8").splitlines()]


def _matches(gold: dict[str, Any], quantity: Quantity) -> bool:
    low, high = (gold["value"],) * 2 if gold["value"] is not None else (gold["low"], gold["high"])
    near = abs(float(quantity.low) - low) < 1e-4 and abs(float(quantity.high) - high) < 1e-4
    return near and gold["start"] < quantity.end and quantity.start < gold["end"]


@pytest.mark.parametrize("record", _records(), ids=lambda record: record["id"])
def test_phenomenon(record: dict[str, Any]) -> None:
    found = extract(record["text"], record["lang"])
    assert len(found) == len(record["quantities"])
    for gold in record["quantities"]:
        quantity = next(q for q in found if _matches(gold, q))
        unit = f"{quantity.unit} / {quantity.per}" if quantity.per and "/" in gold["unit"] else quantity.unit
        assert unit == gold["unit"] or unit.endswith(f" {gold['unit']}")  # a shahed drone is a drone
        assert quantity.modifier.value == gold["modifier"]
        role = gold.get("attrs", {}).get("role")
        if role is not None:
            assert quantity.role == role


@pytest.mark.parametrize("record", [r for r in _records() if r["distractors"]], ids=lambda record: record["id"])
def test_refused_numbers_keep_a_class(record: dict[str, Any]) -> None:
    result = scan(record["text"], record["lang"])
    for trap in record["distractors"]:
        assert any(r.start < trap["end"] and trap["start"] < r.end for r in result.refusals), trap
