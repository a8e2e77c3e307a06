"""Numbers that an outlet tells as background: earlier figures, other places, past years, asides."""

from bisect import bisect_left

from ingest.claims.cues import Cue, Cues
from ingest.claims.passages import Passages, Sentence
from ingest.claims.statements import Statement
from ingest.model import Quantity
from ingest.quantities.concepts import load_concepts

_PERCENT = ("%", "percent", "процент", "відсот", "prozent", "pour", "procent", "cent")  # a share of the population
_COMPARED = 4  # words between 'compared with' and its number
_TIMES = ("earlier", "eve", "recent")
_DURING = frozenset({"in", "during", "at"})
_BESIDE = 1  # words between 'last year's' and its number
_ASIDE = 4  # words between 'a city of' and its number


class Background:
    """Finds the cues that make a number of a text background."""

    def __init__(
        self,
        passages: Passages,
        cues: Cues,
        numbers: frozenset[int],
        years: frozenset[int],
        small: frozenset[int] = frozenset(),
        sorts: frozenset[int] = frozenset(),
    ) -> None:
        self._sorts = sorts  # words of numbers of people of a narrow sort, who are no population
        self._small = small  # words of numbers that no town's population is
        self._years = years  # words that are years by themselves, without day or month
        self._passages = passages
        self._numbers = numbers
        # «тоді як», «тогда как»: whereas, no time of its own
        longer = {cue.start for cue in cues.of("contrast") if cue.end - cue.start > 1}
        told = [cue for cue in cues.of("background") if cue.start not in longer]
        # 'the previous day' is more than 'the previous'
        eves = {cue.start: cue.end for cue in told if cue.key == "eve"}
        self._cues = [cue for cue in told if cue.key == "eve" or cue.end > eves.get(cue.start, 0)]
        self._moved = {cue.end for cue in cues.of("motion")}
        # 'mehr als im Vorjahr': the time may begin inside what compares
        self._compared_with = {at for cue in cues.of("comparator") for at in range(cue.start + 1, cue.end + 1)}
        self._starts = [cue.start for cue in self._cues]
        # what an official compares with is the official's own number: 'up from 870 million last year'
        self.compared = frozenset(self._text(cue) for cue in self._cues if cue.key == "than")
        self.recent = frozenset(self._text(cue) for cue in self._cues if cue.key == "recent")  # a post's own period too
        # the day of which a morning's post tells: 'The day before, eight fires were put out'
        self.eve = frozenset(self._text(cue) for cue in self._cues if cue.key == "eve")
        self._headings = self._find_headings()
        self.asides = self._find_asides()

    def cue_at(self, number: int, statement: Statement) -> str:
        """Return the words that make the number background; empty where none do."""
        words = self._passages.words
        heading = self._headings.get(statement.sentence.index)
        if heading is not None:
            return heading
        voiced = [voice.first for voice in statement.voices]
        for cue in self._between(statement.first, statement.last):
            if cue.key in {"population", "population_of", "span"}:
                continue
            if cue.key in _TIMES and not self._governs_as_baseline(cue, number):
                continue
            if cue.key != "reminder" and any(cue.start < at < number for at in voiced):
                continue  # '610,000 last year, the governor said on starting a line worth 3.4 billion'
            low, high = min(cue.start, number), max(cue.start, number)
            parted = any(words[at].text in ",:—–" for at in range(low, high))
            before = cue.start < number
            if words[cue.end - 1].text.endswith("'s") and not self._owns(cue, number, statement):
                continue
            if cue.key == "than" and before and (parted or number - cue.end > _COMPARED):
                continue  # 'up on last time, to 34.7%', « un raid contre le braconnage a permis de saisir 1,4 tonne »
            if cue.key == "elsewhere":
                if cue.start in self._moved:
                    continue  # 'crews are on their way from other regions'
                governs = not parted or cue.start <= statement.first + 2
            else:
                governs = cue.key == "reminder" or before or (cue.key in _TIMES and not parted)
            if governs:
                return self._text(cue)
        return ""

    def headed(self, statement: Statement) -> bool:
        """Tell whether the outlet says itself that it reminds: under 'Background', after 'Recall that'."""
        return statement.sentence.index in self._headings

    def opens(self, words: str, statement: Statement, number: int, *, own: bool) -> bool:
        """Tell whether a time opens what is told of it: 'A year earlier 36 died', '…, earlier it was 8'.

        Where the official speaks in the statement, only a clause of its own; else only the statement itself.
        """
        at = next((cue.start for cue in self._between(statement.first, number) if self._text(cue) == words), None)
        if at is None or words in self.recent | self.compared | self.eve:
            return False
        return self._passages.words[at - 1].text == "," if own else at <= _opening(self._passages, statement.sentence)

    def _owns(self, cue: Cue, number: int, statement: Statement) -> bool:
        """Tell whether what is last year's is told of: 'In last year's flood 70 streets …', 'beating last year's 290'.

        Not 'fifty houses hit by last year's flood', 'victims of last year's flood will get 5 million'.
        """
        opening = _opening(self._passages, statement.sentence)
        led = cue.start == opening + 1 and self._passages.words[opening].text in _DURING
        return cue.start < number and (led or cue.start == opening or number - cue.end <= _BESIDE)

    def _governs_as_baseline(self, cue: Cue, number: int) -> bool:
        """Tell whether a time compared with holds the number: of '12% more than last year's 151' the 151 only."""
        if self._compared_with.isdisjoint((cue.start, cue.start - 1)):
            return True
        return cue.start < number <= cue.end + 2

    def long_span(self, statement: Statement) -> str:
        """Return the words of a long span that the statement names: 'since the start of the year'; empty for none."""
        spans = (cue for cue in self._between(statement.first, statement.last) if cue.key == "span")
        return next((self._text(cue) for cue in spans), "")

    def past_year(self, statement: Statement) -> str:
        """Return a year by itself that the statement names: 'In 2021 a flood …'; empty where it names none."""
        for at in range(statement.first, statement.last):
            if at in self._years:
                return self._passages.words[at].text
        return ""

    def _between(self, first: int, last: int) -> list[Cue]:
        return self._cues[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def _text(self, cue: Cue) -> str:
        words = self._passages.words
        return self._passages.text[words[cue.start].start : words[cue.end - 1].end]

    def _find_asides(self) -> frozenset[int]:
        """Return the words of numbers that describe rather than report: 'a city of three million'."""
        words = self._passages.words
        aside = set()
        for cue in self._cues:
            if cue.key == "population_of" and cue.end in self._numbers and cue.end not in self._small | self._sorts:
                aside.add(cue.end)
            if cue.key != "population":
                continue
            for at in range(max(0, cue.start - _ASIDE), min(cue.end + _ASIDE, len(words))):
                parted = any(words[n].text in ",;.:" for n in range(min(at, cue.start), max(at, cue.end)))
                percent = any(words[n].text.startswith(_PERCENT) for n in range(max(0, cue.start - 3), cue.start))
                if at in self._numbers and at not in self._sorts and not parted and not percent:
                    aside.add(at)
        return frozenset(aside)

    def _find_headings(self) -> dict[int, str]:
        """Map the sentences from 'Напомним' to the paragraph's end, or under a heading 'Background', to those words."""
        found: dict[int, str] = {}
        heading, paragraph, whole = "", -1, False
        for sentence in self._passages.sentences:
            opening = _opening(self._passages, sentence)
            marks = [cue for cue in self._between(opening, opening + 1) if cue.key == "reminder"]
            if marks:
                heading, paragraph = self._text(marks[0]), sentence.paragraph
                whole = whole or sentence.last - sentence.first <= marks[0].end - marks[0].start + 3
            if whole or (heading and sentence.paragraph == paragraph):
                found[sentence.index] = heading
        return found


def counts_sort(quantity: Quantity) -> bool:
    """Tell whether a number counts people of a narrow sort, who are no population: 'home to 600 displaced people'."""
    thing = quantity.concept
    return thing is not None and thing not in _INHABITANTS and load_concepts().is_a(thing, "person")


_INHABITANTS = frozenset({"person", "resident", "citizen", "population", "townsman"})


def _opening(passages: Passages, sentence: Sentence) -> int:
    at = sentence.first
    while at < sentence.last - 1 and not passages.words[at].text[0].isalnum():
        at += 1
    return at
