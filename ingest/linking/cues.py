"""Where a text says that a statement comes from Telegram or another channel; thirteen languages, data/cues/."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from ingest.names.folding import fold
from ingest.names.phrases import Node, Phrases
from ingest.names.words import cut
from ingest.text.bundled import read_bundled

LANGUAGES = ("en", "ru", "uk", "de", "fr", "it", "es", "pt", "pl", "tr", "sr", "bg", "hu")


class CueKind(StrEnum):
    """What a cue says of the way a statement was made."""

    TELEGRAM = "telegram"
    SOCIAL = "social"
    WROTE = "wrote"
    ELSEWHERE = "elsewhere"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at `start` … `end` of the text."""

    start: int
    end: int
    text: str
    kind: CueKind


@cache
def _phrases(language: str) -> Phrases:
    names = (language,) if language in LANGUAGES else ("en", "ru", "uk")
    tables = [read_bundled(Path(__file__).parent / "data" / "cues" / f"{name}.yml") for name in names]
    phrases = Phrases(Node(), frozenset(fold(word) for data in tables for word in data["function"]))
    for data in tables:
        for kind in CueKind:
            phrases.insert(data[kind], kind)
    return phrases


def find_cues(text: str, language: str = "") -> list[Cue]:
    """Return the cues in order; those of a line that invites readers to follow the outlet are left out."""
    words = cut(text)
    found = [
        Cue(words.starts[first], words.ends[last], text[words.starts[first] : words.ends[last]], CueKind(node.label))
        for first, last, node in _phrases(language).find(words)
    ]
    invitations = [c.start for c in found if c.kind is CueKind.FURNITURE]
    if not invitations:
        return found
    lines = {text.count("\n", 0, at) for at in invitations[:50]}
    return [c for c in found if c.kind is not CueKind.FURNITURE and text.count("\n", 0, c.start) not in lines]
