"""Numbers with a word that is a unit and a thing: «45 мин» are minutes, and mines where sappers dealt with them."""

from dataclasses import replace

from ingest.model import Quantity, QuantityKind
from ingest.quantities.patterns import fold_word
from ingest.quantities.roles import load_roles

_HANDLED = frozenset({"found", "defused", "neutralised", "cleared", "destroyed", "seized", "launched", "dropped"})
_LANGUAGE = "ru"  # the one language in which the abbreviation of minutes is the genitive of mines
_WORD = "мин"
_ENDS = ".!?…:"
_MARKS = ".,;:!?…«»()–—-"


def mines(quantity: Quantity, text: str) -> Quantity:
    """Return so many minutes as mines where the verb beside them says so: «обезврежено 45 мин», «60 мин нашли».

    'In 40 minutes' keeps its preposition before it: «за 40 мин нашли» is a time.
    """
    if quantity.unit != "minute" or not quantity.text.endswith(_WORD):
        return quantity
    before, after = text[: quantity.start].split()[-1:], text[quantity.end :].split()[:1]
    opens = not before or before[0][-1] in _ENDS
    if not (before and _handled(before[0])) and not (opens and after and _handled(after[0])):
        return quantity
    return replace(quantity, kind=QuantityKind.COUNT, unit="mine", concept="mine")


def _handled(word: str) -> bool:
    role = load_roles().index(_LANGUAGE).match([fold_word(word.strip(_MARKS))], 0)
    return role is not None and role[0] in _HANDLED
