"""So many times: occasions, where nothing is compared."""

import re
from dataclasses import replace

from ingest.claims.surroundings import Surroundings
from ingest.model import Quantity, QuantityKind

COMPARED = frozenset({"more", "less", "increase", "decrease"})
# '412 times', «118 тис. разів»: occasions; '3 times as many', «в 1,6 раза» are ratios
_OCCASIONS = re.compile(
    r"\d(?: (?:тыс\.|тис\.|tys\.|тысяч[аи]?|тисяч[аі]?|mila|mil))?"
    r"[ -]?(?:times|раз|разів|рази|[Mm]al|fois|volte|veces|razy|vezes)$"
)
_STRIKES = frozenset({"shelled", "attacked", "hit"})


def occasions(quantity: Quantity, around: Surroundings) -> Quantity:
    """Return so many times as occasions, where they compare nothing: not '3.4 times above the norm', «в 6 раз»."""
    if _STRIKES & set(around.roles):  # «20 разів обстріляли» counts attacks
        return replace(quantity, kind=QuantityKind.COUNT, unit="attack", concept="attack")
    value = quantity.value
    if value is None or value != int(value) or _RATED & set(around.facets):
        return quantity
    hedged = quantity.number_start > quantity.start  # 'more than three times' compares
    told = quantity.text[quantity.number_start - quantity.start :]
    if not told[0].isdigit() or (hedged and value < _OFTEN) or not _OCCASIONS.search(told):
        return quantity
    return replace(quantity, kind=QuantityKind.COUNT, unit="time", concept="time_occasion")


_RATED = COMPARED | {"norm"}
_OFTEN = 20
