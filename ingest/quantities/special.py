"""Quantities that do not begin with a plain number: ratios, shares, anniversaries, bare units, numbers inside words."""

from decimal import Decimal

from ingest.model import Hedge, QuantityKind
from ingest.quantities.draft import Draft, fixed
from ingest.quantities.hedging import change_before
from ingest.quantities.magnitudes import part_behind
from ingest.quantities.number import ONE
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.units import dimension
from ingest.quantities.vocabulary import Trigger
from ingest.quantities.zero import read_zero
from ingest.text.morphology import word_form

_BARE_MEASURES = frozenset({"ru", "uk", "en", "pl"})  # without an article, or with one that is no number word
_MASSES = frozenset({"mass", "volume", "area", "energy", "power"})
_MANY_POLISH = ("ów", "ami", "ach", "om")


def read(r: Reader, at: int) -> tuple[list[Draft], int] | None:
    """Return what a special word at token `at` says and where to go on; None where there is none."""
    trigger = r.triggers[at]
    if trigger & Trigger.RATIO:
        found = r.vocab.ratio_words.match(r.words, at)
        if found is not None and not _occasions(r, found[1]):
            return [fixed(at, found[1], found[0], "times", QuantityKind.RATIO)], found[1]
        often = r.vocab.occasions.match(r.words, at)
        several = r.vocab.table("ratio.often").match(r.words, at)
        if several is not None:
            draft = fixed(at, several[1], Decimal(2), "times", QuantityKind.COUNT)
            draft.high, draft.vague, draft.hedge = Decimal(9), True, Hedge.VAGUE
            return [draft], several[1]
        if often is not None:
            rate = r.vocab.rates.match(r.words, often[1])
            draft = fixed(at, often[1], often[0], "times", QuantityKind.COUNT)
            if rate is not None:  # twice daily
                draft.per, draft.end = rate
            if rate is not None or r.lang != "en":
                return [draft], draft.end
    if trigger & (Trigger.DIGITS | Trigger.ORDINAL | Trigger.COMPOUND):
        age = _anniversary(r, at)
        if age is not None:
            return [age], age.end
    if trigger & Trigger.UNIT and not trigger & Trigger.NUMBER:
        bare = _bare_unit(r, at)
        if bare is not None:
            return [bare], bare.end
    if trigger & Trigger.EVERY:
        every = _every(r, at)
        if every is not None:
            return [every], every.end
    if trigger & Trigger.ZERO:
        zero = read_zero(r, at)
        if zero:
            return zero, max(draft.end for draft in zero)
    if trigger & Trigger.COMPOUND:
        return _compound(r, at)
    return None


def _anniversary(r: Reader, at: int) -> Draft | None:
    """Read `100-летие`, «75-я годовщина», «на 97-м году жизни»: years, not things."""
    words, vocab = r.words, r.vocab
    if r.triggers[at] & Trigger.COMPOUND:
        glued = vocab.glued(words[at])
        value, place = (glued.value, at + 1) if glued is not None and glued.kind == "anniversary" else (None, at)
    elif r.digits(at):
        plain = vocab.table("dates.anniversary").match(words, at + 1)
        if plain is not None and words[at].isdigit():
            return fixed(at, plain[1], Decimal(words[at]), "year", QuantityKind.AGE)
        if not words[at].isdigit() or words[at + 1] not in DASHES or not r.glued(at + 1) or not words[at + 2].isalpha():
            return None
        suffix = vocab.suffixes.get(words[at + 2])
        follows = vocab.table("dates.anniversary").match(words, at + 3)
        if follows is None and words[at - 1] in vocab.words_of("dates.day_before"):
            follows = vocab.table("dates.life_year").match(words, at + 3)
        if suffix is not None and suffix[0] == "anniversary":
            value, place = Decimal(words[at]), at + 3
        elif follows is not None and words[at + 2] in vocab.words_of("ordinals.suffixes"):
            value, place = Decimal(words[at]), follows[1]
        else:
            return None
    else:
        follows = vocab.table("dates.anniversary").match(words, at + 1)
        ordinal = vocab.ordinals.get(words[at])
        if follows is None or ordinal is None:
            return None
        value, place = Decimal(ordinal), follows[1]
    if value is None:
        return None
    return fixed(at, place, value, "year", QuantityKind.AGE)


def _bare_unit(r: Reader, at: int) -> Draft | None:
    """Read a unit without a number as one, where a hedge measures it or nothing else is said: «менее часа»."""
    found = r.vocab.units.match(r.words, at)
    if found is None or (found[0].money and found[1] < r.tokens.count):
        return None
    unit, end = found
    start = at - 1 if r.words[at - 1] in r.vocab.words_of("articles") else at
    known = dimension(unit.name)
    part = part_behind(r, end)
    if part is not None and known not in (None, "currency", "factor"):
        draft = fixed(start, part[1], ONE + part[0], unit.name, None)  # hora y media, a mile and a half
        draft.number_start = at
        return draft
    grown = _grown_by(r, at, end, unit.name, known)
    if grown is not None:
        return grown
    hedge = r.vocab.hedges.match_back(r.words, start)
    whole = end >= r.tokens.count and (start == 0 or (hedge is not None and hedge[1] == 0))
    if whole and known not in ("currency", None) and unit.name != "percentage":
        pass
    elif (
        hedge is None
        or known in (None, "currency")
        or (known != "time" and r.lang not in _BARE_MEASURES)
        or hedge[0] not in (Hedge.UNDER, Hedge.OVER, Hedge.ALMOST, Hedge.ABOUT, Hedge.AT_LEAST, Hedge.UP_TO)
        or (hedge[0] is Hedge.UP_TO and r.words[hedge[1]] in r.vocab.words_of("scopes.to"))
        or not (_bounds(r, hedge[1], at) or _parted(r, known, start, end, at))
    ) or (not whole and not _is_single(r, at)):
        return None
    draft = fixed(start, end, ONE, unit.name, None)
    draft.implicit = True
    return draft


def _grown_by(r: Reader, at: int, end: int, unit: str, known: str | None) -> Draft | None:
    """Read one unit as the amount of a change: «зросте приблизно на метр», `will rise by another metre`."""
    if known in (None, "currency", "time", "factor") or unit in ("percentage", "percentage point"):
        return None
    by = at - 2 if r.words[at - 1] in r.vocab.words_of("articles") else at - 1
    if by < 0 or r.words[by] not in r.vocab.words_of("scopes.by") or not _is_single(r, at):
        return None
    change = change_before(r, by, 8)
    if change is None:
        return None
    draft = fixed(by, end, ONE, unit, None)
    draft.number_start, draft.implicit, draft.change = at, True, change
    return draft


def _parted(r: Reader, known: str | None, start: int, end: int, at: int) -> bool:
    """Tell whether `over a tonne of copper` measures: an article, and what is measured behind `of`; mass anyway."""
    if start == at or r.lang != "en":
        return False
    return known in _MASSES or r.words[end] == "of"


def _bounds(r: Reader, start: int, at: int) -> bool:
    """Tell whether a hedge before a bare unit measures it: under, over and around are also places."""
    return r.lang != "en" or (
        r.words[at - 1] in r.vocab.words_of("articles")
        and r.words[start] not in ("over", "under", "about", "around", "below", "above", "c", "close", "some")
    )


def _is_single(r: Reader, at: int) -> bool:
    if r.lang == "ru":
        return not word_form(r.words[at]).plural
    if r.lang == "pl":
        return not r.words[at].endswith(_MANY_POLISH)
    return r.lang == "en" or (r.lang == "uk" and not r.words[at].endswith(("ів", "їв", "ей", "ами", "ах", "ям", "ам")))


def _occasions(r: Reader, end: int) -> bool:
    """Tell whether `twice as` says when and not how much: `scored twice as the team won`."""
    words = r.words
    return r.lang == "en" and words[end - 1] == "as" and words[end] not in ("many", "much") and words[end + 1] != "as"


def _every(r: Reader, at: int) -> Draft | None:
    """Read `каждый третий`, `one in every five` is read elsewhere."""
    found = r.vocab.table("share.every").match(r.words, at)
    if found is None:
        return None
    value = r.vocab.ordinals.get(r.words[found[1]])
    if not value or value < 2:
        return None
    if r.vocab.units.match(r.words, found[1] + 1) is not None:
        return None  # every second day
    return fixed(at, found[1] + 1, ONE / value, "share", QuantityKind.SHARE)


def _compound(r: Reader, at: int) -> tuple[list[Draft], int] | None:
    """Read numbers inside words: пятилетний, шестиэтажный, полгода, threefold."""
    glued = r.vocab.glued(r.words[at])
    if glued is None or glued.kind in ("anniversary", "half"):
        return None
    kind = QuantityKind.RATIO if glued.kind == "times" else None
    draft = fixed(at, at + 1, glued.value, glued.unit, kind)
    draft.attributive = glued.value != Decimal("0.5")
    draft.words = True
    return [draft], at + 1
