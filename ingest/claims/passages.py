"""The shape of a text: words, clauses, statements, sentences and paragraphs, with offsets.

A clause ends at punctuation or a coordinating conjunction; a statement is what one source says in one breath: it ends
with the sentence or at a semicolon. Offsets are code points of the text as given.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress

from ingest.claims.cues import fold
from ingest.model import quick
from ingest.text import split_sentences

# п'ятеро · за́мок with its stress mark · Russian-installed is two words · 42,4 is one · then each mark by itself
_LETTERS = r"[^\W\d_]+(?:\u0301[^\W\d_]*)*"
# most words have neither an apostrophe nor a stress mark and are found at once, without a try of their parts
_WORD = re.compile(
    rf"([^\W\d_]++(?!['’ʼ‘`\u0301])|\d+(?:[.,:]\d+)*|{_LETTERS}(?:['’ʼ‘`]{_LETTERS})*|\n+|[^\w\s\u0301])"
)


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
    """A text cut into words and sentences.

    `texts`, `starts` and `ends` are the same fields of all words, `capitals` the words that begin with a capital: what
    looks through a whole text asks these. `forms` are the different words: one that is not there need not be sought.
    """

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capitals: tuple[int, ...]
    forms: frozenset[str]

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

    def find(self, text: str, first: int, last: int) -> int:
        """Return the first place of a word or mark in words[first:last]; `last` where it is not there."""
        if text not in self.forms:
            return last
        texts = self.texts
        while first < last and texts[first] != text:
            first += 1
        return first


_PASSAGES, _SENTENCE = quick(Passages), quick(Sentence)


@lru_cache(maxsize=65536)
def _shape(raw: str) -> tuple[str, bool]:
    """Return a word as it is looked up, all line breaks alike, and whether it begins with a capital."""
    return "\n" if raw[0] == "\n" else fold(raw), raw[0].isupper()


def cut(text: str) -> Passages:
    """Cut a text; an empty text has no sentence."""
    parts = _WORD.split(text)  # what stands before a word and the word, by turns
    edges = tuple(accumulate(map(len, parts)))
    raws, starts, ends = parts[1::2], edges[:-1:2], edges[1::2]
    texts, capital = zip(*map(_shape, raws), strict=True) if raws else ((), ())
    words = tuple(map(Word, texts, starts, ends, capital))
    sentences: list[Sentence] = []
    at = paragraph = 0
    for start, end in split_sentences(text):
        first, at = at, bisect_left(starts, end, at)
        while first < at and texts[first] == "\n":
            first += 1
            paragraph += 1
        for word in texts[first:at]:
            if word[0].isalnum():
                sentences.append(_SENTENCE(len(sentences), first, at, start, end, paragraph))
                break
    capitals = tuple(compress(range(len(words)), capital))
    return _PASSAGES(text, words, tuple(sentences), texts, starts, ends, capitals, frozenset(texts))
