"""Another number of the post that answers what the report says of its number: what is left, what it changed by."""

from collections.abc import Sequence, Set
from decimal import Decimal

from ingest.comparison.fit import beside
from ingest.comparison.kinship import Kinship, role_kinship
from ingest.comparison.measures import measure_of
from ingest.comparison.phrases import word_before, words
from ingest.comparison.wording import told_facets
from ingest.model import Claim

_REST = frozenset({"rest"})
_CHANGES = frozenset({"more", "less", "by", "increase", "decrease"})


def answered(report: Claim, source: Claim, others: Sequence[Claim], told: Set[Decimal]) -> str:
    """Return in what a number of the post other than `source`, not in `told`, answers the report and `source` does not.

    '1,126 remain to be connected' for 1,126 that are and 254 that are left; '1,870 fewer' for 1,870 births, 210 fewer.
    Empty where none does.
    """
    if report.quantity.implicit or report.quantity.low == 1 or report.inherited or source.quantity.change is not None:
        return ""
    fellows = [one for one in others if one is not source and abs(one.sentence - source.sentence) <= 1]
    if _moved_to(report, source, fellows):
        return "facet:level"
    if _before_now(report, source, fellows, told):
        return "status"
    rivals = [one for one in others if one is not source and one.quantity.low not in told]
    rivals = [one for one in rivals if abs(one.sentence - source.sentence) <= 1 and beside(report, source, one)]
    for facets, step in ((_REST, "facet:rest"), (_CHANGES, "facet:level")):
        said = facets & set(told_facets(report))
        if facets is _CHANGES and source.scope == "additional":
            continue  # «чекаємо ще до 40 см»: it is an amount of growth as well
        if said and facets.isdisjoint(source.facets) and any(said & set(one.facets) for one in rivals):
            return step
    return ""


def _moved_to(report: Claim, source: Claim, fellows: Sequence[Claim]) -> bool:
    """Tell whether what a number became is told as its change: «осталось 7, было 19», 'fell by seven'."""
    by = "by" in report.facets or word_before(report) in words("changed_by")
    moved = by and not _MOVES.isdisjoint(report.facets) and report.scope not in _ENDS
    if not moved or "by" in source.facets or not _CHANGES.isdisjoint(source.facets) or source.scope == "before":
        return False
    was = (one for one in fellows if one.scope == "before" and one.sentence == source.sentence)
    same = (one for one in was if measure_of(one.quantity) == measure_of(source.quantity))
    return any(abs(one.quantity.low - source.quantity.low) != report.quantity.low for one in same)


_MOVES = frozenset({"increase", "decrease"})
_ENDS = frozenset({"before", "after"})


def _before_now(report: Claim, source: Claim, fellows: Sequence[Claim], told: Set[Decimal]) -> bool:
    """Tell whether what was before is told as still so: «без света было 23 улицы, сейчас — 8», '23 are still dark'."""
    if not {"rest", "now"} & set(report.facets) or {"rest", "now"} & set(source.facets) or not source.roles:
        return False
    if role_kinship(report.roles[:1], source.roles[:1]) is not Kinship.MATCH:
        return False
    return any(
        {"rest", "now"} & set(one.facets)
        and one.sentence == source.sentence
        and one.quantity.low < source.quantity.low
        and one.quantity.low not in told
        and one.roles[:1] == source.roles[:1]
        and one.concept == source.concept
        and one.part_of is None
        for one in fellows
    )
