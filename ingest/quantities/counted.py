"""What a number without a unit counts: the head noun behind it, occasions, thousands told by the noun."""

from ingest.model import QuantityKind
from ingest.quantities.classifiers import concept_at
from ingest.quantities.draft import Draft
from ingest.quantities.english import is_plural, names_unit
from ingest.quantities.heads import Head, find_head
from ingest.quantities.literals import step_of
from ingest.quantities.magnitudes import magnitude_at
from ingest.quantities.number import ONE
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.units import dimension

_LATE = 4  # tokens between the unit and its denominator


def read_head(r: Reader, draft: Draft) -> None:
    """Find what a draft without a unit counts, behind the number."""
    place = draft.end
    factors = r.vocab.table("ratio.factor")
    if r.words[draft.start - 1] in factors.last and factors.match_back(r.words, draft.start) is not None:
        draft.kind, draft.unit = QuantityKind.RATIO, "times"  # by a factor of 32, multiplié par 32
        return
    if r.words[place] in DASHES and r.glued(place) and r.glued(place + 1):
        place = _skip_ending(r, place)
    if r.words[place - 1] == "." and r.tokens.capital(place):
        return  # «продают за 9,2 млн. Стоимость …»: the full stop ends the sentence too
    if r.words[place] in r.vocab.cues.before_head:
        more = r.vocab.table("scopes.additional_after").match(r.words, place)
        if more is not None and r.words[more[1]].isalpha():
            draft.scope, place = draft.scope or "additional", more[1]
        times = r.vocab.table("ratio.times").match(r.words, place)
        if times is not None:
            _set_times(r, draft, times[1])
            return
    if draft.end > draft.number_end:
        if _measured_late(r, draft, place):
            return
        place = max(place, draft.end)
    inner = _inner_noun(r, place) if place == draft.end + 1 else None
    if inner is not None:
        draft.unit, draft.concept = inner.name, inner.concept
        draft.end = draft.head_end = inner.end
        draft.kind, draft.attributive = QuantityKind.COUNT, True
        return
    found = find_head(r, place, one=draft.low == draft.high == ONE)
    if found is None:
        return
    draft.unit, draft.concept, draft.role = found.name, found.concept, found.role
    draft.end = draft.head_end = found.end
    draft.money = found.money
    if found.measure:
        return
    draft.kind = QuantityKind.COUNT
    take_grouped(draft)


def _measured_late(r: Reader, draft: Draft, place: int) -> bool:
    """Read magnitude and unit behind a hedge: «пять с лишним тысяч», «пяти с лишним метров», 300-odd metres."""
    magnitude = magnitude_at(r, place)
    if magnitude is not None and draft.high < magnitude[0]:
        scale, draft.end = magnitude
        draft.low, draft.high, draft.step = draft.low * scale, draft.high * scale, draft.step * scale
        place = draft.end
    unit = r.vocab.units.match(r.words, place)
    if unit is None or len(r.words[place]) == 1:
        return False
    draft.unit, draft.money, draft.end, draft.head_end = unit[0].name, unit[0].money, unit[1], unit[1]
    return True


def read_late_rate(r: Reader, draft: Draft) -> None:
    """Read a denominator behind what is counted: `40 barges a year`, `9 g of lead per litre`, «пар обуви в месяц»."""
    if draft.unit == "litre" and _on_square_metre(r, draft):
        draft.unit, draft.per = _RAIN, None
        return
    if draft.per is not None or not draft.unit or draft.share or draft.attributive or draft.money:
        return
    known = dimension(draft.unit)
    if known in ("time", "age", "factor"):
        return
    vocab, words = r.vocab, r.words
    walks = words[draft.end] == "of" if r.lang == "en" else r.lang in ("ru", "uk")
    for place in range(draft.end, draft.end + (_LATE if walks or known == "mass" else 1)):
        word = words[place]
        rate = vocab.rates.match(words, place) if word in vocab.rates.first else None
        periods = vocab.words_of("per_money") if r.lang != "en" else frozenset()
        if rate is not None and not walks and place > draft.end and rate[0] not in _AREAS:
            rate = None
        if (
            rate is not None
            and (word not in periods or rate[0] in _AREAS)
            and words[rate[1]] not in vocab.words_of("ago")
        ):
            draft.per = rate[0]
            draft.end = rate[1] if place == draft.end else draft.end
            return
        if (
            word == "per"
            and (walks or place == draft.end)
            and (unit := vocab.units.match(words, place + 1)) is not None
        ):
            draft.per = unit[0].name
            return
        if not word.isalpha() or (word in vocab.words_of("stop") and word not in vocab.words_of("partitive")):
            break
    if known == "mass":
        _read_yield(r, draft)


_RAIN = "litre per square metre"  # a millimetre of it


def _on_square_metre(r: Reader, draft: Draft) -> bool:
    """Tell whether litres are of rain: '46 litres of rain per square metre', 46 Liter Regen je Quadratmeter."""
    if draft.per is not None:
        return draft.per == "square metre"
    for place in range(draft.end, draft.end + _RAIN_REACH):
        word = r.words[place]
        found = r.vocab.units.match(r.words, place)
        if found is not None and place > draft.end:
            draft.end = found[1] if found[0].name == "square metre" else draft.end
            return found[0].name == "square metre"
        if not word.replace("'", "").isalpha() and word != "/":
            return False
    return False


_RAIN_REACH = 5  # words: of rain per square metre


def _read_yield(r: Reader, draft: Draft) -> None:
    """Read the hectare that is told first: «с гектара получили 42 центнера», plon z hektara wyniósł 3,4 tony."""
    rates = r.vocab.rates
    for place in range(draft.start - 1, max(-1, draft.start - 1 - _BEFORE), -1):
        word = r.words[place]
        if not word.isalpha():
            return
        found = rates.match(r.words, place) if word in rates.first else None
        if found is not None and found[0] in _AREAS and found[1] <= draft.start:
            draft.per = found[0]
            return


_BEFORE = 6  # words between the hectare and what it yields
_AREAS = frozenset({"hectare"})


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


def _inner_noun(r: Reader, place: int) -> Head | None:
    """Return the noun after the hyphen of `six-lane highway`, `three-bedroom house`; None where it is another word."""
    word = r.words[place]
    if r.lang != "en" or not word.isalpha() or r.triggers[place] or is_plural(word):
        return None
    if word in r.vocab.words_of("stop") or word in r.vocab.words_of("no_part") or word.endswith(("ed", "ly", "er")):
        return None
    found = concept_at(r, place)
    if found is not None and found.end == place + 1 and names_unit(found.concept_id):
        return Head(found.name, place, place + 1, found.concept_id)
    return Head(word, place, place + 1, found.concept_id if found is not None and found.end == place + 1 else None)


def take_grouped(draft: Draft) -> None:
    """Read `1.200` as thousands: before a counted noun, or of money, which has no third decimal."""
    if draft.grouped is not None:
        draft.low = draft.high = draft.grouped
        draft.step, draft.grouped = step_of(draft.grouped), None


def _skip_ending(r: Reader, place: int) -> int:
    """Step over `-ти`, `-х` of 5-ти, 2-х, or over the hyphen of `15-member`."""
    if r.words[place + 1] in r.vocab.words_of("ordinals.cardinal_suffixes"):
        return place + 2
    return place + 1
