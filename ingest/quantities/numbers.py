"""Read a number at a token: digits with their groups, number words in all their forms, magnitudes, fractions.

Units, hedges and ranges are read elsewhere. Invariant: a number ends at the first token that cannot continue it.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ingest.quantities.literals import Literal, read_literal, step_of
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.vocabulary import Trigger

_ZERO = Decimal(0)
_ONE = Decimal(1)
_HALF = Decimal("0.5")
_THOUSAND = Decimal(1000)


@dataclass(slots=True)
class Number:
    """A number as read: tokens `start`…`end` (exclusive), nominal low and high, and how it was written."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    literal: Literal | None = None
    words: bool = False
    scale: Decimal = _ONE
    approx: bool = False
    vague: bool = False
    weak: bool = False
    collective: bool = False
    share: bool = False
    half: bool = False  # a fraction or half in words: the unit may be told finer

    def times(self, factor: Decimal) -> None:
        """Multiply value and step."""
        self.low *= factor
        self.high *= factor
        self.step *= factor
        self.scale *= factor


def read_number(r: Reader, at: int) -> Number | None:
    """Return the number that begins at token `at`, or None."""
    if r.digits(at):
        return _read_digits(r, at)
    trigger = r.triggers[at]
    if trigger & Trigger.VAGUE:
        found = _read_vague(r, at)
        if found is not None:
            return found
    if trigger & (Trigger.NUMBER | Trigger.COMPOUND):
        return _read_words(r, at)
    return None


# ---------------------------------------------------------------------- digits
def _read_digits(r: Reader, at: int) -> Number | None:
    literal = read_literal(r.words[at], r.vocab.decimal_comma)
    if literal is None:
        return None
    end = at + 1
    number = Number(at, end, literal.value, literal.value, literal.step, literal)
    if r.words[at - 1] == "." and r.glued(at) and literal.plain and not r.glued(at - 1):
        number.low = number.high = literal.value.scaleb(-len(r.words[at]))
        number.step, number.start = Decimal(1).scaleb(-len(r.words[at])), at - 1
    elif literal.plain:
        end = _join_groups(r, number)
    _read_slash(r, number)
    if r.triggers[number.end + 1] and number.end == at + 1:
        _read_point(r, number)
    _read_half(r, number)
    _read_scale(r, number)
    if number.scale == _ONE:
        _read_group(r, number)
    else:
        _add_smaller(r, number)
    _read_fraction(r, number)
    return number


def _join_groups(r: Reader, number: Number) -> int:
    """Join `1 500 000` and `165432 800`: exactly three digits after exactly one space."""
    words, starts, ends = r.words, r.starts, r.ends
    first, place = words[number.start], number.end
    if len(first) == 4 or (first[0] == "0" and len(first) > 1) or first == "0":
        return place
    digits, rest = first, ""
    while starts[place] == ends[place - 1] + 1 and r.tokens.text[ends[place - 1]] == " ":
        group = words[place]
        if len(group) == 3 and group.isdigit():
            digits += group
            place += 1
            continue
        head, sign, tail = group[:3], group[3:4], group[4:]
        if len(head) == 3 and head.isdigit() and sign and sign in ",." and tail.isdigit():
            digits, rest = digits + head, tail
            place += 1
        break
    if (
        place > number.end
        and len(digits) <= 30
        and not (
            starts[place] == ends[place - 1]
            and words[place] == "-"
            and r.digits(place + 1)
            and len(words[place + 1]) == 2
        )
    ):
        number.low = number.high = Decimal(f"{digits}.{rest}" if rest else digits)
        number.step = Decimal(1).scaleb(-len(rest)) if rest else step_of(number.low)
        number.literal = Literal(number.low, number.step, plain=False)
        number.end = place
    return place


def _read_slash(r: Reader, number: Number) -> None:
    """Read `1/3` and `2 1/2`; 9/11 and 24/7 are left to the refusals."""
    words, place = r.words, number.end
    if words[place] == "/" and r.digits(place + 1) and r.glued(place) and r.glued(place + 1):
        over, under = words[place - 1], words[place + 1]
        if over.isdigit() and under.isdigit() and 0 < int(over) < int(under) and int(under) <= 1000:
            number.low = number.high = Decimal(over) / Decimal(under)
            number.step, number.share, number.end = Decimal("0.01"), True, place + 2
        return
    if (
        r.digits(place)
        and words[place + 1] == "/"
        and r.digits(place + 2)
        and r.glued(place + 1)
        and r.glued(place + 2)
    ):
        over, under = words[place], words[place + 2]
        if over.isdigit() and under in ("2", "3", "4", "5", "8", "16") and int(over) < int(under):
            number.low = number.high = number.low + Decimal(over) / Decimal(under)
            number.step, number.end = Decimal("0.01"), place + 3
        return
    found = (
        r.vocab.fractions.match(words, place)
        if r.triggers[place] & Trigger.NUMBER and not words[place].isalpha()
        else None
    )
    if found is not None and words[place] and not words[place][0].isalpha():
        number.low = number.high = number.low + _decimal(found[0])
        number.step, number.end = Decimal("0.01"), found[1]


def _read_half(r: Reader, number: Number) -> None:
    """Add half for `с половиной`, `and a half` before a magnitude or unit."""
    found = r.vocab.table("half_after").match(r.words, number.end)
    if found is not None:
        number.low += _HALF
        number.high += _HALF
        number.step, number.end, number.half = Decimal("0.1"), found[1], True


def _read_scale(r: Reader, number: Number) -> None:
    """Multiply by a magnitude word, also after a hyphen or a stray full stop."""
    while True:
        place = number.end
        if r.words[place] in DASHES and r.glued(place) and r.glued(place + 1):
            place += 1
        elif r.words[place] == "." and r.words[place + 1] != "\n" and not r.glued(place) and number.scale == _ONE:
            break
        found = r.vocab.scales.match(r.words, place)
        if found is None:
            break
        if number.scale != _ONE and found[0] < number.scale and found[0] != _THOUSAND:
            break
        if number.scale != _ONE and number.scale >= found[0]:
            break
        number.times(found[0])
        number.end = skip_stop(r, found[1])
        _read_half_after_scale(r, number, found[0])
        if number.scale > _THOUSAND:
            break
    if number.scale == _ONE and r.glued(number.end):
        _read_letter(r, number)


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
    found = r.vocab.table("half_after").match(r.words, number.end)
    if found is not None:
        number.low += _HALF * scale
        number.high += _HALF * scale
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


def _letter_is_scale(r: Reader, number: Number, word: str) -> bool:
    units = r.vocab.units
    before = units.match_back(r.words, number.start) if number.start else None
    if before is not None and before[0].money:
        return True
    after = units.match(r.words, number.end + 1)
    if after is not None and after[0].money:
        return True
    raw = r.tokens.raw(number.end)
    if raw.isupper() and word not in ("t", "т", "g", "г"):
        return r.words[number.end + 1] != "-"
    return raw in ("Г",)


def _add_smaller(r: Reader, number: Number) -> None:
    """Add `300 тысяч` in «2 млн 300 тысяч», `525` in «8 тысяч 525»."""
    place = number.end
    if not (r.digits(place) or r.triggers[place] & Trigger.NUMBER) or r.words[place - 1] == ".":
        if not (r.words[place - 1] == "." and r.digits(place)):
            return
    found = _read_digits(r, place) if r.digits(place) else None
    if found is None or found.share or found.literal is None or found.literal.decimals:
        return
    smaller = found.scale != _ONE and found.scale < number.scale and found.low < number.scale
    plain = (
        found.scale == _ONE
        and number.scale == _THOUSAND
        and found.low < _THOUSAND
        and found.low > 99
        and found.literal.plain
    )
    if smaller or plain:
        number.low = number.high = number.low + found.low
        number.step, number.end = found.step, found.end


def _read_group(r: Reader, number: Number) -> None:
    """Multiply by dozen, десяток, score."""
    found = r.vocab.groups.match(r.words, number.end)
    if found is not None:
        number.times(found[0][0])
        number.scale = _ONE
        number.approx = number.approx or found[0][1]
        number.end = found[1]
        _read_scale(r, number)


def _read_fraction(r: Reader, number: Number) -> None:
    """Read `две трети`, `three quarters`; a share unless a unit follows."""
    place = number.end
    if r.words[place] in DASHES and r.glued(place):
        place += 1
    if not r.triggers[place] & Trigger.NUMBER or number.low != number.high or number.low >= _THOUSAND:
        return
    found = r.vocab.fractions.match(r.words, place)
    if found is None or not r.words[place].isalpha() or number.scale != _ONE:
        return
    fraction = _decimal(found[0])
    if number.low * fraction >= _ONE and fraction == _HALF:
        return
    number.times(fraction)
    number.scale = _ONE
    number.step, number.share, number.half, number.end = Decimal("0.01"), True, True, found[1]
    _read_scale(r, number)
    if number.scale != _ONE:
        number.share = False


def _decimal(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


# ---------------------------------------------------------------------- words
def _read_vague(r: Reader, at: int) -> Number | None:
    found = r.vocab.vague.match(r.words, at)
    if found is None:
        return None
    interval, end = found
    if _is_exact_scale(r, at):
        return None
    number = Number(at, end, interval.low, interval.high, _ONE, words=True, vague=True, weak=interval.weak)
    if interval.scales:
        scale = r.vocab.scales.match(r.words, end)
        if scale is not None:
            number.low, number.high, number.end = (
                interval.low * scale[0],
                interval.high * scale[0],
                skip_stop(r, scale[1]),
            )
            _skip_of(r, number)
    return number


def _skip_of(r: Reader, number: Number) -> None:
    if r.lang == "en" and r.words[number.end] == "of":
        number.end += 1


def _is_exact_scale(r: Reader, at: int) -> bool:
    """Tell whether `thousand`-like words stand after a number or article and are no vague plural."""
    return at > 0 and (
        r.digits(at - 1) or bool(r.triggers[at - 1] & Trigger.NUMBER and r.vocab.numbers.match(r.words, at - 1))
    )


def _read_words(r: Reader, at: int) -> Number | None:
    vocab, words = r.vocab, r.words
    glued = vocab.glued(words[at]) if r.triggers[at] & Trigger.COMPOUND else None
    if glued is not None:
        if glued.kind != "half":
            return None
        number = Number(at, at + 1, glued.value, glued.value, step_of(glued.value), words=True, scale=glued.value * 2)
        return number
    mixed = vocab.mixed.get(words[at])
    if mixed is not None:
        number = Number(
            at, at + 1, mixed, mixed, Decimal("0.1") if mixed < 2 else step_of(mixed), words=True, half=mixed < 2
        )
        if r.words[at + 1] == "-" and r.glued(at + 1) and words[at + 2] in vocab.numbers.first:
            return number
        _read_scale(r, number)
        if number.scale == _ONE:
            _read_group(r, number)
        return number
    half = vocab.table("half_before").match(words, at)
    if half is not None:
        return _read_half_before(r, at, half[1])
    return _compose(r, at)


def _read_half_before(r: Reader, at: int, end: int) -> Number | None:
    place = end + 1 if r.words[end] == "-" and r.glued(end) else end
    number = Number(at, place, _HALF, _HALF, Decimal("0.1"), words=True, half=True)
    _read_scale(r, number)
    if number.scale == _ONE:
        _read_group(r, number)
    if number.end == place:
        if place > end or (r.words[place] in ("time", "way", "back", "hearted")):
            return None
        if r.vocab.units.match(r.words, place) is None:
            number.share, number.end = True, end
    return number


def _place(value: Decimal, stack: frozenset[int]) -> tuple[Decimal, bool]:
    """Return below which value a number word may still be added, and whether 10…19 may."""
    whole = int(value)
    if whole % 100 == 0:
        return Decimal(100), False
    if whole % 10 == 0 and whole % 100 != 10:
        return Decimal(10), whole % 100 in stack
    return _ZERO, False


def _compose(r: Reader, at: int) -> Number | None:
    """Add and multiply number words: `сто двадцать пять тысяч триста`, `two hundred and five`."""
    vocab, words = r.vocab, r.words
    total, current, last_scale, end, collective = _ZERO, None, None, at, False
    stack = frozenset(vocab.pack.stack)
    place = at
    step = _ONE
    while True:
        found = vocab.numbers.match(words, place)
        if found is not None:
            cardinal, after = found
            value = cardinal.value
            if cardinal.multiplies:
                if current is not None and current >= 100:
                    break
                current = (current if current else _ONE) * value
            elif current is None:
                if last_scale is not None and value >= last_scale:
                    break
                current = value
                collective = cardinal.collective
            else:
                below, stacks = _place(current, stack)
                if not (value < below and value > 0) and not (stacks and 10 <= value <= 19):
                    break
                if cardinal.collective:
                    break
                current += value
            end = place = after
        else:
            scale = vocab.scales.match(words, place) if r.triggers[place] & Trigger.NUMBER else None
            if scale is None or (last_scale is not None and scale[0] >= last_scale and current is not None):
                break
            if current is None and last_scale is not None:
                total *= scale[0]  # a thousand million
            else:
                half = None
                total += (current if current is not None else _ONE) * scale[0]
            last_scale, current = scale[0] if last_scale is None else min(last_scale, scale[0]), None
            end = place = skip_stop(r, scale[1])
            half = vocab.table("half_after").match(words, end)
            if half is not None:
                total += _HALF * scale[0]
                end = half[1]
                break
        next_place = _step_joiner(r, place, current if current is not None else (last_scale or _ZERO))
        if next_place is None:
            break
        place = next_place
    if end == at:
        return _lone(r, at)
    value = total + (current or _ZERO)
    number = Number(
        at,
        end,
        value,
        value,
        step_of(value) if last_scale is None else step_of(value),
        words=True,
        collective=collective,
    )
    number.scale = last_scale if last_scale is not None and current is None else _ONE
    if current is not None or last_scale is None:
        _read_tail(r, number)
    return number


def _step_joiner(r: Reader, place: int, current: Decimal) -> int | None:
    """Return the place of the next part: after a hyphen, an `and`, or right here; None where none can follow."""
    word = r.words[place]
    if r.triggers[place] & Trigger.NUMBER:
        return place
    if word in ("-", "–") and r.glued(place) and r.glued(place + 1) and r.triggers[place + 1] & Trigger.NUMBER:
        return place + 1
    if word in r.vocab.words_of("joiners") and r.triggers[place + 1] & Trigger.NUMBER:
        found = r.vocab.numbers.match(r.words, place + 1)
        if found is None:
            return None
        below = (
            current
            if current >= 100 and current % 100 == 0
            else (Decimal(10) if r.lang != "en" and current % 10 == 0 and current else _ZERO)
        )
        if found[0].value < below and current > 0:
            return place + 1
    return None


def _read_tail(r: Reader, number: Number) -> None:
    """Read what follows a composed number: halves, dozens, fractions, decimals in words, magnitudes."""
    _read_half(r, number)
    if number.half:
        _read_scale(r, number)
    _read_point(r, number)
    if number.scale == _ONE:
        _read_group(r, number)
    _read_fraction(r, number)
    if number.scale == _ONE and r.words[number.end] == ".":
        return


def _read_point(r: Reader, number: Number) -> None:
    """Read decimals in words: `один точка один`, `two point five`, «две целых пять десятых»."""
    if r.words[number.end] not in r.vocab.words_of("point"):
        return
    place = number.end + 1
    if r.words[place] in r.vocab.words_of("stop") and len(r.words[place]) == 1:
        place += 1
    found = _compose(r, place) if r.triggers[place] & Trigger.NUMBER else None
    if r.digits(place) and r.words[place].isdigit() and number.literal is not None:
        found = Number(place, place + 1, Decimal(r.words[place]), Decimal(r.words[place]), _ONE)
    if found is None:
        return
    if found.share:
        value = number.low + found.low
    else:
        digits = str(int(found.low))
        value = number.low + Decimal(digits).scaleb(-len(digits))
    number.low = number.high = value
    number.step = Decimal("0.1")
    number.end = found.end
    _read_scale(r, number)


def _fraction_stands(r: Reader, at: int, end: int) -> bool:
    """Tell whether `third`, `quarter` is a part and no ordinal or period: a third of, one quarter."""
    article = r.words[at - 1] in r.vocab.words_of("articles")
    if r.words[at] in ("half", "halves"):
        return True
    return article and (r.words[end] in ("of", "million", "billion", ",", ".", "") or r.words[at - 1] == "one")


def _lone(r: Reader, at: int) -> Number | None:
    """Read a fraction or group word that stands alone: треть, a quarter, a dozen."""
    fraction = r.vocab.fractions.match(r.words, at)
    if fraction is not None and r.lang == "en" and r.words[at].isalpha() and not _fraction_stands(r, at, fraction[1]):
        return None
    if fraction is not None:
        value = _decimal(fraction[0])
        number = Number(at, fraction[1], value, value, Decimal("0.01"), words=True, share=True, half=True)
        _read_scale(r, number)
        if number.scale != _ONE:
            number.share = False
        return number
    group = r.vocab.groups.match(r.words, at)
    if group is not None:
        value = group[0][0]
        number = Number(at, group[1], value, value, _ONE, words=True, approx=group[0][1])
        _read_scale(r, number)
        return number
    return None
