"""A number with its unit: currency before or behind, symbol, attributive noun, denominator of a rate."""

from dataclasses import dataclass
from decimal import Decimal

from ingest.quantities.classifiers import model_end
from ingest.quantities.compounds import names_thing
from ingest.quantities.magnitudes import part_behind, skip_stop
from ingest.quantities.number import ONE, Number
from ingest.quantities.numbers import read_number
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.temperature import DEGREES, degrees_of, frost_behind, is_frost, is_minus, negate
from ingest.quantities.units import CURRENCY, calendar_part, dimension, minor_of
from ingest.quantities.vocabulary import Trigger, Unit

_PREPOSITION_LIKE = frozenset("всaкіуз") | {"in"}  # symbols that are also words: glued, or nothing may follow
_HOUR = 60
_TWO_DIGITS = 2


@dataclass(slots=True)
class Amount:
    """A number and its unit; tokens `start`…`end` (exclusive) hold both."""

    number: Number
    start: int
    end: int
    unit: str = ""
    money: bool = False
    per: str | None = None
    below: bool = False  # words behind it put it below zero
    attributive: bool = False  # '27-kilometre', «500-килограммовая»: the counted thing is what it describes


def read_amount(r: Reader, at: int) -> Amount | None:
    """Return the amount whose number begins at token `at`, or None."""
    number = read_number(r, at)
    if number is None:
        return None
    amount = Amount(number, number.start, number.end)
    if number.words:
        _take_article(r, amount)
        if number.share:
            _read_part_of(r, amount)
    _read_sign(r, amount)
    if not amount.unit and not _read_prefix(r, amount):
        read_unit(r, amount)
    if not amount.unit:
        _read_degrees(r, amount)
    if amount.unit:
        _read_half_behind(r, amount)
        _read_minor(r, amount)
        _read_per(r, amount)
    return amount


def _read_degrees(r: Reader, amount: Amount) -> None:
    """Read the degrees that a number leaves out: «от 5 до 8 мороза», 14 below zero."""
    frost = frost_behind(r, amount.end)
    if frost is not None and not amount.number.share:
        amount.unit = degrees_of(r)
        _cool(amount, frost)


def read_amount_from(r: Reader, at: int) -> Amount | None:
    """Return the amount that begins at token `at` with a currency, sign or article before its number."""
    place = at
    currency = r.vocab.units.match(r.words, place)
    if currency is not None and currency[0].money:
        place = currency[1]
    elif r.words[place] in r.vocab.cues.signs or r.words[place] in r.vocab.words_of("articles"):
        place += 1
    if not (r.digits(place) or r.triggers[place]):
        place = at
    return read_amount(r, place)


def _take_article(r: Reader, amount: Amount) -> None:
    """Take in `a` of `a hundred`, `a dozen`, `a third`."""
    word = r.words[amount.start - 1]
    if word in r.vocab.words_of("articles") and (word not in r.vocab.numbers.first or amount.number.approx):
        amount.start -= 1


def _read_part_of(r: Reader, amount: Amount) -> None:
    """Read the whole of `a quarter of a mile`, « trois quarts d'heure », `three quarters of a million`."""
    number = amount.number
    place = number.end
    of = r.words[place].removesuffix("'")
    if len(of) > 2 or of not in r.vocab.words_of("partitive"):
        return  # a third of the hectares, « un tiers des hectares »
    place += 1
    if r.words[place] in r.vocab.words_of("articles"):
        place += 1
    elif r.lang == "en":
        return
    scale = r.vocab.scales.match(r.words, place)
    if scale is not None:
        number.times(scale[0])
        number.share, number.scale, number.end = False, scale[0], scale[1]
        amount.end = number.end
        return
    unit = r.vocab.units.match(r.words, place)
    if unit is not None and not unit[0].money and dimension(unit[0].name) not in (None, "factor"):
        number.share = False
        _set_unit(r, amount, unit[0], unit[1])


def _read_sign(r: Reader, amount: Amount) -> None:
    place = amount.start - 1
    word = r.words[place]
    if word not in r.vocab.cues.signs:
        return
    glued = word in ("-", "+", "–") and r.glued(amount.start)
    if glued and word in ("-", "–"):
        negative = is_minus(r, place, amount.end)
    else:
        negative = bool(word) and word.isalpha() and word in r.vocab.words_of("minus")
        negative = negative and r.vocab.hedges.match_back(r.words, amount.start) is None  # au moins, al menos
    if negative or (glued and word == "+"):
        amount.start = place
    if negative:
        negate(amount.number)


def _read_prefix(r: Reader, amount: Amount) -> bool:
    """Read a currency before the number: $10, USD 3.14, рублей 10; True where one stands and no unit follows."""
    if r.words[amount.start - 1] not in r.vocab.units.last:
        return False
    found = r.vocab.units.match_back(r.words, amount.start)
    if found is None or not found[0].money or (amount.number.start > found[1] + 4):
        return False
    unit, start = found
    if (
        any(not r.glued(step) for step in range(start + 1, amount.start))
        and r.words[start].isalpha()
        and not r.words[amount.start - 1].isalpha()
    ):
        again = r.vocab.units.first.get(r.words[amount.start - 1])
        if again is None or again[-1][0]:
            return False
        unit, start = again[-1][1], amount.start - 1
    sign = not r.words[amount.start - 1].isalpha()
    if not sign:
        behind = r.vocab.units.match(r.words, amount.number.end)
        if behind is not None and (behind[0].money or not r.tokens.raw(start).isupper()):
            return False
        if start > 0 and (r.digits(start - 1) or r.triggers[start - 1] & Trigger.NUMBER):
            return False
        raw = r.tokens.raw(start)
        if (
            not raw.isupper()
            and not raw[:1].isupper()
            and start > 0
            and r.words[start - 1].isalpha()
            and not r.glued(amount.start)
            and len(raw) < 4
        ):
            return False
    elif start > 0 and r.glued(start) and r.digits(start - 1) and not r.glued(amount.start):
        return False
    amount.unit, amount.money, amount.start = unit.name, True, start
    behind = r.vocab.units.match(r.words, amount.end)
    if behind is not None and behind[0].money:
        amount.end = behind[1]
        amount.unit = behind[0].name if behind[0].name != "dollar" or unit.name == "dollar" else unit.name
    return True


def read_unit(r: Reader, amount: Amount) -> None:
    """Read the unit behind the number, also across the hyphen of `27-kilometre`."""
    place = amount.number.end
    hyphen = r.words[place] in DASHES and r.glued(place) and r.glued(place + 1)
    if hyphen:
        found = r.vocab.units.match(r.words, place + 1)
        if found is not None and not r.digits(place + 1):
            _set_unit(r, amount, found[0], found[1])
            amount.attributive = True
        elif (suffix := r.vocab.suffixes.get(r.words[place + 1])) is not None and suffix[0] != "anniversary":
            amount.unit, amount.end, amount.attributive = suffix[1], place + 2, True
        elif (symbol := r.vocab.symbols.get(r.words[place + 1])) is not None and r.words[place + 1].isalpha():
            _set_unit(r, amount, symbol, place + 2)
            amount.attributive = True
        return
    if r.words[place] == "-" and r.words[place - 1] and not r.glued(place):  # '4,5 - метровий'
        suffix = r.vocab.suffixes.get(r.words[place + 1])
        if suffix is not None and suffix[0] != "anniversary":
            amount.unit, amount.end, amount.attributive = suffix[1], place + 2, True
            return
    if r.words[place] in r.vocab.words_of("partitive") and r.vocab.units.match(r.words, place + 1) is not None:
        place += 1  # un million de tonnes
    word, units = r.words[place], r.vocab.units
    found = units.match(r.words, place) if word in units.first else None
    if found is not None and _unit_fits(r, amount, found[0], found[1], place):
        _set_unit(r, amount, found[0], found[1])
        return
    symbol = r.vocab.symbols.get(word)
    if symbol is None and word == "'" and r.words[place + 1] == "'":
        symbol = r.vocab.symbols.get("''")
        if symbol is not None and r.glued(place):
            _set_unit(r, amount, symbol, place + 2)
        return
    if symbol is not None and _symbol_fits(r, amount, place):
        _set_unit(r, amount, symbol, place + 1)


def _unit_fits(r: Reader, amount: Amount, unit: Unit, end: int, place: int) -> bool:
    word = r.words[place]
    if model_end(r, place) > place:
        return False  # `three Mi-8 helicopters`: no miles
    if amount.number.low > ONE and names_thing(r, place, end):
        return False  # 14 day care centres
    if word in _PREPOSITION_LIKE and end == place + 1:
        return _symbol_fits(r, amount, place)
    if word == "ha" and not amount.number.literal:
        return False  # «su cinque ha debiti»: a verb
    if unit.name in ("percentage point", "point") and end == place + 1 and _parted(r, end):
        return False  # 1 200 points d'accueil
    if unit.money and end == place + 1 and not word.isalpha() and not r.glued(place):
        # '43 $5': the sign belongs to the next number
        return not (r.digits(end) and r.glued(end))
    return True


def _parted(r: Reader, at: int) -> bool:
    """Tell whether `of` follows: a word of the pack or an elided one (d')."""
    return r.words[at].endswith("'") or r.vocab.table("partitive").match(r.words, at) is not None


def _symbol_fits(r: Reader, amount: Amount, place: int) -> bool:
    word = r.words[place]
    if not amount.number.literal:
        return False
    if word in ('"', "'"):
        return r.glued(place) and '"' not in r.tokens.text[max(0, r.starts[amount.start] - 60) : r.starts[amount.start]]
    if word == "in":
        return r.words[place + 1] in ("thick", "long", "wide", "tall", "deep", "high", ".", "x", ")")
    if word in _PREPOSITION_LIKE:
        return r.glued(place) and not r.words[place + 1].isalpha()
    if r.glued(place):
        return not (r.words[place + 1] in DASHES and r.glued(place + 1) and r.words[place + 1 + 1].isalpha())
    return r.starts[place] == r.ends[place - 1] + 1 and not (r.glued(place + 1) and r.words[place + 1] == "-")


def _set_unit(r: Reader, amount: Amount, unit: Unit, end: int) -> None:
    amount.unit, amount.money, amount.end = unit.name, unit.money, skip_stop(r, end)
    cased = r.vocab.pack.cased.get(r.tokens.raw(end - 1))
    if cased is not None:
        amount.unit, amount.money = cased, dimension(cased) == CURRENCY
    if unit.name in DEGREES:
        below = r.vocab.table("below_zero").match(r.words, end)
        if below is not None:
            amount.unit = "celsius" if unit.name == "degree" else unit.name
            _cool(amount, below[1])
        elif unit.name == degrees_of(r) and is_frost(r, amount.start, end):
            _cool(amount, end)


def _cool(amount: Amount, end: int) -> None:
    """Put an amount below zero that words up to token `end` call so; a minus says it once already."""
    if amount.number.low > 0:
        negate(amount.number)
        amount.below = True
    amount.end = end


def _read_half_behind(r: Reader, amount: Amount) -> None:
    """Add half behind the unit: deux heures et demie, «три часа с половиной»."""
    number = amount.number
    if number.scale != ONE or number.half or number.low != number.high or amount.money:
        return
    found = part_behind(r, amount.end)
    if found is not None:
        number.low = number.high = number.low + found[0]
        number.step, number.half, amount.end = Decimal("0.1"), True, found[1]


def _read_minor(r: Reader, amount: Amount) -> None:
    """Add cents and shorter times: `20 долларов 43 цента`, `1 час 55 минут`."""
    place = amount.end
    if r.words[place] in r.vocab.words_of("ranges.join") and r.words[place]:
        place += 1
    if not (r.digits(place) or r.triggers[place] & Trigger.NUMBER) or amount.number.share or amount.attributive:
        return
    number = read_number(r, place)
    if number is None or number.scale != 1 or number.low != number.high or number.vague or number.share:
        return
    smaller = Amount(number, number.start, number.end)
    read_unit(r, smaller)
    _read_bare_minutes(r, amount, smaller)
    factor = minor_of(amount.unit, smaller.unit) if smaller.unit else None
    whole = amount.number
    calendar = calendar_part(amount.unit, smaller.unit) if smaller.unit else None
    if calendar is not None and number.low < calendar and whole.low == whole.high:
        whole.low = whole.high = whole.low + number.low / calendar
        whole.step, amount.end = Decimal("0.01"), smaller.end
    elif factor is not None and number.low < factor and whole.low == whole.high:
        if amount.money:
            whole.low = whole.high = whole.low + number.low / factor
            whole.step = Decimal("0.01")
        else:
            whole.low = whole.high = whole.low * factor + number.low
            whole.step, amount.unit = number.step, smaller.unit
        amount.end = smaller.end


def _read_bare_minutes(r: Reader, amount: Amount, smaller: Amount) -> None:
    """Read the minutes of `3 h 40` and `2h 15m`, which have no unit of their own."""
    number = smaller.number
    if amount.unit != "hour" or len(r.words[amount.end - 1]) != 1 or not number.literal or number.low >= _HOUR:
        return
    short = smaller.unit == "metre" and len(r.words[smaller.end - 1]) == 1
    if short or (not smaller.unit and number.end == number.start + 1 and len(r.words[number.start]) == _TWO_DIGITS):
        smaller.unit = "minute"


def _read_per(r: Reader, amount: Amount) -> None:
    """Read the denominator of a rate: a barrel, за литр, в сутки, /ч."""
    if r.words[amount.end - 1] == "." and r.tokens.capital(amount.end):
        return  # «318,4 млн руб. За год …»: a sentence of its own
    rate = r.vocab.rates.match(r.words, amount.end)
    if rate is not None and r.words[rate[1]] in r.vocab.words_of("ago"):
        return
    if rate is not None and (amount.money or amount.unit not in _NO_RATE):
        amount.per, amount.end = rate
        return
    for section in ("per", "per_money") if amount.money else ("per",):
        found = r.vocab.table(section).match(r.words, amount.end)
        if found is None:
            continue
        end = found[1]
        unit = r.vocab.units.match(r.words, end)
        word = r.words[end]
        if unit is not None and not unit[0].money and (word.isalpha() or r.words[end - 1] == "/"):
            if amount.unit in _NO_RATE and r.words[end - 1] != "/" and not amount.money:
                return
            amount.per, amount.end = unit[0].name, unit[1]
            return
        symbol = r.vocab.symbols.get(word)
        if r.words[end - 1] == "/" and symbol is not None:
            amount.per, amount.end = symbol.name, end + 1
            return
        if section == "per_money" and word.isalpha() and len(word) > 2 and word not in r.vocab.words_of("stop"):
            if r.triggers[end] & (Trigger.NUMBER | Trigger.ORDINAL):
                return
            amount.per, amount.end = word, end + 1
            return


_NO_RATE = frozenset(
    {
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "year of age",
        "day and night",
        "degree",
    }
)
