"""What the post looks forward to told as come: visitors who are awaited, buses on their way, expected traffic."""

from ingest.comparison.measures import measure_of
from ingest.model import Claim, ClaimStatus

_AHEAD = frozenset({"pending", "forecasted"})
_COME = frozenset({"arrived", "came", "delivered", "received", "opened", "built", "visitors", "installed", "bought"})
_MADE = frozenset({
    "arrived", "came", "delivered", "received", "opened", "carried", "produced", "harvested", "exported", "sold",
    "spent",
})  # fmt: skip
_AWAY = _AHEAD | {"to_come", "denied", "rest"}
_THERE = frozenset({"already", "now", "done"})


def come(report: Claim, source: Claim) -> bool:
    """Tell whether what is on its way or looked forward to is told as come: will arrive, and have already arrived."""
    if "already" not in report.facets or _AHEAD.isdisjoint(source.facets) or not _AHEAD.isdisjoint(report.facets):
        return False
    return _awaited(report, source) or not _COME.isdisjoint((*report.roles[:1], *report.traits))


def awaited_told_as_come(report: Claim, source: Claim) -> bool:
    """Tell whether what the post awaits is told as come, without an *already*: 15,000 visitors came."""
    if _AHEAD.isdisjoint(source.facets) or not _AWAY.isdisjoint(report.facets) or not _awaited(report, source):
        return False
    if report.status is not ClaimStatus.ACHIEVED or report.doubtful or report.inherited or _THERE & set(source.facets):
        return False
    return not _MADE.isdisjoint((*report.roles[:1], *report.traits))


def _awaited(report: Claim, source: Claim) -> bool:
    """Tell whether only the post says of its number that it is awaited: «ждём 15 тысяч гостей», expected traffic."""
    return "queue" in source.traits and "queue" not in report.traits and not source.roles


def peak_told_as_reached(report: Claim, source: Claim) -> bool:
    """Tell whether a peak that the post only expects is told as the measured level: «пик ожидаем в пятницу: 940 см»."""
    if "maximum" not in source.facets or _AHEAD.isdisjoint(source.facets) or _THERE & set(source.facets):
        return False
    if not measure_of(source.quantity).dimension == measure_of(report.quantity).dimension == "length":
        return False
    ahead = not _AWAY.isdisjoint(report.facets) or "queue" in report.traits
    return report.status is ClaimStatus.ACHIEVED and not ahead and not report.doubtful


def left_for_later(claim: Claim) -> bool:
    """Tell whether a number waits for its turn: no time that has gone by is its own, whatever its sentence tells."""
    return not _LEFT.isdisjoint((*claim.facets, *claim.roles)) and "done" not in claim.facets


_LEFT = frozenset({"rest", "to_come", "pending", "needed"})
