"""Find what a number counts: the head noun behind it, or before it in inverted order.

The table of counted concepts is asked first; an unknown head gives its lemma. Invariant: a head never lies beyond
the end of the line or across a full stop, comma or bracket.
"""

from dataclasses import dataclass
from functools import lru_cache

from ingest.quantities.classifiers import concept_at, skip_classifier, skip_model
from ingest.quantities.concepts import ConceptMatch
from ingest.quantities.described import described_noun, few_before
from ingest.quantities.english import is_plural, may_be_plural, names_unit, singular
from ingest.quantities.pack import load_pack
from ingest.quantities.phrase_ends import phrase_ended, tells_noun_before
from ingest.quantities.reader import Reader
from ingest.quantities.vocabulary import Trigger
from ingest.text.morphology import word_form

_SPAN = 6
_FRONT = {"ru", "uk"}
_DESCRIBED = frozenset({"ru", "uk", "pl", "de"})  # where a participle has its words before the noun


@dataclass(slots=True)
class Head:
    """What is counted: `name` is the unit, `concept` its id when known; tokens `start`…`end` (exclusive)."""

    name: str
    start: int
    end: int
    concept: str | None = None
    role: str | None = None
    measure: bool = False  # the head is a unit of measure after all: «5 полных лет»
    money: bool = False


def find_head(r: Reader, at: int, *, one: bool = False) -> Head | None:
    """Return the head of the noun phrase that begins at token `at`, behind a number."""
    place = skip_classifier(r, skip_model(r, at))
    if r.lang in _DESCRIBED and not one:
        behind = described_noun(r, place, few=few_before(r, at))
        if behind is not None:
            start, found, fate = behind
            return Head(found.name, start, found.end, found.concept_id, found.role or fate)
    if r.lang == "en":
        return _english_head(r, place, one=one)
    if r.lang in _FRONT:
        return _slavic_head(r, place, one=one)
    return _plain_head(r, place, one=one)


def _from_concept(found: ConceptMatch, start: int) -> Head:
    return Head(found.name, start, found.end, found.concept_id, found.role)


def _is_word(r: Reader, at: int) -> bool:
    word = r.words[at]
    return bool(word) and word[0].isalpha()


def is_closed(r: Reader, at: int) -> bool:
    """Tell whether a noun phrase cannot go on at token `at`."""
    return not _is_word(r, at) or r.words[at] in r.vocab.words_of("stop")


def step(r: Reader, place: int) -> int:
    """Return the next place of the phrase: over quotes, over hyphens inside words, over model digits."""
    place += 1
    while (
        r.words[place] == '"'
        or (r.words[place] == "-" and r.glued(place) and r.glued(place + 1))
        or (r.digits(place) and r.glued(place))
    ):
        place += 1
    return place


# ---------------------------------------------------------------------- English
def _english_head(r: Reader, at: int, *, one: bool) -> Head | None:
    place = _behind_of(r, at)
    first = last = -1
    for _ in range(_SPAN):
        place = _behind_participle(r, place)
        if one and first >= 0 and is_plural(r.words[place]) and not r.words[place].endswith("ss"):
            break  # 'one proposal asks': a verb
        found = concept_at(r, place)
        named = found is not None and found.end > place + 1  # high-rises: a stop word may begin a name
        if place > at and last == place - 1 and not one and not named and _ends_compound(r, place):
            return Head(f"{r.words[last]} {singular(r.words[place])}", last, place + 1)  # 27 home runs
        if is_closed(r, place) and not named and not _hyphened(r, place):
            break
        if r.triggers[place] & Trigger.NUMBER and place > at:
            break
        if found is not None and not _noun_goes_on(r, found.end, one=one or is_plural(r.words[found.end - 1])):
            return _english_concept(r, found, at, place)
        following = step(r, place)
        plural = _measure_head(r, place) if place > at else None
        plural = plural or (None if one else _plural_head(r, place, following))
        if plural is not None:
            return plural
        first, last = (place if first < 0 else first), place
        place = following
    return None if last < 0 else _last_head(r, last if one else first, last, one=one)


def _behind_of(r: Reader, at: int) -> int:
    """Step over a quotation mark and over 'of the': three of the suspects."""
    place = at
    while r.words[place] in ('"', "of") and place < at + 2:
        place += 1
    led = r.words[place - 1] == "of" and place > at
    return place + 1 if led and r.words[place] in r.vocab.words_of("definite") else place


def _measure_head(r: Reader, place: int) -> Head | None:
    """Return the unit in the plural that begins here and is no money: 20 cubic metres."""
    unit = r.vocab.units.match(r.words, place)
    if unit is None or unit[0].money or len(r.words[place]) <= 2 or not is_plural(r.words[unit[1] - 1]):
        return None
    return Head(unit[0].name, place, unit[1], measure=True)


def _plural_head(r: Reader, place: int, following: int) -> Head | None:
    """Return the noun in the plural that stands here, unless another one goes on from it."""
    goes_on = is_plural(r.words[following]) and not is_closed(r, following)
    if not is_plural(r.words[place]) or r.tokens.raw(place).isupper() or goes_on:
        return None
    return Head(singular(r.words[place]), place, place + 1)


def _last_head(r: Reader, place: int, last: int, *, one: bool) -> Head | None:
    """Return the word at `place` as the noun where no plural was found: of one the last word, else the first."""
    word = r.words[place]
    if not one and (r.tokens.capital(last) or r.tokens.capital(place)):
        return None
    if not one and word.endswith(("ing", "ed", "er", "ly")) and len(word) > 4:
        return None
    if word.endswith("ly") and len(word) > 5:
        return None  # one fatally
    return Head(singular(word), place, place + 1)


def _behind_participle(r: Reader, at: int) -> int:
    """Step over a noun that only tells by what the next one was hit: '2,340 flood-hit residents'."""
    if r.words[at + 1] != "-" or not _hyphened(r, at + 2) or not r.words[at].isalpha():
        return at
    word = r.words[at + 2]
    told = word in r.vocab.words_of("compound_ends") or (word.endswith("ed") and len(word) > _LONG)
    return at + 3 if told and r.words[at + 3].isalpha() and not is_closed(r, at + 3) else at


_LONG = 4  # letters: 'need', 'seed' are no participles


def _hyphened(r: Reader, at: int) -> bool:
    """Tell whether a word is the second half of a compound: week-long events, follow-up calls."""
    return r.words[at - 1] == "-" and r.glued(at - 1) and r.glued(at) and r.words[at].isalpha()


def _ends_compound(r: Reader, at: int) -> bool:
    """Tell whether a word that is also a verb is the plural behind a noun in the singular: home runs."""
    return is_closed(r, at) and may_be_plural(r.words[at]) and not is_plural(r.words[at - 1])


def _english_concept(r: Reader, found: ConceptMatch, at: int, place: int) -> Head | None:
    """Return the head that a concept gives; its own noun is the unit where the concept is broader."""
    if place > at and r.tokens.capital(place) and r.tokens.capital(at) and not is_plural(r.words[found.end - 1]):
        return None  # 575 Example Road
    head = _from_concept(found, place)
    if not names_unit(found.concept_id) and found.role is None:
        words = [word for word in r.words[place : found.end] if word.isalpha()]
        if any(word in r.vocab.words_of("stop") for word in words):
            return head  # people on board
        head.name = " ".join([*words[:-1], singular(words[-1])]) if words else found.name
    return head


def _noun_goes_on(r: Reader, at: int, *, one: bool) -> bool:
    """Tell whether a concept's word only describes the next noun: two drone strikes, two HIMARS M142 launchers."""
    if _leads_compound(r, at):
        return True
    if one and not r.tokens.raw(at - 1).isupper():
        return False
    if not one and may_be_plural(r.words[at]):
        return True  # 27 home runs: a noun in the singular cannot end the phrase
    for _ in range(3):
        if is_closed(r, at):
            return False
        if is_plural(r.words[at]) and not r.tokens.raw(at).isupper():
            return True
        if not (r.tokens.raw(at).isupper() or r.tokens.capital(at)):
            return False
        at = step(r, at)
    return False


def _leads_compound(r: Reader, at: int) -> bool:
    """Tell whether a noun in the singular is but the first half of a compound before the noun: flood-hit families."""
    hyphen = r.words[at] == "-" and r.glued(at) and r.glued(at + 1) and r.words[at + 1].isalpha()
    return hyphen and not is_plural(r.words[at - 1]) and _is_word(r, at + 2)


# ---------------------------------------------------------------------- Russian and Ukrainian
def _slavic_head(r: Reader, at: int, *, one: bool) -> Head | None:
    place = _behind_possessive(r, at)
    if r.words[place] == '"':
        place += 1
    if _in_another_case(r, at):
        return None
    for _ in range(_SPAN):
        if not _is_word(r, place):
            return None
        found = concept_at(r, place)
        if found is not None and one and r.words[place] in r.vocab.pack.singular:
            concept = r.vocab.pack.singular[r.words[place]]
            return Head(concept.replace("_", " "), place, place + 1, concept)
        if found is not None:
            return _describes(r, found, at, place) or _from_concept(found, place)
        if r.words[place] in r.vocab.words_of("stop"):
            return None
        unit = r.vocab.units.match(r.words, place)
        if unit is not None and place > at and len(r.words[place]) > 2:
            return Head(unit[0].name, place, unit[1], measure=True, money=unit[0].money)
        following = step(r, place)
        if r.words[place] in r.vocab.words_of("adverbs") or (
            is_adjective(r, r.words[place]) and not is_closed(r, following)
        ):
            place = following
            continue
        if r.triggers[place] & (Trigger.NUMBER | Trigger.ORDINAL | Trigger.VAGUE) or not _may_be_noun(r, place):
            return None
        return Head(lemma(r, r.words[place]), place, place + 1)
    return None


def _behind_possessive(r: Reader, at: int) -> int:
    """Step over whose they are, where the noun follows: «двое его помощников»."""
    return at + 1 if r.words[at] in r.vocab.words_of("possessives") and not is_closed(r, at + 1) else at


def _in_another_case(r: Reader, at: int) -> bool:
    """Tell whether a noun does not go with the dative before it: «пятерым медики помогли на месте»."""
    if at == 0 or r.words[at - 1] not in r.vocab.words_of("governed.dative"):
        return False
    return r.words[at].isalpha() and not r.words[at].endswith(_dative_endings(r.lang))


@lru_cache(maxsize=4)
def _dative_endings(lang: str) -> tuple[str, ...]:
    return tuple(ending[1:] for ending in load_pack(lang).governed.dative_nouns)


def _describes(r: Reader, found: ConceptMatch, at: int, place: int) -> Head | None:
    """Prefer the noun behind a participle that is itself a concept: «12 раненых солдат», no «самозанятых района»."""
    if found.end != place + 1 or not is_adjective(r, r.words[place]):
        return None
    following = step(r, place)
    if not _is_word(r, following) or (_singular(r.words[following]) and not few_before(r, at)):
        return None
    behind = concept_at(r, following)
    if behind is None:
        return None
    head = _from_concept(behind, following)
    head.role = head.role or found.role
    return head


def _singular(noun: str) -> bool:
    """Tell whether a noun ends as no genitive or instrumental plural does: «самозанятых района», «167 ешелонами»."""
    return noun[-1] in _SINGULAR and not noun.endswith(_BY_PLURALS)


_SINGULAR, _BY_PLURALS = "аяыиіуюеєї", ("ами", "ями", "ьми")


def is_adjective(r: Reader, word: str) -> bool:
    """Tell by the ending whether a word may be an adjective before a noun."""
    return len(word) > 3 and word.endswith(_adjective_endings(r.lang)) and not _known_noun(r.lang, word)


@lru_cache(maxsize=16)
def _adjective_endings(lang: str) -> tuple[str, ...]:
    from ingest.quantities.vocabulary import vocabulary

    return tuple(ending[1:] for ending in vocabulary(lang).pack.adjectives)


@lru_cache(maxsize=65536)
def _known_noun(lang: str, word: str) -> bool:
    return lang == "ru" and word_form(word).noun


def _may_be_noun(r: Reader, at: int) -> bool:
    word = r.words[at]
    if len(word) < 3:
        return word.isupper() or r.tokens.raw(at).isupper()
    if r.lang == "ru":
        form = word_form(word)
        return form.noun or form.adjective
    return not word.endswith(("ти", "ся", "ло", "ли", "но", "ає", "ує", "ив", "ала", "ила"))


def lemma(r: Reader, word: str) -> str:
    """Return the dictionary form of a head noun as far as the language allows."""
    if r.lang == "ru":
        return word_form(word).lemma.replace("ё", "е")
    if r.lang == "uk":
        return _by_ending(r, word)
    return singular(word) if r.lang == "en" else word


def _by_ending(r: Reader, word: str) -> str:
    """Return the likely lemma by the longest ending of the pack's table; four letters of the stem must remain."""
    table = r.vocab.pack.lemmas
    for size in range(min(5, len(word) - 3), 0, -1):
        ending = table.get(word[-size:])
        if ending is not None:
            return word[:-size] + ending
    return word


# ---------------------------------------------------------------------- other languages
def _plain_head(r: Reader, at: int, *, one: bool) -> Head | None:
    place = _behind_possessive(r, at)
    first = -1
    for _ in range(_SPAN):
        if not _is_word(r, place):
            break
        found = concept_at(r, place)
        if found is not None:
            if tells_noun_before(r, found, first):
                return Head(r.words[first], first, first + 1, role=found.role)
            return _german_noun(r, found) or _from_concept(found, place)
        word = r.words[place].removesuffix("'")  # 41 milliards d'exportations
        if word in r.vocab.words_of("stop"):
            if first < 0 and word in r.vocab.words_of("partitive") and not r.triggers[place + 1] & Trigger.NUMBER:
                place += 1
                continue
            if place == at and r.words[place] in r.vocab.words_of("definite"):  # sono 30 i feriti
                behind = concept_at(r, place + 1)
                return None if behind is None else _from_concept(behind, place + 1)
            break  # « onze des quatorze drones » are two numbers
        if not one and phrase_ended(r, place, first):
            break
        if word in r.vocab.words_of("adverbs"):
            place = step(r, place)
            continue
        if first < 0 or (r.lang == "de" and r.tokens.capital(place) and not r.tokens.capital(first)):
            first = place
        place = step(r, place)
    if first < 0 or r.triggers[first] & (Trigger.NUMBER | Trigger.ORDINAL):
        return None
    return Head(r.words[first], first, first + 1)


def _german_noun(r: Reader, found: ConceptMatch) -> Head | None:
    """Prefer the noun, with its capital, behind a participle that is itself a concept: vier verletzten Helfern."""
    at = found.end
    if r.lang != "de" or r.tokens.capital(at - 1) or not r.tokens.capital(at) or not _is_word(r, at):
        return None
    behind = concept_at(r, at)
    head = _from_concept(behind, at) if behind is not None else Head(r.words[at], at, at + 1)
    head.role = head.role or found.role
    return head
