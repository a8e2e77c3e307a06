"""Statements: what one source says in one breath, with the voices in it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.claims.insertions import Insertion, find_insertions
from ingest.claims.passages import Passages, Sentence
from ingest.claims.voice import Voice
from ingest.claims.voices import VoiceFinder

_TOPIC = 6  # words in which a statement names what it is about


@dataclass(frozen=True, slots=True)
class Statement:
    """words[first:last] of one sentence, up to a semicolon or its end."""

    index: int
    first: int
    last: int
    sentence: Sentence
    voices: tuple[Voice, ...]
    insertions: tuple[Insertion, ...] = ()


class Statements:
    """All statements of a text, in order."""

    def __init__(self, passages: Passages, finder: VoiceFinder, numbers: frozenset[int] = frozenset()) -> None:
        self.passages = passages
        self.people = finder.verbless.everyone
        self.all: list[Statement] = []
        for sentence in passages.sentences:
            voices = _without_cited(
                _without_relays(finder.find(sentence), passages, numbers), sentence, passages, numbers
            )
            voices = self._without_acts(voices, sentence, finder)
            first = sentence.first
            edges = [sentence.last]
            if ";" in passages.forms:
                edges[:0] = [at for at in range(sentence.first, sentence.last) if passages.texts[at] == ";"]
            for last in edges:
                inside = tuple(voice for voice in voices if first <= voice.first < last)
                if not inside:
                    topic = finder.verbless.topic(first, min(first + _TOPIC, last))
                    inside = (topic,) if topic is not None else ()
                inserted = find_insertions(passages, first, last, inside, numbers, finder.according)
                self.all.append(Statement(len(self.all), first, last, sentence, inside, inserted))
                first = last
        self._before: list[Statement | None] = []  # the nearest earlier statement with a voice
        speaking: Statement | None = None
        for statement in self.all:
            self._before.append(speaking)
            speaking = statement if statement.voices else speaking
        self.voices = [voice for statement in self.all for voice in statement.voices]
        self._firsts = [statement.first for statement in self.all]
        # 'The authorities gave new figures.' tells no number: the lead goes on
        numbered = (
            one.index for one in self.all if one.voices and any(n in numbers for n in range(one.first, one.last))
        )
        self.first_voice = next(numbered, len(self.all))

    def _without_acts(self, voices: list[Voice], sentence: Sentence, finder: VoiceFinder) -> list[Voice]:
        """Leave out crews at work of which the official tells: 'doctors confirmed 41 cases', said by the governor.

        The official speaks in the sentence or before it in its paragraph, and is not set against them.
        """
        acting = [voice for voice in voices if not finder.acts.isdisjoint(range(voice.first, voice.last))]
        if not acting:
            return voices
        others = [voice for voice in voices if voice.person and voice not in acting]
        told = self.all[-1] if self.all and self.all[-1].sentence.paragraph == sentence.paragraph else None
        before = told is not None and (any(voice.person for voice in told.voices) or self._told_on(told))
        contrasted = not finder.contrasts.isdisjoint(range(sentence.first, sentence.last))
        if contrasted or not (others or before):
            return voices
        return [voice for voice in voices if voice not in acting]

    def _told_on(self, statement: Statement) -> bool:
        """Tell whether a person speaks before a statement in its paragraph, and nobody in it."""
        if statement.voices:
            return False
        earlier = (one for one in reversed(self.all) if one.voices)
        last = next(earlier, None)
        near = last is not None and last.sentence.paragraph == statement.sentence.paragraph
        return near and last is not None and any(voice.person for voice in last.voices)

    def at(self, word: int) -> Statement | None:
        """Return the statement that holds a word."""
        found = bisect_right(self._firsts, word) - 1
        return self.all[found] if found >= 0 and word < self.all[found].last else None

    def in_sentence(self, statement: Statement) -> Iterator[Statement]:
        """Yield the later statements of the same sentence."""
        at = statement.index + 1
        while at < len(self.all) and self.all[at].sentence.index == statement.sentence.index:
            yield self.all[at]
            at += 1

    def speaking_before(self, statement: Statement) -> Statement | None:
        """Return the nearest earlier statement that has a voice."""
        return self._before[statement.index]

    def mentioned(self, voice: Voice) -> list[Voice]:
        """Return the people mentioned before a pronoun who do not speak: opening the sentence before, or in its own."""
        statement = self.at(voice.first)
        if statement is None:
            return []
        sentence = statement.sentence
        found = self._people_in(sentence, sentence.first, voice.first)
        if not found and sentence.index:
            before = self.passages.sentences[sentence.index - 1]
            found = self._people_in(before, before.first, before.first + _TOPIC)
        return found

    def _people_in(self, sentence: Sentence, first: int, last: int) -> list[Voice]:
        """Return the people mentioned in words[first:last] of a sentence who are no voices of it."""
        known = self._voices_in(sentence)
        inside = [one for one in self.people if first <= one.first < min(last, sentence.last)]
        return [one for one in inside if not any(one.first < v.last and v.first < one.last for v in known)]

    def _voices_in(self, sentence: Sentence) -> list[Voice]:
        return [voice for voice in self.voices if sentence.first <= voice.first < sentence.last]

    def paragraph_of(self, voice: Voice) -> int:
        """Return the paragraph in which a voice stands."""
        statement = self.at(voice.first)
        return statement.sentence.paragraph if statement is not None else 0


def _without_relays(voices: list[Voice], passages: Passages, numbers: frozenset[int]) -> list[Voice]:
    """Leave out an outlet that only passes on what a voice beside it says."""
    kept = []
    for at, voice in enumerate(voices):
        others = [other for n, other in enumerate(voices) if n != at and not other.outlet_only]
        if voice.outlet_only and any(not _number_between(voice, other, passages, numbers) for other in others):
            continue
        kept.append(voice)
    return kept


def _number_between(a: Voice, b: Voice, passages: Passages, numbers: frozenset[int]) -> bool:
    between = range(min(a.last, b.last), max(a.first, b.first))
    if not numbers.isdisjoint(between):
        return True
    return any(passages.words[at].text[0].isdigit() or passages.words[at].text == ";" for at in between)


def _without_cited(voices: list[Voice], sentence: Sentence, passages: Passages, numbers: frozenset[int]) -> list[Voice]:
    """Leave out a body that the official names after speaking: 'Governor Ozerin said, citing the Social Fund.'"""
    if len(voices) < 2 or any(at in numbers for at in range(voices[-1].last, sentence.last)):
        return voices
    teller, cited = voices[-2:]
    between = passages.words[teller.last : cited.first]
    beside = len(between) <= 1 and all(word.text == "," for word in between)
    return voices[:-1] if beside and teller.person and not cited.person and not cited.pronoun else voices
