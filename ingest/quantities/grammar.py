"""From a number to a draft: ranges, changes, and the magnitude and unit that both ends share.

Deterministic, left to right. Invariant: `read` always returns a place behind the one it was given.
"""

from decimal import Decimal

from ingest.model import Hedge
from ingest.quantities.amounts import Amount, read_amount, read_amount_from
from ingest.quantities.counted import take_grouped
from ingest.quantities.draft import Draft
from ingest.quantities.hedging import change_before
from ingest.quantities.number import ONE, Number
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.temperature import DEGREES, is_frost, negate


def read(r: Reader, at: int) -> tuple[list[Draft], int]:
    """Read the quantity that begins at token `at`; return what was found and where to go on."""
    if r.words[at] in r.vocab.words_of("articles") and _number_noun(r, at + 1):
        return [], at + 1  # ein knappes Dutzend, eine Viertelmillion
    amount = read_amount(r, at)
    if amount is None:
        return [], at + 1
    drafts, end = _read_range(r, amount)
    return drafts, max(end, at + 1)


def _share_degrees(r: Reader, first: Amount, second: Amount) -> None:
    """Let the degrees of the second number hold for the first: «от 5 до 8 градусов мороза», -5 to -8C."""
    if second.unit in DEGREES and first.end == first.number.end:
        first.unit = ""
        if not second.below and first.number.low > 0 and is_frost(r, first.start, first.end):
            negate(second.number)  # «мороз 18–22 градуса»
            second.below = True
        if second.below and first.number.low > 0:
            negate(first.number)
        elif first.number.low < 0 and -first.number.low < second.number.low and second.start == second.number.start:
            negate(second.number)  # minus 18 to 22 degrees


_INDEFINITE = frozenset({"un", "una", "uma", "um"})  # entre un 12 y un 15 %


def _number_noun(r: Reader, at: int) -> bool:
    """Tell whether a noun that is a number follows an article, which then is none, also behind a hedge."""
    if r.vocab.mixed.get(r.words[at], ONE) >= _HUNDRED:
        return True
    half = r.vocab.table("half_before").match(r.words, at) if r.lang != "en" else None
    if half is not None and r.vocab.groups.match(r.words, half[1]) is not None:
        return True  # una mezza dozzina
    found = r.vocab.hedges.match(r.words, at)
    if found is None:
        return False
    return r.vocab.groups.match(r.words, found[1]) is not None or r.vocab.scales.match(r.words, found[1]) is not None


def _read_range(r: Reader, first: Amount) -> tuple[list[Draft], int]:
    """Read `10–15 rockets`, `from 2 to 5 million`, `between … and …`, `с 10 до 15`; else the amount alone."""
    found = _connector(r, first)
    if found is None:
        return [_draft(first)], first.end
    start, place, change = found
    second = read_amount_from(r, place)
    if second is not None:
        _share_degrees(r, first, second)
    if second is None or not _pairs(first, second, change=change):
        return [_draft(first)], first.end
    _share_measure(first, second)
    if not change and start < first.start and r.words[start] in r.vocab.words_of("scopes.was") and r.lang != "en":
        change = _changes_behind(r, second.end)
    if change:
        before, after = _draft(first), _draft(second)
        before.scope, after.scope = "before", "after"
        after.pair = before
        return [before, after], second.end
    draft = _draft(first)
    draft.start = min(start, first.start)
    draft.end, draft.number_end = second.end, second.number.end
    draft.low, draft.high = min(first.number.low, second.number.low), max(first.number.high, second.number.high)
    draft.range = True
    draft.step = min(first.number.step, second.number.step)
    draft.unit, draft.money, draft.per = second.unit or first.unit, second.money or first.money, second.per or first.per
    draft.attributive = second.attributive
    draft.head_end = second.end
    return [draft], second.end


_Link = tuple[int, int, bool]  # where the range begins, where its second number stands, whether it is a change


def _connector(r: Reader, first: Amount) -> _Link | None:
    """Return what joins the first number of a range to a second one, if anything does."""
    word = r.words[first.end]
    if word not in r.vocab.cues.connects:
        return None
    if word in DASHES:
        hyphened = _hyphened_link(r, first)
        if hyphened is not None or _dash_may_join(r, first.end):
            return hyphened or _dash_link(r, first)
    return _dots_link(r, first) or _words_link(r, first)


def _hyphened_link(r: Reader, first: Amount) -> _Link | None:
    """Return the link of 0-to-60-mph and of fünf- bis sechstausend."""
    words, place = r.words, first.end
    if words[place] != "-" or words[place + 1] not in r.vocab.words_of("ranges.end"):
        return None
    if words[place + 2] == "-" and r.digits(place + 3):
        return first.start, place + 3, False
    return (first.start, place + 2, False) if r.glued(place) and r.lang == "de" else None


def _dash_may_join(r: Reader, place: int) -> bool:
    behind = place + 1
    return bool(r.digits(behind) or r.triggers[behind] or not r.words[behind].isalpha() or r.glued(behind))


def _dash_link(r: Reader, first: Amount) -> _Link | None:
    place, word = first.end, r.words[first.end]
    if place != first.number.end and word == "—" and not r.glued(place):
        return None
    return (first.start, place + 1, False) if r.glued(place) == r.glued(place + 1) or word != "-" else None


def _dots_link(r: Reader, first: Amount) -> _Link | None:
    """Return the link of +3…+5 and of -5...-7."""
    words, place = r.words, first.end
    behind = place + 1 if words[place] == "…" else place + 3 if words[place : place + 3] == [".", ".", "."] else 0
    if behind and (r.digits(behind) or words[behind] in ("-", "–", "+")):
        return first.start, behind, False
    return None


def _words_link(r: Reader, first: Amount) -> _Link | None:
    """Return the link of `between 3 and 5`, `from 3 to 5`, stieg von 11 auf 14, `3 to 5` and `three or four`."""
    words, vocab, place = r.words, r.vocab, first.end
    word = words[place]
    definite = vocab.words_of("definite") | _INDEFINITE if r.lang != "en" else frozenset[str]()
    article = int(words[first.start - 1] in definite)
    before = vocab.table("ranges.between").match_back(words, first.start - article)
    if before is not None and word in vocab.words_of("ranges.join"):
        return before[1], place + 1 + int(words[place + 1] in definite), False  # tra le 3 e le 5 mila
    end = vocab.table("ranges.end").match(words, place)
    start = vocab.table("ranges.start").match_back(words, first.start)
    if end is not None and start is not None:
        return start[1], end[1], _is_change(r, start[1])
    was = vocab.table("scopes.was").match_back(words, first.start)
    to = vocab.words_of("scopes.to") - vocab.words_of("dates.clock_before")
    if was is not None and word in to and _is_change(r, was[1]):
        return was[1], place + 1, True
    if (
        end is not None
        and r.lang not in ("ru", "uk")
        and (not _is_delta(r, first.start) or _measured_after(r, first, end[1]))
    ):
        return first.start, end[1], False
    if word in vocab.words_of("ranges.either") and _follows_next(r, first, place):
        return first.start, place + 1, False
    return None


def _follows_next(r: Reader, first: Amount, place: int) -> bool:
    """Tell whether `or` is followed by the next whole number: two or three, never 25k or 40k."""
    number = first.number
    if number.low != number.high or place != number.end or number.low != number.low.to_integral_value():
        return False
    second = read_amount_from(r, place + 1)
    return second is not None and second.number.low / second.number.scale == number.low + 1


def _measured_after(r: Reader, first: Amount, place: int) -> bool:
    """Tell whether only the second number has a unit: `dropped by 1 to 1.5 degrees` is one range."""
    if first.unit:
        return False
    second = read_amount_from(r, place)
    return second is not None and bool(second.unit)


def _changes_behind(r: Reader, at: int) -> bool:
    """Tell whether a verb of change follows: «с 300 до 450 рублей подорожал»."""
    words = r.words[at : at + 3]
    return any(word in r.vocab.words_of("scopes.rise") or word in r.vocab.words_of("scopes.fall") for word in words)


def _is_delta(r: Reader, at: int) -> bool:
    """Tell whether a change is told before the number: `rose by three to 12`, `up 2 points to 18`."""
    words, vocab = r.words, r.vocab
    for place in range(at - 1, max(-1, at - 4), -1):
        if words[place] in vocab.words_of("scopes.rise") or words[place] in vocab.words_of("scopes.fall"):
            return True
        if not words[place].isalpha():
            return False
    return False


def _is_change(r: Reader, at: int) -> bool:
    """Tell whether a verb of change stands before `с 10 до 15`."""
    return change_before(r, at, 7) is not None


def _pairs(first: Amount, second: Amount, *, change: bool) -> bool:
    a, b = first.number, second.number
    if a.vague or b.vague or a.share != b.share:
        return False
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if change:
        return True
    low, high = a.low, b.low
    if _distributes(a, b):
        low = low * b.scale
    elif _hundreds(a, b):
        low = low * _written_out(b)
    if low < 0 < high and not first.unit and not second.unit:
        return False
    return high < low if low < 0 and high < 0 else low < high  # «от –5 до –8»: colder comes last


def _distributes(a: Number, b: Number) -> bool:
    """Tell whether the second number's magnitude belongs to the first too: 2-3 тыс."""
    return (
        a.scale == ONE
        and b.scale != ONE
        and a.low < 1000
        and a.low < b.low / b.scale * 1000
        and not (a.low > b.low / b.scale and a.low >= 100)
    )


def _hundreds(a: Number, b: Number) -> bool:
    """Tell whether the second number's hundred belongs to the first too: two to three hundred."""
    return _written_out(b) > ONE and a.scale == ONE and ONE < a.low < b.low / _written_out(b)


def _written_out(b: Number) -> Decimal:
    """Return the hundred or thousand that is part of the word of a number: dreihundert, sechstausend."""
    if not b.words or b.scale != ONE or b.low % _HUNDRED or b.low >= _TEN * _THOUSAND:
        return ONE
    return _THOUSAND if b.low % _THOUSAND == 0 else _HUNDRED if b.low < _THOUSAND else ONE


_TEN, _HUNDRED, _THOUSAND = Decimal(10), Decimal(100), Decimal(1000)


def _share_measure(first: Amount, second: Amount) -> None:
    if _distributes(first.number, second.number):
        first.number.times(second.number.scale)
    elif _hundreds(first.number, second.number):
        first.number.times(_written_out(second.number))
    if not first.unit:
        first.unit, first.money, first.per = second.unit, second.money, second.per
    elif not second.unit:
        second.unit, second.money, second.per = first.unit, first.money, first.per


def is_grouped(number: Number) -> bool:
    """Tell whether the digits could be thousands and nothing was added to them."""
    return number.literal is not None and number.literal.grouped is not None and number.low == number.literal.value


def _draft(amount: Amount) -> Draft:
    number = amount.number
    draft = Draft(
        amount.start,
        amount.end,
        number.start,
        number.end,
        number.low,
        number.high,
        number.step,
        amount.unit,
        amount.money,
        amount.per,
    )
    draft.vague, draft.share, draft.half = number.vague, number.share, number.half
    draft.weak, draft.implicit = number.weak, number.implicit
    draft.collective, draft.attributive, draft.words = number.collective, amount.attributive, number.words
    draft.head_end = amount.end
    if number.literal is not None and number.scale == ONE and is_grouped(number):
        draft.grouped = number.literal.grouped
        if amount.money:
            take_grouped(draft)
    if number.vague:
        draft.hedge = Hedge.VAGUE if number.low != number.high else Hedge.ABOUT
    elif number.approx:
        draft.hedge, draft.approx = Hedge.ABOUT, True
    return draft
