"""What the words of a source phrase name, and how far such a phrase reaches: offices, bodies, names, pronouns."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ingest.claims.cues import Cue, Cues
from ingest.claims.naming import PREPOSITIONS, NameFinder
from ingest.claims.passages import Passages
from ingest.claims.skeleton import skeleton
from ingest.claims.voice import Voice, weaker
from ingest.model import quick

MARKS = frozenset(',;:()—–«»"“”|.!?\n…')
REACH = 12  # words; a source phrase is not longer
MENTION = tuple[int, int, int]
_VOICE = quick(Voice)
_PLURALS = {"it": ("i",), "pl": ("y", "i", "e"), "ru": ("ы", "и"), "uk": ("и", "і"), "fr": ("s", "x")}
_SOURCES = frozenset({"office", "institution", "outlet", "pronoun", "same_speaker", "telegram"})
_TOLD = frozenset({"gender", "body"})
_SORTS = frozenset({"agency", "company", "rescue"})
_BESIDE = ("body", "determiner", "possessive", "pronoun", "contrast")
_PLAIN, _TITLED = 4, 8  # words of a source in apposition; a title is longer
_OWNED = 4  # words from a head to the body that he or she heads
_TITLE = 4  # letters of an abbreviated title or an initial: 'M. Petrov', 'Mme.'


class _Gathered(NamedTuple):
    """What the cues of a source phrase say: kinds of source, words that they cover, keys of bodies, and so on."""

    kinds: set[str]
    covered: set[int]
    bodies: set[str]
    traits: set[str]
    titles: set[str]
    sorts: set[str]


class Phrases:
    """Reads the source phrases of one text; `numbers` are the words inside quantities."""

    def __init__(
        self,
        passages: Passages,
        cues: Cues,
        lang: str,
        mentions: Sequence[MENTION] = (),
        numbers: frozenset[int] = frozenset(),
    ) -> None:
        self.words = passages.words
        self.passages = passages
        self.text = passages.text
        self.lang = lang
        self.numbers = numbers
        self._mentions = mentions
        self._by_word: dict[int, list[Cue]] = {}
        for cue in cues.all:
            for at in (cue.start,) if cue.end - cue.start == 1 else range(cue.start, cue.end):
                if at in self._by_word:
                    self._by_word[at].append(cue)
                else:
                    self._by_word[at] = [cue]
        self.inside = cues.inside
        self._breaks = cues.starts("contrast", *PREPOSITIONS)
        self._namer = NameFinder(passages, cues, lang, numbers)

    def cues_at(self, at: int) -> Sequence[Cue]:
        """Return the cues that hold a word."""
        return self._by_word.get(at, ())

    def known(self, at: int) -> bool:
        """Tell whether a capital that opens a sentence is a name elsewhere in the text."""
        return self._namer.known(at)

    def surname(self, at: int, known: AbstractSet[str]) -> Voice | None:
        """Return the person whose surname, `known` from elsewhere in the text, stands at a word."""
        key = self._namer.key(at) if self.words[at].capital and at not in self.numbers else ""
        if key not in known or any(cue.section in _SOURCES for cue in self.cues_at(at)):
            return None
        return Voice(at, at + 1, frozenset(), (key,), self.text[self.words[at].start : self.words[at].end])

    def is_mark(self, at: int) -> bool:
        """Tell whether a word is a mark that parts phrases; the dot of 'M. Petrov' is none."""
        if self.words[at].text not in MARKS:
            return False
        if self.words[at].text != "." or not 0 < at < len(self.words) - 1:
            return True
        before = self.words[at - 1]
        return not (before.capital and len(before.text) <= _TITLE and self.words[at + 1].capital)

    def capital(self, first: int, last: int) -> bool:
        return any(self.words[at].capital for at in range(first, last))

    def left(self, at: int, floor: int) -> int:
        """Return where the subject of the verb at `at` begins; one comma may part name and office."""
        first, commas = at, 0
        while first > floor and at - first < REACH:
            text = self.words[first - 1].text
            if (text in "»”" or (text == "“" and self.lang == "de")) and self._quoted_name(first - 1, floor):
                first -= 1
                continue
            if text in "«“" and first < at and self._closes(first, at):
                first -= 1
                continue
            if self.is_mark(first - 1):
                if text != "," or commas or first == at:
                    break
                commas += 1
                if any(self.is_(n, "say") for n in range(first, at)):
                    break  # «Комиссия, уточнила она, подтвердила»
                if self._personal(first, at) or not self.source_like(first - 1, floor):
                    break
            if self.is_(first - 1, "conjunction") and not self.capital(first, at):
                break
            if (first - 1) in self._breaks or (first - 1) in self.numbers:
                break
            first -= 1
        return first

    def _personal(self, first: int, last: int) -> bool:
        """Tell whether a personal pronoun stands alone before the verb: 'The railway, she says', 'who he said'."""
        first += last - first == 2 and self.is_(first, "relative")
        return last - first == 1 and self.is_(first, "same_speaker")

    def _quoted_name(self, closing: int, floor: int) -> bool:
        """Tell whether the quotes that end here hold a name: «Южная-3», not what was said."""
        return any(self.words[at].text in "«“„" for at in range(max(floor, closing - 4), closing))

    def _closes(self, first: int, last: int) -> bool:
        return any(self.words[at].text in "»”" for at in range(first, min(first + 4, last)))

    def source_like(self, comma: int, floor: int) -> bool:
        """Tell whether the words just before a comma name an office or person: 'Petrov, the mayor, said'."""
        first = comma
        while first > floor and comma - first <= _TITLED and not self.is_mark(first - 1):
            first -= 1
        if any(self.words[at].text[0].isdigit() for at in range(first, comma)):
            return False
        found = self.describe(first, comma, None)
        return found is not None and comma - first <= (_TITLED if found.offices else _PLAIN)

    def _right(self, at: int, ceiling: int) -> int:
        last = at
        while last < ceiling and last - at < REACH:
            text = self.words[last].text
            if self.is_mark(last) and not (text in '«"“' and last - at < 4) and not (text in '»"”' and last - at < 6):
                break
            if last in self._breaks or last in self.numbers:
                break
            last += 1
        return last

    def behind(self, at: int, ceiling: int) -> int:
        """Return where the source that begins at `at` ends, with a name in apposition: 'the mayor, Bohdan Klym'."""
        last = self._right(at, ceiling)
        if last <= at or last >= ceiling or self.words[last].text != ",":
            return last
        end = last + 1
        while end < ceiling and end - last <= 3 and self.words[end].capital and end not in self.numbers:
            end += 1
        closed = end == ceiling or self.is_mark(end)
        found = self.describe(at, last, None)
        if found is None or (found.names and found.offices):
            return last
        if found.names and not found.bodies:
            return self._title_behind(last, ceiling)
        return end if end > last + 1 and closed and found.offices and not found.names else last

    def _title_behind(self, comma: int, ceiling: int) -> int:
        """Return where the office ends that explains a name: 'according to Ivan Ozerin, the head of the region'."""
        end = comma + 1
        while end < ceiling and end - comma <= _TITLED and not self.is_mark(end) and end not in self.numbers:
            end += 1
        if end < ceiling and not self.is_mark(end):
            return comma
        if any(self.is_(n, "say") for n in range(comma + 1, end)):
            return comma
        title = self.describe(comma + 1, end, None)
        return end if title is not None and title.offices and not title.names else comma

    def describe(self, first: int, last: int, cue: Cue | None) -> Voice | None:
        """Return the voice that words[first:last] name; None where they name none."""
        if last <= first:
            return None
        kinds, covered, bodies, traits, titles, sorts = self._gather(first, last)
        sources = covered - self.inside["pronoun"] - self.inside["same_speaker"]
        places = [at for at in self._namer.places(first, last, sources, strict=cue is None) if at not in covered]
        names = tuple(self._namer.key(at) for at in places)
        traits |= {self._namer.gender(places)} - {""}
        channel = self.mentioned(first, last)
        telegram = "telegram" in kinds
        kinds.discard("telegram")
        if not kinds and not names and channel is None and not telegram:
            return None
        low, high = (min(first, cue.start), max(last, cue.end)) if cue is not None else (first, last)
        text = self.text[self.words[low].start : self.words[high - 1].end]
        if kinds == {"office.other"} and not names and self._is_plural(covered):
            traits.add("they")
        named = frozenset(bodies), frozenset(traits), frozenset(titles), frozenset(sorts)
        pointing = kinds == {"institution"} and not names and bool(sorts & _SORTS)
        generic = pointing and self._is_generic(first, last)
        return _VOICE(low, high, frozenset(kinds), names, text, telegram, channel, *named, generic)

    def _gather(self, first: int, last: int) -> _Gathered:
        """Return what the cues inside words[first:last] say of a source."""
        found = _Gathered(set(), set(), set(), set(), set(), set())
        for at in range(first, last):
            here = self._by_word.get(at)
            if here is None:
                continue
            pointing = at in self.inside["pronoun"] and any(self._points_back(known) for known in here)
            for known in here:
                if pointing and not self._points_back(known):
                    continue  # 'his office', «le responsable»: who spoke before, no office of its own
                if first <= known.start and known.end <= last:
                    self._take_in(found, known, last)
        kinds = found.kinds
        if kinds >= {"office.other", "institution"} and self._body_first(first, last):
            kinds.discard("office.other")  # 'the farmers' association' speaks, not a farmer
        if kinds >= {"office.governor", "institution"} and self._heads_body(first, last):
            kinds.discard("office.governor")  # «глава рыбацкой ассоциации» governs nothing
            kinds.add("office.other")
        kinds -= weaker(frozenset(kinds))
        return found

    def _take_in(self, found: _Gathered, known: Cue, last: int) -> None:
        """Note what one cue says of a source."""
        if known.section in _TOLD:
            (found.traits if known.section == "gender" else found.sorts).add(known.key)
        sorted_body = known.section == "body" and known.key in _SORTS
        if not sorted_body and known.section not in _SOURCES:
            return
        places = range(known.start, known.end)
        found.covered.update(places)
        if sorted_body:
            found.kinds.add("institution")
        if known.section in _SOURCES:
            found.kinds.add(known.label if known.section == "office" else known.section)
        if known.label == "office.minister":
            found.titles.update(self._field(known.end, last))
        if known.section == "office":
            found.titles.update(skeleton(self.words[n].text, self.lang) for n in places)
        if sorted_body or known.section in {"institution", "outlet"}:
            found.bodies.update(skeleton(self.words[n].text, self.lang) for n in places)

    def _field(self, at: int, last: int) -> Iterator[str]:
        """Yield the key of what a minister is responsible for: «министр транспорта», 'minister of health'."""
        led = False
        while at < last and self.words[at].text[0].isalpha() and len(self.words[at].text) < _TITLE:
            at, led = at + 1, True
        if at >= last or not self.words[at].text[0].isalpha() or (self.words[at].capital and not led):
            return
        if not any(self.is_(at, section) for section in ("say", "tally", "conjunction", "office")):
            yield skeleton(self.words[at].text, self.lang)

    def _is_generic(self, first: int, last: int) -> bool:
        """Tell whether only the sort of a body is named: 'the company', not «министерство обороны»."""
        for at in range(first, last):
            word = self.words[at].text
            if not (len(word) <= _TITLE - 1 or any(self.is_(at, name) for name in _BESIDE)):
                return False
            if word in "«“„":
                return False
        return True

    def _heads_body(self, first: int, last: int) -> bool:
        """Tell whether the one word 'head' is all that names a governor, with a body right behind it."""
        for at in range(first, last):
            ends = [cue.end for cue in self.cues_at(at) if cue.label == "office.governor"]
            if not ends or not self.is_(at, "head"):
                continue
            behind = range(at + 1, min(at + _OWNED, last))
            stop = next((n for n in behind if self.is_mark(n) or self.words[n].capital), last)
            return max(ends) == at + 1 and any(self.is_(n, "institution") for n in behind if n <= stop)
        return False

    def _body_first(self, first: int, last: int) -> bool:
        """Tell whether a body stands before the people in a phrase, and nobody is named in it."""
        for at in range(first, last):
            if self.is_(at, "office"):
                return False
            if self.is_(at, "institution"):
                return not any(self.words[n].capital for n in range(at + 1, last))
        return False

    def _is_plural(self, words: Iterable[int]) -> bool:
        """Tell whether people are many, by the ending of the noun; German ones stand without an article."""
        at = min(words)
        if self.lang == "de":
            return at == 0 or not self.is_(at - 1, "determiner")
        return self.words[at].text.endswith(_PLURALS.get(self.lang, ("s",)))

    def _points_back(self, cue: Cue) -> bool:
        return cue.section == "pronoun" and cue.end - cue.start > 1

    def is_(self, at: int, section: str) -> bool:
        return at in self.inside[section]

    def mentioned(self, first: int, last: int) -> int | None:
        start, end = self.words[first].start, self.words[last - 1].end
        for low, high, channel in self._mentions:
            if low < end and start < high:
                return channel
        return None
