"""The shape of a text: words, clauses, statements, sentences and paragraphs, with offsets.

A clause ends at punctuation or a coordinating conjunction; a statement is what one source says in one breath: it ends
with the sentence or at a semicolon. Offsets are code points of the text as given.
"""

import re
from dataclasses import dataclass

from ingest.claims.cues import fold

# п'ятеро · Russian-installed is two words · 42,4 is one · then each mark by itself
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ‘`][^\W\d_]+)*|\n+|[^\w\s]")
_END = frozenset(".!?…\n")
_BOUNDARY = frozenset(",;:()—–«»\"“”|")
_ABBREVIATION = frozenset(
    "тыс млн млрд трлн г гг кв км м ст т д е см ул пос им р руб грн долл чел ч мин напр о обл "
    "mr mrs ms dr st gen col lt sgt prof no vs approx u s p m a jan feb aug sept oct nov dec "
    "z b bzw ca nr mio mrd bln tys mln mld sig dott sr sra ok godz ul im tel ret fig".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of the text, folded, with its place."""

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
    words: list[Word] = []
    sentences: list[Sentence] = []
    first = paragraph = 0
    spans = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    for at, (raw, start, end) in enumerate(spans):
        words.append(Word(fold(raw) if raw[0] != "\n" else "\n", start, end, raw[0].isupper()))
        if raw[0] in _END and _closes(raw, at, spans, text):
            if any(word.text[0].isalnum() for word in words[first:]):
                sentences.append(_sentence(words, first, len(sentences), paragraph))
                first = len(words)
            paragraph += raw[0] == "\n"
    if any(word.text[0].isalnum() for word in words[first:]):
        sentences.append(_sentence(words, first, len(sentences), paragraph))
    return Passages(text, tuple(words), tuple(sentences))


def _sentence(words: list[Word], first: int, index: int, paragraph: int) -> Sentence:
    return Sentence(index, first, len(words), words[first].start, words[-1].end, paragraph)


def _closes(raw: str, at: int, spans: list[tuple[str, int, int]], text: str) -> bool:
    if raw != ".":
        return True
    if at + 1 == len(spans):
        return True
    following, start, _ = spans[at + 1]
    before = spans[at - 1][0] if at else ""
    if start == spans[at][2] and following[0] not in "\n»”\")":
        return False  # '5.06' is one word already; 'т.е.', 'p.m.' go on
    if fold(before) in _ABBREVIATION or (len(before) == 1 and before.isalpha()):
        # «тыс. га» goes on; 'at 7:17 a.m. The fire' ends: only a capital after lower case tells
        return following[0].isupper() and fold(before) in {"m", "г", "гг", "p"} and len(following) > 1
    return following[0].isupper() or following[0].isdigit() or not following[0].isalnum()


def boundaries(passages: Passages, conjunctions: frozenset[str]) -> list[int]:
    """Return the indexes of words at which a clause ends: marks and conjunctions."""
    return [at for at, word in enumerate(passages.words) if word.text in _BOUNDARY or word.text in conjunctions]
