"""Ordinals in digits and words, anniversaries, and forms of one that only point."""

from ingest.model import RefusalKind
from ingest.quantities.reader import DASHES, Reader, Refused
from ingest.quantities.vocabulary import Trigger


def refuse(r: Reader, at: int) -> Refused | None:
    """Return the refusal of an ordinal or determiner that begins at token `at`."""
    if r.digits(at):
        return _glued_ordinal(r, at)
    trigger = r.triggers[at]
    if trigger & Trigger.ORDINAL:
        return _ordinal_word(r, at)
    if trigger & Trigger.COMPOUND:
        glued = r.vocab.glued(r.words[at])
        if glued is not None and glued.kind == "anniversary":
            return Refused(at, at + 1, RefusalKind.ORDINAL)
    if trigger & Trigger.NUMBER:
        return _ordinal_tail(r, at) or _determiner(r, at)
    return None


def _glued_ordinal(r: Reader, at: int) -> Refused | None:
    place = at + 1
    suffixes = r.vocab.words_of("ordinals.suffixes")
    if r.words[place] in suffixes and r.glued(place) and r.words[at].isdigit() and _marks_ordinal(r, place):
        return Refused(at, place + 1, RefusalKind.ORDINAL)
    if r.words[place] == "." and r.words[place + 1] in ("ª", "º", "°") and r.glued(place) and r.glued(place + 1):
        return Refused(at, place + 2, RefusalKind.ORDINAL)  # la 41.ª brigada
    if (
        r.words[place] == "."
        and r.glued(place)
        and r.words[at].isdigit()
        and (r.words[at - 1] in r.vocab.words_of("ordinals.dotted") or _before_small_letter(r, place + 1))
        and r.words[place + 1].isalpha()
    ):
        return Refused(at, place + 1, RefusalKind.ORDINAL)  # das 5. Bataillon
    if r.words[place] in DASHES and r.glued(place) and r.glued(place + 1):
        ending = r.words[place + 1]
        if ending in r.vocab.words_of("ordinals.cardinal_suffixes"):
            return None
        if ending in suffixes:
            return Refused(at, place + 2, RefusalKind.ORDINAL)
        suffix = r.vocab.suffixes.get(ending)
        if suffix is not None and suffix[0] == "anniversary":
            return Refused(at, place + 2, RefusalKind.ORDINAL)
    return None


def _before_small_letter(r: Reader, at: int) -> bool:
    """Tell whether a Polish sentence goes on behind the full stop: «i 3. kwartał»."""
    return r.lang == "pl" and r.words[at].isalpha() and not r.tokens.capital(at)


def _marks_ordinal(r: Reader, at: int) -> bool:
    """Tell whether a suffix at digits makes an ordinal; a single letter or sign only before a noun: 3e, 2º."""
    word, behind = r.words[at], r.words[at + 1]
    if len(word) > 1:
        return True
    unit = word not in "°ºª" and (word in r.vocab.symbols or word in r.vocab.letters)
    return not unit and behind.isalpha() and len(behind) > 2 and behind not in r.vocab.words_of("stop")


def _ordinal_word(r: Reader, at: int) -> Refused | None:
    if r.words[at] in r.vocab.numbers.first and r.triggers[at + 1] & Trigger.NUMBER:
        return None  # «дев'яноста шести»: a form that ordinal and cardinal share
    part = r.vocab.fractions.match(r.words, at)
    if part is not None and part[1] > at + 1:
        return None  # «десята частина»
    if r.vocab.fractions.match(r.words, at) is not None and (
        r.words[at - 1] in r.vocab.words_of("articles") or _one_before(r, at)
    ):
        return None  # a third, одна пятая
    end = at + 1
    while r.words[end] in DASHES and r.glued(end) and r.triggers[end + 1] & Trigger.ORDINAL:
        end += 2
    return Refused(at, end, RefusalKind.ORDINAL)


def _one_before(r: Reader, at: int) -> bool:
    place = at - 2 if r.words[at - 1] == "-" else at - 1
    return place >= 0 and bool(r.triggers[place] & Trigger.NUMBER) and r.vocab.numbers.match(r.words, place) is not None


def _ordinal_tail(r: Reader, at: int) -> Refused | None:
    """Refuse cardinals that end in an ordinal: двадцать первый, twenty-first, сто вторая."""
    place = at
    for _ in range(8):
        if not r.triggers[place] & Trigger.NUMBER:
            break
        found = r.vocab.numbers.match(r.words, place) or r.vocab.scales.match(r.words, place)
        if found is None:
            break
        place = found[1]
        if r.words[place] in ("-", "and") and (r.glued(place) or r.words[place] == "and"):
            place += 1
    if place == at or not r.triggers[place] & Trigger.ORDINAL:
        return None
    if r.vocab.fractions.match(r.words, place) is not None and r.vocab.numbers.match(r.words, at) is not None:
        tens = r.vocab.numbers.match(r.words, at)
        value = r.vocab.ordinals.get(r.words[place], 0)
        if tens is None or not (
            tens[0].value >= 20 and tens[0].value % 10 == 0 and value < 10 and not r.words[place].endswith("s")
        ):
            return None  # two thirds, две пятых
    if r.vocab.units.match(r.words, place) is not None and r.vocab.ordinals.get(r.words[place]) == 2 and r.lang == "en":
        return None  # 'twenty second' may be seconds: read as an ordinal only when glued
    last = r.vocab.ordinals.get(r.words[place], 0)
    before = r.vocab.numbers.match_back(r.words, place - int(r.words[place - 1] == "-"))
    if before is not None and not (before[0].value >= 20 and before[0].value % 10 == 0 and last < before[0].value):
        return None  # «две первых ракеты»: a number and another word
    return Refused(at, place + 1, RefusalKind.ORDINAL)


def _determiner(r: Reader, at: int) -> Refused | None:
    """Refuse `one of the largest`, `одна из`, `друг один`, `one` that only points."""
    word = r.words[at]
    if word not in r.vocab.words_of("determiners"):
        return None
    vague = r.vocab.vague.match(r.words, at)
    if vague is not None and vague[1] > at + 1:
        return None  # ein paar
    from ingest.quantities.counting import one_is_number

    if one_is_number(r, at):
        return None
    return Refused(at, at + 1, RefusalKind.DETERMINER)
