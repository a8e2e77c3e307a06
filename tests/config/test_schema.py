"""The JSON Schemas that editors use."""

import json
from pathlib import Path

import pytest

from ingest.config.schema import schemas, write_schemas

GENERATED = Path(__file__).parents[2] / "docs" / "generated"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schema_that_is_kept_is_current(name: str) -> None:
    assert (GENERATED / name).read_text("utf-8") == schemas()[name], "run: .venv/bin/python -m ingest config schema"


def test_every_key_is_described(tmp_path: Path) -> None:
    for path in write_schemas(tmp_path):
        for part in json.loads(path.read_text("utf-8")).get("$defs", {}).values():
            nested = [key for key, field in part.get("properties", {}).items() if "description" not in field]
            assert nested == []
