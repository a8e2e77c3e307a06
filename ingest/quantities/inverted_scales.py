"""A magnitude before its number, which then means about: «тысяч пять», «миллиона два», «сотни полторы»."""

from decimal import Decimal

from ingest.quantities.digits import read_digits
from ingest.quantities.number import ONE, Number
from ingest.quantities.number_words import read_words
from ingest.quantities.reader import Reader
from ingest.quantities.vocabulary import Trigger

INVERTING = frozenset({"ru", "uk"})
_PREPOSITIONS = frozenset({"на", "в", "у", "з", "із", "зо", "за", "до", "по"})
_MANY = Decimal(1000)
_FIVE = Decimal(5)
# genitive plural stands before five and more, the singular before two to four
_PLURAL = ("яч", "ов", "ен", "ів", "ень")
_SINGULAR = ("и", "а", "і")


def read_inverted_scale(r: Reader, at: int) -> Number | None:
    """Return the number whose magnitude stands at token `at`; None where the two do not go together."""
    word = r.words[at]
    if not word.endswith((*_PLURAL, *_SINGULAR)) or len(word) < 5:
        return None
    if at and (r.digits(at - 1) or r.triggers[at - 1] & (Trigger.NUMBER | Trigger.VAGUE)):
        return None  # «пять тысяч двести»
    scale = _scale(r, at)
    if scale is None:
        return None
    place = at + 1
    if r.words[place] in _PREPOSITIONS:
        place += 1
    if not (r.digits(place) or r.triggers[place] & Trigger.NUMBER):
        return None
    number = read_digits(r, place) if r.digits(place) else read_words(r, place)
    if number is None or number.share or number.scale != ONE or not ONE < number.low < _MANY or number.high >= _MANY:
        return None
    if (number.high >= _FIVE) is not word.endswith(_PLURAL):
        return None
    number.start = at
    number.times(scale)
    number.scale, number.approx = scale, True
    return number


def _scale(r: Reader, at: int) -> Decimal | None:
    found = r.vocab.scales.match(r.words, at)
    if found is not None:
        return found[0] if found[1] == at + 1 else None
    group = r.vocab.groups.match(r.words, at)
    return group[0][0] if group is not None and group[1] == at + 1 else None
