"""Who speaks in a text: the phrases that name a source, with their places.

A voice is found at a verb of speech (its subject) or after a preposition such as 'according to'. This module finds
and describes voices; who is the official and which number is whose is decided in attribution.py.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ingest.claims.cues import Cue, Cues
from ingest.claims.naming import NOUN_CAPITALS, PREPOSITIONS
from ingest.claims.passages import Passages, Sentence, Word
from ingest.claims.phrases import MENTION, Phrases
from ingest.claims.skeleton import skeleton
from ingest.claims.verbless import VerblessFinder
from ingest.claims.voice import Voice, join

_NO_SUBJECT = frozenset({"es", "it", "pt", "pl"})  # the verb alone goes on with who spoke before
_TELLS = ("say", "tally")
WITNESS = frozenset({"unnamed", "witness"})
_NAMING = frozenset({*PREPOSITIONS, *_TELLS, "post", "witness"})  # the cues beside which a source stands
_REFLEXIVE = {"fr": ("se",), "es": ("se",), "it": ("si",), "pt": ("se",), "pl": ("się",)}
_NEAR = 3  # words from a verb to the number that is its object
_THAT = frozenset({"że", "iż", "che", "que"})
_CLAUSES = _THAT | {"that", "qu", "qu'", "qu’", "ch", "ch'", "ch’"}
PERSONAL = frozenset({"he", "she", "it", "they"})
CASES = frozenset({"ru", "uk"})
OBLIQUE = ("ими", "ыми", "ами", "ями", "ам", "ям", "ах", "ях")  # plurals that are no subject


def _agrees(noun: Word, verb: Word) -> bool:
    """Tell whether a Russian or Ukrainian noun may be the subject of a verb, by the endings of both.

    «Товар оцінили», «две передала полиции», «подачу обіцяють» name nobody who speaks; capitals are abbreviations.
    """
    if noun.text.endswith(OBLIQUE):
        return False
    if noun.capital and noun.text.startswith(_MINISTRIES):
        return True
    if noun.capital and noun.end - noun.start <= _ABBREVIATED:
        return True
    past = verb.text.removesuffix("ся").removesuffix("сь")
    if past.endswith(("ла", "ло")):
        return not noun.text.endswith(_NO_SINGULAR)
    if past.endswith(("ли", "ють", "ять", "уть", "ать", "ют", "ят", "ут", "ат")):
        return noun.text.endswith(_PLURAL)
    return True


_NOT_WHERE = ("ами", "ями", "ам", "ям")
_MINISTRIES = ("мин", "мін")  # «Минобороны», «Мінекономіки» end as no singular does
_ABBREVIATED = 4  # letters of an abbreviation or a short name
_NO_SINGULAR = ("и", "ы", "і", "у", "ю", "ой", "ою", "ей", "ею")
_PLURAL = ("и", "ы", "і", "ї", "е", "а", "я")


def _no_object(found: Voice | None) -> Voice | None:
    """Return a source, None for an 'it' behind the verb: 'police put it at 20', 'said it would replace 120 metres'."""
    return None if found is not None and found.pronoun and "it" in found.traits else found


class VoiceFinder:
    """Finds the voices of one text."""

    def __init__(
        self,
        passages: Passages,
        cues: Cues,
        lang: str,
        mentions: Sequence[MENTION] = (),
        numbers: frozenset[int] = frozenset(),
    ) -> None:
        self._words = passages.words
        self._text = passages.text
        told = [cue for cue in cues.all if cue.section in _NAMING]
        adding = {cue.start for cue in cues.of("add") if cue.end in numbers}
        # «38 metri al secondo» is no 'according to', 'the council added 184 million' no speech
        self._cues = [cue for cue in told if cue.start not in numbers and cue.start not in adding]
        self._places = [cue.start for cue in self._cues]
        self.according = frozenset([cue.start for cue in self._cues if cue.section in PREPOSITIONS])
        self.contrasts = cues.starts("contrast")
        crews = cues.inside["crew"]
        # 'doctors confirmed 41 cases', 'hospitals admitted 138 people': a crew at work, where a number follows the verb
        self.acts = frozenset(
            cue.start
            for cue in cues.of("act")
            if cue.start - 1 in crews and not numbers.isdisjoint(range(cue.end, cue.end + _NEAR))
        )
        self._phrases = Phrases(passages, cues, lang, mentions, numbers)
        self.verbless = VerblessFinder(self._phrases)

    def find(self, sentence: Sentence) -> list[Voice]:
        """Return the voices of a sentence, by place; overlapping ones are joined."""
        voices: list[Voice] = []
        for cue in self._cues[bisect_left(self._places, sentence.first) : bisect_left(self._places, sentence.last)]:
            voice = None
            if cue.section in PREPOSITIONS or cue.section == "post":
                voice = self._named_after(cue, sentence)
            elif cue.section in _TELLS:
                voice = self._speaker_of(cue, sentence)
            elif cue.section == "witness":
                voice = self._witness(cue, voices)
            if voice is not None:
                join(voices, voice)
        for voice in [
            *self.verbless.owned(sentence),
            *self.verbless.elliptic(sentence),
            *self.verbless.bare(sentence, voices),
            *self.verbless.inserted(sentence, voices),
        ]:
            join(voices, voice)
        if not voices:
            voices = self.verbless.titled(sentence) or self.verbless.aside(sentence)
        elif (opening := self.verbless.opening(sentence, min(voice.first for voice in voices))) is not None:
            join(voices, opening)
        voices = [self.verbless.named(voice, sentence) for voice in voices]
        self.verbless.learn(voices)
        return sorted(voices, key=lambda voice: voice.first)

    def _witness(self, cue: Cue, told: Sequence[Voice]) -> Voice | None:
        """Return people who heard or counted for themselves; what a source tells of them is the source's.

        'Residents heard 12 blasts', 'the mayor spoke of nine, while residents heard 12'; never '12 residents heard it'.
        """
        if cue.start - 1 in self._phrases.numbers:
            return None
        if told:
            between = range(max(voice.last for voice in told), cue.start)
            if not any(self._phrases.is_(at, "contrast") for at in between):
                return None
        text = self._text[self._words[cue.start].start : self._words[cue.end - 1].end]
        keys = frozenset({skeleton(self._words[cue.start].text, self._phrases.lang)}) - {""}
        return Voice(cue.start, cue.end, WITNESS, (), text, bodies=keys)

    def _named_after(self, cue: Cue, sentence: Sentence) -> Voice | None:
        """Return the voice behind 'according to'; an unknown noun is a source too."""
        last = self._phrases.behind(cue.end, sentence.last)
        if cue.section == "post":
            # 'in the post' is the official's, 'in the ministry's post' is not
            return self._phrases.describe(cue.end, last, cue) or self._same_speaker(cue.start, cue.end)
        if (
            cue.end + 1 < sentence.last
            and self._words[cue.end + 1].text in '«“"'
            and self._phrases.is_(cue.end, "pronoun")
        ):
            return self._same_speaker(cue.start, cue.end + 1)  # «цитирует его „Вестник“»
        found = self._phrases.describe(cue.end, last, cue)
        before = cue.start - 1
        if self._phrases.is_(cue.end, "relative") and before > sentence.first and self._words[before].text == ",":
            # «dalla Banca centrale, secondo cui»: the body before the comma
            found = self._phrases.describe(self._phrases.left(before, sentence.first), before, None) or found
        if found is None and any(self._phrases.is_(at, "pronoun") for at in range(cue.start, cue.end)):
            return self._same_speaker(cue.start, cue.end)  # «Im Schnitt vergehen ihm zufolge neun Minuten»
        if found is None and cue.end - cue.start > 2:
            inside = self._phrases.describe(cue.start, cue.end, cue)  # 'by the mayor's estimate'
            found = inside if inside is not None and (inside.kinds or self._owned(cue)) else None
        if found is not None or last <= cue.end or cue.section == "according_known":
            return found
        if self._phrases.is_(cue.end, "say"):
            return self._same_speaker(cue.start, cue.end + 1)  # «según agregó», «как уточнил»
        if any(self._phrases.is_(at, "doubt") for at in range(cue.start, last)):
            return None
        return self._unnamed(cue.end, min(last, cue.end + 4), cue)

    def _unnamed(self, first: int, last: int, cue: Cue) -> Voice | None:
        """Return a voice that only an unknown noun names: 'a retailer', «сотрудник парка»."""
        words = [self._words[at] for at in range(first, last)]
        keys = frozenset(skeleton(word.text, self._phrases.lang) for word in words if len(word.text) > 3) - {""}
        if not keys or (self._phrases.lang in CASES and not self._is_subject(range(first, last), cue)):
            return None  # «недійсними визнали 1,5%», «товар оцінили»: no subject
        low, high = min(first, cue.start), max(last, cue.end)
        text = self._text[self._words[low].start : self._words[high - 1].end]
        return Voice(low, high, frozenset({"unnamed"}), (), text, bodies=keys)

    def _speaker_of(self, cue: Cue, sentence: Sentence) -> Voice | None:
        if self._names_nobody(cue, sentence):
            return None
        again = self._again(cue, sentence)
        if again is not None:
            return again
        left = self._phrases.left(cue.start, sentence.first)
        return self._inside(cue, left) or self._beside(cue, sentence, left)

    def _names_nobody(self, cue: Cue, sentence: Sentence) -> bool:
        """Tell whether the words of a cue tell of no speaking: «Am Strand wurden 310 Robben gezählt»."""
        begun = cue.start > sentence.first
        if begun and self._is_no_speech(cue):
            return True
        denied = begun and self._phrases.is_(cue.start - 1, "negation")
        return cue.section == "tally" and (denied or self._is_passive(cue, sentence))  # «двух убийств не раскрыли»

    def _again(self, cue: Cue, sentence: Sentence) -> Voice | None:
        """Return who spoke before by the cue: «ihm zufolge», «según dijo»; «как пишет Mash» names another."""
        if any(one.section == "pronoun" and one.start < cue.start for one in self._phrases.cues_at(cue.start)):
            return self._same_speaker(cue.start - 1, cue.end)
        led = cue.start > sentence.first and any(self._phrases.is_(cue.start - 1, name) for name in PREPOSITIONS)
        if led and self._phrases.describe(cue.end, self._phrases.behind(cue.end, sentence.last), cue) is None:
            return self._same_speaker(cue.start - 1, cue.end)
        return None

    def _inside(self, cue: Cue, left: int) -> Voice | None:
        """Return the source that a cue holds: «Das gab Militärverwalter Krone bekannt»."""
        long = cue.end - cue.start
        if long < 2 or (long == 2 and not self._phrases.capital(cue.start, cue.end)):
            return None
        inside = _no_object(self._phrases.describe(cue.start, cue.end, cue))
        # 'he put the number of observers at' holds none
        named = self._phrases.lang in NOUN_CAPITALS and inside is not None and (inside.offices or inside.names)
        return inside if inside is not None and (named or not self._told_by(left, cue.start)) else None

    def _beside(self, cue: Cue, sentence: Sentence, left: int) -> Voice | None:
        """Return the source before a cue, else the one behind it, else whoever the sentence leaves unsaid."""
        found = self._phrases.describe(left, cue.start, cue) if left < cue.start else None
        if found is None and self._goes_on(cue, sentence):
            return replace(self._same_speaker(cue.start, cue.end), kinds=frozenset({"same_speaker"}))
        behind = max((one.end for one in self._phrases.cues_at(cue.end) if one.section == "same_speaker"), default=0)
        if cue.end < behind <= sentence.last and (found is None or found.pronoun):
            return self._phrases.describe(cue.end, behind, cue)  # «передал он позицию компании»: 'he' says it
        if found is None or (found.pronoun and self._phrases.is_mark(cue.start - 1)):
            right = _no_object(self._phrases.describe(cue.end, self._phrases.behind(cue.end, sentence.last), cue))
            if right is not None and right.outlet_only and found is None and left < cue.start:
                right = self._unnamed(left, cue.start, cue) or right  # 'passengers told AFP'
            found = right if right is not None else found
        if found is not None and (self._is_oblique(found, cue) or self._is_object(found, cue, sentence)):
            return None  # «врачам обещают 1,5 млн»: nobody says it
        if found is None or not (found.offices or found.names or found.bodies or found.traits & PERSONAL):
            # 'the region's head, Vadim Petrov, said on Telegram': the channel stands behind the verb
            found = self._apposed(cue, sentence) or found
        return found or self._opening(cue, sentence) or self._unsaid(cue, sentence, left)

    def _unsaid(self, cue: Cue, sentence: Sentence, left: int) -> Voice | None:
        """Return who speaks where no source stands beside the cue."""
        begun = cue.start > sentence.first
        if begun and self._phrases.is_(cue.start, "say_on"):  # 'adding', 'warning': whoever spoke last goes on
            return replace(self._same_speaker(cue.start, cue.end), kinds=frozenset({"same_speaker"}))
        if cue.section == "tally" and not self._phrases.is_(cue.start, "say"):
            return None  # 'the region recorded twelve': nobody speaks
        near = left < cue.start <= left + 5 and not self._phrases.is_(cue.start - 1, "passive")
        unnamed = self._unnamed(left, cue.start, cue) if near else None
        if unnamed is not None:
            return unnamed
        if begun and self._phrases.is_(cue.start - 1, "conjunction"):
            # «… и добавил, что …»: the subject of the sentence, else who spoke before
            return self._subject(sentence, cue) or self._same_speaker(cue.start, cue.end)
        alone = begun and self._phrases.is_mark(cue.start - 1) and self._ends(cue, sentence)  # «…, assicura.»
        fronted = cue.start <= sentence.first + 1 or alone  # «Dijo además que …»
        return self._same_speaker(cue.start, cue.end) if fronted and self._phrases.lang in _NO_SUBJECT else None

    def _goes_on(self, cue: Cue, sentence: Sentence) -> bool:
        """Tell whether a participle goes on with who spoke last: whoever stands behind 'that' says nothing.

        'adding that rescuers had cleared 40 tonnes', « précisant que l'entreprise devra 12 millions ».
        """
        if cue.start == sentence.first or cue.end >= sentence.last or not self._phrases.is_(cue.start, "say_on"):
            return False
        return self._words[cue.end].text in _CLAUSES

    def _is_no_speech(self, cue: Cue) -> bool:
        """Tell whether a word of speech has nobody who speaks, by the word before it."""
        if cue.end - cue.start > 1:
            return False
        before = self._words[cue.start - 1].text
        if self._phrases.lang in CASES:
            return self._phrases.is_(cue.start, "passive")  # «Норовирус подтвердился у 43 человек»
        if self._phrases.lang in _REFLEXIVE:
            return before in _REFLEXIVE[self._phrases.lang]  # « se disent mécontents », «la gripe se confirmó»
        if self._phrases.lang != "en" or self._words[cue.start].text.endswith("ing"):
            return False
        if self._phrases.is_(cue.start - 1, "passive"):
            return before != "as"  # 'twelve were admitted to hospital', 'a road was reported closed'
        adjective = self._phrases.is_(cue.start - 1, "possessive") or self._phrases.is_(cue.start - 1, "determiner")
        return adjective and self._words[cue.start].text.endswith("ed")  # 'the alleged organiser'

    def _is_oblique(self, found: Voice, cue: Cue) -> bool:
        """Tell whether the people or bodies beside a verb stand in no nominative, by the endings of plurals."""
        if self._phrases.lang not in CASES or found.names or found.pronoun:
            return False
        inside = (at for at in range(found.first, found.last) if not cue.start <= at < cue.end)
        named = [at for at in inside if self._phrases.is_(at, "office") or self._phrases.is_(at, "institution")]
        return bool(named) and not self._is_subject(named, cue)

    def _is_object(self, found: Voice, cue: Cue, sentence: Sentence) -> bool:
        """Tell whether the one capital that opens a sentence is no name of those who say: «Товар оцінили в 2 млн»."""
        if self._phrases.lang not in CASES or found.kinds or len(found.names) != 1 or found.first != sentence.first:
            return False
        return cue.start == sentence.first + 1 and not _agrees(self._words[sentence.first], self._words[cue.start])

    def _is_subject(self, places: Sequence[int], cue: Cue) -> bool:
        """Tell whether one of the nouns may be the subject of a verb, or tells where it was said: «у спілці кажуть»."""
        before = range(max(0, places[0] - 2), places[0])
        if any(self._phrases.is_(at, "locative") and not self._phrases.is_mark(at + 1) for at in before):
            return not all(self._words[at].text.endswith(_NOT_WHERE) for at in places)
        return any(_agrees(self._words[at], self._words[cue.start]) for at in places)

    def _owned(self, cue: Cue) -> bool:
        """Tell whether a cue holds the genitive of its source: 'in Petrov's words'."""
        return any(self._words[at].text.endswith("'s") for at in range(cue.start, cue.end))

    def _ends(self, cue: Cue, sentence: Sentence) -> bool:
        """Tell whether nothing that is said follows a verb: «…, assicura, mentre …», not «…, podał, że»."""
        if cue.end >= sentence.last - 1:
            return True
        return self._phrases.is_mark(cue.end) and self._words[cue.end + 1].text not in _THAT

    def _is_passive(self, cue: Cue, sentence: Sentence) -> bool:
        """Tell whether a German participle at the end of a clause is passive: nobody is told to count."""
        if self._phrases.lang != "de" or not self._words[cue.start].text.endswith("t"):
            return False
        first = cue.start
        while first > sentence.first and not self._phrases.is_mark(first - 1):
            first -= 1
        return any(self._phrases.is_(at, "passive") for at in range(first, cue.start))

    def _told_by(self, first: int, last: int) -> bool:
        """Tell whether the words before a verb name who says it: 'He put the number of observers at'."""
        found = self._phrases.describe(first, last, None) if first < last else None
        if found is None:
            return False
        pointing = bool(found.kinds) and found.kinds <= {"pronoun", "same_speaker"}
        known = self._phrases.lang not in NOUN_CAPITALS and found.surname in self.verbless.surnames
        return pointing or (bool(found.names) and (bool(found.offices) or known))

    def _subject(self, sentence: Sentence, cue: Cue) -> Voice | None:
        """Return the source that opens the sentence: 'The utility blamed an old pipe and said'."""
        last = sentence.first
        while last < cue.start and last - sentence.first < 5 and not self._phrases.is_mark(last):
            if last in self._phrases.numbers:
                break
            last += 1
        found = self._phrases.describe(sentence.first, last, None)
        return replace(found, last=cue.end) if found is not None and not found.pronoun else None

    def _same_speaker(self, first: int, last: int) -> Voice:
        """Return a voice that only goes on with who spoke before."""
        text = self._text[self._words[first].start : self._words[last - 1].end]
        return Voice(first, last, frozenset({"pronoun"}), (), text)

    def _opening(self, cue: Cue, sentence: Sentence) -> Voice | None:
        """Return the source that opens the sentence: 'Petrov, who has governed the region since 2019, said'."""
        last = sentence.first
        while last < cue.start and last - sentence.first < 6 and not self._phrases.is_mark(last):
            last += 1
        if (
            last >= cue.start
            or self._words[last].text != ","
            or any(n in self._phrases.numbers for n in range(sentence.first, last))
        ):
            return None
        found = self._phrases.describe(sentence.first, last, None)
        if found is None or not (found.offices or found.names or found.channel_id is not None):
            return None
        return replace(found, last=cue.end)

    def _apposed(self, cue: Cue, sentence: Sentence) -> Voice | None:
        """Return the source before a comma and the verb: 'the region's head, Vadim Petrov, said'."""
        comma = cue.start - 1
        if (
            comma <= sentence.first
            or self._words[comma].text != ","
            or not self._phrases.source_like(comma, sentence.first)
        ):
            return None
        first = self._phrases.left(comma, sentence.first)
        return self._phrases.describe(first, comma, cue)
