"""Who says each number: the official, another source, or the outlet's background.

A number belongs to the voice of its own statement; without one, to the voice before it in the paragraph; before
the first voice of a text (headline, lead), to the main source. Without a given speaker the main source is the one
that the text leans on most; `others` are those that it may be instead.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.claims.antecedents import resolve_pronouns
from ingest.claims.background import Background
from ingest.claims.cues import Cues, CueTable
from ingest.claims.identity import Candidate, Identity, find_candidates, identify
from ingest.claims.insertions import heard_at, inserted, outer
from ingest.claims.passages import Passages
from ingest.claims.phrases import MENTION
from ingest.claims.speaker import Speaker
from ingest.claims.statements import Statement, Statements
from ingest.claims.voice import Voice
from ingest.claims.voices import CASES, OBLIQUE, WITNESS, VoiceFinder
from ingest.model import Attribution, AttributionKind, Claim, NumberKind, changer

_LEAD = 2  # paragraphs after the first that still count as the lead
_RIVALS = 4  # sources of a text that may be the official
_BODIES = frozenset({"institution", "outlet", "office"})
_TURN = 2  # words from 'although' to its source
_ENDS = frozenset(",;:()—–")
_TOPIC = 6  # words in which a statement names its actor


class Attributor:
    """Attributes the numbers of one text; `numbers` are the words inside quantities."""

    def __init__(
        self,
        passages: Passages,
        cues: Cues,
        table: CueTable,
        lang: str,
        speaker: Speaker | None = None,
        mentions: Sequence[MENTION] = (),
        numbers: frozenset[int] = frozenset(),
        years: frozenset[int] = frozenset(),
        small: frozenset[int] = frozenset(),
        sorts: frozenset[int] = frozenset(),
    ) -> None:
        self._passages = passages
        self._lang = lang
        self._numbers = numbers
        finder = VoiceFinder(passages, cues, lang, mentions, numbers)
        self._according = finder.according
        self._statements = Statements(passages, finder, numbers)
        self._background = Background(passages, cues, numbers, years, small, sorts)
        # 'to hospitals', «в больницах»: a place, nobody who tells
        self._located = cues.inside["locative"] | cues.inside["motion"] | cues.inside["oblique"]
        # people at work are the official's to tell of: 'Rescuers pulled seven from the rubble'
        self._crews = cues.starts("crew")
        self._actors = {cue.start: cue for cue in cues.all if cue.section in _BODIES and cue.start not in self._crews}
        self._shared = cues.inside["authority"] | cues.inside["relayed"]
        # «30 Paare hätten das Geld»: the mood says that the official goes on
        self._relayed = cues.starts("relayed")
        self._possessed = {cue.end for cue in cues.of("possessive")}
        self._relatives = {cue.end - 1 for cue in cues.of("relative")}
        self._turns = cues.starts("contrast")
        self._turned = cues.starts("contrast", "contrasting")  # «гидрологи же ждут»: behind the source's first word
        self._openers = self._turned | cues.starts("conjunction")
        self._openers |= {cue.start for cue in cues.of("scope") if cue.key == "additional"}
        self._antecedents = resolve_pronouns(self._statements)
        self.candidates: list[Candidate] = find_candidates(self._statements, cues, _RIVALS, self._antecedents)
        given = identify(speaker, table, lang, self._statements.voices) if speaker is not None else None
        self.main = given or (self.candidates[0].identity if self.candidates else None)
        rivals = [] if given is not None else self.candidates[1:]
        kept = [candidate for candidate in rivals if candidate.weight >= 0]
        self.others = tuple(candidate.identity for candidate in kept)
        self.gaps = tuple(self.candidates[0].weight - candidate.weight for candidate in kept)

    def attribute(self, numbers: Sequence[int], main: Identity | None) -> list[Attribution]:
        """Return the attribution of the number at each word index, as `main` sees it."""
        carried: dict[int, Voice | None] = {}
        return [self._attribute(number, numbers, main, carried) for number in numbers]

    def voiced(self) -> frozenset[int]:
        """Return the words that stand inside source phrases."""
        return frozenset(at for voice in self._statements.voices for at in range(voice.first, voice.last))

    def _attribute(
        self, number: int, numbers: Sequence[int], main: Identity | None, carried: dict[int, Voice | None]
    ) -> Attribution:
        statement = self._statements.at(number)
        if statement is None:
            return Attribution(AttributionKind.UNKNOWN)
        background = self._background.cue_at(number, statement)
        voice = self._voice_in(statement, number, numbers)
        if voice is not None and not _is_main(voice, main) and self._put_into(voice, number, statement):
            voice = None  # 'Sixty were moved out, and ten more, according to volunteers, refused to leave'
        own = voice is not None
        if voice is None:
            if statement.index not in carried:
                carried[statement.index] = self._carried(statement, main)
            voice = carried[statement.index]
        ours = _is_main(voice, main) if voice is not None else self._leads(statement)
        if own and voice is not None and not (voice.kinds or voice.names) and inserted(number, statement.insertions):
            ours = False  # «(в соцсетях пишут о семерых)»: nobody in particular
        if not background and not ours:
            background = self._background.long_span(statement)
        if not background and not (own and ours):
            background = self._background.past_year(statement)
        if voice is not None and not ours and (own or not background):
            # a statement that names nobody may be the official's again: only agreement tells
            kind = AttributionKind.OTHER_SOURCE if own and not self._is_open(voice) else AttributionKind.UNKNOWN
            return Attribution(kind, " ".join(voice.names), voice.text, voice.channel_id)
        recent = self._background.recent | self._background.eve if own else self._background.recent
        if background and not (ours and background in recent):
            channel = voice.channel_id if own and voice is not None else None
            outlet = self._background.headed(statement) or self._background.opens(
                background, statement, number, own=own
            )
            if channel is None and ours and not outlet:
                # a post tells what it compares with, too: only agreement tells that it is in the post
                return Attribution(AttributionKind.UNKNOWN, "", background)
            return Attribution(AttributionKind.BACKGROUND, "", background, channel)
        actor = self._contrasted(statement, number) if own else self._actor(statement, voice, main)
        if actor is not None:
            return actor
        relayed = not self._relayed.isdisjoint(range(statement.first, statement.last))
        return self._own(voice, statement, number, carried=not own and voice is not None and not relayed)

    def _own(self, voice: Voice | None, statement: Statement, number: int, *, carried: bool) -> Attribution:
        aside = number in self._background.asides
        if voice is not None and not aside:
            name = " ".join(voice.names)
            return Attribution(AttributionKind.SPEAKER, name, voice.text, voice.channel_id, carried)
        lead = self._leads(statement)
        kind = AttributionKind.SPEAKER if lead and not aside else AttributionKind.UNKNOWN
        return Attribution(kind, carried=carried)

    def _leads(self, statement: Statement) -> bool:
        """Tell whether a statement stands before the first voice, in headline or lead."""
        return statement.index <= self._statements.first_voice and statement.sentence.paragraph <= _LEAD

    def _contrasted(self, statement: Statement, number: int) -> Attribution | None:
        """Return an open attribution where a clause sets a body against the official: 'whereas the bureau has 2.3%'."""
        turn = next((at for at in range(number - 1, statement.first, -1) if at in self._turns), None)
        if turn is None or any(turn < voice.first for voice in statement.voices):
            return None
        for at in range(turn, min(turn + _TOPIC, number)):
            cue = self._actors.get(at)
            if cue is not None and cue.section != "office":
                words = self._passages.words
                text = self._passages.text[words[turn].start : words[cue.end - 1].end]
                return Attribution(AttributionKind.UNKNOWN, "", text)
        return None

    def _voice_in(self, statement: Statement, number: int, numbers: Sequence[int]) -> Voice | None:
        """Return the voice of the same statement that governs `number`."""
        voices = heard_at(number, statement.voices, statement.insertions)
        before = [voice for voice in voices if voice.first <= number]
        after = [
            voice
            for voice in voices
            if voice.first > number and not self._in_relative(voice) and not self._counts(number, voice)
        ]
        if len(after) > 1 and self._in_clause_of_its_own(after[0], number):
            after = after[1:]  # 'twelve houses, which the owner says cost 4 million, burned down, the mayor said'
        if len(after) == 1 and not before and self._set_against(after[0], number):
            return None  # 'Twelve burned down, whereas police speak of nine'
        if before and after and self._goes_on(before[-1], number):
            return self._resolve(before[-1])
        if before and after:
            last = before[-1]
            floor = before[-2].last if len(before) > 1 else statement.first
            closes = any(floor <= at < last.first and at in self._numbers for at in range(floor, last.first))
            # 'Officials said families would get 1.5 million, Petrov added': the official passes it on
            # 'Doctors have confirmed 130 cases, the chief physician said': office or body without a name, and a person
            named = bool(after[-1].offices or after[-1].names)
            passed_on = not last.names and (named if not last.offices else after[-1].person and bool(after[-1].names))
            passed_on = passed_on and not any(at in self._turns for at in range(number, after[0].first))
            # 'The air force spoke of nine, the mayor of eight': each has a number of its own
            numbered = any(at in self._numbers for at in range(after[0].last, statement.last))
            passed_on = passed_on and (self._set_off(after[0], statement) or not numbered)
            return self._resolve(after[0] if closes or passed_on else last)
        if len(after) > 1 and not before and after[1].first - after[0].last <= 1 and after[1].person:
            after = after[1:]  # 'according to the utility, cited by the mayor'
        chosen = before[-1:] or after[:1]
        return self._resolve(chosen[0]) if chosen else None

    def _set_off(self, voice: Voice, statement: Statement) -> bool:
        """Tell whether commas set a source off from what is said before and behind it: '…, Petrov said, and …'."""
        words = self._passages.words
        inside = statement.first < voice.first and voice.last < statement.last
        return inside and words[voice.first - 1].text == "," == words[voice.last].text

    def _is_open(self, voice: Voice) -> bool:
        """Tell whether only agreement tells if a body's number is the official's, too.

        The official is one of 'the authorities', and tells of others in «habe der Staat zugesagt».
        """
        if voice.kinds in ({"unnamed"}, WITNESS):
            return True  # «Il generatore garantisce»: an unknown noun may be no source at all
        bare = voice.kinds == {"institution"} and not voice.names
        return bare and any(at in self._shared for at in range(voice.first, voice.last))

    def _in_relative(self, voice: Voice) -> bool:
        """Tell whether a source is put into a relative clause, whose numbers alone are its own: 'which, says X, …'."""
        comma = voice.first - 1
        return comma > 0 and self._passages.words[comma].text == "," and comma - 1 in self._relatives

    def _goes_on(self, voice: Voice, number: int) -> bool:
        """Tell whether a clause that tells its source goes on to the number: 'which police say hit 40 homes'.

        It is a relative one, or one set against what is said: 'although the ministry reported 31'.
        """
        turned = not self._turns.isdisjoint(range(voice.first - _TURN, voice.first + 1))
        return (turned or self._led_by_relative(voice)) and number in self._clause(voice)

    def _in_clause_of_its_own(self, voice: Voice, number: int) -> bool:
        """Tell whether a source behind a number has a clause and a number of its own: «27, хотя штаб называл 31»."""
        turned = not self._turns.isdisjoint(range(number, voice.first + 1))
        return (turned or self._led_by_relative(voice)) and not self._numbers.isdisjoint(self._clause(voice))

    def _counts(self, number: int, voice: Voice) -> bool:
        """Tell whether a number counts those who seem to tell: « 82 sculpteurs sur bois ont exposé »."""
        return voice.kinds == {"unnamed"} and all(at in self._numbers for at in range(number, voice.first))

    def _set_against(self, voice: Voice, number: int) -> bool:
        """Tell whether a clause behind a comma sets a source and its own number against what is said before it."""
        words = self._passages.words
        comma = next((at for at in range(voice.first - 1, number, -1) if words[at].text in _ENDS), None)
        if comma is None or words[comma].text != "," or self._turned.isdisjoint(range(comma, voice.last)):
            return False
        return not self._numbers.isdisjoint(self._clause(voice))

    def _put_into(self, voice: Voice, number: int, statement: Statement) -> bool:
        """Tell whether commas put a source into a later clause, which has a number of its own and adds to the first.

        Only a clause that a contrast, a conjunction or a word such as 'more' opens; a list goes on without one.
        """
        if voice.first < number or voice.first not in self._according or not self._set_off(voice, statement):
            return False
        if statement.voices[0].first < number:
            return False
        words = self._passages.words
        mark = next((at for at in range(voice.first - 2, number, -1) if words[at].text in _ENDS), None)
        if mark is None or mark + 1 not in self._openers:
            return False
        own = self._clause(voice)
        return not self._numbers.isdisjoint(range(mark, own.stop)) and len(own) > 0

    def _clause(self, voice: Voice) -> range:
        """Return the words from behind a source to the next mark, its own closing comma aside."""
        words = self._passages.words
        first = voice.last + (words[voice.last].text == "," == words[voice.first - 1].text)
        last = next((at for at in range(first, len(words)) if words[at].text in _ENDS or words[at].text == "."), first)
        return range(first, last)

    def _led_by_relative(self, voice: Voice) -> bool:
        """Tell whether a relative pronoun opens the clause in which a source is told: 'which the owner says'."""
        return any(at in self._relatives for at in range(voice.first - 2, voice.first + 1) if at not in self._numbers)

    def _resolve(self, voice: Voice) -> Voice:
        """Return the voice that a pronoun points back to; itself where nothing stands before it."""
        return self._antecedents.get(voice.first, voice)

    def _carried(self, statement: Statement, main: Identity | None) -> Voice | None:
        """Return the voice that goes on into a statement without one."""
        earlier = self._statements.speaking_before(statement)
        while earlier is not None and all(voice.kinds == WITNESS for voice in earlier.voices):
            earlier = self._statements.speaking_before(earlier)  # who heard a blast does not go on to tell of houses
        if earlier is not None:
            told = [voice for voice in earlier.voices if voice.kinds != WITNESS]
            voice = self._resolve((outer(told, earlier.insertions) or told)[-1])
            near = earlier.sentence.paragraph == statement.sentence.paragraph
            return voice if near or _is_main(voice, main) else None
        for later in self._statements.in_sentence(statement):
            if later.voices:
                return self._resolve(later.voices[0])
        return None

    def _actor(self, statement: Statement, voice: Voice | None, main: Identity | None) -> Attribution | None:
        """Return the attribution of a statement that begins with another body: 'The ministry keeps 85 units.'

        Only after the lead or the first voice; it is left open whose number it is: an official tells of firemen and
        hospitals too.
        """
        if statement.sentence.paragraph == 0 and statement.index <= self._statements.first_voice:
            return None
        words = self._passages.words
        for at in range(statement.first, min(statement.first + _TOPIC, statement.last)):
            if at in self._numbers:
                return None
            if at in self._crews:
                return None
            cue = self._actors.get(at)
            if (
                cue is None
                or (self._lang in CASES and words[at].text.endswith(OBLIQUE))  # «врачам обещают …»
                or at - 1 in self._located
                or self._governed(at, statement)
                or (main is not None and cue.section == "office" and cue.key in main.offices)
            ):
                continue
            if at in self._possessed or at - 1 in self._possessed:
                return None  # 'Her department holds 2,100 doses': the official's own
            text = self._passages.text[words[cue.start].start : words[cue.end - 1].end]
            return Attribution(AttributionKind.UNKNOWN, "", text, carried=True)
        return None

    def _governed(self, at: int, statement: Statement) -> bool:
        """Tell whether a body stands behind a preposition and an adjective: «Из аварийного фонда переехали»."""
        return self._lang in CASES and at - 2 >= statement.first and at - 2 in self._located


def _is_main(voice: Voice, main: Identity | None) -> bool:
    return voice.pronoun or (main is not None and main.meets(voice))


def attribute_to(attribution: Attribution, channel_id: int) -> Attribution:
    """Return an attribution as the official of `channel_id` sees it.

    The official's own earlier figures are left open (unknown): only agreement with a post tells whose they are.
    """
    if attribution.channel_id is None:
        return attribution
    if attribution.channel_id != channel_id:
        kind = AttributionKind.OTHER_SOURCE
    elif attribution.kind is AttributionKind.BACKGROUND:
        kind = AttributionKind.UNKNOWN
    else:
        kind = AttributionKind.SPEAKER
    return replace(attribution, kind=kind)


_KINDS = {
    AttributionKind.SPEAKER: NumberKind.CLAIM,
    AttributionKind.UNKNOWN: NumberKind.CLAIM,
    AttributionKind.OTHER_SOURCE: NumberKind.OTHER_SOURCE,
    AttributionKind.BACKGROUND: NumberKind.BACKGROUND,
}


def kind_by_source(attribution: Attribution) -> NumberKind:
    """Return what a number is for comparison by who says it."""
    return _KINDS[attribution.kind]


_changed = changer(Claim)
_NO_CLAIMS = frozenset({NumberKind.AGE, NumberKind.IDENTIFIER})


def attributed(claim: Claim, attribution: Attribution) -> Claim:
    """Return the claim with an attribution and the kind of number that follows from it."""
    kind = claim.number_kind if claim.number_kind in _NO_CLAIMS else kind_by_source(attribution)
    if attribution == claim.attribution and kind is claim.number_kind:
        return claim
    return _changed(claim, attribution=attribution, number_kind=kind)


def claims_for(claims: Sequence[Claim], channel_id: int) -> list[Claim]:
    """Return an article's claims as the official of `channel_id` sees them; same number, same order.

    For articles read with `mentions`: one reading serves all officials of the article.
    """
    return [attributed(claim, attribute_to(claim.attribution, channel_id)) for claim in claims]
