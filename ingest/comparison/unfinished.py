"""All of a work told as done where the post says that some of it is, and what is done told as what is left to do.

«Вывезено 350 кубометров обломков из 1 400», and 1,400 cubic metres carted off; «загрязнено 2,8 км берега, очищено
900 м», and 2.8 kilometres cleaned; «заменили 260 метров, осталось 40», and 260 metres still to replace.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.comparison.gathered import told_as_whole
from ingest.comparison.kinship import Kinship, role_kinship
from ingest.comparison.measures import factor_between, measure_of, unitless
from ingest.comparison.phrases import word_before, words
from ingest.comparison.relations import relations
from ingest.model import Claim, ClaimStatus

_MATCH = Kinship.MATCH
_ACHIEVED = ClaimStatus.ACHIEVED
_HARM = frozenset({"polluted", "mined", "debris"})  # traits of what has to be put right
_OPEN = frozenset({"rest", "to_come", "denied", "forecasted", "pending", "capacity"})
_DONE = frozenset({"evacuated", "removed", "collected", "harvested", "extinguished", "delivered", "eliminated"})


def work_misreported(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> str:
    """Return in what the report tells more or less of a work as done than the post; empty where it does not.

    `others` are all numbers of the post, `told` the values that the report tells.
    """
    fresh = [
        one for one in others if one is not source and one.sentence == source.sentence and one.quantity.low not in told
    ]
    if any(_all_done(report, source, one) for one in fresh):
        return "part"
    if any(_all_by_then(report, source, one) for one in fresh):
        return "status"
    return "status" if any(_still_ahead(report, source, one) for one in fresh) else ""


def _all_done(report: Claim, source: Claim, part: Claim) -> bool:
    """Tell whether the whole is told with the fate that the post gives to a part of it."""
    if report.inherited or report.status is not _ACHIEVED or not report.roles or not _OPEN.isdisjoint(report.facets):
        return False
    if not _less(part, source) or not _OPEN.isdisjoint(part.facets) or _told_out_of(report):
        return False
    fates = role_kinship(report.roles[:1], part.roles[:1])
    if measure_of(report.quantity).dimension != "count" and _counted_out_of(source, part):
        done = relations().mended | _DONE
        return fates is _MATCH or (report.roles[0] in done and part.roles[:1] != () and part.roles[0] in done)
    harmed = not _HARM.isdisjoint(source.traits) and _HARM.isdisjoint((*report.traits, *part.traits))
    return harmed and source.inherited and not part.inherited and fates is _MATCH


def _told_out_of(report: Claim) -> bool:
    return told_as_whole(report) or word_before(report) in words("out_of")


def _counted_out_of(whole: Claim, part: Claim) -> bool:
    """Tell whether the post tells the part as one of the whole: «350 кубометров обломков из 1 400»."""
    gap = whole.selector.start - part.selector.end
    between = whole.selector.prefix[-gap:] if gap > 0 else ","
    return gap <= _REACH and word_before(whole) in words("out_of") and _MARKS.isdisjoint(between)


_REACH = 35  # letters
_MARKS = frozenset(",;:.—–")


def _less(part: Claim, whole: Claim) -> bool:
    """Tell whether a number is less than another one of its kind, or of which the unit is left out."""
    here, there = measure_of(part.quantity), measure_of(whole.quantity)
    factor = factor_between(here, there) if here != there and here.dimension == there.dimension else None
    kin = here.dimension == there.dimension or unitless(whole.quantity)
    return kin and 0 < part.quantity.low * (factor or 1) < whole.quantity.low


def _all_by_then(report: Claim, source: Claim, part: Claim) -> bool:
    """Tell whether all is told as done by a day by which the post has some of it done: 11 of 16 by 1 September."""
    if report.status is not ClaimStatus.PLANNED or "to_come" not in report.facets or source.status is not _ACHIEVED:
        return False
    if part.status is not ClaimStatus.PLANNED or "to_come" not in part.facets or not _less(part, source):
        return False
    if part.concept not in (None, source.concept) or part.scope == "additional" or source.roles[:1] == ("ready",):
        return False
    return bool(_days_near(report) & _days_near(part) - _days_near(source, after=_NEXT))


def _days_near(claim: Claim, after: int = 40) -> frozenset[str]:
    """Return the numbers of one or two digits around a number that may be days of a month."""
    near = f"{claim.selector.prefix[-_BEFORE:]} {claim.selector.suffix[:after]}"
    return frozenset(_DAY.findall(near))


_BEFORE, _NEXT = 40, 5  # letters
_DAY = re.compile(r"(?<![\d,.])([1-9]|[12]\d|3[01])(?:er|\.(?=\s\w))?(?=\s+(?:de\s+)?[^\W\d]{3})")


def _still_ahead(report: Claim, source: Claim, rest: Claim) -> bool:
    """Tell whether what is done is told as to be done, where the post says how much is left."""
    if report.status is not ClaimStatus.PLANNED or "to_come" not in report.facets or source.status is not _ACHIEVED:
        return False
    if "done" not in source.facets or "rest" not in rest.facets or source.inherited:
        return False
    shared = bool(set(report.traits) & set(source.traits) - relations().faint)
    return shared and (unitless(rest.quantity) or measure_of(rest.quantity) == measure_of(source.quantity))
