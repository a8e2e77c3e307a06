"""Numbers that the post does not write but its items give: sums, differences, shares, complements, midpoints."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from ingest.comparison.differences import difference
from ingest.comparison.hedges import hedge_class
from ingest.comparison.items import LARGE, Derivation, fits, rounds
from ingest.comparison.kinship import Kinship, concept_kinship, role_kinship
from ingest.comparison.measures import SHARE, measure_of
from ingest.comparison.remainders import left_over
from ingest.comparison.rounding import rounds_to
from ingest.comparison.rules import Tolerances
from ingest.comparison.shares import share_of
from ingest.model import Claim, ClaimStatus, QuantityKind


def derive(report: Claim, source: Sequence[Claim], rules: Tolerances, *, with_dead: bool = False) -> Derivation | None:
    """Return the simplest derivation of the report's number; None where there is none.

    `with_dead` when the report says that the number includes the dead: killed and injured may then be added.
    """
    value = report.quantity.value
    if value is None or value <= 0:
        return None
    if measure_of(report.quantity).dimension == SHARE:
        share = share_of(report, value, source, rules)
        if share is not None or report.quantity.kind in (QuantityKind.PERCENT, QuantityKind.SHARE):
            return share
    items = [at for at, claim in enumerate(source) if _summable(report, claim)][: rules.max_items]
    return (
        _quotient(report, value, source)
        or _sum(report, value, source, items, with_dead=with_dead)
        or difference(report, value, source, items)
        or left_over(report, value, source)
        or _product(report, value, source, items)
    )


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
                not (exact or (rounds(report, total) and _all_count(source, chosen)))
                or _nested(chosen, source)
                or _overlapping(report, [source[at] for at in chosen])
                or source[chosen[-1]].sentence - source[chosen[0]].sentence > 1
            ):
                continue
            states = {source[at].status for at in chosen}
            done = len(states) == 1 or report.status in states - {ClaimStatus.ACHIEVED}
            if done and all(fits(report, source[at], with_dead=with_dead) for at in chosen):
                return Derivation("sum" if exact else "rounded_sum", chosen, fitting=True)
            telling = value >= 10 or chosen[1] - chosen[0] == 1
            if found is None and exact and size == 2 and telling and _kindred(source[chosen[0]], source[chosen[1]]):
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


def _quotient(report: Claim, value: Decimal, source: Sequence[Claim]) -> Derivation | None:
    """Return the two numbers told together of which one goes into the other: 144 people in 18 crews."""
    if "each" not in report.facets:
        return None
    for at, all_ in enumerate(source):
        for beside in (at - 1, at + 1):
            if not 0 <= beside < len(source) or source[beside].sentence != all_.sentence:
                continue
            parts = source[beside].quantity
            same = measure_of(report.quantity) == measure_of(all_.quantity)
            if (
                same
                and measure_of(parts).dimension == "count"
                and parts.value
                and parts.low * value == all_.quantity.low
            ):
                return Derivation("share", (at, beside), fitting=True)
    return None


def _shows(report: Claim, told: Decimal) -> bool:
    """Tell whether the report's number is a computed one, to two digits or more."""
    value = report.quantity.low
    if len(value.normalize().as_tuple().digits) < 2:
        return False
    return rounds_to(told, value, report.quantity.step, hedge_class(report.quantity)) is not None


def _all_count(source: Sequence[Claim], chosen: Sequence[int]) -> bool:
    """Tell whether each item is large enough to show in a rounded sum: 61,200 and 18,700, never 480 and 4."""
    items = [source[at].quantity.low for at in chosen]
    return min(items) * _VISIBLE >= sum(items)


_VISIBLE = 20  # times an item may go into a rounded sum


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
