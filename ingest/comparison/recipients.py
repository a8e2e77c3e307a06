"""For whom or what an amount is told each: 15,000 roubles a person, told as 15,000 a family or a square metre."""

from functools import lru_cache

from ingest.comparison.kinship import is_people
from ingest.model import Claim, QuantityKind
from ingest.quantities.concepts import load_concepts
from ingest.quantities.units import dimension

_HOMES = frozenset(
    {"family", "household", "house", "private_house", "apartment", "home", "yard", "relative"}
)  # kin are told for the family
_BODIES = ("facility", "organisation", "enterprise", "team", "municipality", "vehicle")


def for_another(report: Claim, source: Claim) -> bool:
    """Tell whether an amount of each person is told of each family or square metre, or the other way round.

    Where words name both, 'for the families of the dead', either may be meant.
    """
    ours = _each_of(report)
    return ours != "" and _each_of(source) not in ("", ours)


def _each_of(claim: Claim) -> str:
    """Return of what each has so much: person, home, body or a dimension; empty where nothing or several say so."""
    if claim.quantity.per:
        return _sort(claim.quantity.per.replace(" ", "_")) or _measured(claim.quantity.per)
    if "each" not in claim.facets or _at_places(claim):
        return ""
    sorts = {sort for thing in claim.context if (sort := _sort(thing))}
    return sorts.pop() if len(sorts) == 1 else ""


def _at_places(claim: Claim) -> bool:
    """Tell whether «по» only says where: «пункты обогрева — по 4 адресам»."""
    return claim.concept in _WHERE and claim.quantity.kind is QuantityKind.COUNT


_WHERE = frozenset({"address", "street", "route", "direction", "road", "city", "village", "district", "municipality"})


@lru_cache(maxsize=1024)
def _sort(thing: str) -> str:
    if thing in _HOMES:
        return "home"
    if is_people(thing):
        return "person"
    return "body" if any(load_concepts().is_a(thing, body) for body in _BODIES) else ""


def _measured(unit: str) -> str:
    """Return the dimension of a denominator, which is no span of time: 'area' of «за квадратный метр»."""
    found = dimension(unit)
    return "" if found is None or found == "time" else found
