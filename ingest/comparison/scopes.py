"""Whether two equal numbers are told for the same span, place, rate and stage: the right quantity, another scope.

`scopes` looks at the two numbers alone; `rescoped` needs another number of the post that answers the report's scope.
"""

from collections.abc import Sequence

from ingest.claims.periods import same_period, spans_conflict
from ingest.comparison.awaited import awaited_told_as_come, come, left_for_later, peak_told_as_reached
from ingest.comparison.days import in_one_day
from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.kinship import Kinship, concept_kinship, is_people, role_kinship
from ingest.comparison.measures import measure_of, unitless
from ingest.comparison.rates import of_another_rate
from ingest.comparison.relations import relations
from ingest.comparison.retelling import tells, values_of
from ingest.comparison.wording import roomy, told_facets
from ingest.model import Claim, ClaimStatus, NumberKind, QuantityKind

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_ACHIEVED = ClaimStatus.ACHIEVED
_PLANNED = ClaimStatus.PLANNED
_POSSIBLE = ClaimStatus.POSSIBLE
_COMPATIBLE = Kinship.COMPATIBLE
_CONFLICT = Kinship.CONFLICT
_MATCH = Kinship.MATCH
_UNKNOWN = Kinship.UNKNOWN
_AGE = NumberKind.AGE
_BARE = QuantityKind.BARE
_COUNT = QuantityKind.COUNT
_DURATION = QuantityKind.DURATION

_DAYLIKE = frozenset({"day", "night"})
_RATES = {"day": "day", "day and night": "day", "week": "week"}
_CHANGED = frozenset({"level", "capacity", "increase", "decrease"})


def scopes(report: Claim, source: Claim) -> tuple[str, ...]:
    """Return in what the scopes of two numbers differ by themselves: period, status, place …"""
    if report.quantity.kind is _DURATION:
        return ()
    period = _period(report, source) or _by_night(report, source)
    found = [period] if period else []
    ours, theirs = told_facets(report), source.facets
    paid = "already" in theirs and "already" not in ours and "forecasted" not in theirs
    if paid and report.status is _PLANNED and _one_fate(report, source):
        found.append("done")  # paid already told as to be paid
    if source.number_kind is _AGE and report.quantity.kind is _COUNT:
        found.append("dimension")  # a rider of 17 told as 17 riders
    expected = source.status is _POSSIBLE and report.status is _ACHIEVED
    if expected and not (report.doubtful or "forecasted" in ours or _waiting(report, source)):
        found.append("status")
    queued = "queue" in source.traits and awaited_told_as_come(report, source)
    if queued or _not_yet(report, source) or peak_told_as_reached(report, source):
        found.append("status")
    if "single_day" in ours and not in_one_day(source):
        found.append("period")
    if ("per_people" in ours) != ("per_people" in theirs) and _alike(report, source):
        found.append("facet:per_people")
    for facet in () if _CHANGED.isdisjoint(ours) else relations().marking:
        if (facet in ours) == (facet in theirs) or (facet == "capacity" and (roomy(report) or "room_for" in theirs)):
            continue
        if not _CHANGED.isdisjoint(theirs) or _full(facet, report, source):
            found.append(f"facet:{facet}")
    return tuple(dict.fromkeys(found)) if found else ()


def _not_yet(report: Claim, source: Claim) -> bool:
    """Tell whether what the post only plans or expects is told as there already: to be paid, and paid already."""
    ours, theirs = report.facets, source.facets
    sooner = (source.status is _PLANNED and not _SAID_NOW.isdisjoint(ours)) or come(report, source)
    if not sooner and source.status is not _POSSIBLE and "to_come" not in theirs:
        return False
    left = "rest" in theirs and not ({"already", "to_come"} <= {*ours, *theirs} and source.status is _PLANNED)
    at_work = source.status is _PLANNED and "pending" in report.facets  # to be finished, still being built
    if report.doubtful or left or at_work or _waiting(report, source) or not _THERE.isdisjoint(theirs):
        return False  # what is left to plant may be told as already planted; what is left may be there
    if _SAID_NOW.issubset(ours):
        return True  # 'exportiert werden schon jetzt': the passive is no future
    if report.status is not _ACHIEVED:
        return False
    return "now" in ours or ("forecasted" not in ours and not _THERE.isdisjoint(ours))


def _waiting(report: Claim, source: Claim) -> bool:
    """Tell whether both sides tell of a queue, which is no promise: 'twenty more are waiting'."""
    return "queue" in report.traits and "queue" in source.traits


_THERE = frozenset({"already", "now", "done"})
_SAID_NOW = frozenset({"already", "now"})


def _one_fate(report: Claim, source: Claim) -> bool:
    return role_kinship(report.roles[:1], source.roles) is Kinship.MATCH


def _period(report: Claim, source: Claim) -> str:
    if report.quantity.low == source.quantity.low and of_another_rate(report, source):
        return "period"
    rate = report.quantity.per or source.quantity.per  # a salary by the month is no number of a month
    if rate:
        # '64 cm a day' for 64 cm in two days
        return "period" if spans_conflict(_span(report), _span(source)) or _each_day(report, source) else ""
    if report.period and source.period and not same_period(report.period.kind, source.period.kind):
        return "" if left_for_later(report) and left_for_later(source) else "period"
    total = report.scope == "cumulative" and report.period is None and "habitual" not in report.facets
    return "period" if total and "habitual" in source.facets else ""  # what is brought each day told as brought in all


def _by_night(report: Claim, source: Claim) -> str:
    """Tell whether the temperature of the night is told as that of the day, or the other way round."""
    if report.period is None or source.period is None or measure_of(report.quantity).dimension != "temperature":
        return ""
    kinds = {report.period.kind, source.period.kind}
    return "period" if kinds == _DAYLIKE else ""


def _each_day(report: Claim, source: Claim) -> bool:
    """Tell whether an amount of a longer span is told as one of every day, or the other way round."""
    ours, theirs = _span(report), _span(source)
    longer = {"week", "month", "year", "since"}
    daily = (_RATES.get(one.quantity.per or "", "") for one in (report, source))
    if "average" in (*report.facets, *source.facets):
        return False
    return any(one == "day" and other in longer for one, other in zip(daily, (theirs, ours), strict=True))


def _span(claim: Claim) -> str:
    """Return the span that a number is told for, as a rate or by its period; empty for none."""
    rate = _RATES.get(claim.quantity.per or "", "") or ("day" if "each_day" in claim.facets else "")
    if rate or claim.period is None:
        return rate
    return claim.period.kind


def _ahead_of_time(report: Claim, source: Claim, rivals: Sequence[Claim]) -> bool:
    """Tell whether the report says in so many words that already is what the post has power for, or plans beside
    what it counts as done.
    """
    if "already" not in report.facets or "already" in source.facets or report.status is not ClaimStatus.ACHIEVED:
        return False
    if "forecasted" in report.facets or report.doubtful:
        return False
    if source.status is ClaimStatus.PLANNED and "rest" not in source.facets:
        return any(rival.status is ClaimStatus.ACHIEVED for rival in rivals)
    return "capacity" in source.facets and "capacity" not in report.facets and source.quantity.per is not None


def _already(report: Claim, source: Claim, rival: Claim) -> bool:
    """Tell whether what the post only plans is told as done already, where it has another number of what is done."""
    if source.status is not ClaimStatus.PLANNED or {"already", "rest"} & set(source.facets):
        return False
    done = report.status is ClaimStatus.ACHIEVED and "already" in report.facets and "forecasted" not in report.facets
    return done and ("already" in rival.facets or rival.status is ClaimStatus.ACHIEVED)


def _alike(report: Claim, source: Claim) -> bool:
    return measure_of(report.quantity).dimension == measure_of(source.quantity).dimension


def _full(facet: str, report: Claim, source: Claim) -> bool:
    """Tell whether a room's capacity would be told for the people in it; places and beds are capacity themselves.

    A bare number that shelters hold is of those who stay there.
    """
    stay = report.quantity.concept is None and "sheltered" in source.roles
    return facet == "capacity" and is_people(source.concept) and not stay


def rescoped(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> str:
    """Return the scope under which the post has another number, which the report tells for this one.

    `told` are all numbers of the report.
    """
    if _each_time(report, source, others):
        return "period"
    if _of_wider_total(report, source):
        return "place"
    rivals = [other for other in others if other is not source and _of_it(source, other)]
    if _ahead_of_time(report, source, rivals):
        return "status"
    if not rivals:
        return ""
    values = values_of(told, others)
    for rival in rivals:
        if _at_another_level(report, source, rival):
            return "place"
        fresh = rival.quantity.low not in values
        if fresh and (_of_another_span(report, source, rival) or _of_span_before(report, source, rival, told)):
            return "period"
        if role_kinship(source.roles, rival.roles) < _UNKNOWN:
            continue
        if fresh and _already(report, source, rival):
            return "status"
        if _of_another_time(report, source, rival, told):
            return "period"
        if fresh and _normal(report, source, rival):
            return "facet:norm"
        if _bound_of_another(report, source, rival):
            return "facet:average"
        if fresh and _added_only(report, source, rival):
            return "additional"
        if fresh and _grown_only(report, source, rival):
            return "facet:level"
    return ""


def _each_time(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether an amount is told as one of every day, where the post tells of other numbers that they are."""
    if not _habitual(report) or _habitual(source) or source.period is not None or "average" in report.facets:
        return False
    if not _counted(source) or not source.roles or role_kinship(report.roles, source.roles) is not Kinship.MATCH:
        return False
    return any(other is not source and _habitual(other) for other in others)


def _habitual(claim: Claim) -> bool:
    return "habitual" in claim.facets or (claim.quantity.per or "") in _RATES


def _of_it(source: Claim, other: Claim) -> bool:
    """Tell whether two numbers of the post count one thing."""
    if other.quantity.implicit or other.quantity.low == source.quantity.low:
        return False
    if source.sentence == other.sentence and _bare(source) != _bare(other):
        return True  # «скорость 74 км/ч при разрешённых 80»
    here, there = measure_of(source.quantity).dimension, measure_of(other.quantity).dimension
    if here != there and here.partition("/")[0] != there.partition("/")[0]:
        return False
    if here != "count":
        return True
    fate = role_kinship(source.roles, other.roles)
    if other.concept is None and other.quantity.kind is _BARE:
        near = source.quantity.kind is _BARE and source.sentence == other.sentence
        return fate is _MATCH or (near and fate is _UNKNOWN)  # «загиблих уже 15»
    return concept_kinship(source.concept, other.concept) >= _COMPATIBLE and fate > _CONFLICT


def _bare(claim: Claim) -> bool:
    return claim.quantity.concept is None and unitless(claim.quantity)


_LEVELS = {
    "region": "region",
    "country": "country",
    "district": "district",
    "municipality": "district",
    "city": "town",
    "town": "town",
    "village": "town",
    "settlement": "town",
}


def levels(claim: Claim) -> frozenset[str]:
    if _LEVELS.keys().isdisjoint(claim.context):
        return frozenset()
    return frozenset(_LEVELS[one] for one in claim.context if one in _LEVELS and one != claim.concept)


def _of_wider_total(report: Claim, source: Claim) -> bool:
    """Tell whether what the post counts up for a region is told of a district: «всего над областью сбит 31»."""
    if source.scope != "cumulative":
        return False
    here = levels(source)
    return bool(here) and here <= _WIDE and levels(report) == _NARROW


_WIDE, _NARROW = frozenset({"region", "country"}), frozenset({"district"})


def _at_another_level(report: Claim, source: Claim, rival: Claim) -> bool:
    """Tell whether a district's number is told as the region's, or the other way round."""
    ours, here, there = levels(report), levels(source), levels(rival)
    return bool(ours & there) and bool(here) and not ours & here and not here & there


def _of_another_span(report: Claim, source: Claim, rival: Claim) -> bool:
    """Tell whether the post has another number of the span for which the report tells this one."""
    ours, here, there = (one.period.kind if one.period else "" for one in (report, source, rival))
    if not ours or ours != there or _by(source) != _by(rival):
        return False
    own = is_people(source.concept) and source.roles and not source.inherited
    if own and role_kinship(source.roles[:1], rival.roles[:1]) <= Kinship.UNKNOWN:
        return False  # of 148 who were refused no other number of the weekend speaks
    return {ours, here} <= _DAYLIKE and here != there


def _of_span_before(report: Claim, source: Claim, rival: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether the week's number stands in a report about the day, where the post has the day's own number."""
    if report.period is not None or source.period is None or source.period.kind not in _LONGER or report.scope:
        return False
    if rival.period is not None and rival.period.kind not in _DAYLIKE:
        return False
    if report.inherited or rival.inherited or role_kinship(report.roles[:1], rival.roles[:1]) is not Kinship.MATCH:
        return False
    spans = [one.period for one in told if one.period is not None and one.selector.start < report.selector.start]
    near = [one for one in told if one.period in spans[-1:] and report.sentence - one.sentence <= 1]
    return bool(near) and spans[-1].kind in _DAYLIKE


_LONGER = frozenset({"week", "month", "year", "since", "war", "season"})


def superseded(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> int | None:
    """Return the place of the later figure that the post sets beside the earlier one of the report.

    «На 11:00 – 6 постраждалих, на 13:30 вже 14»; a report that tells both tells them apart.
    """
    if source.scope or report.scope in ("before", "additional") or "already" in {*source.facets, *report.facets}:
        return None
    values = values_of(told, others)
    for at, other in enumerate(others):
        later = other.sentence == source.sentence and other.selector.start > source.selector.start
        if not later or other.quantity.low in values or other.quantity.low <= source.quantity.low:
            continue
        elliptic = other.inherited and (_bare(other) or other.quantity.end == other.quantity.number_end)
        spans = {one.period.kind if one.period else "" for one in (source, other)}
        elliptic = elliptic and _counted(source, other)
        if elliptic and "already" in other.facets and other.scope != "additional" and len(spans) == 1:
            return at
    return None


def is_past(claim: Claim) -> bool:
    """Tell whether a number is of the year before, or what another one changed from."""
    return claim.scope == "before" or (claim.period is not None and claim.period.kind == "last_year")


def _of_another_time(report: Claim, source: Claim, rival: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether the number of now is told for the one before, or the other way round."""
    if is_past(source) == is_past(rival) or abs(source.sentence - rival.sentence) > 1:
        return False
    if is_past(report):
        return not is_past(source)
    if not is_past(source) or (report.status is not ClaimStatus.ACHIEVED and source.scope is None):
        return False
    again = [one for one in told if tells(one.quantity, rival.quantity) and one is not report]
    return all(is_past(one) for one in again)


def _added_only(report: Claim, source: Claim, rival: Claim) -> bool:
    """Tell whether what came on top is told as all: «ещё четверо» of fifteen."""
    if source.scope != "additional" or report.scope == "additional" or report.quantity.change:
        return False
    if {"by", "more", "rest", "increase"} & set(report.facets) or report.inherited or source.inherited:
        return False
    same = role_kinship(report.roles[:1], rival.roles[:1]) is Kinship.MATCH
    total = rival.scope in ("cumulative", "after") or "already" in rival.facets
    return same and total and rival.quantity.low > source.quantity.low and rival.status is source.status


def _normal(report: Claim, source: Claim, rival: Claim) -> bool:
    """Tell whether what is allowed, needed or usual is told as what there is: for whom there is room as who is in."""
    near = abs(source.sentence - rival.sentence) <= 1
    if not near or _SHOULD & set(report.facets) or _GAPS & set(report.facets) or report.scope == "additional":
        return False
    if "capacity" in source.facets:
        if report.concept in _ROOM:
            return False  # places told as vacancies
        fewer = rival.quantity.low < source.quantity.low and not _SHOULD & set(rival.facets)
        return fewer and _counted(source, rival)
    return "norm" in source.facets and (_bare(source) or not _SHOULD & set(rival.facets))


_SHOULD = frozenset({"norm", "capacity"})
_ROOM = frozenset({"job", "place", "hospital_bed", "nursery_place"})


def _counted(*claims: Claim) -> bool:
    return all(measure_of(one.quantity).dimension == "count" for one in claims)


def _bound_of_another(report: Claim, source: Claim, rival: Claim) -> bool:
    """Tell whether an average is told as the least or the most, where the post has that too."""
    bounds = {HedgeClass.LOWER: "minimum", HedgeClass.UP_TO: "maximum"}
    bound = bounds.get(hedge_class(report.quantity))
    return "average" in source.facets and bound in rival.facets and hedge_class(source.quantity) is HedgeClass.EXACT


_GAPS = frozenset({"by", "more", "less", "rest", "increase", "decrease"})


def _grown(claim: Claim) -> bool:
    """Tell whether a number is what something changed by."""
    return claim.quantity.change is not None or bool({"increase", "decrease"} & set(claim.facets))


def _by(claim: Claim) -> bool:
    return _grown(claim) or "by" in claim.facets


def _grown_only(report: Claim, source: Claim, rival: Claim) -> bool:
    """Tell whether what something grew by is told as what it is: dearer by three roubles, for three roubles."""
    if not _grown(source) or _by(rival) or abs(source.sentence - rival.sentence) > 1:
        return False
    if report.quantity.change is not None or report.scope == "additional" or _GAPS & set(report.facets):
        return False
    return measure_of(source.quantity).dimension.partition("/")[0] not in ("count", "factor")
