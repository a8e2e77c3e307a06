"""Numbers that the post does not write but its items give: sums, differences, shares, complements, midpoints."""

from collections.abc import Sequence

from ingest.comparison.differences import difference
from ingest.comparison.ended import still_lasting
from ingest.comparison.items import Derivation
from ingest.comparison.kinship import is_people
from ingest.comparison.measures import FACTOR, SHARE, Measure, measure_of, unitless
from ingest.comparison.products import product, quotient
from ingest.comparison.remainders import left_over
from ingest.comparison.rests import rest
from ingest.comparison.rules import Tolerances
from ingest.comparison.shares import share_of
from ingest.comparison.sums import total
from ingest.model import Claim, QuantityKind


def derive(report: Claim, source: Sequence[Claim], rules: Tolerances, *, with_dead: bool = False) -> Derivation | None:
    """Return the simplest derivation of the report's number; None where there is none.

    `with_dead` when the report says that the number includes the dead: killed and injured may then be added.
    """
    value = report.quantity.value
    if value is None or value <= 0:
        return None
    measure = measure_of(report.quantity)
    if measure.dimension in (SHARE, FACTOR):
        share = share_of(report, value, source, rules)
        if share is not None or report.quantity.kind in (QuantityKind.PERCENT, QuantityKind.SHARE, QuantityKind.RATIO):
            return share
    people = report.concept is None or is_people(report.concept)
    items = [
        at
        for at, claim in enumerate(source)
        if _summable(measure, claim, people=people) or _unit_left_out(measure, source, at)
    ][: rules.max_items]
    summed = total(report, value, source, items, with_dead=with_dead)
    return (
        quotient(report, value, source, rules)
        or (summed if summed is not None and summed.fitting else None)
        or difference(report, value, source, items)
        or rest(report, value, source)
        or still_lasting(report, value, source)
        or left_over(report, value, source)
        or summed
        or product(report, value, source, rules)
    )


def _summable(measure: Measure, claim: Claim, *, people: bool) -> bool:
    low = claim.quantity.low
    if low == 1 and claim.concept is None and not people and claim.quantity.end > claim.quantity.number_end:
        return False  # 'one hacked …' counts no regions
    return low > 0 and low == claim.quantity.high and measure == measure_of(claim.quantity)


def _unit_left_out(measure: Measure, source: Sequence[Claim], at: int) -> bool:
    """Tell whether a number leaves out the unit of the one before it: «засеяно 42 тыс. га, осталось 18 тыс.»."""
    quantity = source[at].quantity
    if at == 0 or measure.dimension == "count" or not unitless(quantity) or quantity.end > quantity.number_end:
        return False
    before = source[at - 1]
    alone = quantity.low > 0 and quantity.low == quantity.high and not quantity.implicit
    return alone and before.sentence == source[at].sentence and measure_of(before.quantity) == measure
