"""From a number to a quantity: ranges, distributed units, hedges on both sides, heads, changes.

Deterministic, left to right. Invariant: `read` always returns a place behind the one it was given.
"""

import itertools
from decimal import Decimal

from ingest.model import Hedge, QuantityKind
from ingest.quantities.amounts import Amount, read_amount, read_amount_from
from ingest.quantities.draft import Draft
from ingest.quantities.heads import find_head
from ingest.quantities.literals import step_of
from ingest.quantities.numbers import Number
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.units import dimension
from ingest.quantities.vocabulary import Trigger

_ONE = Decimal(1)
_THOUSAND = Decimal(1000)
_HEDGE_STEPS = 4


def read(r: Reader, at: int) -> tuple[list[Draft], int]:
    """Read the quantity that begins at token `at`; return what was found and where to go on."""
    amount = read_amount(r, at)
    if amount is None:
        return [], at + 1
    drafts, end = _read_range(r, amount)
    return drafts, max(end, at + 1)


# ---------------------------------------------------------------------- ranges
def _read_range(r: Reader, first: Amount) -> tuple[list[Draft], int]:
    """Read `10–15 rockets`, `from 2 to 5 million`, `between … and …`, `с 10 до 15`; else the amount alone."""
    found = _connector(r, first)
    if found is None:
        return [_draft(first)], first.end
    start, place, change = found
    second = read_amount_from(r, place)
    if second is None or not _pairs(first, second, change=change):
        return [_draft(first)], first.end
    _share_measure(first, second)
    if change:
        before, after = _draft(first), _draft(second)
        before.scope, after.scope = "before", "after"
        after.pair = before
        return [before, after], second.end
    draft = _draft(first)
    draft.start = min(start, first.start)
    draft.end, draft.number_end = second.end, second.number.end
    draft.high, draft.range = second.number.high, True
    draft.step = min(first.number.step, second.number.step)
    draft.unit, draft.money, draft.per = second.unit or first.unit, second.money or first.money, second.per or first.per
    draft.attributive = second.attributive
    draft.head_end = second.end
    return [draft], second.end


def _connector(r: Reader, first: Amount) -> tuple[int, int, bool] | None:
    """Return where the range begins, where its second number stands, and whether it is a change."""
    words, vocab, place = r.words, r.vocab, first.end
    word = words[place]
    if (
        word == "-"
        and words[place + 1] in vocab.words_of("ranges.end")
        and words[place + 2] == "-"
        and r.digits(place + 3)
    ):
        return first.start, place + 3, False  # 0-to-60-mph
    if word in DASHES and (
        r.digits(place + 1) or r.triggers[place + 1] or not words[place + 1].isalpha() or r.glued(place + 1)
    ):
        if place != first.number.end and word == "—" and not r.glued(place):
            return None
        return (first.start, place + 1, False) if r.glued(place) == r.glued(place + 1) or word != "-" else None
    before = vocab.table("ranges.between").match_back(words, first.start)
    if before is not None and word in vocab.words_of("ranges.join"):
        return before[1], place + 1, False
    end = vocab.table("ranges.end").match(words, place)
    start = vocab.table("ranges.start").match_back(words, first.start)
    if end is not None and start is not None:
        return start[1], end[1], _is_change(r, start[1])
    if (
        end is not None
        and r.lang == "en"
        and word == "to"
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
    return second is not None and second.number.low == number.low + 1


def _measured_after(r: Reader, first: Amount, place: int) -> bool:
    """Tell whether only the second number has a unit: `dropped by 1 to 1.5 degrees` is one range."""
    if first.unit:
        return False
    second = read_amount_from(r, place)
    return second is not None and bool(second.unit)


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


def change_before(r: Reader, at: int, span: int) -> str | None:
    """Return 'up' or 'down' where a word of change stands within `span` tokens before `at` in the clause."""
    words, vocab = r.words, r.vocab
    rise, fall = vocab.words_of("scopes.rise"), vocab.words_of("scopes.fall")
    for place in range(at - 1, max(-1, at - span - 1), -1):
        word = words[place]
        if word in rise:
            return "up"
        if word in fall:
            return "down"
        if word in (";", "\n", "!", "?", ":", "(") or (
            word == "." and (r.tokens.capital(place + 1) or not r.words[place + 1])
        ):
            return None
    return None


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
    if low < 0 < high and not first.unit and not second.unit:
        return False
    return low < high


def _distributes(a: Number, b: Number) -> bool:
    """Tell whether the second number's magnitude belongs to the first too: 2-3 тыс."""
    return (
        a.scale == _ONE
        and b.scale != _ONE
        and a.low < 1000
        and a.low < b.low / b.scale * 1000
        and not (a.low > b.low / b.scale and a.low >= 100)
    )


def _share_measure(first: Amount, second: Amount) -> None:
    if _distributes(first.number, second.number):
        first.number.times(second.number.scale)
    if not first.unit:
        first.unit, first.money, first.per = second.unit, second.money, second.per
    elif not second.unit:
        second.unit, second.money, second.per = first.unit, first.money, first.per


def r_grouped(number: Number) -> bool:
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
    draft.weak = number.weak
    draft.collective, draft.attributive, draft.words = number.collective, amount.attributive, number.words
    draft.head_end = amount.end
    if number.literal is not None and number.scale == _ONE and r_grouped(number):
        draft.grouped = number.literal.grouped
        if amount.money:
            _take_grouped(draft)
    if number.vague:
        draft.hedge = Hedge.VAGUE if number.low != number.high else Hedge.ABOUT
    elif number.approx:
        draft.hedge = Hedge.ABOUT
    return draft


# ---------------------------------------------------------------------- hedges
def read_hedges(r: Reader, draft: Draft) -> None:
    """Take in the hedges before and behind a draft; the one nearest to the number decides."""
    words, vocab = r.words, r.vocab
    for _ in range(_HEDGE_STEPS):
        found = vocab.hedges.match_back(words, draft.start)
        if found is not None and found[0] is Hedge.UP_TO and _is_new_value(r, found[1], draft):
            draft.scope = draft.scope or "after"
            break
        if found is not None:
            if draft.hedge in (Hedge.EXACT, Hedge.VAGUE) and not (
                draft.hedge is Hedge.VAGUE and found[0] is Hedge.EXACT
            ):
                _set_hedge(draft, found[0])
            draft.start = found[1]
            continue
        additional = vocab.table("scopes.additional").match_back(words, draft.start)
        if additional is not None and draft.scope is None:
            draft.scope, draft.start = "additional", additional[1]
            continue
        if (
            words[draft.start - 1] == ","
            and vocab.hedges.match_back(words, draft.start - 1) is None
            and r.lang in ("ru", "uk")
            and words[draft.start - 2] in ("чем", "ніж")
        ):
            draft.start -= 1
            continue
        break
    _read_after(r, draft)


def _set_hedge(draft: Draft, hedge: Hedge) -> None:
    if draft.vague and draft.low != draft.high:
        return
    draft.hedge = hedge
    if hedge is Hedge.EXACT:
        draft.step = _ONE if draft.step >= _ONE else draft.step


def _is_new_value(r: Reader, at: int, draft: Draft) -> bool:
    """Tell whether `до 12` is the value after a change and no bound: «выросло до 12», «на 2 п. п., до 18%»."""
    return r.words[at] in r.vocab.words_of("scopes.to") and change_before(r, at, 9) is not None


def _read_after(r: Reader, draft: Draft) -> None:
    words, vocab = r.words, r.vocab
    found = vocab.hedges_after.match(words, draft.end)
    inner = None if found is not None else vocab.hedges_after.match(words, draft.number_end)
    if found is None:
        found = inner
    if found is None:
        return
    if draft.hedge in (Hedge.EXACT,) or (found[0] in (Hedge.AT_LEAST,) and draft.hedge is Hedge.ABOUT):
        _set_hedge(draft, found[0])
    draft.end = max(draft.end, found[1])


# ---------------------------------------------------------------------- heads
def read_head(r: Reader, draft: Draft) -> None:
    """Find what a draft without a unit counts, behind the number."""
    place = draft.end
    if r.words[place] in DASHES and r.glued(place) and r.glued(place + 1):
        place = _skip_ending(r, place)
    more = r.vocab.table("scopes.additional_after").match(r.words, place)
    if more is not None and r.words[more[1]].isalpha():
        draft.scope, place = draft.scope or "additional", more[1]
    times = r.vocab.table("ratio.times").match(r.words, place)
    if times is not None:
        _set_times(r, draft, times[1])
        return
    found = find_head(r, place, one=draft.low == draft.high == _ONE)
    if found is None:
        return
    draft.unit, draft.concept, draft.role = found.name, found.concept, found.role
    draft.end = draft.head_end = found.end
    draft.money = found.money
    if found.measure:
        return
    draft.kind = QuantityKind.COUNT
    _take_grouped(draft)


def _set_times(r: Reader, draft: Draft, end: int) -> None:
    """Read `2.5 times more`, «в 2,5 раза»; without a comparison it counts occasions."""
    lead = r.words[draft.start - 1]
    if lead in r.vocab.words_of("ratio.lead"):
        draft.start -= 1
        draft.kind = QuantityKind.RATIO
    elif r.words[end] in r.vocab.words_of("ratio.compared"):
        draft.kind = QuantityKind.RATIO
    else:
        draft.kind = QuantityKind.COUNT
        rate = r.vocab.rates.match(r.words, end)
        if rate is None:
            per = r.vocab.table("per").match(r.words, end)
            unit = r.vocab.units.match(r.words, per[1]) if per is not None else None
            rate = (unit[0].name, unit[1]) if unit is not None else None
        if rate is not None:
            draft.per, end = rate
    draft.unit, draft.end, draft.head_end = "times", end, end


def _take_grouped(draft: Draft) -> None:
    """Read `1.200` as thousands: before a counted noun, or of money, which has no third decimal."""
    if draft.grouped is not None:
        draft.low = draft.high = draft.grouped
        draft.step, draft.grouped = step_of(draft.grouped), None


def _skip_ending(r: Reader, place: int) -> int:
    """Step over `-ти`, `-х` of 5-ти, 2-х, or over the hyphen of `15-member`."""
    if r.words[place + 1] in r.vocab.words_of("ordinals.cardinal_suffixes"):
        return place + 2
    return place + 1


def inherit(drafts: list[Draft], r: Reader) -> None:
    """Give a bare number the noun or currency told before it: `435 homes by sale and 187 by tender`."""
    for draft, following in itertools.pairwise(drafts):
        if not following.open or following.share or not draft.unit or draft.attributive or draft.change:
            continue
        if draft.kind is QuantityKind.COUNT or (
            draft.money and draft.per is None and following.step >= _THOUSAND <= draft.step
        ):
            if not _elliptic(r, draft, following):
                continue
            following.unit, following.money, following.concept = draft.unit, draft.money, draft.concept
            following.kind = draft.kind


def _elliptic(r: Reader, draft: Draft, following: Draft) -> bool:
    """Tell whether a bare number goes on about the same things: near, in one sentence, after a joining word."""
    if following.start - draft.end > 14 or following.start <= draft.end:
        return False
    between = r.words[draft.end : following.start]
    if any(word in (".", "\n", ";", "!", "?", "(", ")", ":") for word in between):
        return False
    before = r.words[following.start - 1]
    joins = r.vocab.words_of("ranges.join") | r.vocab.words_of("scopes.was") | r.vocab.words_of("scopes.additional")
    return before in joins or before == ","


def spread(drafts: list[Draft], r: Reader) -> None:
    """Carry a hedge over `more than 40 tanks and 15 trucks` and into a conversion in brackets."""
    joins = r.vocab.words_of("ranges.join")
    for draft, following in itertools.pairwise(drafts):
        between = r.words[draft.end : following.start]
        if between == ["("] and following.hedge is Hedge.EXACT and not following.implicit:
            if dimension(draft.unit) is not None and dimension(draft.unit) == dimension(following.unit):
                following.hedge, following.change = draft.hedge, draft.change
        elif (
            len(between) == 1
            and between[0] in joins
            and following.hedge is Hedge.EXACT
            and draft.hedge is not Hedge.VAGUE
        ):
            if (
                draft.kind is QuantityKind.COUNT is following.kind
                and not draft.implicit
                and not following.implicit
                and draft.unit != following.unit
                and draft.concept
            ):
                following.hedge = draft.hedge


def distribute(drafts: list[Draft], r: Reader) -> None:
    """Give a number without unit the unit of the next one when only joiners stand between: `5 и 10 %`."""
    for index in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[index], drafts[index + 1]
        if not draft.open or not following.unit or following.implicit or draft.share:
            continue
        between = r.words[draft.end : following.start]
        if not between or len(between) > 2:
            continue
        joins = r.vocab.words_of("ranges.join") | r.vocab.words_of("ranges.either")
        if all(word in joins or word in ",/xх" for word in between):
            draft.unit, draft.money, draft.per, draft.concept = (
                following.unit,
                following.money,
                following.per,
                following.concept,
            )
            draft.kind = following.kind
            if following.kind is QuantityKind.COUNT and draft.role is None:
                draft.role = following.role


_ = Trigger
