"""The ladder of verdicts: docs/verdicts.md, in its order.

Input is an alignment; output one finding for each report number. Words for people are made in reasons.py.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ingest.comparison.agreement import Agreement
from ingest.comparison.alignment import Alignment, Pair
from ingest.comparison.borrowing import beats, borrowed_from
from ingest.comparison.clocks import lasted
from ingest.comparison.contradictions import contradicted, left_otherwise, multiplied_otherwise
from ingest.comparison.derived import derive
from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.items import Derivation, parts_counted_twice
from ingest.comparison.kinship import Kinship, is_people, role_kinship
from ingest.comparison.leftovers import left_over, turned_digits
from ingest.comparison.measures import SHARE, Measure, factor_between, measure_of
from ingest.comparison.mislabelling import inclusive
from ingest.comparison.misreadings import counts_up, misread
from ingest.comparison.narrowing import told_near
from ingest.comparison.outcomes import hurt_told_dead
from ingest.comparison.portions import misshared
from ingest.comparison.preference import better_than, summed_up, tells_part_of_sum
from ingest.comparison.relabelling import by_chance, told_of_another
from ingest.comparison.retelling import tells_part
from ingest.comparison.rivals import reworded
from ingest.comparison.rules import Tolerances
from ingest.comparison.scopes import superseded
from ingest.comparison.spelling import is_compound
from ingest.comparison.swelling import swollen, swollen_by
from ingest.comparison.wording import certain_anyway, reaches
from ingest.model import Claim, ClaimStatus, Hedge, NumberKind, Refusal, Verdict


class Finding(NamedTuple):
    """A verdict with the source number it is about and the steps that led to it."""

    verdict: Verdict
    source: int | None
    steps: tuple[str, ...]
    detail: str = ""
    items: tuple[int, ...] = ()  # the source's numbers that give it, where it is derived


def judge(
    at: int,
    report: Sequence[Claim],
    source: Sequence[Claim],
    alignment: Alignment,
    rules: Tolerances,
    refused: Sequence[Refusal] = (),
) -> Finding:
    """Return the finding for report number `at`."""
    claim, chosen = report[at], alignment.chosen[at]
    if chosen is not None and chosen.relation.agreement.agrees:
        summed = summed_up(claim, chosen, source, rules)
        return _derived(summed) if summed is not None else _judge_agreeing(claim, report, chosen, source)
    derivation = _derivation(at, report, source, alignment, rules)
    if derivation is not None and derivation.fitting:
        if derivation.kind.endswith("difference") and measure_of(claim.quantity).dimension == SHARE:
            return Finding(Verdict.OTHER_SCOPE, None, ("difference", "dimension"), items=derivation.items)
        return _derived(derivation)
    turned = _turned(claim, alignment.pairs[at], source)
    if turned is not None:
        return Finding(Verdict.DIFFERS, turned.source, ("direction",))
    borrowed = borrowed_from(claim, alignment.pairs[at], source)
    if chosen is not None and chosen.label.firm and parts_counted_twice(claim, chosen.source, source):
        return Finding(Verdict.DIFFERS, chosen.source, (chosen.relation.step,), chosen.relation.detail)
    spanned = borrowed is not None and "dimension" in borrowed.label.conflicts and _names_period(claim, source)
    if borrowed is not None and not spanned and beats(borrowed, chosen, claim):
        return _judge_borrowed(claim, report, borrowed, source)
    if derivation is not None:
        return Finding(Verdict.OTHER_SCOPE, None, (derivation.kind, "label"), items=derivation.items)
    reread = _judge_reread(claim, chosen, source, rules, refused)
    if reread is not None:
        return reread
    if chosen is None:
        return _judge_unmatched(at, report, source, alignment)
    return _judge_apart(at, report, chosen, source, alignment)


def _derivation(
    at: int, report: Sequence[Claim], source: Sequence[Claim], alignment: Alignment, rules: Tolerances
) -> Derivation | None:
    """Return how the number follows from others of the post, where that tells more than the one chosen for it."""
    claim = report[at]
    with_dead = inclusive(claim, at, report)
    derivation = derive(claim, source, rules, with_dead=with_dead)
    if derivation is None or derivation.kind == "product":
        whole = claim if measure_of(alignment.whole[at].quantity).dimension == SHARE else alignment.whole[at]
        derivation = derive(whole, alignment.full, rules, with_dead=with_dead) or derivation
    if derivation is not None and not derivation.fitting and tells_part_of_sum(at, report, derivation, source):
        return replace(derivation, fitting=True, sure=True)
    if derivation is None or with_dead or better_than(claim, derivation, alignment.chosen[at], source):
        return derivation
    return None


def _judge_borrowed(claim: Claim, report: Sequence[Claim], borrowed: Pair, source: Sequence[Claim]) -> Finding:
    """Return the finding for a number that the post tells under another label."""
    theirs = source[borrowed.source]
    if _age_again(claim, theirs):
        return Finding(Verdict.SAME, borrowed.source, ("ambiguous",))
    of_part = borrowed.label.conflicts == ("role",) and tells_part(claim, report)
    near = borrowed.label.conflicts == ("concept",) and told_near(claim, theirs, source)
    if of_part or near or reworded(claim, theirs, source):
        return _judge_agreeing(claim, report, borrowed, source)
    conflict = borrowed.label.conflicts[0] if borrowed.label.conflicts else "label"
    return Finding(Verdict.OTHER_SCOPE, borrowed.source, (f"borrowed:{borrowed.relation.step}", conflict))


def _judge_reread(
    claim: Claim, chosen: Pair | None, source: Sequence[Claim], rules: Tolerances, refused: Sequence[Refusal]
) -> Finding | None:
    """Return the finding for a number made of what is no number of the post: a code, a period, two times of the day."""
    if counts_up(claim, refused):
        return Finding(Verdict.SAME, None, ("ambiguous",))
    if misread(claim, refused):
        return Finding(Verdict.OTHER_SCOPE, None, ("misread", "dimension"))
    period = _names_period(claim, source)
    if period and (chosen is None or chosen.relation.agreement is Agreement.APART):
        named = claim.quantity.value == 1 or period == "half"
        verdict = Verdict.SAME if named else Verdict.UNIT_CONVERTED
        return Finding(verdict, None, ("period",))
    if (chosen is None or not chosen.same_digits) and lasted(claim, source, refused, rules):
        return Finding(Verdict.UNIT_CONVERTED, None, ("clock",))
    return None


def _judge_unmatched(at: int, report: Sequence[Claim], source: Sequence[Claim], alignment: Alignment) -> Finding:
    """Return the finding for a number for which none of the post's was chosen."""
    claim = report[at]
    both = swollen(claim, source)
    if both:
        return Finding(Verdict.OTHER_SCOPE, None, ("sum", "label"), items=both)
    part = misshared(claim, report, source)
    part = contradicted(claim, alignment.pairs[at], source) if part is None else part
    part = multiplied_otherwise(at, report, source, alignment) if part is None else part
    part = left_otherwise(claim, source) if part is None else part
    if part is not None:
        return Finding(Verdict.DIFFERS, part, ("value",))
    left = left_over(at, report, source, alignment)
    if left is None:
        return Finding(Verdict.NOT_IN_SOURCE, None, ("unmatched",))
    if left.step == "value":
        return Finding(Verdict.DIFFERS, left.source, ("value",))
    return Finding(Verdict.OTHER_SCOPE, left.source, ("left_over", left.step))


def _judge_apart(
    at: int, report: Sequence[Claim], chosen: Pair, source: Sequence[Claim], alignment: Alignment
) -> Finding:
    """Return the finding for a number that has another value than the one chosen for it."""
    claim = report[at]
    if chosen.relation.agreement is Agreement.SLIP:
        return Finding(Verdict.MAGNITUDE_ERROR, chosen.source, ("slip", chosen.relation.step), chosen.relation.detail)
    both = swollen_by(claim, chosen.source, source) or swollen(claim, source)
    if both:
        return Finding(Verdict.OTHER_SCOPE, None, ("sum", "label"), items=both)
    if _of_the_same(claim, chosen, alignment, source) or _of_another_thing(at, report, chosen, alignment, source):
        turned = turned_digits(at, report, source, alignment)
        if turned is not None:
            return Finding(Verdict.DIFFERS, turned, ("value",))
        return Finding(Verdict.NOT_IN_SOURCE, None, ("unmatched",))
    hurt = hurt_told_dead(claim, source[chosen.source], source)
    if hurt is not None:
        return Finding(Verdict.OTHER_SCOPE, hurt, ("borrowed:equal", "role"))
    return Finding(Verdict.DIFFERS, chosen.source, (chosen.relation.step,), chosen.relation.detail)


def _of_the_same(claim: Claim, chosen: Pair, alignment: Alignment, source: Sequence[Claim]) -> bool:
    """Tell whether a number is a part, of which the post says nothing, of the one that tells the post's number.

    'Nine of the 24 seriously' is no other value for «24 пострадавших».
    """
    whole = None if claim.part_of is None else alignment.chosen[claim.part_of]
    if whole is None or whole.source != chosen.source or not whole.relation.agreement.agrees:
        return False
    said = {*claim.facets, *claim.roles[:1]}
    return not any(
        one.part_of == chosen.source or said & {*one.facets, *one.roles[:1]}
        for at, one in enumerate(source)
        if at != chosen.source
    )


def _of_another_thing(
    at: int, report: Sequence[Claim], chosen: Pair, alignment: Alignment, source: Sequence[Claim]
) -> bool:
    """Tell whether a count stands beside a number that the report tells rightly elsewhere, with another fate or none.

    'Six were wounded … there were 15 passengers aboard'; 'twelve drowned this year, against nine last year'.
    """
    claim, theirs = report[at], source[chosen.source]
    if chosen.relation.agreement is not Agreement.APART or measure_of(claim.quantity).dimension != "count":
        return False
    told = any(
        pair is not None and n != at and pair.source == chosen.source and pair.relation.agreement.agrees
        for n, pair in enumerate(alignment.chosen)
    )
    past = claim.scope == "before" and theirs.scope != "before"
    other = claim.inherited or not claim.roles
    if is_people(claim.concept) and claim.roles:  # of drones each fate is one of those that came
        other = other or role_kinship(claim.roles[:1], theirs.roles) < Kinship.COMPATIBLE
    return told and not (chosen.same_digits or chosen.misread) and (past or other)


def _judge_agreeing(claim: Claim, report: Sequence[Claim], chosen: Pair, source: Sequence[Claim]) -> Finding:
    theirs = source[chosen.source]
    later = superseded(claim, theirs, source, report)
    if later is not None:
        return Finding(Verdict.DIFFERS, later, ("superseded",))
    if {claim.quantity.change, theirs.quantity.change} == {"up", "down"}:
        return Finding(Verdict.DIFFERS, chosen.source, ("direction",))
    scope = told_of_another(claim, report, chosen, source)
    if scope and by_chance(claim, chosen, scope):
        return Finding(Verdict.NOT_IN_SOURCE, None, ("unmatched",))
    if scope:
        return Finding(Verdict.OTHER_SCOPE, chosen.source, ("scope", scope))
    step, detail = chosen.relation.step, chosen.relation.detail
    match chosen.relation.agreement:
        case Agreement.CONVERTED if _cut_short(claim, theirs):
            return Finding(Verdict.ROUNDED, chosen.source, ("rounding",), detail)
        case Agreement.CONVERTED:
            return Finding(Verdict.UNIT_CONVERTED, chosen.source, (step,), detail)
        case Agreement.ROUNDED:
            return Finding(Verdict.ROUNDED, chosen.source, (step,), detail)
        case Agreement.HEDGED if _forecast_alike(claim, theirs) or _lent(claim, report) or _lent(theirs, source):
            if is_compound(claim.quantity) != is_compound(theirs.quantity):
                told = f"{theirs.quantity.low.normalize():,f}"
                return Finding(Verdict.UNIT_CONVERTED, chosen.source, ("conversion",), told)
            return Finding(Verdict.SAME, chosen.source, ("equal",), detail)
        case Agreement.HEDGED:
            return Finding(Verdict.HEDGE_CHANGED, chosen.source, (step,), detail)
        case _:
            if claim.doubtful != theirs.doubtful and not certain_anyway(claim, theirs):
                return Finding(
                    Verdict.HEDGE_CHANGED, chosen.source, ("doubt", "added" if claim.doubtful else "dropped")
                )
            return Finding(Verdict.SAME, chosen.source, (step,), detail)


def _cut_short(claim: Claim, theirs: Claim) -> bool:
    """Tell whether the report leaves out the smaller of two units of the post: «5 ч 20 мин», 'more than five hours'."""
    measures = measure_of(claim.quantity), measure_of(theirs.quantity)
    if (
        not is_compound(theirs.quantity)
        or measures[0].dimension not in ("time", "length")
        or measures[0] == measures[1]
    ):
        return False
    factor = factor_between(*measures)
    return factor is not None and factor > 1 and claim.quantity.low * factor != theirs.quantity.low


def _forecast_alike(claim: Claim, theirs: Claim) -> bool:
    """Tell whether «до» says no more than the other side: both expect the number at most, one is the most there was,
    or rose, fell or reached to it.
    """
    both = claim.status is ClaimStatus.POSSIBLE and theirs.status is ClaimStatus.POSSIBLE
    # «засудив до 9 років» tells to what
    to = "after" in (claim.scope, theirs.scope) or "sentenced" in {*theirs.roles[:1]} & {*claim.roles[:1]}
    classes = {hedge_class(claim.quantity), hedge_class(theirs.quantity)}
    most = any("maximum" in one.facets for one in (claim, theirs) if hedge_class(one.quantity) is HedgeClass.EXACT)
    return (both or to or most or reaches(claim) or reaches(theirs)) and classes == {HedgeClass.EXACT, HedgeClass.UP_TO}


def _lent(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a number has its hedge from the one before `and`: 'over 40 tanks and 15 lorries' may be 15."""
    quantity = claim.quantity
    if quantity.hedge is Hedge.EXACT or quantity.number_start != quantity.start:
        return False
    before = next((one.quantity for one in reversed(claims) if one.quantity.end <= quantity.start), None)
    joined = before is not None and quantity.start - before.end < _JOINT
    return before is not None and joined and before.hedge is quantity.hedge and before.number_start > before.start


_JOINT = 6  # characters of «и», 'and', « und »


def _derived(derivation: Derivation) -> Finding:
    if derivation.kind.startswith("rounded_"):
        return Finding(Verdict.ROUNDED, None, (derivation.kind.removeprefix("rounded_"),), items=derivation.items)
    if derivation.kind.startswith("converted_"):
        step = derivation.kind.removeprefix("converted_")
        return Finding(Verdict.UNIT_CONVERTED, None, (step,), items=derivation.items)
    if derivation.kind == "of":
        one = derivation.items if len(derivation.items) == 1 else ()  # «3 из 8», of which the report tells one
        return Finding(Verdict.SAME, derivation.items[0], ("one_of" if one else "equal",), items=one)
    if derivation.kind == "difference" and len(derivation.items) == 1:
        return Finding(Verdict.SAME, None, ("rest_of",), items=derivation.items)
    if derivation.kind in ("sum", "difference"):
        return Finding(Verdict.SAME, None, (derivation.kind,), items=derivation.items)
    return Finding(Verdict.UNIT_CONVERTED, derivation.items[0], (derivation.kind,), items=derivation.items)


def _turned(claim: Claim, row: Sequence[Pair], source: Sequence[Claim]) -> Pair | None:
    """Return the pair that tells the post's change the other way round: 310,000 tonnes less, for more."""
    for pair in row:
        if pair.relation.agreement not in _EQUAL:
            continue
        facets = {facet for label in pair.label.conflicts for facet in label.split(":")[1:]}
        changes = {claim.quantity.change, source[pair.source].quantity.change}
        if facets & _OPPOSED or changes == {"up", "down"}:
            return pair
    return None


_EQUAL = frozenset({Agreement.SAME, Agreement.HEDGED, Agreement.ROUNDED})
_OPPOSED = frozenset({"increase", "decrease", "more", "less"})


_PERIODS = {
    "day": Decimal(86_400),
    "week": Decimal(604_800),
    "month": Decimal(2_592_000),
    "quarter": Decimal(7_889_238),
    "half": Decimal(15_778_476),
}
_SECONDS = Measure("time", "second")


def _names_period(claim: Claim, source: Sequence[Claim]) -> str:
    """Return the period of the post that a duration tells in other words: 'day' for 'in 24 hours' and «за сутки»."""
    value, measure = claim.quantity.value, measure_of(claim.quantity)
    factor = factor_between(measure, _SECONDS) if measure.dimension == "time" else None
    if value is None or factor is None:
        return ""
    told = value * factor
    kinds = (other.period.kind for other in source if other.period is not None)
    return next((kind for kind in kinds if _PERIODS.get(kind) == told), "")


def _age_again(claim: Claim, theirs: Claim) -> bool:
    """Tell whether a bare number only repeats an age of the post: 'two boys, 9 and 16'."""
    age = theirs.number_kind is NumberKind.AGE or theirs.quantity.unit == "year"
    return age and claim.quantity.end == claim.quantity.number_end
