"""Insertions: clauses in brackets or between dashes that give a source and a number of their own.

'22 were taken off (Interfax had counted 31), minister Gusev said': 31 is Interfax's and 22 is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.claims.passages import Passages
from ingest.claims.voice import Voice

_DASHES = "—–"
_OPENING = frozenset("(—–")


@dataclass(frozen=True, slots=True)
class Insertion:
    """words[first:last] between two marks, which name a source and hold a number."""

    first: int
    last: int
    bracketed: bool


def find_insertions(
    passages: Passages, first: int, last: int, voices: Sequence[Voice], numbers: frozenset[int]
) -> tuple[Insertion, ...]:
    """Return the insertions of words[first:last]; a source without a number, '— the mayor said —', is none."""
    if not voices or passages.forms.isdisjoint(_OPENING):
        return ()
    found: list[Insertion] = []
    opened: int | None = None
    texts = passages.texts
    for at in range(first, last):
        mark = texts[at]
        if mark == "(" or (mark in _DASHES and opened is None):
            opened = at
        elif opened is not None and (mark == ")" or mark in _DASHES) and (mark == ")") == (texts[opened] == "("):
            inside = range(opened + 1, at)
            voiced = any(opened < voice.first and voice.last <= at for voice in voices)
            if voiced and not numbers.isdisjoint(inside):
                found.append(Insertion(opened + 1, at, mark == ")"))
                opened = None
            else:
                opened = None if mark == ")" else at  # the dash may open the next one
    return tuple(found)


def heard_at(word: int, voices: Sequence[Voice], insertions: Sequence[Insertion]) -> Sequence[Voice]:
    """Return the voices that may govern the number at `word`: inside an insertion its own, outside the others.

    Between dashes the only voice of a statement holds for all of it; in brackets it never does.
    """
    if not insertions:
        return voices
    holding = next((one for one in insertions if one.first <= word < one.last), None)
    if holding is not None:
        return [voice for voice in voices if holding.first <= voice.first < holding.last]
    outside = outer(voices, insertions)
    return outside if outside or any(one.bracketed for one in insertions) else voices


def inserted(word: int, insertions: Sequence[Insertion]) -> bool:
    """Tell whether a word stands inside an insertion."""
    return any(one.first <= word < one.last for one in insertions)


def outer(voices: Sequence[Voice], insertions: Sequence[Insertion]) -> Sequence[Voice]:
    """Return the voices outside all insertions."""
    return [voice for voice in voices if not inserted(voice.first, insertions)]
