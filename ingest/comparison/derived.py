"""Numbers that the post does not write but its items give: sums, differences, shares, complements, midpoints."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from ingest.comparison.differences import difference
from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.items import LARGE, Derivation, fits, rounds
from ingest.comparison.kinship import Kinship, concept_kinship, role_kinship
from ingest.comparison.measures import MONEY, measure_of, unitless
from ingest.comparison.rounding import rounds_to
from ingest.comparison.rules import Tolerances
from ingest.model import Claim, ClaimStatus, QuantityKind


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
    return (
        _sum(report, value, source, items, with_dead=with_dead)
        or difference(report, value, source, items)
        or _product(report, value, source, items)
    )


def _summable(report: Claim, claim: Claim) -> bool:
    if claim.quantity.value is None or claim.quantity.value <= 0:
        return False
    if report.quantity.kind is QuantityKind.POINT:
        return claim.quantity.kind in (QuantityKind.PERCENT, QuantityKind.DELTA)  # 58.5% after 54%: 4.5 points
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
                not (exact or rounds(report, total))
                or _nested(chosen, source)
                or _overlapping(report, [source[at] for at in chosen])
                or source[chosen[-1]].sentence - source[chosen[0]].sentence > 1
            ):
                continue
            states = {source[at].status for at in chosen}
            done = len(states) == 1 or report.status in states - {ClaimStatus.ACHIEVED}
            if done and all(fits(report, source[at], with_dead=with_dead) for at in chosen):
                return Derivation("sum" if exact else "rounded_sum", chosen, fitting=True)
            if found is None and exact and size == 2 and value >= 10 and _kindred(source[chosen[0]], source[chosen[1]]):
                found = Derivation("sum", chosen, fitting=False)
    return found


def _product(report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    """Return the percentage and the amount of which it is taken: 7% of 3.1 billion are 217 million."""
    if value <= LARGE:
        return None
    shares = [at for at, one in enumerate(source) if one.quantity.kind is QuantityKind.PERCENT and one.quantity.value]
    for at in shares:
        for of in items:
            share = source[at].quantity.low / 100
            raised = 1 + share if source[at].quantity.change != "down" else 1 - share
            for told in (source[of].quantity.low * share, source[of].quantity.low * raised):
                if abs(source[at].sentence - source[of].sentence) <= 1 and _shows(report, told):
                    return Derivation("product", (at, of), fitting=True)
    return None


def _shows(report: Claim, told: Decimal) -> bool:
    """Tell whether the report's number is a computed one, to two digits or more."""
    value = report.quantity.low
    if len(value.normalize().as_tuple().digits) < 2:
        return False
    return rounds_to(told, value, report.quantity.step, hedge_class(report.quantity)) is not None


def _share(report: Claim, value: Decimal, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the pair of counts whose ratio the report tells in percent."""
    told = value / 100 if report.quantity.kind is QuantityKind.PERCENT else value
    for at, claim in enumerate(source):
        if _complements(report, claim, told):
            return Derivation("complement", (at,), fitting=True)
    counts = [at for at, claim in enumerate(source) if claim.quantity.value and _divisible(claim)]
    for part in counts:
        for whole in counts:
            above, below = source[part].quantity.low, source[whole].quantity.low
            dimensions = [measure_of(source[at].quantity).dimension for at in (part, whole)]
            alike = dimensions[0] in ("count", dimensions[1]) or unitless(source[whole].quantity)
            if alike and part != whole and above < below and _near_share(report, told, above / below, rules):
                return Derivation("share", (part, whole), fitting=True)
    return None


def _near_share(report: Claim, told: Decimal, ratio: Decimal, rules: Tolerances) -> bool:
    """Tell whether a ratio is the share that the report tells, in the direction of its hedge."""
    slack = told * rules.about / 2
    match hedge_class(report.quantity):
        case HedgeClass.ABOUT:
            return abs(ratio - told) <= slack
        case HedgeClass.ALMOST | HedgeClass.UP_TO:
            return told - slack <= ratio <= told
        case HedgeClass.LOWER:
            return told <= ratio <= told + slack
        case _:
            return abs(ratio - told) <= Decimal("0.006")


def _divisible(claim: Claim) -> bool:
    return measure_of(claim.quantity).dimension in ("count", "mass", "area", "length", MONEY)


def _complements(report: Claim, claim: Claim, told: Decimal) -> bool:
    """Tell whether the report names the rest of a share: 85% restored, 15% still down."""
    if claim.quantity.kind not in (QuantityKind.PERCENT, QuantityKind.SHARE) or claim.quantity.value is None:
        return False
    theirs = claim.quantity.value / 100 if claim.quantity.kind is QuantityKind.PERCENT else claim.quantity.value
    same = role_kinship(report.roles, claim.roles) is Kinship.MATCH and not (report.inherited or claim.inherited)
    return told + theirs == 1 and told != theirs and not (same and "rest" not in report.facets)


def _nested(chosen: Sequence[int], source: Sequence[Claim]) -> bool:
    """Tell whether a total would be added to its own part."""
    return any(source[at].part_of in chosen for at in chosen)


_CARE = frozenset({"hospitalised", "treated"})


def _overlapping(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether one item may be among the others: nine hurt and four of them in intensive care are not thirteen."""
    fates = [set(item.roles[:1]) for item in items]
    more = any(item.scope == "additional" for item in items)
    inside = any(fate & _CARE for fate in fates) and any(fate & {"injured", "affected"} for fate in fates)
    strange = report.roles[:1] == ("killed",) and not any("killed" in item.roles for item in items)
    return (inside and not more) or strange


def _kindred(a: Claim, b: Claim) -> bool:
    """Tell whether two items are of one kind or one fate, so that adding them makes sense."""
    if a.sentence != b.sentence:
        return False
    return (
        concept_kinship(a.concept, b.concept) is Kinship.MATCH
        or role_kinship(a.roles[:1], b.roles[:1]) is Kinship.MATCH
    )
