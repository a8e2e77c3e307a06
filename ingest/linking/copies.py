"""Articles that copy each other: sketches by which copies are found, who copied whom, and which numbers changed.

Numbers are masked before texts are compared, so that a copy with another number is still a copy. A translation is none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import blake2b

SKETCH_PREFIX = "s:"
SHARED = 5  # parts of a sketch that two copies share at least
_WORDS = 5  # in a shingle
_BINS = 32
_LEAST = 20  # shingles that a text must have, and that two copies must share
_ALIKE = 0.6  # share of the shorter text that stands in the longer one
_READ = 200_000  # characters of a text that are compared
_AROUND = 3  # words beside a number that show its place
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,\u00a0\u202f ]?\d+)*")


@dataclass(frozen=True, slots=True)
class Told:
    """A number of a text, with its nominal values."""

    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal
    bare: tuple[int, int] = (0, 0)  # where the number alone stands, also in words: 'eight'


@dataclass(frozen=True, slots=True)
class Copy:
    """One text of an article that may be a copy. `at` is when it was published, else first seen."""

    revision_id: int
    at: datetime
    text: str
    numbers: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A number that stands in a copy where its source has another one. Offsets count in the copy."""

    before: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Descent:
    """Whom a text was copied from; `source_id` None = nobody earlier, it is an origin."""

    revision_id: int
    source_id: int | None
    origin_id: int
    likeness: float
    changes: tuple[Change, ...] = ()


def sketch(text: str, language: str) -> tuple[str, ...]:
    """Return the keys that copies of this text in this language share; none for a short text."""
    least: dict[int, int] = {}
    found = shingles(text)
    if len(found) < _LEAST:
        return ()
    for one in found:
        place, value = one % _BINS, one // _BINS
        least[place] = min(value, least.get(place, value))
    return tuple(f"{SKETCH_PREFIX}{language}:{place}:{value & 0xFFFFFFFF:x}" for place, value in sorted(least.items()))


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of five words, numbers masked."""
    words = ["#" if word[0].isdigit() else word for word in _WORD.findall(text[:_READ].casefold())]
    runs = {" ".join(words[i : i + _WORDS]) for i in range(len(words) - _WORDS + 1)}
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs)


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the shorter text that stands in the longer one; 0 when that is too little to tell."""
    both = len(one & other)
    return both / min(len(one), len(other)) if both >= _LEAST else 0.0


def trace(copies: Iterable[Copy]) -> list[Descent]:
    """Return for each text the earlier one that it is most like, in order of time; the earliest of equals.

    A text that has the same numbers is more like than one that has others.
    """
    known: list[tuple[frozenset[int], _Places, Descent]] = []
    for copy in sorted(copies, key=lambda c: (c.at, c.revision_id)):
        read, places = shingles(copy.text), _by_place(copy)
        best, made = 0.0, Descent(copy.revision_id, None, copy.revision_id, 0.0)
        for held, earlier, line in known:
            alike = round(likeness(read, held), 3)
            if alike < _ALIKE or alike <= best:
                continue
            changed = _changes(earlier, places)
            if alike / (1 + len(changed)) > best:
                best = alike / (1 + len(changed))
                made = Descent(copy.revision_id, line.revision_id, line.origin_id, alike, changed)
        known.append((read, places, made))
    return [descent for _, _, descent in known]


_Places = dict[tuple[str, ...], list[Told]]


def _changes(source: _Places, copy: _Places) -> tuple[Change, ...]:
    """Return the numbers of the copy that stand where the source has others, told by the words around them."""
    found = []
    for place, numbers in copy.items():
        if len(numbers) == 1 and len(source.get(place, ())) == 1:
            before, after = source[place][0], numbers[0]
            if (before.low, before.high) != (after.low, after.high):
                found.append(Change(before.text, after.text, after.start, after.end))
    return tuple(sorted(found, key=lambda change: change.start))


def _by_place(copy: Copy) -> _Places:
    words = list(_WORD.finditer(copy.text[:_READ].casefold()))
    found: _Places = {}
    at = 0
    for number in sorted(copy.numbers, key=lambda n: n.start):
        while at < len(words) and words[at].end() <= number.start:
            at += 1
        after = at
        while after < len(words) and words[after].start() < number.end:
            after += 1
        left = _masked(words[max(0, at - _AROUND) : at])
        beside = [w for w in words[at:after] if not (w.group()[0].isdigit() or _inside(w, number))]
        right = _masked(beside + words[after : after + _AROUND])
        if len(left) + len(right) >= _AROUND:
            found.setdefault((*left, "|", *right), []).append(number)
    return found


def _inside(word: re.Match[str], number: Told) -> bool:
    return number.bare[0] <= word.start() and word.end() <= number.bare[1]


def _masked(words: Sequence[re.Match[str]]) -> list[str]:
    return ["#" if word.group()[0].isdigit() else word.group() for word in words]
