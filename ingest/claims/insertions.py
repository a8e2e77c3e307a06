"""Insertions: clauses in brackets, between dashes or commas that give a source and a number of their own.

'22 were taken off (Interfax had counted 31), minister Gusev said': 31 is Interfax's and 22 is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

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
    passages: Passages,
    first: int,
    last: int,
    voices: Sequence[Voice],
    numbers: frozenset[int],
    according: frozenset[int] = frozenset(),
) -> tuple[Insertion, ...]:
    """Return the insertions of words[first:last]; a source without a number, '— the mayor said —', is none.

    At the words `according` a phrase such as 'according to' begins.
    """
    if not voices:
        return ()
    found = () if passages.forms.isdisjoint(_OPENING) else _between_marks(passages, first, last, voices, numbers)
    if found or len(voices) == 1 or not according:
        return found
    led = [voice for voice in voices if not according.isdisjoint(range(voice.first, voice.last))]
    return _between_commas(passages.texts, first, last, led, numbers) if led else ()


def _between_marks(
    passages: Passages, first: int, last: int, voices: Sequence[Voice], numbers: frozenset[int]
) -> tuple[Insertion, ...]:
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


def _between_commas(
    texts: Sequence[str], first: int, last: int, voices: Sequence[Voice], numbers: frozenset[int]
) -> tuple[Insertion, ...]:
    """Return what commas part off that is a number and its source alone: '2.6 million trees, two according to X, …'."""
    commas = [at for at in range(first, last) if texts[at] == ","]
    found = []
    for opened, closed in pairwise(commas):
        inside = [voice for voice in voices if opened < voice.first and voice.last <= closed]
        told = {at for voice in inside for at in range(voice.first, voice.last)}
        counted = numbers.intersection(range(opened + 1, closed))
        left = sum(texts[at][0].isalnum() for at in range(opened + 1, closed) if at not in told | counted)
        if told and counted and left <= _LEFT:
            found.append(Insertion(opened + 1, closed, bracketed=False))
    return tuple(found)


_LEFT = 2  # words beside a number and its source: 'but only', «около»


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
