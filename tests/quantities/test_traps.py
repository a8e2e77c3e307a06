"""Traps from every phenomenon in our own words: what is found, and that the rest is left alone."""

import json
from pathlib import Path

import pytest

from ingest.quantities import extract
from ingest.quantities.pack import LANGUAGES
from tests.quantities.notation import note

_HERE = Path(__file__).parent


def _traps() -> list[tuple[str, str, list[str]]]:
    found = []
    for path in sorted(_HERE.glob("traps_*.jsonl")):
        lang = path.stem.removeprefix("traps_")
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            found.append((lang, record["text"], record["gives"]))
    return found


@pytest.mark.parametrize(("lang", "text", "gives"), _traps())
def test_trap(lang: str, text: str, gives: list[str]) -> None:
    assert [note(quantity) for quantity in extract(text, lang)] == gives


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sixty_traps_in_each_language(lang: str) -> None:
    assert sum(1 for trap in _traps() if trap[0] == lang) >= 60
