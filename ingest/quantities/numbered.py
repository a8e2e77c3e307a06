"""What ordinals and codes number: 67 and the exchange of «67-й обмін», 53 and the school of «Школа № 53»."""

import re

from ingest.model import RefusalKind
from ingest.quantities.classifiers import concept_at
from ingest.quantities.reader import Reader, Refused

_BEHIND = 3  # tokens from an ordinal to its noun: «25-й гуманитарный конвой»
_BEFORE = 8  # tokens from a thing to its code: «детский сад «Солнышко» № 31», «автобус маршрута № 12»
_STOPS = frozenset({".", ",", ";", ":", "\n", "(", ")", ""})
_NUMBER = re.compile(r"\d{1,6}")


def numbered(r: Reader, refused: Refused) -> tuple[int | None, tuple[str, ...]]:
    """Return the number of an ordinal or a code and the things, or unit, that it numbers: 9 and 'storey'."""
    if refused.kind is RefusalKind.ORDINAL:
        bare = refused.end == refused.start + 1 and r.words[refused.start].isdigit()
        return _value(r, refused), () if bare else _behind(r, refused.end)
    if refused.kind is RefusalKind.CODE:
        return _value(r, refused), _before(r, refused.start)
    return None, ()


def _value(r: Reader, refused: Refused) -> int | None:
    digits = _NUMBER.match("".join(r.words[refused.start : refused.end]))
    if digits is not None:
        return int(digits.group())
    total = 0
    for at in range(refused.start, refused.end):
        found = r.vocab.numbers.match(r.words, at)
        told = r.vocab.ordinals.get(r.words[at]) if at == refused.end - 1 else None
        if told is not None:
            total += told
        elif found is not None:
            total += int(found[0].value)
    return total or None


def _behind(r: Reader, at: int) -> tuple[str, ...]:
    for place in range(at, min(at + _BEHIND, r.tokens.count)):
        if r.words[place] in _STOPS:
            break
        found = concept_at(r, place)
        if found is not None:
            return (found.concept_id,)
        unit = r.vocab.units.match(r.words, place)
        if unit is not None and len(r.words[place]) > 1:
            return (unit[0].name,)
    return ()


def _before(r: Reader, at: int) -> tuple[str, ...]:
    """Return the things before a code; without a number sign only the one that stands beside it: «вагон 7»."""
    signed = r.vocab.table("codes.before").match_back(r.words, at) is not None
    things = []
    for place in range(at - 1, max(-1, at - _BEFORE), -1):
        if r.words[place] in _STOPS:
            break
        found = concept_at(r, place)
        if found is not None and (found.end == at or (signed and found.end < at)):
            things.append(found.concept_id)
    return tuple(things)
