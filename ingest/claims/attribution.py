"""Who says each number: the official, another source, or the outlet's background.

A number belongs to the voice of its own statement; without one, to the voice before it in the paragraph; before
the first voice of a text (headline, lead), to the main source. Without a given speaker the main source is the
official or body that the text leans on most: the one quoted from Telegram, then the first official.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.claims.cues import Cue, CueTable, fold
from ingest.claims.passages import Passages, Sentence
from ingest.claims.skeleton import alike, skeleton
from ingest.claims.speaker import Speaker
from ingest.claims.voices import MENTION, Voice, VoiceFinder
from ingest.model import Attribution, AttributionKind

_TELLING = frozenset({"governor", "mayor", "president", "prime_minister", "minister"})  # one holder in a text
_OFFICIAL = {"governor": 4, "mayor": 4, "president": 2, "prime_minister": 2, "minister": 2}


@dataclass(frozen=True, slots=True)
class Statement:
    """words[first:last]: what one source says in one breath; `opening` is false after a semicolon."""

    first: int
    last: int
    sentence: Sentence
    voices: tuple[Voice, ...]


@dataclass(slots=True)
class _Identity:
    """A source of the text with all that is known of it."""

    names: set[str]
    offices: frozenset[str]
    bodies: set[str]
    channels: set[int]

    def meets(self, voice: Voice) -> bool:
        """Tell whether `voice` may be this source; a name decides before an office does."""
        if voice.channel_id is not None and self.channels:
            return voice.channel_id in self.channels
        if voice.surname and any(alike(voice.surname, name) for name in self.names):
            return True
        if voice.offices and self.offices:
            return bool(voice.offices & self.offices & _TELLING) and not (voice.names and self.names)
        if voice.bodies and self.bodies:
            return any(alike(a, b) for a in voice.bodies for b in self.bodies)
        return not voice.offices and not voice.bodies and not (voice.names and self.names) and voice.telegram


class Attributor:
    """Attributes the numbers of one text."""

    def __init__(
        self,
        passages: Passages,
        cues: Sequence[Cue],
        table: CueTable,
        lang: str,
        speaker: Speaker | None = None,
        mentions: Sequence[MENTION] = (),
        numbers: frozenset[int] = frozenset(),
    ) -> None:
        self._passages = passages
        self._cues = [cue for cue in cues if cue.section == "background"]
        finder = VoiceFinder(passages, cues, lang, mentions, numbers)
        self._statements = _cut_statements(passages, finder)
        self._voices = [voice for statement in self._statements for voice in statement.voices]
        self._telegram = {
            passages.sentence_at(passages.words[cue.start].start).index for cue in cues if cue.section == "telegram"
        }
        self._main = self._given(speaker, table, lang) if speaker is not None else self._find_main()
        self._heading = self._background_heading()
        self._asides = self._find_asides(numbers)
        self._actors = [cue for cue in cues if cue.section in {"institution", "outlet", "office"}]
        self._numbers = numbers

    def attribute(self, numbers: Sequence[int]) -> list[Attribution]:
        """Return the attribution of the number at each word index; `numbers` ascend."""
        place = {id(statement): at for at, statement in enumerate(self._statements)}
        owners: dict[int, Voice | None] = {}
        found = []
        for number in numbers:
            statement = self._statement_of(number)
            if statement is None:
                found.append(Attribution(AttributionKind.UNKNOWN))
                continue
            cue = self._background(number, statement)
            at = place[id(statement)]
            voice = self._voice_in(statement, number, numbers)
            if voice is None:
                if at not in owners:
                    owners[at] = self._carried(at, numbers)
                voice = owners[at]
                if cue is None and (voice is None or self._is_main(voice)):
                    actor = self._actor(statement, at, voice)
                    if actor is not None:
                        found.append(actor)
                        continue
            found.append(self._judge(voice, cue, statement, at, number))
        return found

    def voiced(self) -> frozenset[int]:
        """Return the words that stand inside source phrases."""
        return frozenset(at for voice in self._voices for at in range(voice.first, voice.last))

    def _judge(
        self, voice: Voice | None, background: str | None, statement: Statement, at: int, number: int
    ) -> Attribution:
        if voice is not None and not self._is_main(voice):
            return Attribution(AttributionKind.OTHER_SOURCE, " ".join(voice.names), voice.text, voice.channel_id)
        if background is not None:
            name, channel = (
                (" ".join(voice.names), voice.channel_id) if voice in statement.voices and voice else ("", None)
            )
            return Attribution(AttributionKind.BACKGROUND, name, background, channel)
        if voice is not None and number not in self._asides:
            return Attribution(AttributionKind.SPEAKER, " ".join(voice.names), voice.text, voice.channel_id)
        lead = not any(v for s in self._statements[:at] for v in s.voices)
        lead = lead and number not in self._asides
        kind = AttributionKind.SPEAKER if lead and not self._far(statement) else AttributionKind.UNKNOWN
        return Attribution(kind)

    def _actor(self, statement: Statement, at: int, voice: Voice | None) -> Attribution | None:
        """Return the attribution of a statement that begins with another body: 'The ministry keeps 85 units.'

        Only after the lead or the first voice of the text; beside the official's own words it is left open whose number it is.
        """
        if statement.sentence.paragraph == 0 and not any(earlier.voices for earlier in self._statements[:at]):
            return None
        words = self._passages.words
        for cue in self._actors:
            if not statement.first <= cue.start < min(statement.first + 6, statement.last):
                continue
            if any(n in self._numbers for n in range(statement.first, cue.start)) or self._own_office(cue):
                continue
            text = self._passages.text[words[cue.start].start : words[cue.end - 1].end]
            near = voice is not None and self._same_paragraph(voice, statement)
            return Attribution(AttributionKind.UNKNOWN if near else AttributionKind.OTHER_SOURCE, "", text)
        return None

    def _own_office(self, cue: Cue) -> bool:
        return self._main is not None and cue.section == "office" and cue.key in self._main.offices

    def _same_paragraph(self, voice: Voice, statement: Statement) -> bool:
        return self._sentence_of(voice).paragraph == statement.sentence.paragraph

    def _far(self, statement: Statement) -> bool:
        return statement.sentence.paragraph > 2

    def _voice_in(self, statement: Statement, number: int, numbers: Sequence[int]) -> Voice | None:
        """Return the voice of the same statement that governs `number`."""
        before = [voice for voice in statement.voices if voice.first <= number]
        after = [voice for voice in statement.voices if voice.first > number]
        if before and after:
            last = before[-1]
            floor = before[-2].last if len(before) > 1 else statement.first
            closes = any(floor <= other < last.first for other in numbers)
            return self._resolve(after[0] if closes else last)
        chosen = before[-1:] or after[:1]
        return self._resolve(chosen[0]) if chosen else None

    def _resolve(self, voice: Voice) -> Voice:
        """Return the voice that a pronoun points back to; itself where nothing stands before it."""
        if not voice.pronoun:
            return voice
        earlier = [v for v in self._voices if v.first < voice.first and not v.pronoun and not v.outlet_only]
        return earlier[-1] if earlier else voice

    def _carried(self, at: int, numbers: Sequence[int]) -> Voice | None:
        """Return the voice that goes on into a statement without one."""
        here = self._statements[at].sentence
        for earlier in reversed(self._statements[:at]):
            if earlier.voices:
                near = earlier.sentence.paragraph == here.paragraph
                voice = self._resolve(earlier.voices[-1])
                return voice if near or self._is_main(voice) else None
        for later in self._statements[at + 1 :]:
            if later.sentence.index != here.index:
                break
            if later.voices:
                return self._resolve(later.voices[0])
        return None

    def _is_main(self, voice: Voice) -> bool:
        if voice.pronoun:
            return True
        return self._main is not None and self._main.meets(voice)

    def _find_main(self) -> _Identity | None:
        best: Voice | None = None
        best_score = -10
        for voice in self._voices:
            score = self._weigh(voice)
            if not voice.pronoun and score > best_score:
                best, best_score = voice, score
        if best is None or (best_score <= 0 and self._sentence_of(best).paragraph > 0):
            return None  # nobody is quoted in the lead: it is the official's, the voices further down are others
        return self._grow(_Identity(_surnames(best), best.offices, set(best.bodies), _channels(best)))

    def _weigh(self, voice: Voice) -> int:
        score = max((_OFFICIAL.get(office, -1) for office in voice.offices), default=0)
        score += 3 * (voice.telegram or self._sentence_of(voice).index in self._telegram)
        if "unnamed" in voice.kinds:
            score -= 1
        elif not voice.offices:
            score += 1 if voice.names and not voice.bodies else -2 * voice.outlet_only
        return score

    def _grow(self, identity: _Identity) -> _Identity:
        """Add names and offices that other phrases tell of the same source."""
        for voice in self._voices:
            if identity.meets(voice) and not voice.pronoun:
                identity.names |= _surnames(voice)
                identity.offices |= voice.offices
                identity.channels |= _channels(voice)
        return identity

    def _given(self, speaker: Speaker, table: CueTable, lang: str) -> _Identity | None:
        names = {skeleton(word, lang) for form in speaker.names for word in form.split() if len(word) > 2}
        offices: set[str] = set()
        for office in speaker.offices:
            found = table.find([fold(word) for word in office.split()])
            offices |= {cue.key for cue in found if cue.section == "office"}
        channels = {speaker.channel_id} if speaker.channel_id is not None else set()
        identity = _Identity({name for name in names if len(name) >= 2}, frozenset(offices), set(), channels)
        if any(identity.meets(voice) for voice in self._voices):
            return self._grow(identity)
        return self._find_main()

    def _sentence_of(self, voice: Voice) -> Sentence:
        return self._passages.sentence_at(self._passages.words[voice.first].start)

    def _statement_of(self, number: int) -> Statement | None:
        for statement in self._statements:
            if statement.first <= number < statement.last:
                return statement
        return None

    def _background(self, number: int, statement: Statement) -> str | None:
        """Return the cue that makes the number background, if any."""
        words = self._passages.words
        if statement.sentence.paragraph in self._heading:
            return self._heading[statement.sentence.paragraph]
        year = self._past_year(statement)
        if year and not any(self._is_main(voice) for voice in statement.voices):
            return year
        for cue in self._cues:
            if cue.key == "population" or not statement.first <= cue.start < statement.last:
                continue
            low, high = min(cue.start, number), max(cue.start, number)
            parted = any(words[at].text in ",:—–" for at in range(low, high))
            governs = cue.start < number if cue.key != "earlier" else (cue.start < number or not parted)
            if cue.key in {"reminder", "elsewhere"} or governs:
                return self._passages.text[words[cue.start].start : words[cue.end - 1].end]
        return None

    def _past_year(self, statement: Statement) -> str:
        """Return a year that the statement names: 'In 2021 a flood …'; empty where it names none."""
        for at in range(statement.first, statement.last):
            text = self._passages.words[at].text
            if len(text) == 4 and text.isdigit() and text[:2] in ("19", "20") and at not in self._numbers:
                return text
        return ""

    def _find_asides(self, numbers: frozenset[int]) -> frozenset[int]:
        """Return the words of numbers that describe rather than report: 'a city of three million'."""
        words = self._passages.words
        aside = set()
        for cue in self._cues:
            if cue.key != "population":
                continue
            for first, last in ((cue.start, cue.end + 4), (cue.start - 4, cue.end)):
                for at in range(max(0, first), min(last, len(words))):
                    if at in numbers and not any(
                        words[n].text in ",;.:" for n in range(min(at, cue.start), max(at, cue.end))
                    ):
                        aside.add(at)
        return frozenset(aside)

    def _background_heading(self) -> dict[int, str]:
        """Map the paragraphs that stand under a heading such as 'Background' to that heading."""
        found: dict[int, str] = {}
        last = self._passages.sentences[-1].paragraph if self._passages.sentences else -1
        for sentence in self._passages.sentences:
            marks = [
                cue for cue in self._cues if cue.key == "reminder" and cue.start == _opening(self._passages, sentence)
            ]
            if marks and sentence.last - sentence.first <= marks[0].end - marks[0].start + 3:
                text = self._passages.text[sentence.start : sentence.end].strip()
                found.update(dict.fromkeys(range(sentence.paragraph, last + 1), text))
            elif marks:
                found[sentence.paragraph] = self._passages.words[marks[0].start].text
        return found


def _opening(passages: Passages, sentence: Sentence) -> int:
    at = sentence.first
    while at < sentence.last - 1 and not passages.words[at].text[0].isalnum():
        at += 1
    return at


def _surnames(voice: Voice) -> set[str]:
    return {voice.surname} if voice.surname else set()


def _channels(voice: Voice) -> set[int]:
    return {voice.channel_id} if voice.channel_id is not None else set()


def _cut_statements(passages: Passages, finder: VoiceFinder) -> list[Statement]:
    statements = []
    for sentence in passages.sentences:
        voices = _without_relays(finder.find(sentence), passages)
        edges = [at for at in range(sentence.first, sentence.last) if passages.words[at].text == ";"]
        first = sentence.first
        for last in [*edges, sentence.last]:
            inside = tuple(voice for voice in voices if first <= voice.first < last)
            if not inside:
                topic = finder.topic(first, min(first + 6, last))
                inside = (topic,) if topic is not None else ()
            statements.append(Statement(first, last, sentence, inside))
            first = last
    return statements


def _without_relays(voices: list[Voice], passages: Passages) -> list[Voice]:
    """Leave out an outlet that only passes on what a voice beside it says."""
    kept = []
    for at, voice in enumerate(voices):
        others = [other for n, other in enumerate(voices) if n != at and not other.outlet_only]
        if voice.outlet_only and any(not _number_between(voice, other, passages) for other in others):
            continue
        kept.append(voice)
    return kept


def _number_between(a: Voice, b: Voice, passages: Passages) -> bool:
    low, high = min(a.last, b.last), max(a.first, b.first)
    return any(passages.words[at].text[0].isdigit() or passages.words[at].text == ";" for at in range(low, high))


def attribute_to(attribution: Attribution, channel_id: int) -> Attribution:
    """Return an attribution as the official of `channel_id` sees it."""
    if attribution.channel_id is None or attribution.kind is AttributionKind.BACKGROUND:
        return attribution
    same = attribution.channel_id == channel_id
    return replace(attribution, kind=AttributionKind.SPEAKER if same else AttributionKind.OTHER_SOURCE)
