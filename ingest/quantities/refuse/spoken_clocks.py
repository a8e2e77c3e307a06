"""Clock times told in words without their word for hours: half past four, «в половине пятого», «alle quattro e mezza».

Parts of an hour that last or are counted are quantities: 'half a million', «пів на двох».
"""

from ingest.model import RefusalKind
from ingest.quantities.classifiers import concept_at
from ingest.quantities.reader import Reader, Refused

_HALF_DAY, _HOURS, _HOUR_MINUTES = 12, 24, 60


def refuse(r: Reader, at: int) -> Refused | None:
    """Return the refusal of a clock time in words that begins at token `at`."""
    words, vocab = r.words, r.vocab
    if words[at] not in vocab.cues.clock_parts and words[at - 1] not in vocab.cues.clock_before:
        return None
    for section, led in (("dates.clock_part", False), ("dates.clock_part_led", True)):
        part = vocab.table(section).match(words, at)
        if part is not None and (not led or _led(r, at)):
            end = _hour_end(r, part[1], ordinals=True)
            if end is not None and _closes(r, end):
                return Refused(at, end, RefusalKind.TIME)
    return _behind_part(r, at) or _minutes(r, at) or _part_behind(r, at)


def _behind_part(r: Reader, at: int) -> Refused | None:
    """Refuse the hour behind a part that is no number word itself: 'um halb fünf'."""
    if r.vocab.table("dates.clock_part").match_back(r.words, at) is None:
        return None
    end = _hour_end(r, at, ordinals=False)
    return Refused(at, end, RefusalKind.TIME) if end is not None and _closes(r, end) else None


def _led(r: Reader, at: int) -> bool:
    """Tell whether a preposition of time stands right before token `at`."""
    return r.vocab.table("dates.clock_before").match_back(r.words, at) is not None


def _hour_end(r: Reader, at: int, *, ordinals: bool) -> int | None:
    """Return where the hour ends that token `at` names by a cardinal or an ordinal; None where it names none."""
    ordinal = r.vocab.ordinals.get(r.words[at])
    if ordinals and ordinal is not None and 1 <= ordinal <= _HALF_DAY:
        return at + 1
    if r.words[at].isdigit() and 1 <= int(r.words[at]) <= _HALF_DAY and len(r.words[at]) <= 2:
        return at + 1
    found = r.vocab.numbers.match(r.words, at)
    if found is None or found[0].collective or found[0].multiplies or not 1 <= found[0].value <= _HALF_DAY:
        return None
    return found[1]


def _closes(r: Reader, end: int) -> bool:
    """Tell whether nothing counted stands behind the hour: «в половине пятого дома» are no hours."""
    if r.vocab.table("dates.day_part").match(r.words, end) is not None:
        return True
    if r.vocab.table("dates.clock").match(r.words, end) is not None:
        return True
    unit = r.vocab.units.match(r.words, end)
    counted = r.concepts and concept_at(r, end) is not None
    return not counted and (unit is None or not r.words[end].isalpha()) and r.words[end] != "%"


def _minutes(r: Reader, at: int) -> Refused | None:
    """Refuse minutes before the hour: at ten to four, «без десяти пять», às quinze para as cinco."""
    ahead = r.vocab.table("dates.clock_minutes_ahead").match_back(r.words, at)
    if ahead is None and r.words[at - 1] not in r.vocab.words_of("dates.clock_sharp"):
        return None
    found = r.vocab.numbers.match(r.words, at)
    if found is None or found[0].value >= _HOUR_MINUTES:
        return None
    place = found[1]
    if ahead is None:
        joined = r.vocab.table("dates.clock_minutes").match(r.words, place)
        if joined is None:
            return None
        place = joined[1]
    end = _hour_end(r, place, ordinals=False)
    return Refused(at, end, RefusalKind.TIME) if end is not None and _closes(r, end) else None


def _part_behind(r: Reader, at: int) -> Refused | None:
    """Refuse an hour with its part behind it: alle quattro e mezza, « à cinq heures et quart »."""
    if not _led(r, at):
        return None
    table = r.vocab.table("dates.clock_part_after")
    found = r.vocab.numbers.match(r.words, at)
    if found is None or not 1 <= found[0].value <= _HOURS or found[0].multiplies:
        return None
    place = found[1]
    clock = r.vocab.table("dates.clock").match(r.words, place)
    part = table.match(r.words, place) or (table.match(r.words, clock[1]) if clock is not None else None)
    return Refused(at, part[1], RefusalKind.TIME) if part is not None and _closes(r, part[1]) else None
