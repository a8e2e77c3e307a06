"""Numbers of a post that count nothing, told as counts: an hour, a code, «9-й поверх» as nine floors."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.comparison.kinship import Kinship, concept_kinship, is_people
from ingest.comparison.measures import measure_of
from ingest.comparison.relations import relations
from ingest.model import Claim, Refusal, RefusalKind
from ingest.quantities.concepts import load_concepts
from ingest.quantities.units import dimension

_ORDINAL = RefusalKind.ORDINAL
_TIME = RefusalKind.TIME
_DIGITS = re.compile(r"\d+")
_ENDING = re.compile(r"[-–]?[^\W\d_]+$")  # of an ordinal: 9-й, 20-та, 3rd
_CHANCE = 12  # so many people are told of by chance
_FEW = 4
_PAIR = 2


def counts_up(claim: Claim, refused: Sequence[Refusal]) -> bool:
    """Tell whether the post has the number bare, as an hour, or counts up to it: «в 15 работа», «9-й вызов».

    The ninth call makes nine; the ninth floor does not, nor does the 67th exchange make 67 soldiers.
    """
    value = claim.quantity.value
    if value is None:
        return False
    for one in refused:
        if one.kind is _TIME and _digits(one.text) == value:
            return True
        if one.kind is not _ORDINAL or (one.number != value and _digits(_ENDING.sub("", one.text.strip())) != value):
            continue
        if not one.things:
            return _digits(_ENDING.sub("", one.text.strip())) == value  # an unknown noun may be of any sort
        if not _named_so(one) if _kin(claim, one) else claim.concept is None:
            return True
    return False


def _digits(text: str) -> Decimal | None:
    told = text.strip()
    return Decimal(told) if told.isdigit() else None


def misread(claim: Claim, refused: Sequence[Refusal]) -> bool:
    """Tell whether a count repeats an hour, date, code or ordinal of the post: '20 fires' for «на 20 часов».

    Of what an ordinal or a code names itself, any number does: '53 schools' for «Школа № 53». Else small numbers and
    people may be chance.
    """
    value = claim.quantity.value
    if value is None or value != value.to_integral_value() or value <= _PAIR:
        return False
    for one in refused:
        if one.number == value and one.things and (_kin(claim, one) or _far(claim, one, value)):
            return True
    if claim.quantity.concept is None or is_people(claim.concept) or value < _FEW:
        return False
    if measure_of(claim.quantity).dimension != "count":
        return False
    return any(
        str(int(value)) in _DIGITS.findall(one.text) and not one.text.strip().isdigit()
        for one in refused
        if one.kind is not _ORDINAL or not one.things
    )


def _far(claim: Claim, one: Refusal, value: Decimal) -> bool:
    """Tell whether an ordinal is told of other things than it counts, and not by chance."""
    if one.kind is not _ORDINAL or measure_of(claim.quantity).dimension != "count" or claim.concept is None:
        return False
    return value > _CHANCE or (value >= _FEW and not is_people(claim.concept))


def _kin(claim: Claim, one: Refusal) -> bool:
    """Tell whether a number counts what an ordinal or a code numbers."""
    return any(_alike(claim, thing) for thing in one.things)


def _alike(claim: Claim, thing: str) -> bool:
    unit = claim.quantity.unit
    if thing in (claim.concept, unit):
        return True
    measured = dimension(thing)
    if measured and unit:
        return measured == dimension(unit)
    return concept_kinship(claim.concept, thing) >= Kinship.COMPATIBLE


def _named_so(one: Refusal) -> bool:
    """Tell whether an ordinal only names its thing: the ninth floor, the 14th kilometre, the fourth school."""
    concepts, table = load_concepts(), relations()
    return any(
        dimension(thing) == "length" or any(concepts.is_a(thing, place) for place in table.numbered)
        for thing in one.things
    )
