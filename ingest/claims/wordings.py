"""The other words of a number's clause, as keys that outlive inflection, and what tells it from a number of
the same thing.

No table has to know such a word: comparison only asks whether two texts in one language, or in Russian and Ukrainian,
use it of the same number.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from ingest.claims.cues import Cue
from ingest.claims.passages import Passages
from ingest.claims.skeleton import skeleton
from ingest.quantities.pack import LANGUAGES, load_pack

_SHORT = 4  # letters of a word that tells something
_KEY = 3  # sounds of a key that is none by chance
_ONE_SCRIPT = frozenset({"ru", "uk"})  # languages whose words are near enough to be one key


class ClauseWords:
    """Finds the words of one text that belong to no number, cue or source."""

    def __init__(
        self, passages: Passages, cues: Sequence[Cue], lang: str, taken: frozenset[int], voiced: frozenset[int]
    ) -> None:
        self._sides = sorted((cue.start, cue.key) for cue in cues if cue.section == "side" and cue.start not in voiced)
        self._side_places = [at for at, _ in self._sides]
        tongue = "cyrillic" if lang in _ONE_SCRIPT else lang
        stop = _function_words(lang)
        self._words = []
        for at, word in enumerate(passages.words):
            text = word.text
            if at in taken or at in voiced or len(text) < _SHORT or not text[0].isalpha() or text in stop:
                continue
            key = skeleton(text, lang)
            if len(key) >= _KEY:
                self._words.append((at, f"{tongue}:{key}"))
        self._word_places = [at for at, _ in self._words]

    def between(self, first: int, last: int) -> tuple[str, ...]:
        """Return the keys of words[first:last], such as 'cyrillic:PRPM', in order."""
        places = self._word_places
        return tuple(key for _, key in self._words[bisect_left(places, first) : bisect_left(places, last)])

    def sides(self, first: int, last: int) -> tuple[str, ...]:
        """Return which of two numbers words[first:last] tell of: yesterday, night, north, households …"""
        places = self._side_places
        return tuple(key for _, key in self._sides[bisect_left(places, first) : bisect_left(places, last)])


@cache
def _function_words(lang: str) -> frozenset[str]:
    return frozenset(load_pack(lang).stop) if lang in LANGUAGES else frozenset()
