"""Where a number holds: throughout an area, at a named place, or only worst there; from where and to where.

«По всей области отключены 212 трансформаторов, тяжелее всего в Заречном районе»: the number holds throughout a region,
and the district is but an example of it.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from ingest.claims.cues import Cue, Cues
from ingest.claims.lookups import prepositions
from ingest.claims.passages import Passages, Sentence
from ingest.claims.places import PlaceNames
from ingest.claims.sharing import ASIDE
from ingest.claims.surroundings import Span
from ingest.model import NOWHERE, Whereabouts, quick

UNTAKEN = frozenset({"locative", "extent", "room"})  # cues whose words may be names or tell of the number itself
RANKS: Mapping[str, int] = {
    "country": 5,
    "region": 4,
    "district": 3,
    "municipality": 2,
    "town": 2,
    "settlement": 2,
    "village": 1,
    "street": 0,
}
_AREA = 3  # words from 'the whole' to the noun of the area: 'across Velsk region'
_BESIDE = 2  # words between a name and what sort of place it is: 'district of Zarechny'
_MOVED = 3  # words from 'from' to a name: 'from the village of Kamenka'
_SAYS = 2  # words from a dash to what it says of the place before it
_TWO = 2
_DASHES = frozenset("—–-")
_BREAKS = ASIDE | {";", ":", ".", "\n"}
_made = quick(Whereabouts)


def _small_names(found: Sequence[Cue]) -> frozenset[int]:
    """Return the words that name a place without a capital: «w rejonie reczyckim»."""
    return frozenset([cue.end - 1 for cue in found if cue.key == "named"])


class Extents:
    """Finds where the numbers of one text hold."""

    # most texts have no cues of extents
    _areas: dict[int, str] | None = None
    _worst: Sequence[int] = ()
    _wholes: Sequence[tuple[int, str]] = ()
    _here: Sequence[tuple[int, str]] = ()
    _lands: frozenset[int] = frozenset()
    _turns: Sequence[int] = ()
    _marks: Sequence[int] = ()  # words at which any of the first three begins

    def __init__(
        self,
        passages: Passages,
        cues: Cues,
        lang: str,
        taken: frozenset[int],
        things: Sequence[tuple[int, str]],
        nouns: frozenset[int],
        fates: frozenset[int],
        fated: Callable[[int, int], bool],
        *,
        towns: bool,
    ) -> None:
        """Sort the cues of extents among `cues`; `things` are those of the text by word.

        `nouns` and `fates` are the words of things and of fates, `taken` those that name no place, and `fated` tells
        of words whether they tell a fate.

        `towns`: a mere name behind a preposition is a town's, which a post says and a report may leave open.
        """
        found = cues.of("extent")
        self._passages = passages
        self._places = PlaceNames(passages, lang, taken, nouns, fates, _small_names(found) if found else frozenset())
        self._fated = fated
        self._lang = lang
        self._towns = towns
        self._things = things
        if found:
            self._sort(found)

    def _sort(self, found: Sequence[Cue]) -> None:
        aimed = [range(cue.start + 1, cue.end) for cue in found if cue.key == "aimed"]  # «удар по области»
        found = [cue for cue in found if not any(cue.start in one for one in aimed)]
        areas = self._area_at()
        for cue in found:
            if cue.key == "several":
                areas.pop(cue.start, None)
        self._worst = sorted(cue.start for cue in found if cue.key in ("worst", "elsewhere"))
        self._wholes = [(cue.start, rank) for cue in found if (rank := self._rank_of(cue))]
        self._here = [(cue.start, areas[cue.end - 1]) for cue in found if cue.key == "here" and cue.end - 1 in areas]
        self._lands = frozenset(cue.start for cue in found if cue.key == "land")
        self._turns = [cue.start for cue in found if cue.key == "clause"]

        self._marks = sorted([*self._worst, *(at for at, _ in self._wholes), *(at for at, _ in self._here)])

    def _area_at(self) -> dict[int, str]:
        if self._areas is None:
            self._areas = {at: name for at, name in self._things if name in RANKS}
        return self._areas

    def _rank_of(self, cue: Cue) -> str:
        """Return the area that a cue tells as a whole: 'region' of «по всей области», 'country' of 'nationwide'."""
        if cue.key in RANKS:
            return cue.key
        if cue.key != "whole":
            return ""
        areas = self._area_at()
        return next((areas[at] for at in range(cue.start, cue.end + _AREA) if at in areas), "")

    def around(self, span: Span, first: int, last: int, sentence: Sentence) -> tuple[list[str], Whereabouts]:
        """Return the keys of the number's places, and where it holds; words[first:last] are its clause."""
        named = self._places.found(first, last)
        if self._marks and self._marked(first, last, sentence):
            return self._among_cues(named, span, first, last, sentence)
        if not named:
            key = None if self._towns else self._opening(span, first, sentence)
            return [], NOWHERE if key is None else _made(None, None, (key,))
        areas = self._area_at()
        own = []
        for pair in named:
            if pair[0] not in areas and self._owns(span, pair[0], first):
                own.append(pair)
        return [key for _, key in named], self._placed(own, named, span, first, last, sentence)

    def _marked(self, first: int, last: int, sentence: Sentence) -> bool:
        """Tell whether the clause words[first:last] has a cue, or a post's sentence behind it."""
        sentences, at = self._passages.sentences, bisect_left(self._marks, first)
        if self._towns and sentence.index + 1 < len(sentences):
            last = sentences[sentence.index + 1].last
        return at < len(self._marks) and self._marks[at] < last

    def _placed(
        self,
        own: Sequence[tuple[int, str]],
        named: Sequence[tuple[int, str]],
        span: Span,
        first: int,
        last: int,
        sentence: Sentence,
        whole: str | None = None,
        examples: tuple[str, ...] = (),
    ) -> Whereabouts:
        """Return where a number holds whose own words name the places `own`, of all that its clause names."""
        going, coming = self._moved(named) if len(named) >= _TWO else ((), ())
        rank = self._rank(own, first, last) if own or self._here else None
        at_place = tuple([key for _, key in own])
        if not own and not self._towns:
            opening = self._opening(span, first, sentence)
            at_place = (opening,) if opening is not None else ()
        if not at_place and whole is None and rank is None and not examples:
            return NOWHERE
        return _made(whole, rank, at_place, examples, going, coming)

    def _among_cues(
        self, named: list[tuple[int, str]], span: Span, first: int, last: int, sentence: Sentence
    ) -> tuple[list[str], Whereabouts]:
        """Return the same as `around` in a text that tells of whole areas, or of where it is worst."""
        keys = [key for _, key in named]
        areas = self._area_at()
        named = [pair for pair in named if pair[0] not in areas]  # 'Sadovaya Street' is one name
        whole = next((rank for at, rank in self._wholes if first <= at < last), None)
        examples = self._examples(named, span, first, last)
        dropped = {key for at, key in named if at in examples and at >= span.first}
        keys = [key for key in keys if key not in dropped]
        own = [pair for pair in named if pair[0] not in examples and self._owns(span, pair[0], first)]
        elsewhere = [key for at, key in named if at in examples]
        if whole is not None or (self._worst and self._towns):
            elsewhere += self._behind(sentence, whole=whole is not None)
        if whole is not None:
            elsewhere += [pair[1] for pair in named if pair[0] not in examples and pair not in own]
        return keys, self._placed(own, named, span, first, last, sentence, whole, tuple(elsewhere))

    def _opening(self, span: Span, first: int, sentence: Sentence) -> str | None:
        """Return the key of what may be a name before the number: 'Lozova has 58', not 'Lozova leads, there are 58'."""
        key = self._places.opening(first, span.first, sentence)
        if key is None or any(first <= at < span.first for at in self._worst):
            return None
        return key if self._break_behind(first, span.first) == span.first else None

    def _examples(self, named: Sequence[tuple[int, str]], span: Span, first: int, last: int) -> frozenset[int]:
        """Return the words that name places only as worst or first: «найбільше на Вербовій Горі»."""
        at = bisect_left(self._worst, first)
        cues = [cue for cue in self._worst[at:] if cue < last]
        if not cues or not named:
            return frozenset()
        found = set()
        for word, _ in named:
            low, high = self._segment(word, first, last)
            own = low <= span.first < high
            # in the number's own breath only a cue behind it: '212, mostly in Zarechny', 'in Kamenka and elsewhere'
            if any(low <= cue < high and (not own or span.last <= cue) for cue in cues):
                found.add(word)
        return frozenset(found)

    def _segment(self, word: int, first: int, last: int) -> tuple[int, int]:
        """Return the words between the marks around a name; a dash only stands for a verb beside a cue of the worst."""
        low, high = self._break_before(word, first), self._break_behind(word, last)
        words = self._passages.words
        # «больше всего — в Заречном районе», «в Каменске — каждый третий»
        if low > first and words[low - 1].text in _DASHES and any(low - 1 - _MOVED <= n < low for n in self._worst):
            low = self._break_before(low - 1, first)
        if high < last and words[high].text in _DASHES and any(high < n <= high + _SAYS for n in self._worst):
            high = self._break_behind(high + 1, last)
        return low, high

    def _break_before(self, word: int, first: int) -> int:
        words = self._passages.words
        return next((at + 1 for at in range(word - 1, first - 1, -1) if words[at].text in _BREAKS), first)

    def _break_behind(self, word: int, last: int) -> int:
        words = self._passages.words
        return next((at for at in range(word, last) if words[at].text in _BREAKS), last)

    def _behind(self, sentence: Sentence, *, whole: bool) -> list[str]:
        """Return the places that the next sentence names as worst, or as part of a whole area."""
        sentences = self._passages.sentences
        if sentence.index + 1 >= len(sentences):
            return []
        after = sentences[sentence.index + 1]
        at = bisect_left(self._worst, after.first)
        if not whole and not (at < len(self._worst) and self._worst[at] < after.last):
            return []
        return [key for _, key in self._places.found(after.first, after.last)]

    def _owns(self, span: Span, word: int, first: int) -> bool:
        """Tell whether a name is of the number's own words.

        What precedes the number belongs to it unless a mark or a turn such as 'after' parts a fate of its own; behind
        it a mark ends its words, and a conjunction behind its fate: 'were shot down and debris fell on Kamenka'.
        """
        words = self._passages.words
        if word < span.first:
            parted = any(word < at < span.first for at in self._turns)
            return not parted and not (
                self._fated(first, span.first)
                and any(words[at].text in _BREAKS and self._fated(first, at) for at in range(word + 1, span.first))
            )
        for at in range(span.last, word):
            text = words[at].text
            if text in _BREAKS or (text in prepositions(self._lang, "joins") and self._fated(span.last, at)):
                return False
        return True

    def _rank(self, own: Sequence[tuple[int, str]], first: int, last: int) -> str | None:
        """Return the lowest sort of place that stands beside a name: 'district' of 'in Zarechny district'.

        A post may name no place and say «в районе», «у місті»; a mere name stands for a town.
        """
        areas = self._area_at()
        sorts = [areas[at] for word, _ in own for at in range(word - _BESIDE, word + _BESIDE + 1) if at in areas]
        sorts = sorts or [sort for at, sort in self._here if first <= at < last]
        if sorts:
            return min(sorts, key=RANKS.__getitem__)
        if not self._towns:
            return None
        words, inside = self._passages.words, prepositions(self._lang, "inside")
        mere = bool(own) and all(words[at - 1].text in inside and at not in self._lands for at, _ in own)
        return "town" if mere else None

    def _moved(self, named: Sequence[tuple[int, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the places to which and from which the counted ones were moved."""
        words, to, out = self._passages.words, prepositions(self._lang, "to"), prepositions(self._lang, "from")
        going: list[str] = []
        coming: list[str] = []
        for at, key in named:
            before = (words[n].text for n in range(at - 1, max(-1, at - _MOVED - 1), -1))
            nearest = next((text for text in before if text in to or text in out), "")
            (going if nearest in to else coming).append(key)
        return tuple(going), tuple(coming)
