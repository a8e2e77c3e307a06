"""Numbers of the report that contradict one of the post's, though no value of theirs agrees: they are other values."""

from collections.abc import Sequence

from ingest.comparison.alignment import Pair
from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.kinship import relations
from ingest.model import Claim, QuantityKind

_PARTS = frozenset({QuantityKind.SHARE, QuantityKind.DELTA})
_FRACTIONS = frozenset({QuantityKind.SHARE, QuantityKind.PERCENT})
_LARGE = 12  # smaller numbers agree by chance


def contradicted(report: Claim, row: Sequence[Pair], source: Sequence[Claim]) -> int | None:
    """Return the place of the post's number that the report's contradicts, or None.

    'More than 3,800' for «почти 3,8 тысячи», by a third for threefold, a quarter lacking where 85% are there.
    """
    for at, one in enumerate(source):
        if _grown_otherwise(report, one) or _lack_otherwise(report, one):
            return at
    hedges = {HedgeClass.LOWER, HedgeClass.ALMOST}
    if abs(report.quantity.low) <= _LARGE or hedge_class(report.quantity) not in hedges:
        return None
    for pair in row:
        theirs = source[pair.source].quantity
        apart = {hedge_class(report.quantity), hedge_class(theirs)} == hedges
        if apart and theirs.value == report.quantity.value is not None and pair.label.possible:
            return pair.source
    return None


def _grown_otherwise(report: Claim, source: Claim) -> bool:
    """Tell whether growth to so many times is told as growth by a part: threefold, by a third."""
    if source.quantity.kind is not QuantityKind.RATIO or source.quantity.low < 2 or report.quantity.kind not in _PARTS:
        return False
    if not {"by", "increase"} & set(report.facets) or {"decrease", "less"} & {*report.facets, *source.facets}:
        return False
    part = report.quantity.low
    return 0 < part < 1 and round(1 / part) == source.quantity.low


def _lack_otherwise(report: Claim, source: Claim) -> bool:
    """Tell whether the part that is lacking is not what the post's covered part leaves: a quarter, beside 85%."""
    if report.quantity.kind not in _FRACTIONS or source.quantity.kind is not QuantityKind.PERCENT:
        return False
    if "lacking" not in report.traits or "needed" not in source.traits or "lacking" in source.traits:
        return False
    shared = set(report.traits) & set(source.traits) - relations().faint
    return bool(shared) and "closed" in {*source.roles, *source.traits}
