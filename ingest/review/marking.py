"""A text cut into pieces, some of them marked, for templates that escape each piece."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

_WORD = re.compile(r"\w+|[^\w\s]")  # a word, or one sign: 42,4 are three


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `mark` is the class of its mark ('' = none), `title` what the mark means."""

    text: str
    mark: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number to mark, by its place in the text."""

    start: int
    end: int
    mark: str
    title: str = ""


def mark_of(claim: Mapping[str, Any] | None, mark: str, title: str = "") -> list[Mark]:
    """Return the mark of a stored claim, or none."""
    if claim is None:
        return []
    return [Mark(claim["selector"]["start"], claim["selector"]["end"], mark, title)]


def changes(before: str, after: str) -> list[Mark]:
    """Return marks on the words of `after` that `before` has not, or not there."""
    old, new = _WORD.findall(before), list(_WORD.finditer(after))
    matcher = SequenceMatcher(None, old, [word.group() for word in new], autojunk=False)
    return [
        Mark(new[first].start(), new[last - 1].end(), "changed", "changed in this revision")
        for kind, _, _, first, last in matcher.get_opcodes()
        if kind in {"replace", "insert"}
    ]


def cut(text: str | None, marks: Iterable[Mark]) -> list[Piece]:
    """Return the pieces of a text in order; where marks overlap the first given one stands."""
    whole, kept = text or "", list[Mark]()
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(whole) and not any(
            mark.start < other.end and other.start < mark.end for other in kept
        ):
            kept.append(mark)
    pieces, at = list[Piece](), 0
    for mark in sorted(kept, key=lambda mark: mark.start):
        pieces += [Piece(whole[at : mark.start]), Piece(whole[mark.start : mark.end], mark.mark, mark.title)]
        at = mark.end
    pieces.append(Piece(whole[at:]))
    return [piece for piece in pieces if piece.text]
