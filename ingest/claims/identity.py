"""Which voices of a text are one source, and which source the text leans on most."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.claims.cues import Cues, CueTable, fold, load_cues
from ingest.claims.skeleton import alike, skeleton
from ingest.claims.speaker import Speaker
from ingest.claims.statements import Statements
from ingest.claims.voice import Voice

_UNNAMED = 0  # weight of an official whom the text never names as a source
_TELLING = frozenset({"governor", "mayor", "president", "prime_minister", "minister"})  # one holder in a text
_HEADS = frozenset({"governor", "mayor", "other"})  # 'the head' may be the head of a region, a city, an office
_OFFICIAL = {"governor": 4, "mayor": 4, "president": 2, "prime_minister": 2, "minister": 2}


@dataclass(frozen=True, slots=True)
class Identity:
    """A source with all that is known of it; `names` are keys of surnames."""

    names: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    channels: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()  # where its phrases begin in this text
    titles: frozenset[str] = frozenset()  # the words of its offices
    sorts: frozenset[str] = frozenset()  # of its bodies

    def meets(self, voice: Voice) -> bool:
        """Tell whether `voice` may be this source; a name decides before an office does."""
        if voice.channel_id is not None and self.channels:
            return voice.channel_id in self.channels
        if voice.first in self.places:
            return True
        if voice.surname and (voice.surname in self.names or any(alike(voice.surname, name) for name in self.names)):
            return True
        if voice.offices and self.offices:
            ranked = voice.offices <= self.offices or voice.offices | self.offices <= _HEADS
            same = voice.offices & self.offices & _TELLING or (ranked and self._titled(voice))
            return bool(same) and not (voice.names and self.names)
        if voice.bodies and self.bodies:
            return any(alike(a, b) for a in voice.bodies for b in self.bodies)
        return not voice.offices and not voice.bodies and not (voice.names and self.names) and voice.telegram

    def _titled(self, voice: Voice) -> bool:
        """Tell whether one person's lesser office is named by the same words: the vice-governor, the chairwoman."""
        if not self.names or not voice.titles or "they" in voice.traits:
            return False
        return all(any(held.endswith(told) for held in self.titles) for told in voice.titles)  # General, Brigadegeneral

    def grow(self, voices: Sequence[Voice]) -> "Identity":
        """Return the identity with the names and offices that other phrases tell of the same source."""
        grown = self
        for voice in voices:
            if not voice.pronoun and grown.meets(voice):
                grown = grown.with_voice(voice)
        return grown

    def with_voice(self, voice: Voice) -> "Identity":
        """Return the identity with what `voice` tells of it."""
        names = {voice.surname} if voice.surname else set()
        channels = {voice.channel_id} if voice.channel_id is not None else set()
        return Identity(
            self.names | names,
            self.offices | voice.offices,
            self.bodies | voice.bodies,
            self.channels | channels,
            self.places | {voice.first},
            self.titles | voice.titles,
            self.sorts | voice.sorts,
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source that may be the one whose post is cited; `weight` is how much the text leans on it."""

    identity: Identity
    weight: int


def find_candidates(statements: Statements, cues: Cues, most: int, antecedents: Mapping[int, Voice]) -> list[Candidate]:
    """Return up to `most` sources of a text, the likeliest first: quoted from Telegram, then officials, then others."""
    places = [statements.at(cue.start) for cue in cues.of("telegram")]
    telegram = {place.sentence.index for place in places if place is not None}
    found: list[Candidate] = []
    first = next(iter(statements.voices), None)
    if first is not None and first.pronoun and "same_speaker" not in first.kinds:
        # 'The official said …', 'he told reporters', 'said on Telegram': the text leans on one whom it does not name
        meant = antecedents.get(first.first)  # 'The mill that Governor Ozerin opened will, he says, …'
        identity = Identity(places=frozenset({first.first}))
        weight = _UNNAMED + 3 * first.telegram
        if meant is not None:
            identity, weight = identity.with_voice(meant), max(weight, _weigh(meant, statements, telegram))
        found.append(Candidate(identity, weight))
    spoken = {voice.first for voice in statements.voices}
    for told in statements.voices:
        meant = antecedents.get(told.first) if told.pronoun or told.generic else None
        # 'The figure was given by Governor Ozerin, who also …': whom a pronoun means may be no voice
        voice = meant if meant is not None and (told.generic or meant.first not in spoken) else told
        weight = _weigh(voice, statements, telegram)
        if voice.pronoun or (weight <= 0 and statements.paragraph_of(voice) > 0):
            continue  # nobody is quoted in the lead: it is the official's, the voices further down are others
        known = next((n for n, other in enumerate(found) if other.identity.meets(voice)), None)
        if known is None:
            found.append(Candidate(Identity().with_voice(voice), weight))
        else:
            merged = found[known].identity.with_voice(voice)
            found[known] = Candidate(merged, max(found[known].weight, weight))
    ranked = sorted(_with_ministry(_one_official(found), first), key=lambda one: -one.weight)
    likeliest = ranked[:most]  # growing each is a pass over the text
    named = [*statements.voices, *statements.people]
    return [Candidate(one.identity.grow(named), one.weight) for one in likeliest]


def _one_official(found: list[Candidate]) -> list[Candidate]:
    """Join an office without a name and the one name without an office: 'The governor said … said Roman Petrov'."""
    offices = [one for one in found if one.identity.offices & _TELLING]
    nameless = [one for one in offices if not one.identity.names]
    titleless = [one for one in found if one.identity.names and not one.identity.offices and not one.identity.bodies]
    if len(offices) != 1 or len(nameless) != 1 or len(titleless) != 1:
        return found
    ours, other = nameless[0].identity, titleless[0].identity
    joined = Identity(
        other.names,
        ours.offices,
        ours.bodies,
        ours.channels | other.channels,
        ours.places | other.places,
        ours.titles,
    )
    weight = max(nameless[0].weight, titleless[0].weight)
    return [Candidate(joined, weight), *(one for one in found if one not in (nameless[0], titleless[0]))]


def _with_ministry(found: list[Candidate], first: Voice | None) -> list[Candidate]:
    """Join a minister and his or her ministry: 'The education ministry says … minister Kravets wrote'.

    The field tells; where the minister's is not named, only the ministry with which the text begins is meant.
    """
    ministers = [one for one in found if "minister" in one.identity.offices and one.identity.names]
    if len(ministers) != 1:
        return found
    ours = ministers[0]
    field = {key for key in ours.identity.titles if not key.endswith(_MINISTER)}
    opening = first.first if first is not None and not field else None
    same = [one for one in found if one is not ours and _is_ministry(one.identity, field, opening)]
    bodies = ours.identity.bodies.union(*(one.identity.bodies for one in same))
    places = ours.identity.places.union(*(one.identity.places for one in same))
    joined = Candidate(replace(ours.identity, bodies=bodies, places=places), max(one.weight for one in (ours, *same)))
    return [joined, *(one for one in found if one is not ours and one not in same)]


def _is_ministry(theirs: Identity, field: set[str], opening: int | None) -> bool:
    """Tell whether a source is the ministry of a field, or the one whose phrase begins at `opening`."""
    if "ministry" not in theirs.sorts or theirs.offices:
        return False
    told = {_MINISTRY.sub("", key)[:_FIELD] for key in theirs.bodies | theirs.names}
    return opening in theirs.places or any(len(key) > 1 and one.startswith(key) for key in told for one in field)


_MINISTER = ("MNSTR", "MNSTRK")
_MINISTRY = re.compile("^MN(STR(M|SP|STP|ST)?)?")  # Министерство, Ministerium; Минтранс
_FIELD = 3  # consonants by which a field is known: Минздрав, здравоохранения


def _weigh(voice: Voice, statements: Statements, telegram: set[int]) -> int:
    statement = statements.at(voice.first)
    weight = max((_OFFICIAL.get(office, -1) for office in voice.offices), default=0)
    weight += 3 * (voice.telegram or (statement is not None and statement.sentence.index in telegram))
    if "unnamed" in voice.kinds:
        return weight - 1
    if voice.offices and voice.names:
        weight = max(weight, 1)  # a named official, of whatever rank, before a body
    if not voice.offices:
        weight += 1 if voice.names and not voice.bodies else -2 * voice.outlet_only
    return weight


_OFFICE_LANGUAGES = ("ru", "uk", "en")  # in which channels.yml writes offices


def identify(speaker: Speaker, table: CueTable, lang: str, voices: Sequence[Voice]) -> Identity | None:
    """Return the given official as the text names him or her; None where no voice of the text is theirs."""
    tables = [table, *(load_cues(language) for language in _OFFICE_LANGUAGES if language != lang)]
    names = {skeleton(word, lang) for form in speaker.names for word in form.split() if len(word) > 2}
    offices: set[str] = set()
    for office in speaker.offices:
        words = [fold(word) for word in office.split()]
        offices |= {cue.key for known in tables for cue in known.find(words) if cue.section == "office"} & _TELLING
    channels = frozenset() if speaker.channel_id is None else frozenset({speaker.channel_id})
    known = frozenset(name for name in names if len(name) >= 2)
    identity = Identity(known, frozenset(offices), frozenset(), channels)
    return identity.grow(voices) if any(identity.meets(voice) for voice in voices) else None
