"""Another number of the post that counts the very thing the report names: 18 crews, for 26 shelters told as crews."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ingest.comparison.kinship import Kinship, blurred, concept_kinship, holds, is_people, kind_of, occurs, role_kinship
from ingest.comparison.measures import measure_of
from ingest.comparison.narrowing import told_of
from ingest.comparison.wording import guessed, listed
from ingest.model import Claim
from ingest.text.bundled import read_bundled

_FEW = 2  # 'one', 'two' are equal by chance


def counted_otherwise(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether the report's noun is that of another number of the post, which the report does not tell.

    '22 wagons derailed' for 22 trains held up, where the post has 17 wagons. A post that names its thing by a noun for
    nearly anything may mean what the report says: 64 calls, 64 people.
    """
    if not _counts(report) or not _counts(source) or report.quantity.low <= _FEW:
        return False
    if _places_as_what_holds_them(report, source, others, told):
        return True
    if not _of_two_names(report.concept or "", source.concept or ""):
        return False
    if told_of(report, source) or listed(report, source):
        return False
    rivals = (one for one in others if one is not source and _counts(one) and not one.quantity.implicit)
    return any(
        other.quantity.low not in {report.quantity.low, *told}
        and _names(report.concept, source.concept, other.concept)
        and role_kinship(report.roles[:1], other.roles) is not Kinship.CONFLICT
        and _likelier(report, source, other)
        for other in rivals
    )


def _places_as_what_holds_them(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether places are told as the buildings that have them: '860 hostels', for 14 hostels with 860 places."""
    if "capacity" not in source.facets or "capacity" in report.facets or is_people(report.concept):
        return False
    if source.concept not in _PLACES or report.concept in _PLACES:
        return False
    return any(
        other.sentence == source.sentence
        and other.quantity.low not in told
        and concept_kinship(report.concept, other.concept) is Kinship.MATCH
        for other in others
        if other is not source and _counts(other)
    )


_PLACES = frozenset({"place", "hospital_bed", "nursery_place"})


def _counts(claim: Claim) -> bool:
    named = claim.quantity.concept is not None and not guessed(claim)
    return named and measure_of(claim.quantity).dimension == "count"


class _Nouns(NamedTuple):
    """Nouns for nearly anything, nouns that translations put for one another, spots, and what comes to a spot."""

    catch_alls: frozenset[str]
    interchangeable: tuple[frozenset[str], ...]
    spots: frozenset[str]
    comers: frozenset[str]


@cache
def _nouns() -> _Nouns:
    raw: Any = read_bundled(Path(__file__).parent / "namesakes.yml")
    return _Nouns(
        frozenset(raw["catch_alls"]),
        tuple(frozenset(group) for group in raw["interchangeable"]),
        frozenset(raw["spots"]),
        frozenset(raw["comers"]),
    )


@cache
def _of_two_names(ours: str, theirs: str) -> bool:
    """Tell whether two nouns name two things, neither of them nearly anything: wagons and trains, but not items."""
    if concept_kinship(ours, theirs) is Kinship.MATCH or holds(ours, theirs) or kind_of(theirs, ours):
        return False
    if not _nouns().catch_alls.isdisjoint((ours, theirs)) and not _spot_and_comer(ours, theirs):
        return False
    return not any(ours in group and theirs in group for group in _nouns().interchangeable)


def _names(ours: str | None, theirs: str | None, other: str | None) -> bool:
    """Tell whether the post's other noun is the report's, or nearer to it where nothing joins it to the post's own."""
    near = concept_kinship(ours, other)
    if near is Kinship.MATCH:
        return True
    apart = concept_kinship(ours, theirs) <= Kinship.DISTANT and concept_kinship(other, theirs) <= Kinship.DISTANT
    apart = apart or (_spot_and_comer(ours or "", theirs or "") and _spot_and_comer(other or "", theirs or ""))
    return near is Kinship.COMPATIBLE and apart and not occurs(theirs or "")


@cache
def _spot_and_comer(ours: str, theirs: str) -> bool:
    """Tell whether one is a spot and the other what comes there: 17 lorries for 22 points where water is given out."""
    nouns = _nouns()
    return any(
        spot in nouns.spots and any(kind_of(comer, one) or comer == one for one in nouns.comers)
        for spot, comer in ((ours, theirs), (theirs, ours))
    )


def _likelier(report: Claim, source: Claim, other: Claim) -> bool:
    """Tell whether the other number is likelier meant: a smaller one of the narrower kind, one said in the same words.

    The latter is asked for only where one thing happens to the other, or one language has one word for both.
    """
    ours, theirs = report.concept, source.concept
    if kind_of(ours, theirs):
        return other.sentence == source.sentence and other.quantity.low < source.quantity.low
    if not blurred(ours, theirs) and not occurs(ours or "") and not occurs(theirs or ""):
        return True
    said = _said(report) - {ours}
    return bool(said & _said(other) - _said(source)) and not said & _said(source) - _said(other)


def _said(claim: Claim) -> frozenset[str]:
    return frozenset((*claim.context, *claim.traits, *(() if claim.inherited else claim.roles[:1])))
