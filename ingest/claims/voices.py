"""Who speaks in a text: the phrases that name a source, with their places.

A voice is found at a verb of speech (its subject) or after a preposition such as 'according to'. This module finds
and describes voices; who is the official and which number is whose is decided in attribution.py.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ingest.claims.cues import Cue
from ingest.claims.naming import PREPOSITIONS, NameFinder
from ingest.claims.passages import Passages, Sentence
from ingest.claims.skeleton import skeleton
from ingest.claims.voice import Voice, join, weaker

_MARKS = frozenset(',;:()—–«»"“”|.!?\n…')
_REACH = 12  # words; a source phrase is not longer
_NO_SUBJECT = frozenset({"es", "it", "pt", "pl"})  # the verb alone goes on with who spoke before
_TELLS = ("say", "tally")
CASES = frozenset({"ru", "uk"})
OBLIQUE = ("ими", "ыми", "ами", "ями", "ам", "ям", "ах", "ях")  # plurals that are no subject
MENTION = tuple[int, int, int]


class VoiceFinder:
    """Finds the voices of one text."""

    def __init__(
        self,
        passages: Passages,
        cues: Sequence[Cue],
        lang: str,
        mentions: Sequence[MENTION] = (),
        numbers: frozenset[int] = frozenset(),
    ) -> None:
        self._numbers = numbers
        self._words = passages.words
        self._text = passages.text
        self._lang = lang
        self._mentions = mentions
        self._cues = [cue for cue in cues if cue.section in PREPOSITIONS or cue.section in _TELLS]
        self._places = [cue.start for cue in self._cues]
        self._by_word: dict[int, list[Cue]] = {}
        for cue in cues:
            for at in range(cue.start, cue.end):
                self._by_word.setdefault(at, []).append(cue)
        self._breaks = _break_words(cues)
        self._namer = NameFinder(passages, self._by_word, lang)

    def find(self, sentence: Sentence) -> list[Voice]:
        """Return the voices of a sentence, by place; overlapping ones are joined."""
        voices: list[Voice] = []
        for cue in self._cues[bisect_left(self._places, sentence.first) : bisect_left(self._places, sentence.last)]:
            voice = None
            if cue.section in PREPOSITIONS:
                voice = self._named_after(cue, sentence)
            elif cue.section in _TELLS:
                voice = self._speaker_of(cue, sentence)
            if voice is not None:
                join(voices, voice)
        for voice in [*self._elliptic(sentence), *self._verbless(sentence, voices)]:
            join(voices, voice)
        if not voices:
            voices = self._titled(sentence)
        return sorted(voices, key=lambda voice: voice.first)

    def topic(self, first: int, last: int, cue: Cue | None = None) -> Voice | None:
        """Return the official of ours whom words[first:last] mention, as a voice; None where they mention none."""
        for at in range(first, last):
            if self._words[at].text[0].isdigit() or at in self._numbers:
                return None
            if self._mentioned(at, at + 1) is not None:
                return self._describe(at, at + 1, cue)
        return None

    def _titled(self, sentence: Sentence) -> list[Voice]:
        """Return the official whom a clause names by office and name, whatever the verb: «…, похвастал мэр Личман».

        Only a clause without a number of its own, or the words before the first number of the sentence.
        """
        first = sentence.first
        for last in range(sentence.first, sentence.last + 1):
            if last < sentence.last and self._words[last].text not in _MARKS and last not in self._numbers:
                continue
            opening = first == sentence.first
            ends = last == sentence.last or self._words[last].text in _MARKS
            if last - first <= _REACH and (ends or opening):
                voice = self._describe(first, last, None)
                if voice is not None and voice.offices - {"other"} and voice.names:
                    return [voice]
            first = last + 1
        return []

    def _elliptic(self, sentence: Sentence) -> list[Voice]:
        """Return officials before a dash or colon that stands for the verb: «губернатор Озерин — о 12»."""
        found = []
        for at in range(sentence.first + 1, sentence.last):
            if self._words[at].text not in "—–:":
                continue
            first = at
            while first > sentence.first and at - first < 7 and self._words[first - 1].text not in _MARKS:
                first -= 1
            whole = first > sentence.first or self._words[at].text == ":"
            voice = self._describe(first, at, None) if whole and first not in self._numbers else None
            if voice is not None and voice.offices and voice.names:
                found.append(voice)
        return found

    def _verbless(self, sentence: Sentence, voices: Sequence[Voice]) -> list[Voice]:
        """Return sources that stand alone before a number, after a voice: 'organisers claimed 8,000, police 3,500'."""
        found: list[Voice] = []
        for at in range(sentence.first + 1, sentence.last):
            if at not in self._numbers or at - 1 in self._numbers:
                continue
            first = at
            while first > sentence.first and at - first < 6 and not self._parts(first - 1):
                first -= 1
            if first in (sentence.first, at) or not any(voice.last < first for voice in voices):
                continue
            voice = self._describe(first, at, None)
            if voice is not None and (voice.bodies or voice.offices) and self._only_sources(first, at):
                found.append(voice)
        return found

    def _parts(self, at: int) -> bool:
        return self._words[at].text in ",;" or self._is(at, "conjunction")

    def _only_sources(self, first: int, last: int) -> bool:
        """Tell whether words name sources and nothing else, articles and small words aside."""
        sources = {"office", "institution", "outlet"}
        left = [at for at in range(first, last) if not any(c.section in sources for c in self._by_word.get(at, ()))]
        return all(len(self._words[at].text) <= 3 for at in left)

    def _named_after(self, cue: Cue, sentence: Sentence) -> Voice | None:
        """Return the voice behind 'according to'; an unknown noun is a source too."""
        last = self._behind(cue.end, sentence.last)
        if cue.end + 1 < sentence.last and self._words[cue.end + 1].text in '«“"' and self._is(cue.end, "pronoun"):
            return self._same_speaker(cue.start, cue.end + 1)  # «цитирует его „Вестник“»
        found = self._describe(cue.end, last, cue)
        if found is None and cue.end - cue.start > 2:
            inside = self._describe(cue.start, cue.end, cue)  # 'by the mayor's estimate'
            found = inside if inside is not None and inside.kinds else None
        if found is not None or last <= cue.end or cue.section == "according_known":
            return found
        if self._is(cue.end, "say"):
            return self._same_speaker(cue.start, cue.end + 1)  # «según agregó», «как уточнил»
        if any(self._is(at, "doubt") for at in range(cue.start, last)):
            return None
        return self._unnamed(cue.end, min(last, cue.end + 4), cue)

    def _unnamed(self, first: int, last: int, cue: Cue) -> Voice | None:
        """Return a voice that only an unknown noun names: 'a retailer', «сотрудник парка»."""
        words = [self._words[at] for at in range(first, last)]
        keys = frozenset(skeleton(word.text, self._lang) for word in words if len(word.text) > 3) - {""}
        if not keys or (self._lang in CASES and all(word.text.endswith(OBLIQUE) for word in words)):
            return None  # «недійсними визнали 1,5%»: no subject
        low, high = min(first, cue.start), max(last, cue.end)
        text = self._text[self._words[low].start : self._words[high - 1].end]
        return Voice(low, high, frozenset({"unnamed"}), (), text, bodies=keys)

    def _speaker_of(self, cue: Cue, sentence: Sentence) -> Voice | None:
        if self._lang == "fr" and cue.start > sentence.first and self._words[cue.start - 1].text == "se":
            return None  # « se disent mécontents »
        led = cue.start > sentence.first and any(self._is(cue.start - 1, name) for name in PREPOSITIONS)
        if led and self._describe(cue.end, self._behind(cue.end, sentence.last), cue) is None:
            return self._same_speaker(cue.start - 1, cue.end)  # «según dijo»; «как пишет Mash» names who writes
        left = self._left(cue.start, sentence.first)
        if cue.end - cue.start > 2 or (cue.end - cue.start == 2 and self._capital(cue.start, cue.end)):
            inside = self._describe(cue.start, cue.end, cue)
            # «Das gab Militärverwalter Krone bekannt» holds its source; 'he put the number of observers at' does not
            if inside is not None and (inside.offices or inside.names or not self._told_by(left, cue.start)):
                return inside
        found = self._describe(left, cue.start, cue) if left < cue.start else None
        if found is None or (found.pronoun and self._words[cue.start - 1].text in _MARKS):
            right = self._describe(cue.end, self._behind(cue.end, sentence.last), cue)
            if right is not None and right.outlet_only and found is None and left < cue.start:
                right = self._unnamed(left, cue.start, cue) or right  # 'passengers told AFP'
            found = right if right is not None else found
        if found is None:
            found = self._apposed(cue, sentence)
        if found is None:
            found = self._opening(cue, sentence)
        if found is None and self._is(cue.start, "say_on") and cue.start > sentence.first:
            # 'adding', 'warning': whoever spoke last goes on
            return replace(self._same_speaker(cue.start, cue.end), kinds=frozenset({"same_speaker"}))
        if cue.section == "tally" and not self._is(cue.start, "say"):
            return found  # 'the region recorded twelve': nobody speaks
        if found is None and left < cue.start <= left + 5 and not self._is(cue.start - 1, "passive"):
            found = self._unnamed(left, cue.start, cue)
        fronted = self._lang in _NO_SUBJECT and cue.start <= sentence.first + 1  # «Dijo además que …»
        if found is None and cue.start > sentence.first and self._is(cue.start - 1, "conjunction"):
            # «… и добавил, что …»: the subject of the sentence, else who spoke before
            found = self._subject(sentence, cue) or self._same_speaker(cue.start, cue.end)
        if found is None and fronted:
            found = self._same_speaker(cue.start, cue.end)
        return found

    def _told_by(self, first: int, last: int) -> bool:
        """Tell whether the words before a verb name who says it: 'He put the number of observers at'."""
        found = self._describe(first, last, None) if first < last else None
        if found is None:
            return False
        pointing = bool(found.kinds) and found.kinds <= {"pronoun", "same_speaker"}
        return pointing or (bool(found.offices) and bool(found.names))

    def _subject(self, sentence: Sentence, cue: Cue) -> Voice | None:
        """Return the source that opens the sentence: 'The utility blamed an old pipe and said'."""
        last = sentence.first
        while last < cue.start and last - sentence.first < 5 and self._words[last].text not in _MARKS:
            if last in self._numbers:
                break
            last += 1
        found = self._describe(sentence.first, last, None)
        return replace(found, last=cue.end) if found is not None and not found.pronoun else None

    def _same_speaker(self, first: int, last: int) -> Voice:
        """Return a voice that only goes on with who spoke before."""
        text = self._text[self._words[first].start : self._words[last - 1].end]
        return Voice(first, last, frozenset({"pronoun"}), (), text)

    def _opening(self, cue: Cue, sentence: Sentence) -> Voice | None:
        """Return the source that opens the sentence: 'Petrov, who has governed the region since 2019, said'."""
        last = sentence.first
        while last < cue.start and last - sentence.first < 6 and self._words[last].text not in _MARKS:
            last += 1
        if (
            last >= cue.start
            or self._words[last].text != ","
            or any(n in self._numbers for n in range(sentence.first, last))
        ):
            return None
        found = self._describe(sentence.first, last, None)
        if found is None or not (found.offices or found.names or found.channel_id is not None):
            return None
        return replace(found, last=cue.end)

    def _apposed(self, cue: Cue, sentence: Sentence) -> Voice | None:
        """Return the source before a comma and the verb: 'the region's head, Vadim Petrov, said'."""
        comma = cue.start - 1
        if comma <= sentence.first or self._words[comma].text != "," or not self._source_like(comma, sentence.first):
            return None
        first = self._left(comma, sentence.first)
        return self._describe(first, comma, cue)

    def _capital(self, first: int, last: int) -> bool:
        return any(self._words[at].capital for at in range(first, last))

    def _left(self, at: int, floor: int) -> int:
        """Return where the subject of the verb at `at` begins; one comma may part name and office."""
        first, commas = at, 0
        while first > floor and at - first < _REACH:
            text = self._words[first - 1].text
            if text in "»”" and self._quoted_name(first - 1, floor):
                first -= 1
                continue
            if text in "«“" and first < at and self._closes(first, at):
                first -= 1
                continue
            if text in _MARKS:
                if text != "," or commas or first == at:
                    break
                commas += 1
                if not self._source_like(first - 1, floor):
                    break
            if self._is(first - 1, "conjunction") and not self._capital(first, at):
                break
            if (first - 1) in self._breaks or (first - 1) in self._numbers:
                break
            first -= 1
        return first

    def _quoted_name(self, closing: int, floor: int) -> bool:
        """Tell whether the quotes that end here hold a name: «Южная-3», not what was said."""
        return any(self._words[at].text in "«“" for at in range(max(floor, closing - 4), closing))

    def _closes(self, first: int, last: int) -> bool:
        return any(self._words[at].text in "»”" for at in range(first, min(first + 4, last)))

    def _source_like(self, comma: int, floor: int) -> bool:
        """Tell whether the words just before a comma name an office or person: 'Petrov, the mayor, said'."""
        first = comma
        while first > floor and comma - first < 5 and self._words[first - 1].text not in _MARKS:
            first -= 1
        if any(self._words[at].text[0].isdigit() for at in range(first, comma)):
            return False
        return self._describe(first, comma, None) is not None and comma - first <= 4

    def _right(self, at: int, ceiling: int) -> int:
        last = at
        while last < ceiling and last - at < _REACH:
            text = self._words[last].text
            if text in _MARKS and not (text in '«"“' and last - at < 4) and not (text in '»"”' and last - at < 6):
                break
            if last in self._breaks or last in self._numbers:
                break
            last += 1
        return last

    def _behind(self, at: int, ceiling: int) -> int:
        """Return where the source that begins at `at` ends, with a name in apposition: 'the mayor, Bohdan Klym'."""
        last = self._right(at, ceiling)
        if last <= at or last >= ceiling or self._words[last].text != ",":
            return last
        end = last + 1
        while end < ceiling and end - last <= 3 and self._words[end].capital and end not in self._numbers:
            end += 1
        closed = end == ceiling or self._words[end].text in _MARKS
        found = self._describe(at, last, None) if end > last + 1 and closed else None
        return end if found is not None and found.offices and not found.names else last

    def _describe(self, first: int, last: int, cue: Cue | None) -> Voice | None:
        """Return the voice that words[first:last] name; None where they name none."""
        if last <= first:
            return None
        kinds: set[str] = set()
        covered: set[int] = set()
        bodies: set[str] = set()
        for at in range(first, last):
            pointing = any(self._points_back(known) for known in self._by_word.get(at, ()))
            for known in self._by_word.get(at, ()):
                if pointing and not self._points_back(known):
                    continue  # 'his office', «le responsable»: who spoke before, no office of its own
                if known.section in {"office", "institution", "outlet", "pronoun", "same_speaker", "telegram"} and (
                    first <= known.start and known.end <= last
                ):
                    kinds.add(known.label if known.section == "office" else known.section)
                    covered.update(range(known.start, known.end))
                    if known.section in {"institution", "outlet"}:
                        bodies.update(skeleton(self._words[n].text, self._lang) for n in range(known.start, known.end))
        kinds -= weaker(kinds)
        names = self._namer.names(first, last, covered, strict=cue is None)
        channel = self._mentioned(first, last)
        telegram = "telegram" in kinds
        kinds.discard("telegram")
        if not kinds and not names and channel is None and not telegram:
            return None
        low, high = (min(first, cue.start), max(last, cue.end)) if cue is not None else (first, last)
        text = self._text[self._words[low].start : self._words[high - 1].end]
        return Voice(low, high, frozenset(kinds), names, text, telegram, channel, frozenset(bodies))

    def _points_back(self, cue: Cue) -> bool:
        return cue.section == "pronoun" and cue.end - cue.start > 1

    def _is(self, at: int, section: str) -> bool:
        return any(cue.section == section for cue in self._by_word.get(at, ()))

    def _mentioned(self, first: int, last: int) -> int | None:
        start, end = self._words[first].start, self._words[last - 1].end
        for low, high, channel in self._mentions:
            if low < end and start < high:
                return channel
        return None


def _break_words(cues: Sequence[Cue]) -> frozenset[int]:
    return frozenset(cue.start for cue in cues if cue.section == "contrast" or cue.section in PREPOSITIONS)
