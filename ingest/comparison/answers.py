"""Another number of the post that answers what the report says of its number: what is left, what it changed by."""

from collections.abc import Sequence, Set
from decimal import Decimal

from ingest.comparison.fit import beside
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
    rivals = [one for one in others if one is not source and one.quantity.low not in told]
    rivals = [one for one in rivals if abs(one.sentence - source.sentence) <= 1 and beside(report, source, one)]
    for facets, step in ((_REST, "facet:rest"), (_CHANGES, "facet:level")):
        said = facets & set(report.facets)
        if said and facets.isdisjoint(source.facets) and any(said & set(one.facets) for one in rivals):
            return step
    return ""
