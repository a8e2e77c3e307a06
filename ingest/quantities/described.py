"""The noun behind a participle that has words of its own: «42 пострадавшие от урагана семьи».

What hit them stands between the number and what it counts. The words of each language are in its pack, `described`.
Invariant: the noun is a counted concept in the participle's case (in German, behind a participle and with a capital),
and only the participle's own words are passed over.
"""

from functools import lru_cache

from ingest.quantities.concepts import ConceptMatch, load_concepts
from ingest.quantities.pack import load_pack
from ingest.quantities.pack_bounds import Case
from ingest.quantities.reader import Reader
from ingest.quantities.vocabulary import Trigger

_OWN = 4  # words between a participle and its noun: «из зоны возможного подтопления»
_BEFALLEN = frozenset({"injured", "killed", "evacuated", "rescued", "missing", "hospitalised"})
_PEOPLE = ("person", "family", "household")
_GROUNDS = ("building", "settlement", "district", "farm", "plot", "apartment")  # what a flood hits as it hits people
_DOERS = ("criminal", "terrorist", "soldier")  # whose deed it may be: «пострадавших от действий мошенников»


def described_noun(r: Reader, at: int, *, few: bool) -> tuple[int, ConceptMatch, str | None] | None:
    """Return where the noun of the participle phrase at token `at` begins, the noun, and the participle's own fate.

    «1 326 пострадавших от паводка семей» are families, «18 раненых при обстреле жилых домов» are no houses. `few` tells
    that two to four are counted, behind which the noun has the form of a singular.
    """
    if not r.concepts:
        return None
    if r.lang == "de":
        return _german_noun(r, at)
    case = _case(r.lang, r.words[at])
    if case is None:
        return None
    led = r.vocab.table("described.before").match(r.words, at + 1)
    if led is None and not r.words[at + 1].endswith(_instrumental(r.lang)):
        return None
    people = load_concepts().match(r.words, at, r.lang)
    if people is not None and (people.end != at + 1 or people.role not in _BEFALLEN):
        return None
    return _noun(r, at, led[1] if led is not None else at + 1, people, _endings(case, few=few), few=few)


def _noun(
    r: Reader, at: int, start: int, people: ConceptMatch | None, endings: tuple[str, ...], *, few: bool
) -> tuple[int, ConceptMatch, str | None] | None:
    """Return the noun behind the participle's own words, the first of which stands at `start`."""
    led, deed = start > at + 1, False
    cause = led and not few and r.words[at + 1] in r.vocab.words_of("described.causes")
    object_of_it = None  # «занятых на тушении пожаров спасателей»: fires are what the deed is done to
    for place in range(start, at + 3 + _OWN):
        word = r.words[place]
        if not word.isalpha() or word in r.vocab.words_of("stop") or r.triggers[place] & Trigger.NUMBER:
            break
        found = load_concepts().match(r.words, place, r.lang) if place > start else None
        deed = deed or word.endswith(_deeds(r.lang))
        if found is None or not r.words[found.end - 1].endswith(endings):
            continue
        if people is None or _befell(found.concept_id, led=led, cause=cause):
            noun = place, found, people.role if people is not None else None
            if not deed or object_of_it is not None:
                return noun
            object_of_it = noun
    return object_of_it if people is not None else None


def _befell(thing: str, *, led: bool, cause: bool) -> bool:
    """Tell whether what befell people may have befallen these, rather than have been done by them or to them."""
    is_a = load_concepts().is_a
    if any(is_a(thing, one) for one in _PEOPLE):
        return not led or not any(is_a(thing, one) for one in _DOERS)
    return cause and any(is_a(thing, one) for one in _GROUNDS)


@lru_cache(maxsize=65536)
def _case(lang: str, word: str) -> Case | None:
    """Return the case in which a word is a participle by its ending; None where it is none."""
    return next((case for case in load_pack(lang).described.cases if word.endswith(tuple(case.participles))), None)


def _endings(case: Case, *, few: bool) -> tuple[str, ...]:
    return tuple(case.few) if few and case.few else tuple(case.nouns)


@lru_cache(maxsize=4)
def _instrumental(lang: str) -> tuple[str, ...]:
    return tuple(load_pack(lang).described.instrumental)


@lru_cache(maxsize=4)
def _deeds(lang: str) -> tuple[str, ...]:
    return tuple(load_pack(lang).described.deeds)


def _german_noun(r: Reader, at: int) -> tuple[int, ConceptMatch, str | None] | None:
    """Return the noun behind 'vom Hochwasser betroffene', 'durch Sturm schwer verletzte'; none in 'in der letzten'."""
    if r.words[at] not in r.vocab.words_of("described.before"):
        return None
    noun = -_OWN
    for place in range(at + 1, at + 2 + _OWN):
        if not r.words[place].isalpha():
            return None
        if r.tokens.capital(place):
            noun = place
        elif r.words[place] in r.vocab.words_of("stop"):
            noun = -_OWN
        elif noun >= place - 2 and r.tokens.capital(place + 1):
            found = load_concepts().match(r.words, place + 1, r.lang)
            told = found is not None and r.words[place].endswith(tuple(load_pack("de").described.cases[0].participles))
            return (place + 1, found, None) if told and found is not None else None
    return None


def few_before(r: Reader, at: int) -> bool:
    """Tell whether the number before token `at` is two, three or four, which count «солдата» too."""
    number = r.words[at - 1] if at else ""
    if number[-1:].isdigit():
        return number[-1] in "234" and number[-2:-1] != "1"
    return number in _FEW


_FEW = frozenset({"два", "две", "три", "четыре", "дві", "чотири", "полтора", "півтора"})
