"""The shape of a text: words, clauses, statements, sentences and paragraphs, with offsets.

A clause ends at punctuation or a coordinating conjunction; a statement is what one source says in one breath: it ends
with the sentence or at a semicolon. Offsets are code points of the text as given.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from ingest.claims.cues import fold
from ingest.text import split_sentences

# п'ятеро · за́мок with its stress mark · Russian-installed is two words · 42,4 is one · then each mark by itself
_LETTERS = r"[^\W\d_]+(?:\u0301[^\W\d_]*)*"
_WORD = re.compile(rf"\d+(?:[.,:]\d+)*|{_LETTERS}(?:['’ʼ‘`]{_LETTERS})*|\n+|[^\w\s\u0301]")


@dataclass(slots=True)  # not frozen: that would treble the cost of making one, and every word is one
class Word:
    """A word or mark of the text, folded, with its place; it is never changed."""

    text: str
    start: int
    end: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """words[first:last] of the text; `paragraph` counts from 0."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Passages:
    """A text cut into words and sentences."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds `offset`, or the last one before it."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.sentences[middle].start <= offset:
                low = middle
            else:
                high = middle - 1
        return self.sentences[low]


def cut(text: str) -> Passages:
    """Cut a text; an empty text has no sentence."""
    words = []
    for match in _WORD.finditer(text):
        raw = match[0]
        start, end = match.span()
        words.append(Word("\n" if raw[0] == "\n" else fold(raw), start, end, raw[0].isupper()))
    starts = [word.start for word in words]
    sentences: list[Sentence] = []
    at = paragraph = 0
    for start, end in split_sentences(text):
        first, at = at, bisect_left(starts, end, at)
        while first < at and words[first].text == "\n":
            first += 1
            paragraph += 1
        if any(word.text[0].isalnum() for word in words[first:at]):
            sentences.append(Sentence(len(sentences), first, at, start, end, paragraph))
    return Passages(text, tuple(words), tuple(sentences))
