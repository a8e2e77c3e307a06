"""Whom a place has room for, told as who is there, and the other way round: an arena for 5,200, 5,200 watched."""

from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.kinship import is_people
from ingest.comparison.phrases import words
from ingest.model import Claim, ClaimStatus

_ACHIEVED = ClaimStatus.ACHIEVED
_ROOM = frozenset({"capacity", "room_for"})
_SEATS = frozenset({"place"})
_OPEN = frozenset({"forecasted", "able", "pending", "denied"})


def told_as_there(report: Claim, source: Claim) -> bool:
    """Tell whether people whom a place has room for are told as those who are there.

    A report that says of them what they can or will do keeps to the post: '120 people can sleep there'.
    """
    if _ROOM.isdisjoint(source.facets) or "present" in source.facets or "present" not in report.facets:
        return False
    if source.quantity.change is not None or report.scope == "additional":
        return False
    if report.status is not _ACHIEVED or "room_for" in report.facets or _is_for(report):
        return False
    if not _OPEN.isdisjoint(report.facets) or hedge_class(report.quantity) is HedgeClass.UP_TO:
        return False
    return is_people(report.concept) and is_people(source.concept)


def told_as_room(report: Claim, source: Claim) -> bool:
    """Tell whether people who are there are told as those whom the place has room for, or as its seats."""
    there = "present" in source.facets or "carried" in source.roles
    if not there or "capacity" not in report.facets or "present" in report.facets:
        return False
    seats = report.concept in _SEATS and "carried" in source.roles
    return _ROOM.isdisjoint(source.facets) and is_people(source.concept) and (seats or is_people(report.concept))


def _is_for(claim: Claim) -> bool:
    """Tell whether a preposition before a number says that something is there for so many: 'meals for 140 people'."""
    before = claim.selector.prefix.rsplit(maxsplit=1)[-1:]
    return bool(before) and before[0].lower() in words("meant_for")
