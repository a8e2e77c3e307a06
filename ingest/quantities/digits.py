"""Numbers in digits: groups parted by spaces, fractions with a slash, a leading point, a smaller part after it."""

from decimal import Decimal

from ingest.quantities.literals import Literal, read_literal, step_of
from ingest.quantities.magnitudes import as_decimal, read_fraction, read_group, read_half, read_scale
from ingest.quantities.number import ONE, Number
from ingest.quantities.number_words import read_point
from ingest.quantities.reader import Reader
from ingest.quantities.vocabulary import Trigger

_THOUSAND = Decimal(1000)


def read_digits(r: Reader, at: int, below: Decimal | None = None) -> Number | None:
    """Return the number in digits at token `at`; `below` is the magnitude that it must stay under to be of use."""
    literal = read_literal(r.words[at], r.vocab.decimal_comma, r.vocab.pack.group_needs_noun)
    if literal is None:
        return None
    end = at + 1
    number = Number(at, end, literal.value, literal.value, literal.step, literal)
    if (
        r.words[at - 1] == "."
        and r.glued(at)
        and literal.plain
        and (not r.glued(at - 1) or r.words[at - 2] in ("-", "+"))
    ):
        number.low = number.high = literal.value.scaleb(-len(r.words[at]))
        number.step, number.start = Decimal(1).scaleb(-len(r.words[at])), at - 1
    elif literal.plain and r.digits(end):
        end = _join_groups(r, number)
    behind = r.words[end]
    if behind not in r.vocab.cues.continues and not r.triggers[end] & Trigger.NUMBER and not r.digits(end):
        return number  # the ordinary case: a word or sign that cannot be part of a number
    _read_slash(r, number)
    if r.triggers[number.end + 1] and number.end == at + 1:
        read_point(r, number)
    read_half(r, number)
    read_scale(r, number)
    if number.scale == ONE:
        read_group(r, number)
    elif below is None or number.scale < below:
        _add_smaller(r, number)
    read_fraction(r, number)
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
        number.low = number.high = number.low + as_decimal(found[0])
        number.step, number.end = Decimal("0.01"), found[1]


def _add_smaller(r: Reader, number: Number) -> None:
    """Add `300 тысяч` in «2 млн 300 тысяч», `525` in «8 тысяч 525»."""
    place = number.end
    # only ever smaller magnitudes: a line of `7 млн 7 млн …` would else be read to its end for each number
    found = read_digits(r, place, number.scale) if r.digits(place) else None
    if found is None or found.share or found.literal is None or found.literal.decimals:
        return
    smaller = found.scale != ONE and found.scale < number.scale and found.low < number.scale
    plain = (
        found.scale == ONE
        and number.scale == _THOUSAND
        and found.low < _THOUSAND
        and found.low > 99
        and found.literal.plain
    )
    if smaller or plain:
        number.low = number.high = number.low + found.low
        number.step, number.end = found.step, found.end
