"""What the tests of the telegram room share: a moment, a writer of export files."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

CHANNEL_ID = 1777000111


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def raw_post() -> Callable[..., dict[str, Any]]:
    """Make a raw message as Desktop writes it."""

    def make(number: int, text: Any = "", **more: Any) -> dict[str, Any]:
        parts = text if isinstance(text, list) else [text]
        entities = [{"type": "plain", "text": p} if isinstance(p, str) else p for p in parts if p != ""]
        return {
            "id": number,
            "type": "message",
            "date": "2026-03-01T10:00:00",
            "date_unixtime": str(1772348400 + 60 * number),
            "from": "Глава Заречья",
            "from_id": f"channel{CHANNEL_ID}",
            "text": text,
            "text_entities": entities,
            **more,
        }

    return make


@pytest.fixture
def write_export(tmp_path: Path) -> Callable[..., Path]:
    """Write a `result.json` and return its path."""

    def write(messages: list[Any], **top: Any) -> Path:
        head = {"name": "Глава Заречья", "type": "public_channel", "id": CHANNEL_ID, **top}
        path = tmp_path / "result.json"
        path.write_text(json.dumps({**head, "messages": messages}, ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    return write
