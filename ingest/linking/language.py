"""The language that an article's names, offices and cues are read in: also four that the quantities do not know."""

import re
from functools import cache
from pathlib import Path

from ingest.text.bundled import read_bundled

_READ = 3_000  # characters that tell the language
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.15  # of the words of a text; function words are a third of it and more
_DISTINCT = 3


def reading_language(text: str, told: str) -> str:
    """Return the language of a text: one of the four when its words say so, else what it was `told` to be."""
    words = _WORD.findall(text[:_READ].lower())
    if not words:
        return told
    best, share = told, _SHARE
    for language, frequent in _frequent().items():
        found = [word for word in words if word in frequent]
        if len(set(found)) >= _DISTINCT and len(found) / len(words) > share and _own(set(found), language):
            best, share = language, len(found) / len(words)
    return best


def _own(found: set[str], language: str) -> bool:
    """Say whether words stand among these that no other language shares: 'na' and 'a' alone tell nothing."""
    return len(found - _SHARED) >= (2 if language in ("sr", "bg") else 1)


_SHARED = frozenset(
    {"a", "na", "u", "od", "da", "de", "is", "meg", "от", "на", "при", "се", "е", "има", "ise", "bu", "су", "али"}
)


@cache
def _frequent() -> dict[str, frozenset[str]]:
    read = read_bundled(Path(__file__).parent / "data" / "languages.yml")
    return {language: frozenset(words) for language, words in read.items()}
