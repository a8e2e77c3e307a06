"""Numbers that the post does not write but its items give: sums, differences, shares, complements, midpoints."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from ingest.comparison.kinship import Kinship, concept_kinship, role_kinship
from ingest.comparison.labels import label
from ingest.comparison.measures import factor_between, measure_of
from ingest.comparison.rules import Tolerances
from ingest.model import Claim, QuantityKind


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a report's number follows from items of the post; `fitting` when it is labelled rightly."""

    kind: str  # sum | difference | share | complement | ratio
    items: tuple[int, ...]
    fitting: bool


def derive(report: Claim, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the simplest derivation of the report's number; None where there is none."""
    value = report.quantity.value
    if value is None or value <= 0:
        return None
    if report.quantity.kind in (QuantityKind.PERCENT, QuantityKind.SHARE):
        return _share(report, value, source)
    items = [at for at, claim in enumerate(source) if _summable(report, claim)][: rules.max_items]
    return _sum(report, value, source, items) or _difference(report, value, source, items)


def _summable(report: Claim, claim: Claim) -> bool:
    if claim.quantity.value is None or claim.quantity.value <= 0:
        return False
    return measure_of(report.quantity) == measure_of(claim.quantity)


def _sum(report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    found: Derivation | None = None
    for size in (2, 3, 4):
        for chosen in combinations(items, size):
            total = sum((source[at].quantity.low for at in chosen), Decimal(0))
            if total != value or _nested(chosen, source):
                continue
            fitting = all(_fits(report, source[at]) for at in chosen)
            if fitting:
                return Derivation("sum", chosen, fitting=True)
            if found is None and size == 2 and value >= 10 and _kindred(source[chosen[0]], source[chosen[1]]):
                found = Derivation("sum", chosen, fitting=False)
    return found


def _difference(report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    for at in items:
        whole = source[at].part_of
        if whole is None or whole not in items:
            continue
        if source[whole].quantity.low - source[at].quantity.low == value and _fits(report, source[whole], loosely=True):
            return Derivation("difference", (whole, at), fitting=True)
    return None


def _share(report: Claim, value: Decimal, source: Sequence[Claim]) -> Derivation | None:
    """Return the pair of counts whose ratio the report tells in percent."""
    told = value / 100 if report.quantity.kind is QuantityKind.PERCENT else value
    counts = [
        at
        for at, claim in enumerate(source)
        if claim.quantity.value and measure_of(claim.quantity).dimension == "count"
    ]
    for part in counts:
        for whole in counts:
            above, below = source[part].quantity.low, source[whole].quantity.low
            if part != whole and above < below and abs(above / below - told) <= Decimal("0.006"):
                return Derivation("share", (part, whole), fitting=True)
    return None


def _nested(chosen: Sequence[int], source: Sequence[Claim]) -> bool:
    """Tell whether a total would be added to its own part."""
    return any(source[at].part_of in chosen for at in chosen)


def _fits(report: Claim, item: Claim, *, loosely: bool = False) -> bool:
    found = label(report, item)
    if found.concept is Kinship.CONFLICT:
        return False
    return loosely or found.role is not Kinship.CONFLICT


def _kindred(a: Claim, b: Claim) -> bool:
    """Tell whether two items are of one kind or one fate, so that adding them makes sense."""
    if a.sentence != b.sentence:
        return False
    return (
        concept_kinship(a.concept, b.concept) is Kinship.MATCH
        or role_kinship(a.roles[:1], b.roles[:1]) is Kinship.MATCH
    )


def convertible(report: Claim, source: Claim) -> bool:
    """Tell whether both measure one dimension in different units."""
    ours, theirs = measure_of(report.quantity), measure_of(source.quantity)
    return ours.unit != theirs.unit and factor_between(theirs, ours) is not None
