"""What a report adds to, or leaves out of, the post's own number: growth for a level, deaths, room for people."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.comparison.apiece import says_each
from ingest.comparison.kinship import is_people, other_kind
from ingest.comparison.labels import borrows_thing
from ingest.comparison.measures import measure_of
from ingest.comparison.phrases import any_of, word_before, words
from ingest.comparison.relations import relations
from ingest.comparison.rooms import told_as_room, told_as_there
from ingest.comparison.wording import guessed, roomy, working
from ingest.model import Claim, Hedge, QuantityKind

_FEW = 2  # 'one', 'two' are equal by chance

_GROWN = frozenset({"increase", "decrease", "more", "less", "rest"})
_LEVELS = frozenset({QuantityKind.MEASURE, QuantityKind.MONEY})
_SIGNED = frozenset({"temperature", "angle", "length"})  # +21 degrees, a detour of «+46 км»
_HEAT = "temperature"
_UNLEVELLED = frozenset({"count", "ratio", "factor"})


def _level(claim: Claim) -> bool:
    return claim.quantity.kind in _LEVELS and claim.scope != "additional"


def _added(report: Claim, source: Claim) -> bool:
    """Tell whether the post writes with a plus what is added, and the report tells it as an amount by itself."""
    by = source.quantity.change is not None and "by" in source.facets
    if not (by or source.selector.exact.startswith("+")):
        return False
    if not _SIGNED.isdisjoint((measure_of(source.quantity).dimension, measure_of(report.quantity).dimension)):
        return False
    grown = report.quantity.change or _by(report) or _GROWN & set(report.facets) or report.scope == "additional"
    return not grown and report.quantity.kind in _LEVELS


def _to(claim: Claim) -> bool:
    """Tell whether a number is where a change led to: 'fell to 6%', «зросло до 12»."""
    return claim.scope == "after" or (
        claim.quantity.scope == "cumulative" and claim.quantity.kind is QuantityKind.PERCENT
    )


def _grown(claim: Claim) -> bool:
    return claim.quantity.change is not None or "increase" in claim.facets or "decrease" in claim.facets


def _by(claim: Claim) -> bool:
    return claim.quantity.change is not None or "by" in claim.facets


def _by_rate(report: Claim, source: Claim) -> bool:
    """Tell whether a level is told as what it rose or fell by: a rate of 2.8%, «на 2,8% меньше»."""
    if _to(report):
        return False
    if report.quantity.kind not in _PERCENTS or source.quantity.kind is not QuantityKind.PERCENT:
        return False
    if _by(source) or not _GROWN.isdisjoint(source.facets) or source.scope in _CHANGING or not _grown(report):
        return False
    beside = {*report.selector.prefix.split()[-1:], *report.selector.suffix.split()[:1]}
    told = {"by", "increase", "decrease"} & set(report.facets) or not {"up", "down"} & beside  # deposits are put down
    return bool(told) and report.quantity.low == source.quantity.low


_PERCENTS = frozenset({QuantityKind.PERCENT, QuantityKind.DELTA})
_CHANGING = frozenset({"before", "change", "additional"})


def _large(claim: Claim) -> bool:
    return claim.quantity.low >= _PRICE


_PRICE = 1000  # of one thing that is bought by the piece; smaller amounts are spent by each


def _merely(report: Claim) -> bool:
    """Tell whether a word makes 'still so much' of 'so much more': „nur noch 1,5 Tonnen“."""
    return word_before(report) in words("merely")


def mislabelled(report: Claim, source: Claim) -> str:
    """Return what the report adds to the post's number: an increase, people for places, a death."""
    if report.scope == "additional" and source.scope in ("cumulative", "after") and not _merely(report):
        return "" if measure_of(report.quantity).dimension == _HEAT else "additional"  # noch 13 Grad
    if _other_harm(report, source):
        return "facet:serious"
    if _by(report) and not _by(source) and source.scope in ("cumulative", "after"):
        return "facet:increase"  # rose by, not to
    if (
        report.quantity.change
        and measure_of(report.quantity).dimension not in _UNLEVELLED
        and _level(source)
        and not (_by(source) or _GROWN & set(source.facets) or "damage_sum" in source.context)
    ):
        return "facet:increase"  # an area told as growth of the area
    if _by_rate(report, source):
        return "facet:increase"
    if _to(report) and _by(source) and source.scope != "after" and not _signed(report, source):
        return "facet:level"  # rose to, not by
    if _added(report, source):
        return "facet:level"  # '+2.4 billion' told as the whole
    if "each" in source.facets and "each" not in report.facets and report.roles[:1] == ("spent",) and _large(source):
        return "facet:each"  # the price of one bus told as what was spent on buses
    if _died_of_them(report) and not _DEATHS & {*source.roles, *source.context}:
        return "role"
    if is_people(report.concept) and _filled(report, source):
        return "facet:capacity"
    if _of_everybody(report, source) or _most_as_average(report, source):
        return "facet:average"
    if told_as_there(report, source) or told_as_room(report, source):
        return "facet:capacity"
    return "role" if is_people(report.concept) and _killed(report, source) else ""


def _signed(report: Claim, source: Claim) -> bool:
    """Tell whether a plus may be the sign of a level: +21 degrees."""
    return source.quantity.change is None and measure_of(report.quantity).dimension in _SIGNED


def _other_harm(report: Claim, source: Claim) -> bool:
    """Tell whether the report leaves out, or adds, how badly people were hurt."""
    nobody = not (report.quantity.high or source.quantity.high)
    if nobody and "serious" in source.facets and "serious" not in report.facets:
        return True  # 'no serious injuries' told as no injuries
    if source.part_of is None or _HARM.isdisjoint(report.facets) or not _HARM.isdisjoint(source.facets):
        return False
    # three of them children told as three of them badly
    return source.concept in relations().subsets and source.concept != report.concept


_HARM = frozenset({"serious", "light"})


def _filled(report: Claim, source: Claim) -> bool:
    """Tell whether room for so many is told as so many people who are there."""
    if "capacity" not in source.facets or "capacity" in report.facets or roomy(report) or working(report, source):
        return False
    return not is_people(source.concept) or not _PRESENT.isdisjoint((*report.roles, *report.traits))


def _killed(report: Claim, source: Claim) -> bool:
    """Tell whether people of whom the post tells no death are told as dead."""
    if report.roles[:1] != ("killed",) or report.inherited:
        return False
    if source.roles and (source.inherited or not _DEATHS.isdisjoint((*source.roles, *source.context))):
        return False
    return source.concept is None or is_people(source.concept) or guessed(report)


def _of_everybody(report: Claim, source: Claim) -> bool:
    """Tell whether an average is told as what each has, or has at the least: every teacher gets 48,000."""
    if "average" not in source.facets or "average" in report.facets or "each" in source.facets:
        return False
    least = report.quantity.hedge is Hedge.AT_LEAST and source.quantity.hedge is Hedge.EXACT
    return source.quantity.kind in _LEVELS and (least or says_each(report))


def _most_as_average(report: Claim, source: Claim) -> bool:
    """Tell whether the longest of several times is told as their average: 'late by an average of five hours'."""
    if "maximum" not in source.facets or "average" in source.facets or "maximum" in report.facets:
        return False
    return _said_average().search(report.selector.prefix.lower()) is not None


@cache
def _said_average() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('on_average')}\s+$")


def misnamed(report: Claim, source: Claim) -> bool:
    """Tell whether both name people of kinds that nobody tells for each other: teachers and doctors."""
    if borrows_thing(report) or borrows_thing(source) or report.quantity.low <= _FEW:
        return False
    return other_kind(report.concept, source.concept)


_PRESENT = frozenset({"attended", "enrolled", "carried", "sheltered"})


def _died_of_them(report: Claim) -> bool:
    """Tell whether a part of the hurt is told as dead: 'five of the injured have died'."""
    if "killed" not in report.roles or report.inherited or report.quantity.concept is not None:
        return False
    behind = report.selector.suffix.split(maxsplit=1)[:1]
    return bool(behind) and behind[0].lower() in words("out_of") and _HURT_OR_DEAD.issuperset(report.roles)


_HURT_OR_DEAD = frozenset({"injured", "hospitalised", "casualty", "affected", "killed"})
_DEATHS = frozenset({"killed", "casualty", "destroyed", "neutralised", "dead_person", "victim"})


def inclusive(source: Claim, index: int, claims: Sequence[Claim]) -> bool:
    """Tell whether the source's number includes the dead: 'ten were hurt, three of them died'."""
    if "killed" in source.roles[:1]:
        return False
    return any(claim.part_of == index and "killed" in claim.roles for claim in claims)
