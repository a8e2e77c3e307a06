"""What one number takes from the next or the last: units over lists, elided nouns, hedges over conjunctions."""

import itertools
from decimal import Decimal

from ingest.model import Hedge, QuantityKind
from ingest.quantities.concepts import load_concepts
from ingest.quantities.draft import Draft
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.roles import load_roles
from ingest.quantities.units import dimension

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_EXACT = Hedge.EXACT
_VAGUE = Hedge.VAGUE
_COUNT = QuantityKind.COUNT
_RATIO = QuantityKind.RATIO
_SHARE = QuantityKind.SHARE

_THOUSAND = Decimal(1000)
_CENT = Decimal("0.01")
_SENTENCE = 6  # words over which a currency holds
_SENTENCE_ENDS = frozenset({".", "\n", ";", "!", "?", ":", "(", ")"})
SUMS = frozenset({"revenue", "expenditure", "deficit", "debt"})  # told in money, never counted
_ROUND = frozenset({Hedge.ABOUT, Hedge.ALMOST})  # said of round numbers only
_PRECISE = 100  # from here on a number that does not end in 0 has been counted
_PART_REACH = 12
_ENDS = frozenset({".", "\n", ";", "!", "?"})
_WHOLES = frozenset(Decimal(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))  # `three in five` is a share
_TENS = frozenset(Decimal(n) for n in (10, 100, 1000))  # with the noun between: «3 посёлка из четырёх» counts both


def inherit(drafts: list[Draft], r: Reader) -> None:
    """Give a bare number the noun or currency told before it: `435 homes by sale and 187 by tender`."""
    for at, (draft, following) in enumerate(itertools.pairwise(drafts)):
        if following.share or not draft.unit or draft.attributive:
            continue
        if not (following.open or following.assumed) and not (draft.money and following.concept in SUMS):
            continue  # it is named
        if draft.kind is _COUNT and _is_part(r, draft, following):
            following.unit, following.concept, following.kind = draft.unit, draft.concept, draft.kind
            continue
        one = following.assumed and following.low == 1 and draft.collective and draft.kind is _COUNT
        if draft.money and _same_money(r, draft, following):
            following.unit, following.money, following.concept, following.kind = draft.unit, True, None, None
            continue
        if not (following.open or one) or draft.change:
            continue
        if draft.kind is _COUNT or (draft.money and draft.per is None and following.step >= _THOUSAND <= draft.step):
            if not _elliptic(r, draft, following) or _one_of_its_kind(r, draft, following):
                continue
            giver = _not_part(r, drafts[max(0, at - 1)], draft, following)
            following.unit, following.money, following.concept = giver.unit, giver.money, giver.concept
            following.kind = giver.kind


def _not_part(r: Reader, whole: Draft, draft: Draft, following: Draft) -> Draft:
    """Return what a bare number goes on about: the whole, where a verb parts it from an aside on a part of it.

    'Almost 1,400 people, among them 305 children, have left, and 218 are in shelters'.
    """
    if following.start - draft.end <= _ASIDE or r.vocab.table("scopes.subset").match_back(r.words, draft.start) is None:
        return draft
    return whole if whole.kind is QuantityKind.COUNT and whole.unit and whole.low >= draft.low else draft


_ASIDE = 2  # tokens: a comma and a joining word


def _one_of_its_kind(r: Reader, draft: Draft, following: Draft) -> bool:
    """Tell whether a thing is named with an article that is no number: un témpano, y cerca de veinte llegaron."""
    if r.lang not in _ARTICLE_IS_ONE or draft.low != 1 or following.low < _SEVERAL or draft.concept is None:
        return False
    return not load_concepts().is_a(draft.concept, "person")


_ARTICLE_IS_ONE = frozenset({"de", "es", "fr", "it", "pt"})
_SEVERAL = 5


def _same_money(r: Reader, draft: Draft, following: Draft) -> bool:
    """Tell whether a bare sum goes on with the currency of the sentence: «доходы 84 млрд руб., расходы — 91 млрд»."""
    if draft.per is not None or following.step < _THOUSAND or draft.step < _THOUSAND or following.scope == "before":
        return False
    between = r.words[draft.end : following.start]
    if between[-1:] and between[-1] not in DASHES and following.concept not in SUMS:
        return False  # the rest is completed where it is compared
    if r.vocab.table("scopes.subset").match_back(r.words, following.start) is not None:
        return False  # a part takes its unit when it is compared
    return len(between) <= _SENTENCE and not _SENTENCE_ENDS.intersection(between)


def _elliptic(r: Reader, draft: Draft, following: Draft) -> bool:
    """Tell whether a bare number goes on about the same things: near, in one sentence, after a joining word."""
    if following.start - draft.end > 18 or following.start <= draft.end:
        return False
    between = r.words[draft.end : following.start]
    if any(word in (".", "\n", ";", "!", "?", "(", ")", ":") for word in between):
        return False
    if following.scope == "additional":
        return True
    before = r.words[following.start - 1]
    joins = r.vocab.words_of("ranges.join") | r.vocab.words_of("scopes.was") | r.vocab.words_of("scopes.additional")
    return before in joins or before == ","


def _is_part(r: Reader, draft: Draft, following: Draft) -> bool:
    """Tell whether a bare number is part of the one told before it: «из 46 ракет сбиты 39», `12 of them`."""
    between = r.words[draft.end : following.start]
    if following.low > draft.high or len(between) > _PART_REACH or any(word in _ENDS for word in between):
        return False
    if r.vocab.table("scopes.subset").match(r.words, following.number_end) is not None:
        return True
    of = draft.start - 1
    if r.words[of] in r.vocab.words_of("articles") or r.words[of] in r.vocab.words_of("definite"):
        of -= 1
    return of >= 0 and r.words[of] in r.vocab.words_of("share.of") and (of == 0 or not r.words[of - 1].isalnum())


def spread(drafts: list[Draft], r: Reader) -> None:
    """Carry a hedge over `more than 40 tanks and 15 trucks` and into a conversion in brackets."""
    joins = r.vocab.words_of("ranges.join")
    converted: set[int] = set()
    for draft, following in itertools.pairwise(drafts):
        between = r.words[draft.end : following.start]
        if between == ["/"] and id(draft) in converted:
            between = ["("]  # just under 296 hp (224 kW / 300 PS)
        if between == ["("] and following.hedge is _EXACT and not following.implicit:
            if dimension(draft.unit) is not None and dimension(draft.unit) == dimension(following.unit):
                following.hedge, following.change = draft.hedge, draft.change
                converted.add(id(following))
        elif between and between[-1] in r.vocab.words_of("ranges.either") and len(between) <= 2 and draft.change:
            following.change = following.change or draft.change  # lost 190 points, or 0.6%
        elif (
            len(between) == 1 and between[0] in joins and following.hedge is _EXACT and draft.hedge is not _VAGUE
        ) and (
            draft.kind is _COUNT is following.kind
            and not draft.implicit
            and not following.implicit
            and draft.unit != following.unit
            and draft.concept
            and _as_rough(draft, following)
            and not _in_own_case(r, draft, following)
        ):
            following.hedge = draft.hedge


def _in_own_case(r: Reader, draft: Draft, following: Draft) -> bool:
    """Tell whether the hedge wants a case in which the second number is not: «более 300 одеял и двести матрасов»."""
    wants = draft.number_start > draft.start and r.words[draft.number_start - 1] in r.vocab.words_of(
        "governed.genitive"
    )
    return wants and r.words[following.number_start] in r.vocab.words_of("governed.direct")


def _as_rough(draft: Draft, following: Draft) -> bool:
    """Tell whether a number may be as rough as the hedged one before it: `more than 40 tanks and 15 trucks`.

    Never in `almost 500 firefighters and two planes`, `over 600 lorries and 104 boats`, `over 740 people and 4 planes`.
    """
    if following.low % 10 == 0:
        return len(following.low.normalize().as_tuple().digits) <= _TWO_DIGITS
    return draft.hedge not in _ROUND and following.low < _PRECISE and draft.low <= following.low * _SIZE


_TWO_DIGITS = 2
_SIZE = 5  # times


def share_fate(drafts: list[Draft], r: Reader) -> None:
    """Give one person the fate told behind those named with him: eine Frau und ihre zwei Kinder starben."""
    joins = r.vocab.words_of("ranges.join")
    for draft, following in itertools.pairwise(drafts):
        if draft.role is not None or following.role is None or draft.low != 1 or draft.concept is None:
            continue
        between = r.words[draft.end : following.start]
        if not between or len(between) > _PAIRED or between[0] not in joins:
            continue
        if load_concepts().is_a(draft.concept, "person"):
            draft.role, draft.weak = following.role, False


_PAIRED = 3  # words: and her, und ihre, e os seus


_SIDES = frozenset({"на", "by", "mal", "par", "per", "por", "na", "x", "×"})  # 6 на 9 метрів


def distribute(drafts: list[Draft], r: Reader) -> None:
    """Give a number without unit the unit of the next one when only joiners stand between: `5 и 10 %`."""
    for index in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[index], drafts[index + 1]
        if draft.unit or not following.unit or following.implicit or draft.share or not draft.open:
            continue
        if following.kind in (_SHARE, _RATIO):
            continue  # «сімей 11 тисяч, кожна дев'ята — прийомна»
        between = r.words[draft.end : following.start]
        if not between or len(between) > 2:
            continue
        if between[0] == "," and len(between) > 1 and not _listed(r, drafts, index):
            continue  # 'shelters hold 377, and 14 bridges are gone': a clause of its own
        changes = r.vocab.words_of("scopes.rise") | r.vocab.words_of("scopes.fall")
        if len(between) == 1 and between[0] in changes and dimension(following.unit) == "points":
            draft.unit = following.unit  # 16,369 up 58 points
            continue
        joins = r.vocab.words_of("ranges.join") | r.vocab.words_of("ranges.either")
        sides = _SIDES if dimension(following.unit) == "length" else frozenset[str]()
        if all(word in joins or word in ",/xх" or word in sides for word in between):
            draft.unit, draft.money, draft.per, draft.concept = (
                following.unit,
                following.money,
                following.per,
                following.concept,
            )
            draft.kind = following.kind
            if following.kind is _COUNT and draft.role is None:
                draft.role = following.role


def _listed(r: Reader, drafts: list[Draft], index: int) -> bool:
    """Tell whether a number goes on a list: `5, 10, and 15 houses`."""
    return index > 0 and r.words[drafts[index - 1].end : drafts[index].start] == [","]


def join_parts(r: Reader, drafts: list[Draft]) -> None:
    """Join what two numbers say together: `78 of 93 drones`, `seven out of ten`."""
    index = 0
    while index + 1 < len(drafts):
        first, second = drafts[index], drafts[index + 1]
        if second.money and first.open and not first.share:
            _share_currency(r, first, second)
        elif _of(r, first, second):
            _share_scale(r, first, second)
            if _is_share(r, first, second):
                _make_share(first, second)
                del drafts[index + 1]
            elif second.unit and second.kind is QuantityKind.COUNT and first.low <= second.high:
                first.unit, first.concept, first.kind = second.unit, second.concept, second.kind
                first.part = True
        index += 1


def _share_currency(r: Reader, first: Draft, second: Draft) -> None:
    """Give the first number of «612 из 780 млн рублей» the magnitude and currency of the second."""
    found = r.vocab.table("share.of").match(r.words, first.end)
    if found is not None and _reaches(r, found[1], second.start) and second.step >= _THOUSAND:
        _share_scale(r, first, second)
        if first.low <= second.high and first.step >= _THOUSAND:
            first.unit, first.money = second.unit, True


def _share_scale(r: Reader, first: Draft, second: Draft) -> None:
    """Give both numbers of «612 из 780 млн», «18,6 тыс. из 20» the magnitude that one of them tells."""
    whole, part = second.step >= _THOUSAND > first.high, first.high >= _THOUSAND > second.high
    if whole == part or first.share or second.share:
        return
    told, bare = (second, first) if whole else (first, second)
    if not any(r.vocab.scales.match(r.words, at) for at in range(told.number_start + 1, told.number_end)):
        return  # one in 3,000
    scale = next((one for one in _SCALES if told.high >= one), _THOUSAND)
    if bare.low * scale <= told.high if bare is first else bare.low * scale >= told.low:
        bare.low, bare.high, bare.step = bare.low * scale, bare.high * scale, bare.step * scale


_SCALES = tuple(Decimal(10) ** power for power in (9, 6, 3))


def _of(r: Reader, first: Draft, second: Draft) -> bool:
    """Tell whether `of`, or `in` of `one in five`, joins a bare number to the next."""
    if first.share or second.money:
        return False
    joining = r.words[first.end]
    if joining not in r.vocab.table("share.of").first and joining not in r.vocab.table("share.inside").first:
        return False
    if first.low == 1 and first.kind is _COUNT and second.concept is None and not second.range:
        return _inside(r, first, second) and second.low in _WHOLES  # une famille sur cinq
    if first.kind is _COUNT and second.open and not second.range and first.low < second.low:
        return _inside(r, first, second) and second.low in _TENS  # neuf enseignants sur dix
    if not (first.open or first.collective):
        return False
    found = r.vocab.table("share.of").match(r.words, first.end)
    if found is not None and _reaches(r, found[1], second.start):
        return True
    found = r.vocab.table("share.inside").match(r.words, first.end)
    if found is None or found[1] != second.start or first.low >= second.low:
        return False
    return second.low in _WHOLES or (first.low == 1 and second.step != _CENT and not second.range)


def _inside(r: Reader, first: Draft, second: Draft) -> bool:
    """Tell whether only `in` joins the two, which always makes a share: one in five shops."""
    found = r.vocab.table("share.inside").match(r.words, first.end)
    return found is not None and found[1] == second.start and r.words[first.end] not in ("out", "of")


def _of_every(r: Reader, first: Draft, second: Draft) -> bool:
    """Tell whether `out of every` joins the two: three out of every five residents."""
    found = r.vocab.table("share.inside").match(r.words, first.end)
    return found is not None and found[1] == second.start and found[1] - first.end > _OUT_OF


_OUT_OF = 2  # words


def _make_share(first: Draft, second: Draft) -> None:
    first.low = first.high = first.low / second.low
    first.end = first.number_end = second.number_end
    first.share, first.kind, first.weak = True, QuantityKind.SHARE, False
    first.unit, first.concept, first.step = "", None, Decimal("0.01")


def _reaches(r: Reader, place: int, start: int) -> bool:
    """Tell whether only articles and hedges stand between `place` and `start`."""
    return start - place <= 2 and all(r.words[step].isalpha() for step in range(place, start))


def _is_share(r: Reader, first: Draft, second: Draft) -> bool:
    """Tell whether `6 of 10` is a share: of round wholes, of people to whom nothing happened."""
    if first.low >= second.low or first.range or second.range:
        return False
    if second.unit and second.concept is None and dimension(second.unit) is not None:
        return False  # 'eine Breite von 5 Metern'
    if first.low == 1 and _inside(r, first, second):
        return True
    if second.low not in _WHOLES:
        return False
    if _inside(r, first, second) or _of_every(r, first, second):
        return True
    if second.start - first.end > 1:
        return False  # seven of its last ten matches
    if second.concept is None:
        return True
    if second.low not in _TENS or second.role is not None:
        return False
    near = range(max(0, first.start - 5), min(r.tokens.count, second.end + 4))
    return all(load_roles().match(r.words, place, r.lang) is None for place in near)
