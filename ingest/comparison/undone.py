"""What is still to come, to do or to decide told as done: planned as built, needed as repaired, lacking as there."""

from collections.abc import Sequence
from decimal import Decimal

from ingest.comparison.kinship import Kinship, concept_kinship, is_people, role_kinship
from ingest.comparison.measures import measure_of, unitless
from ingest.comparison.phrases import word_before, words
from ingest.comparison.relations import relations
from ingest.model import Claim, ClaimStatus

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_ACHIEVED = ClaimStatus.ACHIEVED
_PLANNED = ClaimStatus.PLANNED

_HAPPENED = frozenset({"done", "already"})
_OPEN = frozenset({"rest", "to_come", "denied", "pending", "forecasted", "more"})
_LACK = frozenset({"lacking", "needed"})


def told_as_done(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> str:
    """Return in what the report tells as done or there what the post says is not: a plan, a need, a lack.

    `others` are all numbers of the post, `told` the values that the report tells.
    """
    # 'have already laid 340 metres in a job that will cost 5 million': the future is of the cost
    ahead = _OPEN - {"forecasted"} if "already" in report.facets else _OPEN
    if report.status is not _ACHIEVED or report.doubtful or report.inherited or not ahead.isdisjoint(report.facets):
        return ""
    if "needed" in report.roles:
        return ""  # '63 houses await repair'
    if _HAPPENED.isdisjoint(source.facets):
        if _lacking_told_as_there(report, source):
            return "role"
        if not _HAPPENED.isdisjoint(report.facets):
            if {"rest", "to_come"} <= set(source.facets) and source.status is _PLANNED and report.roles:
                return "facet:rest"  # «осталось построить 6 школ», six schools have been built
            if _needed_told_as_mended(report, source) or _meant_for(report, source):
                return "role"
            if _under_way(report, source):
                return "status"
    return "status" if _beside_the_done(report, source, others, told) else ""


def told_as_ahead(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether what is done is told as planned, where the post plans another number of the thing: 14 and six."""
    if report.status is not _PLANNED or "to_come" not in report.facets or report.inherited or source.inherited:
        return False
    if source.status is not _ACHIEVED or _OPEN & set(source.facets):
        return False
    if role_kinship(report.roles[:1], source.roles[:1]) is not Kinship.MATCH:
        return False
    return any(
        other.status is _PLANNED
        and role_kinship(report.roles[:1], other.roles[:1]) is Kinship.MATCH
        and abs(other.sentence - source.sentence) <= 1
        and other.quantity.low not in told
        and (unitless(other.quantity) or concept_kinship(report.concept, other.concept) >= Kinship.COMPATIBLE)
        and measure_of(other.quantity) == measure_of(source.quantity)
        for other in others
        if other is not source
    )


def _under_way(report: Claim, source: Claim) -> bool:
    """Tell whether what is being mended is told as mended: «в ремонте 14 домов», 14 have been repaired."""
    if "pending" not in source.facets or source.inherited or "rest" in source.facets:
        return False
    return not relations().mended.isdisjoint({*report.roles[:1]} & {*source.roles[:1]})


def told_as_needed(report: Claim, source: Claim) -> bool:
    """Tell whether what the post says is mended is told as waiting for it: «отремонтировано 14», 14 await repair."""
    if report.inherited or source.inherited or "needed" not in report.roles or source.status is not _ACHIEVED:
        return False
    here = {*source.roles, *source.traits}
    if _LACK & here or _OPEN & set(source.facets) or source.scope == "additional":
        return False
    return not relations().mended.isdisjoint({*report.roles} & {*source.roles[:1]})


def _needed_told_as_mended(report: Claim, source: Claim) -> bool:
    """Tell whether what needs work is told as worked on: «ремонта требуют 26 мостов», 26 have been repaired."""
    ours, here = {*report.roles, *report.traits}, {*source.roles, *source.traits}
    return not (_LACK & ours) and bool(_LACK & here) and not relations().mended.isdisjoint(report.roles[:1])


def _lacking_told_as_there(report: Claim, source: Claim) -> bool:
    """Tell whether what is missing is told as what there is: «не хватает 26 мостов», the region has 26 bridges."""
    if "lacking" not in source.traits or report.roles or _LACK & set(report.traits) or "less" in report.facets:
        return False
    return word_before(report) in words("having")


def _meant_for(report: Claim, source: Claim) -> bool:
    """Tell whether those for whom something is there are told as those who used it: help for 2,300, 2,300 treated."""
    if word_before(source) not in words("meant_for") or (source.roles and not source.inherited):
        return False
    return is_people(report.concept) and "treated" in report.roles[:1]


def _beside_the_done(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether a plan is told as done, where a smaller number says what is: 148 km, «пока готовы 37»."""
    if source.status is not _PLANNED or not {"already", "rest"}.isdisjoint(source.facets):
        return False
    if not report.roles and _HAPPENED.isdisjoint(report.facets):
        return False
    if "queue" in report.traits and "queue" in source.traits:
        return False  # 'are waiting' is no promise
    return any(
        other.quantity.low not in told and _done_so_far(source, other) for other in others if other is not source
    )


def _done_so_far(source: Claim, other: Claim) -> bool:
    """Tell whether a number of the post says how much of what `source` plans is there."""
    if other.status is not _ACHIEVED or other.quantity.implicit or abs(other.sentence - source.sentence) > 1:
        return False
    if not 0 < other.quantity.low < source.quantity.low or other.scope == "before" or "denied" in other.facets:
        return False
    if other.period is not None and other.period.kind == "last_year":
        return False
    named = bool({"already", "now"} & set(other.facets)) or bool(_REACHED & {*other.roles, *other.traits})
    if other.quantity.concept is None and unitless(other.quantity):
        return named and other.part_of is None
    if measure_of(other.quantity) != measure_of(source.quantity):
        return False
    if measure_of(other.quantity).dimension == "count":
        alike = concept_kinship(source.concept, other.concept) >= Kinship.COMPATIBLE
    else:
        alike = other.sentence == source.sentence
    fate = role_kinship(source.roles[:1], other.roles[:1])
    return alike and (named or (fate is Kinship.MATCH and other.sentence == source.sentence))


_REACHED = frozenset({"ready", "in_service", "completed", "opened", "built", "repaired", "planted", "bought"})
