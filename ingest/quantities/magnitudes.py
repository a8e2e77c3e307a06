"""Magnitudes and what multiplies a number: тыс., million, 20k, dozen, and a half, two thirds."""

from decimal import Decimal
from fractions import Fraction

from ingest.quantities.english import is_plural
from ingest.quantities.number import ONE, Number
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.vocabulary import Trigger

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_MILLION = Decimal(1_000_000)


def part_behind(r: Reader, place: int) -> tuple[Decimal, int] | None:
    """Return what `and a half`, «с четвертью» at token `place` adds to the one before, and where it ends."""
    if r.words[place] not in r.vocab.cues.parts:
        return None
    for section, part in _PARTS:
        found = r.vocab.table(section).match(r.words, place)
        if found is not None:
            return part, found[1]
    return None


_PARTS = (("half_after", _HALF), ("quarter_after", Decimal("0.25")))


def read_half(r: Reader, number: Number) -> None:
    """Add half for `с половиной`, `and a half` before a magnitude or unit."""
    found = part_behind(r, number.end)
    if found is not None:
        number.low += found[0]
        number.high += found[0]
        number.step, number.end, number.half = Decimal("0.1"), found[1], True


def read_scale(r: Reader, number: Number) -> None:
    """Multiply by a magnitude word, also after a hyphen or a stray full stop."""
    while True:
        place = number.end
        if r.words[place] in DASHES and r.glued(place) and r.glued(place + 1):
            place += 1
        elif r.words[place] == "." and r.words[place + 1] != "\n" and not r.glued(place) and number.scale == ONE:
            break
        found = r.vocab.scales.match(r.words, place)
        if found is None:
            break
        if number.scale != ONE and found[0] < number.scale and found[0] != _THOUSAND:
            break
        if number.scale != ONE and number.scale >= found[0]:
            break
        number.times(found[0])
        number.end = skip_stop(r, found[1])
        _read_half_after_scale(r, number, found[0])
        if number.scale > _THOUSAND:
            break
    if number.scale == ONE and r.glued(number.end):
        _read_letter(r, number)
    elif number.scale <= _THOUSAND:
        _read_price(r, number)


def skip_stop(r: Reader, end: int) -> int:
    """Step over the full stop of an abbreviation such as `тыс.`, also one set off by a space."""
    if (
        r.words[end] == "."
        and len(r.words[end - 1]) <= 5
        and r.words[end + 1] not in ("", "\n")
        and not r.tokens.capital(end + 1)
    ):
        return end + 1
    if r.words[end] == "." and len(r.words[end - 1]) <= 4 and r.glued(end) and r.words[end + 1] not in ("", "\n"):
        return end + 1
    return end


def _read_half_after_scale(r: Reader, number: Number, scale: Decimal) -> None:
    found = part_behind(r, number.end)
    if found is not None:
        number.low += found[0] * scale
        number.high += found[0] * scale
        number.step, number.end = scale / 10, found[1]


def _read_letter(r: Reader, number: Number) -> None:
    """Read `20k`, `$16.71m`, `1.2M`: a letter glued to the digits, million only where no metre can stand."""
    word = r.words[number.end]
    scale = r.vocab.letters.get(word)
    if scale is None:
        return
    measure = r.vocab.units.match(r.words, number.end)
    if (word in r.vocab.symbols or (measure is not None and not measure[0].money)) and not _letter_is_scale(
        r, number, word
    ):
        return
    number.times(scale)
    number.end = skip_stop(r, number.end + 1)


def _read_price(r: Reader, number: Number) -> None:
    """Read `45 M€`, `1.300 M€`, `2 mil M€`: a letter glued to the sign of a currency."""
    letter = r.vocab.letters.get(r.words[number.end])
    if letter is None or letter < _MILLION or not r.glued(number.end + 1):
        return
    if r.tokens.raw(number.end).isupper() and r.words[number.end + 1] in _SIGNS:
        number.times(letter)
        number.end += 1


_SIGNS = frozenset("€$£₽₴¥")


def _letter_is_scale(r: Reader, number: Number, word: str) -> bool:
    units = r.vocab.units
    before = units.match_back(r.words, number.start) if number.start else None
    if before is not None and before[0].money:
        return True
    after = units.match(r.words, number.end + 1)
    if after is not None and after[0].money:
        return True
    if r.lang == "en" and word == "m" and is_plural(r.words[number.end + 1]):
        return r.words[number.end + 1] not in r.vocab.words_of("races")  # sold 3m copies
    if (
        r.lang == "en"
        and word == "m"
        and not r.vocab.words_of("priced").isdisjoint(r.words[max(0, number.start - 2) : number.start])
    ):
        return True  # the bridge cost 74m, a budget of 640m
    raw = r.tokens.raw(number.end)
    if raw.isupper() and word not in ("t", "т", "g", "г"):
        return r.words[number.end + 1] != "-"
    return raw in ("Г",)


def read_group(r: Reader, number: Number) -> None:
    """Multiply by dozen, десяток, score."""
    found = r.vocab.groups.match(r.words, number.end)
    if found is not None:
        number.times(found[0][0])
        number.scale = ONE
        number.approx = number.approx or found[0][1]
        number.end = found[1]
        read_group_half(r, number, found[0][0])
        read_scale(r, number)
        read_group_of(r, number)


def read_group_half(r: Reader, number: Number, group: Decimal) -> None:
    """Add a part of the group told behind it: a dozen and a half."""
    behind = part_behind(r, number.end)
    if behind is not None:
        number.low += behind[0] * group
        number.high += behind[0] * group
        number.end = behind[1]


def read_group_of(r: Reader, number: Number) -> None:
    """Multiply by what a round word is of: une quinzaine de milliers, una decena de miles."""
    if number.scale != ONE or r.words[number.end] not in r.vocab.words_of("partitive"):
        return
    found = r.vocab.vague.match(r.words, number.end + 1)
    factor = found[0].low / 2 if found is not None else ONE
    if found is not None and factor in (_HUNDRED, _THOUSAND):
        number.times(factor)
        number.end = found[1]


def read_fraction(r: Reader, number: Number) -> None:
    """Read `две трети`, `three quarters`; a share unless a unit follows."""
    place = number.end
    if r.words[place] in DASHES and r.glued(place):
        place += 1
    if not r.triggers[place] & Trigger.NUMBER or number.low != number.high or number.low >= _THOUSAND:
        return
    found = r.vocab.fractions.match(r.words, place)
    if found is None or not r.words[place][0].isalpha() or number.scale != ONE:
        return
    fraction = as_decimal(found[0])
    if number.low * fraction >= ONE and fraction == _HALF:
        return
    number.times(fraction)
    number.scale = ONE
    number.step, number.share, number.half, number.end = Decimal("0.01"), True, True, found[1]
    read_scale(r, number)
    if number.scale != ONE:
        number.share = False


def as_decimal(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def magnitude_at(r: Reader, at: int) -> tuple[Decimal, int] | None:
    """Return the magnitude at a token and its end: thousand, «десятка», «сотни»; None where none stands there."""
    scale = r.vocab.scales.match(r.words, at)
    if scale is not None:
        return scale
    group = r.vocab.groups.match(r.words, at)
    return (group[0][0], group[1]) if group is not None and group[0][0] >= _TEN else None


_TEN = Decimal(10)
