"""A text cut into pieces, some of them marked, for templates that escape each piece."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


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
