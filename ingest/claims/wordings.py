"""The other words of a number's clause, as keys that outlive inflection, and what tells it from a number of
the same thing.

No table has to know such a word: comparison only asks whether two texts in one language, or in Russian and Ukrainian,
use it of the same number.
"""

from bisect import bisect_left
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from ingest.claims.cues import Cue, Cues
from ingest.claims.lookups import prepositions, weekdays
from ingest.claims.passages import Passages
from ingest.claims.skeleton import skeleton
from ingest.quantities.pack import LANGUAGES, load_pack

_SHORT = 4  # letters of a word that tells something
_KEY = 3  # sounds of a key that is none by chance
_ONE_SCRIPT = frozenset({"ru", "uk"})  # languages whose words are near enough to be one key


ON_DAY = "on_day_"  # and its number: the weekday on which it happened, which no longer span is


def _of_what_is_told(cue: Cue, passages: Passages, lang: str, voiced: AbstractSet[int]) -> bool:
    """Tell whether a weekday is the one day of what is told: not 'said on Sunday', nor 'on Saturday and Sunday'."""
    words, end = passages.words, cue.end
    if cue.start - 1 in voiced or cue.start in voiced or end in voiced:
        return False
    if end < len(words) and words[end].text in prepositions(lang, "joins"):
        return False
    opens = cue.start == 0 or not words[cue.start - 1].text[0].isalnum()
    return not (opens and end + 1 in voiced)  # 'On Sunday, Governor Lukina reported'


def _day_of(cue: Cue, passages: Passages, lang: str) -> int:
    days = weekdays(lang)
    return next((days[word.text] for word in passages.words[cue.start : cue.end] if word.text in days), 0)


class ClauseWords:
    """Finds the words of one text that belong to no number, cue or source."""

    def __init__(
        self, passages: Passages, cues: Cues, lang: str, taken: AbstractSet[int], voiced: AbstractSet[int]
    ) -> None:
        sides = [(cue.start, cue.key) for cue in cues.of("side") if cue.start not in voiced]
        sides += [
            (cue.start, f"{ON_DAY}{_day_of(cue, passages, lang)}")
            for cue in cues.of("period")
            if cue.key == "weekday" and _of_what_is_told(cue, passages, lang, voiced)
        ]
        self._sides = sorted(sides)
        self._side_places = [at for at, _ in self._sides]
        self._word_places: list[int] = []
        self._words: list[str] = []
        for at, key in enumerate(map(_keys(lang), passages.texts)):
            if key and at not in taken and at not in voiced:
                self._word_places.append(at)
                self._words.append(key)

    def between(self, first: int, last: int) -> tuple[str, ...]:
        """Return the keys of words[first:last], such as 'cyrillic:PRPM', in order."""
        places = self._word_places
        return tuple(self._words[bisect_left(places, first) : bisect_left(places, last)])

    def sides(self, first: int, last: int) -> tuple[str, ...]:
        """Return which of two numbers words[first:last] tell of: yesterday, night, north, households …"""
        places = self._side_places
        if not places:
            return ()
        return tuple(key for _, key in self._sides[bisect_left(places, first) : bisect_left(places, last)])


@cache
def _keys(lang: str) -> Callable[[str], str]:
    """Return what gives a word of a language its key; empty for one that tells nothing."""
    tongue = "cyrillic" if lang in _ONE_SCRIPT else lang
    stop = frozenset(load_pack(lang).stop) if lang in LANGUAGES else frozenset[str]()

    @lru_cache(maxsize=16_384)
    def key_of(text: str) -> str:
        if len(text) < _SHORT or not text[0].isalpha() or text in stop:
            return ""
        key = skeleton(text, lang)
        return f"{tongue}:{key}" if len(key) >= _KEY else ""

    return key_of
