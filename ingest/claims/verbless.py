"""Sources that a text names without a verb of speech: by office and name, before a dash, alone before a number."""

from collections.abc import Sequence

from ingest.claims.passages import Sentence
from ingest.claims.phrases import REACH, Phrases
from ingest.claims.voice import Voice

_NAMED = 8  # words of an office with the name behind it


class VerblessFinder:
    """Finds the sources of one text that no verb of speech and no 'according to' tells."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._words = phrases.words
        self._numbers = phrases.numbers

    def topic(self, first: int, last: int) -> Voice | None:
        """Return the official of ours whom words[first:last] mention, as a voice; None where they mention none."""
        for at in range(first, last):
            if self._words[at].text[0].isdigit() or at in self._numbers:
                return None
            if self._phrases.mentioned(at, at + 1) is not None:
                return self._phrases.describe(at, at + 1, None)
        return None

    def people(self, first: int, last: int) -> list[Voice]:
        """Return the persons whom words[first:last] mention by office and name, whether they speak or not."""
        found = []
        at = first
        while at < last:
            end = max((cue.end for cue in self._phrases.cues_at(at) if cue.section == "office"), default=at)
            if end > at:
                while end < last and end - at < _NAMED and (self._words[end].capital or self._words[end].text == ","):
                    end += 1
                voice = self._phrases.describe(at, min(end, last), None)
                if voice is not None and voice.names and voice.person:
                    found.append(voice)
            at = max(at + 1, end)
        return found

    def titled(self, sentence: Sentence) -> list[Voice]:
        """Return the official whom a clause names by office and name, whatever the verb: «…, похвастал мэр Личман».

        Only a clause without a number of its own, or the words before the first number of the sentence.
        """
        first = sentence.first
        for last in range(sentence.first, sentence.last + 1):
            if last < sentence.last and not self._phrases.is_mark(last) and last not in self._numbers:
                continue
            opening = first == sentence.first
            ends = last == sentence.last or self._phrases.is_mark(last)
            if last - first <= REACH and (ends or opening):
                voice = self._phrases.describe(first, last, None)
                if voice is not None and voice.offices - {"other"} and voice.names:
                    return [voice]
            first = last + 1
        return []

    def owned(self, sentence: Sentence) -> list[Voice]:
        """Return the owners of figures that are a subject: 'the mayor's own count is 212', 'Petrov's figure was 5'."""
        found = []
        for at in range(sentence.first, sentence.last - 1):
            if not self._words[at].text.endswith("'s") or at in self._numbers:
                continue
            message = next(
                (n for n in range(at + 1, min(at + 4, sentence.last)) if self._phrases.is_(n, "message")), None
            )
            if message is None or message + 1 >= sentence.last or not self._phrases.is_(message + 1, "passive"):
                continue
            first = at
            while first > sentence.first and at - first < 3 and not self._parts(first - 1):
                first -= 1
            voice = self._phrases.describe(first, message + 1, None)
            if voice is not None:
                found.append(voice)
        return found

    def elliptic(self, sentence: Sentence) -> list[Voice]:
        """Return officials before a dash or colon that stands for the verb: «губернатор Озерин — о 12»."""
        found = []
        for at in range(sentence.first + 1, sentence.last):
            if self._words[at].text not in "—–:":
                continue
            first = at
            while first > sentence.first and at - first < 7 and not self._phrases.is_mark(first - 1):
                first -= 1
            whole = first > sentence.first or self._words[at].text == ":"
            voice = self._phrases.describe(first, at, None) if whole and first not in self._numbers else None
            if voice is not None and voice.offices and voice.names:
                found.append(voice)
        return found

    def bare(self, sentence: Sentence, voices: Sequence[Voice]) -> list[Voice]:
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
            voice = self._phrases.describe(first, at, None)
            if voice is not None and (voice.bodies or voice.offices) and self._only_sources(first, at):
                found.append(voice)
        return found

    def _parts(self, at: int) -> bool:
        return self._words[at].text in ",;" or self._phrases.is_(at, "conjunction")

    def _only_sources(self, first: int, last: int) -> bool:
        """Tell whether words name sources and nothing else, articles aside; «dem Betreiber mit» is no subject."""
        if any(self._phrases.is_(at, "locative") or self._phrases.is_(at, "oblique") for at in range(first, last)):
            return False
        sources = {"office", "institution", "outlet"}
        left = [at for at in range(first, last) if not any(c.section in sources for c in self._phrases.cues_at(at))]
        return all(len(self._words[at].text) <= 3 for at in left)
