"""The names of places that stand beside a number, as keys that survive transliteration."""

from bisect import bisect_left

from ingest.claims.passages import Passages, Sentence, Word
from ingest.claims.skeleton import skeleton

_NOUN_CAPITALS = frozenset({"de"})  # capitals tell no place where every noun has one
_SHORT = 3  # letters of a word that names no place
_PLACING = frozenset(
    {
        *("in", "bei", "aus", "nach", "von", "nahe"),
        *("stadt", "stadtteil", "bezirk", "viertel", "ort", "ortschaft", "gemeinde", "kommune", "dorf", "siedlung"),
        *("gebiet", "region", "rajon", "kreis", "landkreis", "insel"),
    }
)


class PlaceNames:
    """Finds the places of one text: capitalised words that are no known thing, cue or source."""

    def __init__(
        self,
        passages: Passages,
        lang: str,
        taken: frozenset[int],
        things: frozenset[int],
        fates: frozenset[int],
        named: frozenset[int] = frozenset(),
    ) -> None:
        self._passages = passages
        self._lang = lang
        texts = passages.texts  # `taken` are the words of cues and of source phrases
        capitals = sorted(named.union(passages.capitals)) if named else passages.capitals  # «w rejonie reczyckim»
        self._capitals = [at for at in capitals if at not in taken and len(texts[at]) > _SHORT]
        self._things = things
        self._fates = fates
        self._opening = _openings(passages) if self._capitals else frozenset[int]()

    def found(self, first: int, last: int) -> list[tuple[int, str]]:
        """Return the words of words[first:last] that name places, each with its key, in order."""
        if not self._capitals:
            return []
        keys = []
        for at in self._capitals[bisect_left(self._capitals, first) : bisect_left(self._capitals, last)]:
            word = self._passages.words[at]
            if self._acronym(word):
                continue
            if at in self._opening and not self._titles(at):
                continue
            if self._lang in _NOUN_CAPITALS and not self._placed_noun(at):
                continue
            key = skeleton(word.text.removesuffix("'s"), self._lang)
            if len(key) >= 2:
                keys.append((at, key))
        return keys

    def opening(self, first: int, number: int, sentence: Sentence) -> str | None:
        """Return the key of the word that opens a sentence before its number, if no known thing, cue or fate does.

        'Lozova has 58 shops': the capital alone tells no name, but a text that names Lozova shows that it is one.
        """
        if first != sentence.first or first == number:
            return None
        if bisect_left(self._capitals, first) == bisect_left(self._capitals, first + 1):
            return None
        if first in self._things or first in self._fates:
            return None
        return skeleton(self._passages.words[first].text, self._lang) or None

    def _titles(self, at: int) -> bool:
        """Tell whether a word that opens a sentence stands before a colon and is no common noun: «Пески: …»."""
        words = self._passages.words
        headed = at + 1 < len(words) and words[at + 1].text == ":"
        return headed and at not in self._things and at not in self._fates

    def _placed_noun(self, at: int) -> bool:
        return at > 0 and self._passages.words[at - 1].text in _PLACING and at not in self._things

    def _acronym(self, word: Word) -> bool:
        return word.end - word.start <= 5 and self._passages.text[word.start : word.end].isupper()


def _openings(passages: Passages) -> frozenset[int]:
    """Return the first words of sentences and lines, whose capital tells no name; list marks stand before them."""
    texts = passages.texts
    begins = [sentence.first for sentence in passages.sentences]
    if "\n" in passages.forms:
        begins += [at for at, text in enumerate(texts) if text == "\n"]
    found = set()
    for begin in begins:
        at = begin
        while at < len(texts) and not texts[at][0].isalpha():
            at += 1
        found.add(at)
    return frozenset(found)
