"""Numbers in words: composed cardinals, mixed numbers, halves, fractions and groups that stand alone, vague plurals."""

from dataclasses import dataclass
from decimal import Decimal

from ingest.quantities.literals import step_of
from ingest.quantities.magnitudes import (
    as_decimal,
    part_behind,
    read_fraction,
    read_group,
    read_group_half,
    read_group_of,
    read_half,
    read_scale,
    skip_stop,
)
from ingest.quantities.number import ONE, Number
from ingest.quantities.reader import Reader
from ingest.quantities.units import dimension
from ingest.quantities.vocabulary import Cardinal, Trigger

_ZERO = Decimal(0)
_HALF = Decimal("0.5")
_LARGEST = Decimal(10) ** 30
_THOUSAND = Decimal(1000)
_MILLION = Decimal(1_000_000)


def read_vague(r: Reader, at: int) -> Number | None:
    found = r.vocab.vague.match(r.words, at)
    if found is None:
        return None
    interval, end = found
    if _is_exact_scale(r, at) or _is_genitive(r, at) or (interval.counts and not _noun_behind(r, end)):
        return None
    number = Number(at, end, interval.low, interval.high, ONE, words=True, vague=True, weak=interval.weak)
    if interval.scales:
        scale = r.vocab.scales.match(r.words, end)
        group = r.vocab.groups.match(r.words, end) if scale is None else None
        if group is not None:  # «несколько сотен»
            scale = group[0][0], group[1]
        if scale is not None:
            number.low, number.high, number.end = (
                interval.low * scale[0],
                interval.high * scale[0],
                skip_stop(r, scale[1]),
            )
            _skip_of(r, number)
            number.weak = False
    if number.end == end and interval.high < 10:
        _multiply_vague(r, number)
    return number


_FAMILY = "семью"  # or by seven: «семью домами»
_BEFORE_FAMILY = frozenset({"на", "в", "за", "про", "каждую", "одну", "эту", "всю", "свою"})
_SINGULAR = frozenset({"сотни", "тысячи", "сотні", "тисячі", "setki"})  # also the plural
_GOVERNING = frozenset({"до", "от", "из", "с", "со", "від", "із", "зі", "з", "после", "після"})


def _is_genitive(r: Reader, at: int) -> bool:
    """Tell whether «тысячи», «сотні» is one thousand or hundred behind a hedge or preposition: «более тысячи»."""
    if r.words[at] not in _SINGULAR or not at:
        return False
    return r.words[at - 1] in _GOVERNING or r.vocab.hedges.match_back(r.words, at) is not None


def _multiply_vague(r: Reader, number: Number) -> None:
    """Read `a couple of hundred`, «пара сотен», `ein paar hundert`: a small vague number of hundreds or tens."""
    many = r.vocab.vague.match(r.words, number.end)
    dozen = r.vocab.groups.match(r.words, number.end)
    hundred = r.vocab.numbers.match(r.words, number.end)
    if many is not None and many[0].low >= 20:
        factor, end = many[0].low / 2, many[1]
    elif hundred is not None and hundred[0].multiplies:
        factor, end = hundred[0].value, hundred[1]
    elif dozen is not None:
        factor, end = dozen[0][0], dozen[1]
    else:
        return
    number.low, number.high, number.end, number.weak = number.low * factor, number.high * factor, end, False
    read_scale(r, number)
    _skip_of(r, number)


def _noun_behind(r: Reader, at: int) -> bool:
    word = r.words[at]
    return word.isalpha() and len(word) > 2 and word not in r.vocab.words_of("stop")


def _skip_of(r: Reader, number: Number) -> None:
    if r.lang == "en" and r.words[number.end] == "of":
        number.end += 1


def _is_exact_scale(r: Reader, at: int) -> bool:
    """Tell whether `thousand`-like words stand after a number or article and are no vague plural."""
    return at > 0 and (
        r.digits(at - 1) or bool(r.triggers[at - 1] & Trigger.NUMBER and r.vocab.numbers.match(r.words, at - 1))
    )


def read_words(r: Reader, at: int) -> Number | None:
    vocab, words = r.vocab, r.words
    glued = vocab.glued(words[at]) if r.triggers[at] & Trigger.COMPOUND else None
    if glued is not None:
        if glued.kind != "half":
            return None
        return Number(at, at + 1, glued.value, glued.value, step_of(glued.value), words=True, scale=glued.value * 2)
    if words[at] == _FAMILY and words[at - 1] in _BEFORE_FAMILY:
        return None  # «по 12 тысяч на семью»
    mixed = vocab.mixed.get(words[at])
    if mixed is not None:
        number = Number(
            at, at + 1, mixed, mixed, Decimal("0.1") if mixed < 2 else step_of(mixed), words=True, half=mixed < 2
        )
        if r.words[at + 1] == "-" and r.glued(at + 1) and words[at + 2] in vocab.numbers.first:
            return number
        read_scale(r, number)
        if number.scale == ONE:
            read_group(r, number)
        return number
    half = vocab.table("half_before").match(words, at)
    if half is not None:
        return _read_half_before(r, at, half[1])
    part = vocab.fractions.match(words, at)
    if part is not None and part[1] > at + 1 and r.triggers[at] & Trigger.NUMBER and r.lang != "en":
        return _lone(r, at)  # jedną trzecią
    return compose(r, at)


def _read_half_before(r: Reader, at: int, end: int) -> Number | None:
    place = end + 1 if r.words[end] == "-" and r.glued(end) else end
    number = Number(at, place, _HALF, _HALF, Decimal("0.1"), words=True, half=True)
    read_scale(r, number)
    if number.scale == ONE:
        read_group(r, number)
    if number.end == place:
        named = place > end and r.lang == "en" and not _is_size(r, place)
        if named or (r.words[place] in ("time", "way", "back", "hearted")):
            return None
        if r.vocab.units.match(r.words, place) is None:
            if r.lang in ("fr", "it", "es", "pt"):
                return None  # «el salario medio»
            number.share, number.end = True, end
    return number


def _is_size(r: Reader, at: int) -> bool:
    """Tell whether a unit of size stands behind a hyphen: 'a half-metre main', and neither half-time nor half-year."""
    found = r.vocab.units.match(r.words, at)
    return found is not None and dimension(found[0].name) in _SIZES


_SIZES = frozenset({"length", "mass", "area", "volume"})


def _place(value: Decimal, stack: frozenset[int]) -> tuple[Decimal, bool]:
    """Return below which value a number word may still be added, and whether 10…19 may."""
    whole = int(value)
    if whole % 100 == 0:
        return Decimal(100), False
    if whole % 10 == 0 and whole % 100 != 10:
        return Decimal(10), whole % 100 in stack
    return _ZERO, False


@dataclass(slots=True)
class _Sum:
    """A number in words while it is added up: finished scales in `total`, the part before a scale in `part`."""

    end: int
    total: Decimal = _ZERO
    part: Decimal | None = None
    scale: Decimal | None = None  # the smallest scale so far
    collective: bool = False

    @property
    def tail(self) -> Decimal:
        """Return what the next word is added to."""
        return self.part if self.part is not None else (self.scale or _ZERO)

    def take(self, cardinal: Cardinal, stack: frozenset[int]) -> bool:
        """Add or multiply by a number word; False where it cannot follow."""
        value = cardinal.value
        if cardinal.multiplies:
            if self.part is not None and self.part >= 100:
                return False
            self.part = (self.part or ONE) * value
            return True
        if self.part is None:
            if self.scale is not None and value >= self.scale:
                return False
            self.part, self.collective = value, cardinal.collective
            return True
        below, stacks = _place(self.part, stack)
        if cardinal.collective or not (0 < value < below or (stacks and 10 <= value <= 19)):
            return False
        self.part += value
        return True

    def multiply(self, scale: Decimal) -> bool:
        """Take a scale word; False where it cannot follow."""
        if self.scale is not None and scale >= self.scale:
            if self.total >= (_MILLION if self.part is not None else _LARGEST):
                return False
            self.total = (self.total + (self.part or _ZERO)) * scale  # a thousand million, mil cien millones
        else:
            self.total += (self.part if self.part is not None else ONE) * scale
        self.scale = scale if self.scale is None else min(self.scale, scale)
        self.part = None
        return True


def compose(r: Reader, at: int) -> Number | None:
    """Add and multiply number words: `сто двадцать пять тысяч триста`, `two hundred and five`."""
    stack = frozenset(r.vocab.pack.stack)
    state = _Sum(at)
    place: int | None = at
    while place is not None:
        found = r.vocab.numbers.match(r.words, place)
        if found is not None:
            if not state.take(found[0], stack):
                break
            state.end = found[1]
        elif not _take_scale(r, state, place):
            break
        place = _step_joiner(r, state.end, state.tail)
    if state.end == at:
        return _lone(r, at)
    value = state.total + (state.part or _ZERO)
    number = Number(at, state.end, value, value, step_of(value), words=True, collective=state.collective)
    if state.part is None and state.scale is not None:
        number.scale = state.scale
    else:
        _read_tail(r, number)
    return number


def _take_scale(r: Reader, state: _Sum, place: int) -> bool:
    """Multiply by the scale at `place`, with a half behind it; False where none stands."""
    scale = r.vocab.scales.match(r.words, place) if r.triggers[place] & Trigger.NUMBER else None
    if scale is None or not state.multiply(scale[0]):
        return False
    state.end = skip_stop(r, scale[1])
    part = part_behind(r, state.end)
    if part is not None:
        state.total += part[0] * scale[0]
        state.end = part[1]
    return True


def _step_joiner(r: Reader, place: int, current: Decimal) -> int | None:
    """Return the place of the next part: after a hyphen, an `and`, or right here; None where none can follow."""
    word = r.words[place]
    if r.triggers[place] & Trigger.NUMBER:
        return place
    if word in ("-", "–") and r.glued(place) and r.glued(place + 1) and r.triggers[place + 1] & Trigger.NUMBER:
        return place + 1
    if word == "," and r.lang == "en" and current >= _THOUSAND and _is_hundred(r, place + 1):
        return place + 1  # two million, three hundred and five
    if word in r.vocab.words_of("joiners") and r.triggers[place + 1] & Trigger.NUMBER:
        found = r.vocab.numbers.match(r.words, place + 1)
        if found is None:
            thousand = r.vocab.scales.match(r.words, place + 1) if r.lang == "pt" and current >= _MILLION else None
            return place + 1 if thousand is not None and thousand[0] == _THOUSAND else None  # dois milhões e mil
        below = (
            current
            if current >= 100 and current % 100 == 0
            else (Decimal(10) if r.lang != "en" and current % 10 == 0 and current else _ZERO)
        )
        if found[0].value < below and current > 0:
            return place + 1
    return None


def _is_hundred(r: Reader, at: int) -> bool:
    """Tell whether `three hundred` stands here, which goes on the number before a comma."""
    found = r.vocab.numbers.match(r.words, at) if r.triggers[at] & Trigger.NUMBER else None
    hundred = r.vocab.numbers.match(r.words, found[1]) if found is not None else None
    return found is not None and found[0].value < 10 and hundred is not None and hundred[0].multiplies


def _read_tail(r: Reader, number: Number) -> None:
    """Read what follows a composed number: halves, dozens, fractions, decimals in words, magnitudes."""
    read_half(r, number)
    if number.half:
        read_scale(r, number)
    read_point(r, number)
    if number.scale == ONE:
        read_group(r, number)
    read_fraction(r, number)
    if number.scale == ONE and r.words[number.end] == ".":
        return


def read_point(r: Reader, number: Number) -> None:
    """Read decimals in words: `один точка один`, `two point five`, «две целых пять десятых»."""
    if r.words[number.end] not in r.vocab.words_of("point"):
        return
    place = number.end + 1
    if r.words[place] in r.vocab.words_of("stop") and len(r.words[place]) == 1:
        place += 1
    found = compose(r, place) if r.triggers[place] & Trigger.NUMBER else None
    if r.digits(place) and r.words[place].isdigit() and number.literal is not None:
        found = Number(place, place + 1, Decimal(r.words[place]), Decimal(r.words[place]), ONE)
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
    read_scale(r, number)


def _of_scale(r: Reader, end: int) -> int:
    """Step over `of a` in `a quarter of a million`."""
    if r.words[end] == "of" and r.words[end + 1] in r.vocab.words_of("articles"):
        return end + 2 if r.vocab.scales.match(r.words, end + 2) is not None else end
    return end


def _fraction_stands(r: Reader, at: int, end: int) -> bool:
    """Tell whether `third`, `quarter` is a part and no ordinal or period: a third of, one quarter."""
    article = r.words[at - 1] in r.vocab.words_of("articles")
    if r.words[at] in ("half", "halves"):
        return True
    if article and r.words[end] in r.vocab.words_of("ratio.compared"):
        return r.words[end] not in ("as", "the", "its", "their", "his", "her")  # a third less than last year
    if article and at > 1 and r.words[at - 2] in r.vocab.words_of("scopes.by"):
        return True  # fell by a third to 60
    if article and r.words[end] in _PLURAL_VERBS:
        return True  # 'a third are children', where 'a third was hurt' is one more
    if article and r.words[end] in _SINGULAR_VERBS and r.vocab.hedges.match_back(r.words, at - 1) is not None:
        return True  # 'nearly a third is beyond saving'
    return article and (r.words[end] in ("of", "million", "billion", ",", ".", "") or r.words[at - 1] == "one")


_SINGULAR_VERBS = frozenset({"is", "was", "has", "had", "remains", "still", "lies", "went", "goes"})
_PLURAL_VERBS = frozenset({"are", "were", "have", "live", "remain", "go", "come", "get", "work"})


def _lone(r: Reader, at: int) -> Number | None:
    """Read a fraction or group word that stands alone: треть, a quarter, a dozen."""
    fraction = r.vocab.fractions.match(r.words, at)
    if fraction is not None and r.words[at - 1] == "." and at > 1 and r.digits(at - 2):
        return None  # das 3. Viertel
    if fraction is not None and r.lang in ("ru", "uk") and r.words[at - 1] in r.vocab.ordinals:
        return None  # «во второй половине года»
    if fraction is not None and r.lang == "en" and r.words[at].isalpha() and not _fraction_stands(r, at, fraction[1]):
        return None
    if fraction is not None:
        value = as_decimal(fraction[0])
        million = _of_scale(r, fraction[1])
        number = Number(at, million, value, value, Decimal("0.01"), words=True, share=True, half=True)
        read_scale(r, number)
        if number.scale != ONE:
            number.share = False
        return number
    group = r.vocab.groups.match(r.words, at)
    if group is not None:
        value = group[0][0]
        number = Number(at, group[1], value, value, ONE, words=True, approx=group[0][1], implicit=group[0][2])
        read_group_half(r, number, Decimal(value))
        read_scale(r, number)
        read_group_of(r, number)
        return number
    return None
