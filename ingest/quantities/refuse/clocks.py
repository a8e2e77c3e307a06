"""Clock times: hours that are told by a preposition, a part of the day or a word such as Uhr.

Hours that last are quantities; spans.py tells them apart.
"""

from ingest.model import RefusalKind
from ingest.quantities.reader import DASHES, Reader, Refused
from ingest.quantities.refuse import spans
from ingest.quantities.temperature import is_signed
from ingest.quantities.vocabulary import Trigger

_HOURS, _HALF_DAY = 24, 12
_OF = frozenset({"of", "de", "di"})
_BEHIND = 5  # tokens from an hour to the 'of' behind it
_SPAN = 9  # words in which a delay or a duration is told before its hours


def in_words(r: Reader, at: int) -> Refused | None:
    """Return the refusal of an hour told in words: «в пять часов утра»."""
    if not r.triggers[at] & Trigger.NUMBER:
        return None
    found = r.vocab.numbers.match(r.words, at)
    if found is None or found[0].value > _HOURS or found[0].multiplies or found[0].collective:
        return None
    return _hour(r, at, found[1], spoken=True)


def in_digits(r: Reader, at: int, word: str) -> Refused | None:
    """Return the refusal of an hour told in digits: «до 18 часов», alle ore 9."""
    if word.isdigit() and len(word) <= 2 and int(word) <= _HOURS:
        return _hour(r, at, at + 1, spoken=False)
    hours, sign, minutes = word.partition(".")
    if (
        sign
        and not _is_measured(r, at + 1)
        and hours.isdigit()
        and len(minutes) == 2
        and minutes.isdigit()
        and int(hours) <= _HOURS
        and int(minutes) < 60
    ):
        if r.words[at + 1] in r.vocab.words_of("dates.clock_glued") or r.words[at - 1] in r.vocab.words_of(
            "dates.clock_exact"
        ):
            end = at + 1 + int(r.words[at + 1] in r.vocab.words_of("dates.clock_glued"))
            return Refused(at, end, RefusalKind.TIME)
        clock = r.vocab.table("dates.clock").match(r.words, at + 1)
        if clock is not None and r.words[at - 1] in r.vocab.words_of("dates.clock_before"):
            return Refused(at, clock[1], RefusalKind.TIME)
    return None


def _lasts(r: Reader, at: int) -> bool:
    """Tell whether hours are a span: «un retard allant jusqu'à 3 h 40», «затримка на 3 год 40 хв», never « à 3 h »."""
    lasting = r.vocab.words_of("dates.lasting")
    if _of_lasting(r, at):
        return True
    if r.words[at - 1] in r.vocab.words_of("dates.clock_exact"):
        return r.words[at - 2] in lasting  # 'delayed by six hours'
    return not lasting.isdisjoint(r.words[max(0, at - _SPAN) : at])


def _of_lasting(r: Reader, at: int) -> bool:
    """Tell whether what lasts follows with 'of': « jusqu'à 4 h 10 de retard », con 3 horas de retraso."""
    for place in range(at + 1, at + _BEHIND):
        if r.words[place] in _OF:
            return r.words[place + 1] in r.vocab.words_of("dates.lasting")
    return False


def _hour(r: Reader, at: int, end: int, *, spoken: bool) -> Refused | None:
    words, vocab = r.words, r.vocab
    if _is_ahead(r, at):
        return Refused(at, end, RefusalKind.TIME)
    if words[end] not in vocab.cues.refuse_behind or _lasts(r, at) or is_signed(r, at):
        return None
    if (words[end] in vocab.words_of("ranges.end") or words[end] in DASHES) and words[end + 1].isdigit():
        until = vocab.table("dates.clock_glued").match(words, end + 2)
        if until is not None and len(words[end + 1]) <= 2 and int(words[end + 1]) <= _HOURS:
            return Refused(at, until[1], RefusalKind.TIME)  # von 9 bis 21 Uhr
    glued = vocab.table("dates.clock_glued").match(words, end)
    if glued is not None and not (spoken and not words[end].isalpha()):
        spelled = r.digits(glued[1]) and (r.glued(glued[1]) or len(words[glued[1]]) == 2)  # 18h30, « à 3 h 40 »
        return Refused(at, glued[1] + int(spelled), RefusalKind.TIME)
    part = vocab.table("dates.day_part").match(words, end)
    if part is not None and not _counts_days(r, at, end):
        return Refused(at, part[1], RefusalKind.TIME)
    clock = vocab.table("dates.clock").match(words, end)
    if clock is None:
        return None
    part = vocab.table("dates.day_part").match(words, clock[1])
    if part is not None:
        return Refused(at, part[1], RefusalKind.TIME)
    if spans.is_span(r, at, clock[1], spoken=spoken):
        return None
    if words[at - 1] in vocab.words_of("dates.clock_before") and _clock_reading(r, at, clock[1]):
        end = clock[1]
        if r.digits(end) and vocab.units.match(words, end + 1) is not None:
            minutes = vocab.units.match(words, end + 1)
            end = minutes[1] if minutes is not None else end
            if minutes is not None and r.lang == "en":
                return None  # 'by five hours 20 minutes'
        return Refused(at, end, RefusalKind.TIME)
    return None


_PAUCAL = frozenset({"2", "3", "4", "два", "три", "четыре"})


def _counts_days(r: Reader, at: int, end: int) -> bool:
    """Tell whether «4 дня» are days: only a preposition of time makes the genitive of the day an hour of it."""
    if r.lang != "ru" or r.words[end] != "дня":
        return False
    if r.words[at].isdigit() and int(r.words[at]) > _HALF_DAY:
        return True  # «за 24 дня»
    if r.words[at] not in _PAUCAL:
        return False
    timed = r.vocab.words_of("dates.clock_before") | r.vocab.words_of("dates.offset_before") | {"через"}
    return r.words[at - 1] not in timed  # «через два дня» only says when


def _clock_reading(r: Reader, at: int, end: int) -> bool:
    """Tell whether `до 18 часов` is a clock time: not after another hour, not before a rate."""
    before = r.words[at - 1]
    if before == "по" and not r.digits(at - 2):
        return False  # «по 4 години без світла»: four hours each time
    if before in r.vocab.words_of("dates.clock_exact"):
        return True
    if before in r.vocab.words_of("dates.clock_set_before"):
        if r.sentence_start(at - 1):
            return True  # «На 19 часов пожар локализован»
        set_by = r.vocab.words_of("dates.clock_set")
        return any(word in set_by for word in r.words[max(0, at - 5) : at - 1])  # «на 5 часов» is as often a span
    return not (r.words[at] == "24" and r.words[at - 1] not in r.vocab.words_of("ranges.end"))


def _is_ahead(r: Reader, at: int) -> bool:
    """Tell whether the word for hours stands before the hour: alle ore 9, po godz. 9, never nelle ultime 24 ore 9."""
    before = at - 1 if r.words[at - 1] == "." else at
    return r.vocab.table("dates.clock_ahead").match_back(r.words, before) is not None


def _is_measured(r: Reader, end: int) -> bool:
    if r.words[end] in ("%", "-") and r.glued(end):
        return True
    return r.vocab.units.match(r.words, end) is not None or r.vocab.scales.match(r.words, end) is not None
