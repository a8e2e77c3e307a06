"""People of a post counted wrongly: all who died so far as those of one day, the identified as all, a part of one
group as that of another.
"""

from collections.abc import Sequence
from decimal import Decimal

from ingest.comparison.kinship import Kinship, is_people, role_kinship
from ingest.model import Claim

_FEW = 2  # 'one', 'two' are equal by chance
_DEAD = ("killed",)
_TOTALS = frozenset({"cumulative", "after"})
_OF_ONE_DAY = frozenset({"today", "yesterday", "night", "morning"})
_DAYS = frozenset({"day", "night"})


_NAMED = frozenset({"identified", "found"})


def miscounted(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> str:
    """Return in what the report tells the post's number of more, fewer or other people; empty where it does not.

    '34 died in hospital today', where one did, and 34 died since the strike; '17 died', for 17 identified of 21 dead.
    `others` are all numbers of the post, `told` the values that the report tells.
    """
    if report.part_of is not None and _of_another_group(report, source, others, told):
        return "role"
    total, named = source.scope in _TOTALS, "identified" in source.traits
    if not (total or named) or report.roles[:1] != _DEAD or report.inherited or "killed" not in source.roles:
        return ""
    if report.part_of is not None or report.quantity.low <= _FEW or not is_people(report.concept):
        return ""
    dead = [one for one in others if one is not source and _DEAD[0] in one.roles and not one.inherited]
    dead = [one for one in dead if abs(one.sentence - source.sentence) <= 1]
    if total and _all_as_of_one_day(report, source, dead):
        return "period"
    return "part" if named and _identified_as_all(report, source, dead, told) else ""


def _of_another_group(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether a part of one group is told of another: eight wounded children as dead, who are three."""
    if report.concept is None or role_kinship(report.roles[:1], source.roles) is not Kinship.CONFLICT:
        return False
    return any(
        one.concept == report.concept
        and one.part_of is not None
        and one.quantity.low not in told
        and role_kinship(report.roles[:1], one.roles[:1]) is Kinship.MATCH
        for one in others
        if one is not source
    )


def _all_as_of_one_day(report: Claim, source: Claim, dead: Sequence[Claim]) -> bool:
    """Tell whether all who died so far are told as those who died today, or in hospital, as the post says of some."""
    if source.period is not None or report.scope in _TOTALS:
        return False
    of_day = not _OF_ONE_DAY.isdisjoint(report.sides) or (report.period is not None and report.period.kind in _DAYS)
    if not of_day and "hospitalised" not in report.roles:
        return False
    return any(one.quantity.low < source.quantity.low and _fresh(one, source) for one in dead)


def _fresh(one: Claim, total: Claim) -> bool:
    """Tell whether a number is of those who died last, and are in the total: «сегодня скончался ещё один»."""
    latest = one.scope == "additional" or "hospitalised" in one.roles or not _OF_ONE_DAY.isdisjoint(one.sides)
    return latest and one.scope not in _TOTALS and one.part_of is None and one.quantity is not total.quantity


def _identified_as_all(report: Claim, source: Claim, dead: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether the bodies that have a name by now are told as all the dead."""
    if not _NAMED.isdisjoint((*report.roles, *report.traits)):
        return False
    return any(one.quantity.low > source.quantity.low and one.quantity.low not in told for one in dead)
