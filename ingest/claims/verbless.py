"""Sources that a text names without a verb of speech: by office and name, before a dash, alone before a number."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.claims.cues import Cue
from ingest.claims.passages import Sentence
from ingest.claims.phrases import REACH, Phrases
from ingest.claims.voice import Voice

_FULL = 2  # given name and surname
_NAMED = 8  # words of an office with the name behind it
_HOLDERS = frozenset({"governor", "mayor", "president", "prime_minister", "minister"})
_PERSONAL = frozenset({"he", "she", "they"})  # «sie», « elle » may be a bridge
_SHORT = 4  # words from the comma before an inserted clause to the one behind
_ASIDE = 7  # words of a clause that only says who speaks
_CLAUSE_MARKS = frozenset(",—–")  # around an inserted clause
_STANDS_FOR_VERB = frozenset("—–:")
_OWNING = re.compile("['’ʼ‘`][sS]")  # 'the mayor's'
_LEADING = ("locative", "oblique", "motion", "conjunction", "contrast", "relative", "anaphor", "others")


class VerblessFinder:
    """Finds the sources of one text that no verb of speech and no 'according to' tells."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._words = phrases.words
        self._numbers = phrases.numbers
        self._passages = phrases.passages
        self._owning = _OWNING.search(phrases.text) is not None
        self.everyone = self._find_people()
        self.surnames = {one.surname for one in self.everyone}

    def learn(self, voices: Sequence[Voice]) -> None:
        """Keep the surnames of people who have spoken under their full name, whatever they are called beside it."""
        full = (one for one in voices if len(one.names) >= _FULL and not one.kinds & {"institution", "outlet"})
        self.surnames.update(one.surname for one in full)

    def topic(self, first: int, last: int) -> Voice | None:
        """Return the official whom words[first:last] mention or begin with, as a voice; None for nobody."""
        named = self._phrases.surname(first, self.surnames) if first + 1 < last else None
        if named is not None:
            return named  # 'Bilan also drew attention to 23 cameras'
        for at in range(first, min(first + 2, last)):
            end = max((cue.end for cue in self._phrases.cues_at(at) if self._tells(cue)), default=0)
            if end:
                return self._phrases.describe(first, end, None)
        for at in range(first, last):
            if self._words[at].text[0].isdigit() or at in self._numbers:
                return None
            if self._phrases.mentioned(at, at + 1) is not None:
                return self._phrases.describe(at, at + 1, None)
        return None

    def _tells(self, cue: Cue) -> bool:
        """Tell whether a cue at the head of a statement is the official: 'the mayor', «чиновник», 'he', not 'it'."""
        if cue.section == "office":
            return cue.key in _HOLDERS
        named = cue.section == "same_speaker" and not self._phrases.is_(cue.start, "relative")
        personal = any(one.section == "gender" and one.key in _PERSONAL for one in self._phrases.cues_at(cue.start))
        return named and (not personal or self._phrases.lang == "en")

    def _find_people(self) -> list[Voice]:
        """Return the persons whom a text mentions by office and name, whether they speak or not."""
        found = []
        offices, last = self._phrases.inside["office"], len(self._words)
        end = 0
        for at in sorted(offices.union(self._passages.capitals)):
            if at < end:
                continue
            apposed = self._apposed(at, last) if self._words[at].capital else None
            if apposed is not None:
                found.append(apposed)
            if at not in offices:
                continue
            end = max([cue.end for cue in self._phrases.cues_at(at) if cue.section == "office"])
            voice = self._with_name(at, end, last)
            if voice is not None:
                found.append(voice)
                end = max(end, voice.last)
        return found

    def _with_name(self, at: int, end: int, last: int) -> Voice | None:
        """Return an office with the name beside it, or in apposition: 'the minister of transport, Lidia Scherba'."""
        near = end
        while near < last and near - at < _NAMED and (self._words[near].capital or self._words[near].text == ","):
            near += 1
        voice = self._phrases.describe(at, near, None)
        if voice is None or (voice.names and voice.person):
            return voice
        comma = end
        while comma < last and comma - end < _NAMED and not self._phrases.is_mark(comma) and comma not in self._numbers:
            comma += 1
        if comma >= last or self._words[comma].text != ",":
            return None
        name = comma + 1
        while name < last and name - comma <= _FULL + 1 and self._words[name].capital:
            name += 1
        closed = name >= len(self._words) or self._phrases.is_mark(name)
        named = self._phrases.describe(comma + 1, name, None) if closed and name - comma > _FULL else None
        if named is None or not named.names or named.kinds or not voice.person:
            return None
        return replace(voice, last=name, names=named.names, traits=voice.traits | named.traits)

    def _people(self, first: int, last: int) -> Iterator[Voice]:
        """Yield the people whose mention begins in words[first:last]."""
        at = bisect_left(self.everyone, first, key=lambda one: one.first)
        while at < len(self.everyone) and self.everyone[at].first < last:
            yield self.everyone[at]
            at += 1

    def _apposed(self, at: int, last: int) -> Voice | None:
        """Return who is named between commas behind another title: 'the state vet, Polina Rogova, …'."""
        if at < 2 or at + 2 >= last or self._words[at - 1].text != "," or self._words[at + 2].text != ",":
            return None
        if not (self._words[at].capital and self._words[at + 1].capital) or self._words[at - 2].capital:
            return None
        found = self._phrases.describe(at, at + 2, None)
        return found if found is not None and len(found.names) == _FULL and not found.kinds else None

    def named(self, voice: Voice, sentence: Sentence) -> Voice:
        """Return an office with the name that stands beside it: 'given by the region's governor, Inna Lazo'."""
        if not voice.offices or voice.names:
            return voice
        for person in self._people(voice.first, min(voice.last, sentence.last)):
            if voice.offices & person.offices:
                return replace(voice, names=person.names, traits=person.traits)
        return voice

    def opening(self, sentence: Sentence, before: int) -> Voice | None:
        """Return the person who opens a sentence with a number before its first voice: 'Director Koval is sure …'."""
        number = next((at for at in range(sentence.first, before) if at in self._numbers), None)
        if number is None or number - sentence.first > REACH:
            return None
        if any(self._words[at].text in "«“" for at in range(sentence.first, number)):
            return None
        found = next(iter(self._people(sentence.first, min(sentence.first + 2, number))), None)
        return found if found is not None and found.last <= number else None

    def aside(self, sentence: Sentence) -> list[Voice]:
        """Return who speaks in a clause that ends the sentence, whatever the verb: '…, so der Bürgermeister'."""
        last = sentence.last
        while last > sentence.first and self._phrases.is_mark(last - 1):
            last -= 1
        first = last
        while first > sentence.first and last - first <= _ASIDE and not self._phrases.is_mark(first - 1):
            if first - 1 in self._numbers:
                return []
            first -= 1
        if first <= sentence.first or not 2 <= last - first <= _ASIDE or self._led(first):
            return []
        voice = self._phrases.describe(first, last, None)
        if voice is None or self._words[first].capital:
            return []
        office = bool(voice.offices - {"other"}) and "they" not in voice.traits
        joined = self._words[last - 2].text == "-"  # « s'enthousiasme-t-elle »
        pointing = any(self._phrases.is_(n, "same_speaker") for n in (first, last - 1))
        short = (joined or last - first == 2) and voice.pronoun and pointing
        surname = not voice.kinds and voice.surname in self.surnames and self._words[last - 1].capital
        quoted = any(self._words[n].text in "»”" for n in range(max(sentence.first, first - 2), first))
        body = quoted and bool(voice.kinds & {"institution", "outlet", "office.other"})  # « … », conteste le collectif
        return [voice] if office or short or surname or body else []

    def inserted(self, sentence: Sentence, voices: Sequence[Voice]) -> list[Voice]:
        """Return who speaks in a clause of two or three words inside the sentence: «…, прикинул Халимон, …».

        Whatever the verb is, only a surname known from elsewhere in the text tells.
        """
        if self._passages.forms.isdisjoint(_CLAUSE_MARKS):
            return []
        found = []
        texts = self._passages.texts
        commas = [at for at in range(sentence.first, sentence.last) if texts[at] in _CLAUSE_MARKS]
        for first, last in pairwise(commas):
            if not 3 <= last - first <= _SHORT or any(at in self._numbers for at in range(first, last)):
                continue
            if any(voice.first < last and first < voice.last for voice in voices) or self._led(first + 1):
                continue
            capital = [at for at in range(first + 1, last) if self._words[at].capital]
            edge = capital == [first + 1] or capital == [last - 1]
            voice = self._phrases.surname(capital[0], self.surnames) if edge else None
            if voice is not None:
                found.append(voice)
        return found

    def _led(self, at: int) -> bool:
        """Tell whether a preposition or conjunction opens a clause, so that it names nobody who speaks."""
        return any(self._phrases.is_(at, section) for section in _LEADING)

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
        found: list[Voice] = []
        if not self._owning:
            return found
        for at in range(sentence.first, sentence.last - 1):
            if not self._words[at].text.endswith("'s") or at in self._numbers:
                continue
            message = next(
                (n for n in range(at + 1, min(at + 4, sentence.last)) if self._phrases.is_(n, "message")), None
            )
            if message is None or message + 1 >= sentence.last or not self._phrases.is_(message + 1, "passive"):
                continue
            first = at
            while first > sentence.first and at - first < 3 and not (self._parts(first - 1) or self._led(first - 1)):
                first -= 1
            voice = self._phrases.describe(first, message + 1, None)
            if voice is not None:
                found.append(voice)
        return found

    def elliptic(self, sentence: Sentence) -> list[Voice]:
        """Return officials before a dash or colon that stands for the verb: «губернатор Озерин — о 12»."""
        found: list[Voice] = []
        if self._passages.forms.isdisjoint(_STANDS_FOR_VERB):
            return found
        for at in range(sentence.first + 1, sentence.last):
            if self._words[at].text not in _STANDS_FOR_VERB:
                continue
            first = at
            while first > sentence.first and at - first < 7 and not self._phrases.is_mark(first - 1):
                first -= 1
            whole = first > sentence.first or self._words[at].text == ":"
            counted = any(n in self._numbers for n in range(first, at))  # «принял 12 тысяч пассажиров — это …»
            voice = self._phrases.describe(first, at, None) if whole and not counted else None
            known = voice is not None and self._words[at].text == ":" and voice.surname in self.surnames
            if voice is None or not (voice.offices or known):
                continue
            # « Autre donnée mise en avant par le gouverneur : 39 200 familles »
            heads = self._words[at].text == ":" and bool(voice.offices - {"other"})
            if voice.names or (heads and "they" not in voice.traits):
                found.append(voice)
        return found

    def bare(self, sentence: Sentence, voices: Sequence[Voice]) -> list[Voice]:
        """Return sources that stand alone before a number, after a voice: 'organisers claimed 8,000, police 3,500'."""
        found: list[Voice] = []
        for at in range(sentence.first + 1, sentence.last) if voices else ():
            if at not in self._numbers or at - 1 in self._numbers:
                continue
            first = at
            while first > sentence.first and at - first < 6 and not self._parts(first - 1):
                first -= 1
            if first in (sentence.first, at) or not any(voice.last < first for voice in voices):
                continue
            voice = self._phrases.describe(first, at, None)
            if voice is None or not self._only_sources(first, at):
                continue
            if voice.bodies or voice.offices or (voice.pronoun and "they" not in voice.traits):
                found.append(voice)
        return found

    def _parts(self, at: int) -> bool:
        return self._words[at].text in ",;" or self._phrases.is_(at, "conjunction")

    def _only_sources(self, first: int, last: int) -> bool:
        """Tell whether words name sources and nothing else, articles aside; «dem Betreiber mit» is no subject."""
        if any(self._phrases.is_(at, "locative") or self._phrases.is_(at, "oblique") for at in range(first, last - 1)):
            return False
        sources = {"office", "institution", "outlet", "same_speaker"}
        left = [at for at in range(first, last) if not any(c.section in sources for c in self._phrases.cues_at(at))]
        return all(len(self._words[at].text) <= 3 for at in left)
