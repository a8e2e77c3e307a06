"""Words beside a number that comparison looks at (phrases.yml): before each, in all, on top, the rest, this year.

A claim knows no language of its own, so a word counts in whatever language it stands.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from ingest.model import Claim
from ingest.text.bundled import read_bundled


@cache
def _table() -> dict[str, tuple[str, ...]]:
    raw: Any = read_bundled(Path(__file__).parent / "phrases.yml")
    return {
        kind: tuple(dict.fromkeys(one.strip() for said in by_language.values() for one in said.split(",")))
        for kind, by_language in raw.items()
    }


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words and phrases of a kind that are written out; raise KeyError for an unknown kind."""
    return frozenset(one for one in _table()[kind] if not one.endswith("*"))


@cache
def stems(kind: str) -> tuple[str, ...]:
    """Return what the words of a kind begin with, for `str.startswith`."""
    return tuple(one.removesuffix("*") for one in _table()[kind])


@cache
def any_of(kind: str) -> str:
    """Return a regular expression, in a group of its own, for any word or phrase of a kind."""
    return "(?:" + "|".join(re.escape(one).replace(r"\*", r"\w*") for one in _table()[kind]) + ")"


def word_before(claim: Claim) -> str:
    """Return the word before a number, in small letters; empty where the text begins with the number."""
    before = claim.selector.prefix.rsplit(maxsplit=1)[-1:]
    return before[0].lower() if before else ""
