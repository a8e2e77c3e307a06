"""What makes a temperature of a number: its minus sign, degrees of frost, the weather around it.

A hyphen glued to a number is a minus. A longer dash is one only where no list or sentence can have it: behind a
preposition («до –20»), before degrees, or amid words of weather. Invariant: nothing here reads a number.
"""

from ingest.quantities.number import Number
from ingest.quantities.reader import Reader
from ingest.quantities.vocabulary import Trigger

DEGREES = ("celsius", "fahrenheit", "degree")
_REACH = 12  # words around a number in which its weather is told
_NOUN = 4  # words between frost and its degrees
_BARE = frozenset({"ru", "uk", "en"})  # where a degree that says no more stays a degree


def is_minus(r: Reader, at: int, end: int) -> bool:
    """Tell whether token `at` is a minus sign before the number that ends at `end`."""
    sign = r.words[at]
    if sign not in ("-", "–") or not r.glued(at + 1):
        return False
    apart = at == 0 or not r.glued(at) or r.words[at - 1] in "([…."
    if sign == "-" or not apart:
        return apart
    before, behind = r.words[at - 1], r.words[end]
    if r.digits(at - 1) or r.triggers[at - 1] & Trigger.NUMBER:
        return False  # 10 –15
    unit = r.vocab.units.match(r.words, end)
    named = r.vocab.symbols.get(behind) if unit is None else unit[0]
    if named is not None:
        return named.name in DEGREES
    if r.line_start(at) or _counts(r, end):
        return False  # a list's dash
    led = before in r.vocab.words_of("stop") and before not in r.vocab.words_of("scopes.fall")
    return led or r.vocab.hedges.match_back(r.words, at) is not None or is_weather(r, at)


def _counts(r: Reader, at: int) -> bool:
    """Tell whether a word that may be counted follows, which no weather has."""
    word = r.words[at]
    return word[:1].isalpha() and word not in r.vocab.words_of("stop") and word not in r.vocab.words_of("weather")


def is_signed(r: Reader, at: int) -> bool:
    """Tell whether a minus, as sign or word, stands before the number at token `at`: it is no hour then."""
    before = r.words[at - 1]
    return before in r.vocab.words_of("minus") or (before in "-–+" and before != "" and is_minus(r, at - 1, at + 1))


def is_weather(r: Reader, at: int) -> bool:
    """Tell whether words of weather stand near token `at`, in its line."""
    weather = r.vocab.words_of("weather")
    return not weather.isdisjoint(r.words[max(0, at - _REACH) : at + _REACH])


def frost_behind(r: Reader, at: int) -> int | None:
    """Return where words that put a number below zero end, which begin at token `at`: «5 мороза», 8 below zero."""
    table = r.vocab.table("below_zero")
    if r.words[at] not in table.first:
        return None
    found = table.match(r.words, at)
    if found is None or (r.lang == "pt" and found[1] == at + 1):
        return None  # five «negativos» are tests
    return found[1]


def is_frost(r: Reader, start: int, end: int) -> bool:
    """Tell whether a noun of frost tells that degrees are below zero: «мороз до 25 градусов», 30 degree frosts."""
    frost = r.vocab.words_of("frost")
    if r.words[end] in frost:
        return True
    for place in range(start - 1, max(-1, start - 1 - _NOUN), -1):
        if r.words[place] in frost:
            return True
        if not r.words[place].isalpha():
            return False
    return False


def degrees_of(r: Reader) -> str:
    """Return the unit of degrees that are not named."""
    return "degree" if r.lang in _BARE else "celsius"


def negate(number: Number) -> None:
    """Put a number below zero."""
    number.low, number.high = -number.high, -number.low
