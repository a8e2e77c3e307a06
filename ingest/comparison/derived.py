"""Numbers that the post does not write but its items give: sums, differences, shares, complements, midpoints."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.kinship import Kinship, concept_kinship, role_kinship
from ingest.comparison.measures import measure_of
from ingest.comparison.rounding import rounds_to
from ingest.comparison.rules import Tolerances
from ingest.model import Claim, ClaimStatus, QuantityKind


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a report's number follows from items of the post; `fitting` when it is labelled rightly."""

    kind: str  # sum | difference | share | complement
    items: tuple[int, ...]
    fitting: bool


def derive(report: Claim, source: Sequence[Claim], rules: Tolerances, *, with_dead: bool = False) -> Derivation | None:
    """Return the simplest derivation of the report's number; None where there is none.

    `with_dead` when the report says that the number includes the dead: killed and injured may then be added.
    """
    value = report.quantity.value
    if value is None or value <= 0:
        return None
    if report.quantity.kind in (QuantityKind.PERCENT, QuantityKind.SHARE):
        return _share(report, value, source, rules)
    items = [at for at, claim in enumerate(source) if _summable(report, claim)][: rules.max_items]
    return _sum(report, value, source, items, with_dead=with_dead) or _difference(report, value, source, items)


def _summable(report: Claim, claim: Claim) -> bool:
    if claim.quantity.value is None or claim.quantity.value <= 0:
        return False
    return measure_of(report.quantity) == measure_of(claim.quantity)


def _sum(
    report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int], *, with_dead: bool
) -> Derivation | None:
    found: Derivation | None = None
    for size in (2, 3):
        for chosen in combinations(items, size):
            total = sum((source[at].quantity.low for at in chosen), Decimal(0))
            exact = total == value
            if (
                not (exact or _rounds(report, total))
                or _nested(chosen, source)
                or source[chosen[-1]].sentence - source[chosen[0]].sentence > 1
            ):
                continue
            states = {source[at].status for at in chosen}
            done = len(states) == 1 or report.status in states - {ClaimStatus.ACHIEVED}
            if done and all(_fits(report, source[at], with_dead=with_dead) for at in chosen):
                return Derivation("sum" if exact else "rounded_sum", chosen, fitting=True)
            if found is None and exact and size == 2 and value >= 10 and _kindred(source[chosen[0]], source[chosen[1]]):
                found = Derivation("sum", chosen, fitting=False)
    return found


def _rounds(report: Claim, total: Decimal) -> bool:
    """Tell whether a hedged number of the report rounds the sum: 'nearly 80,000' for 61,200 and 18,700."""
    hedge = hedge_class(report.quantity)
    if hedge not in (HedgeClass.ABOUT, HedgeClass.LOWER, HedgeClass.ALMOST) or total < _LARGE:
        return False
    return rounds_to(total, report.quantity.low, report.quantity.step, hedge) is not None


_LARGE = 100  # smaller sums round to too much


def _difference(report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    for at in items[:-1]:
        ends = {source[at].quantity.scope, source[at + 1].quantity.scope} if at + 1 in items else set()
        if ends == {"before", "after"} and abs(source[at].quantity.low - source[at + 1].quantity.low) == value:
            return Derivation("difference", (at, at + 1), fitting=True)  # from 2,140 to 1,860: by 280
    for at in items:
        whole = source[at].part_of
        if whole is None or whole not in items:
            continue
        if role_kinship(report.roles[:1], source[at].roles[:1]) is Kinship.MATCH:
            continue  # what is left over is not the part's own kind
        if source[whole].quantity.low - source[at].quantity.low == value and _fits(report, source[whole], loosely=True):
            return Derivation("difference", (whole, at), fitting=True)
    return None


def _share(report: Claim, value: Decimal, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the pair of counts whose ratio the report tells in percent."""
    told = value / 100 if report.quantity.kind is QuantityKind.PERCENT else value
    for at, claim in enumerate(source):
        if _complements(report, claim, told):
            return Derivation("complement", (at,), fitting=True)
    counts = [at for at, claim in enumerate(source) if claim.quantity.value and _divisible(claim)]
    slack = told * rules.about / 2 if hedge_class(report.quantity) is HedgeClass.ABOUT else Decimal("0.006")
    for part in counts:
        for whole in counts:
            above, below = source[part].quantity.low, source[whole].quantity.low
            dimensions = [measure_of(source[at].quantity).dimension for at in (part, whole)]
            alike = dimensions[0] in ("count", dimensions[1])
            if alike and part != whole and above < below and abs(above / below - told) <= slack:
                return Derivation("share", (part, whole), fitting=True)
    return None


def _divisible(claim: Claim) -> bool:
    return measure_of(claim.quantity).dimension in ("count", "mass", "area", "length")


def _complements(report: Claim, claim: Claim, told: Decimal) -> bool:
    """Tell whether the report names the rest of a share: 85% restored, 15% still down."""
    if claim.quantity.kind not in (QuantityKind.PERCENT, QuantityKind.SHARE) or claim.quantity.value is None:
        return False
    theirs = claim.quantity.value / 100 if claim.quantity.kind is QuantityKind.PERCENT else claim.quantity.value
    other = role_kinship(report.roles, claim.roles) in (Kinship.CONFLICT, Kinship.DISTANT)
    return told + theirs == 1 and told != theirs and other


def _nested(chosen: Sequence[int], source: Sequence[Claim]) -> bool:
    """Tell whether a total would be added to its own part."""
    return any(source[at].part_of in chosen for at in chosen)


def _fits(report: Claim, item: Claim, *, loosely: bool = False, with_dead: bool = False) -> bool:
    named = item.concept in report.context  # 'shells and drones' counts both
    if concept_kinship(report.concept, item.concept) is Kinship.CONFLICT and not named:
        return False
    if loosely or (with_dead and {"killed", "injured"} & set(item.roles)):
        return True
    return role_kinship(report.roles, item.roles) not in (Kinship.CONFLICT, Kinship.DISTANT)


def _kindred(a: Claim, b: Claim) -> bool:
    """Tell whether two items are of one kind or one fate, so that adding them makes sense."""
    if a.sentence != b.sentence:
        return False
    return (
        concept_kinship(a.concept, b.concept) is Kinship.MATCH
        or role_kinship(a.roles[:1], b.roles[:1]) is Kinship.MATCH
    )
