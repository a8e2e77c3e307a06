"""Whether a number is rather derived from several of the post than the one of the post that stands beside it."""

from collections.abc import Sequence
from itertools import combinations

from ingest.comparison.agreement import Agreement
from ingest.comparison.alignment import Pair
from ingest.comparison.derived import derive
from ingest.comparison.differences import telling
from ingest.comparison.gathered import in_several_places
from ingest.comparison.items import Derivation, digits
from ingest.comparison.kinship import Kinship, concept_kinship, holds, is_people, kind_of, role_kinship
from ingest.comparison.measures import measure_of
from ingest.comparison.rules import Tolerances
from ingest.model import Claim, Hedge, QuantityKind


def better_than(claim: Claim, derivation: Derivation, chosen: Pair | None, source: Sequence[Claim]) -> bool:
    """Tell whether a derivation explains a number better than the number of the post beside which it stands."""
    if chosen is not None and derivation.kind == "product" and chosen.relation.agreement is Agreement.SLIP:
        return False  # a tenth of the number is a slip before it is ten percent of it
    if chosen is not None and _told_itself(claim, chosen, derivation):
        return False
    if chosen is not None and not derivation.fitting and _part_for_part(claim, chosen, source[chosen.source]):
        return False
    if chosen is None or derivation.sure or derivation.kind in ("share", "of", "complement"):
        return True
    if derivation.kind == "sum" and derivation.fitting and source[chosen.source].quantity.implicit:
        return True  # a man and a woman, told as two people
    items = [source[at] for at in derivation.items]
    named = chosen.label.concept is Kinship.MATCH and source[chosen.source].concept == claim.concept is not None
    if derivation.kind == "rounded_sum" and named and all(item.concept != claim.concept for item in items):
        return False  # the post has a number of the very thing
    summed = derivation.kind == "sum" and derivation.fitting
    if summed and (claim.scope == "cumulative" or in_several_places(claim, items)):
        return True  # two killed here and three there
    if summed and all(is_people(item.concept) for item in items) and _of_several_grades(claim, items):
        return True  # four in a grave state, six in a moderate one: ten in hospital
    fates = {role for at in derivation.items for role in source[at].roles[:1]}
    if derivation.fitting and len(fates) > 1 and fates <= set(claim.roles):
        return True  # 'damaged or destroyed': the report names the fate of each item
    if derivation.fitting and any(one.scope == "additional" or "rest" in one.facets for one in items):
        return True  # ten, and another four
    if derivation.kind == "difference" and (
        claim.quantity.change or {"more", "less", "rest"} & set(claim.facets) or telling(claim.quantity.low)
    ):
        return True  # 187 fell to 149: 38 fewer
    if derivation.kind in ("sum", "rounded_sum") and _gathers(
        claim, [source[at] for at in derivation.items], chosen.source in derivation.items
    ):
        return True
    # a sum explains the number only if no item alone is the quantity that the report means
    meant = chosen.label.concept is Kinship.MATCH and chosen.label.role is Kinship.MATCH
    return not meant or (derivation.kind == "difference" and source[chosen.source].inherited)


def _part_for_part(claim: Claim, chosen: Pair, theirs: Claim) -> bool:
    """Tell whether a part of a total stands for the same part of the post: eleven of the hurt seriously, for six."""
    return chosen.label.firm and claim.part_of is not None and theirs.part_of is not None


def tells_part_of_sum(at: int, report: Sequence[Claim], derivation: Derivation, source: Sequence[Claim]) -> bool:
    """Tell whether a report sets one item of its sum apart: 42 flats damaged, 12 of them destroyed, for 12 and 30."""
    if derivation.kind != "sum" or is_people(report[at].concept):
        return False
    items = [source[one] for one in derivation.items]
    return any(
        one.part_of == at
        and one.quantity.low == item.quantity.low
        and role_kinship(one.roles[:1], item.roles[:1]) is Kinship.MATCH
        for one in report
        for item in items
    )


def _of_several_grades(claim: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether items are told apart by how badly people are hurt, of which the report says nothing."""
    grades = [_grades(item) for item in items]
    apart = all(grades) and all(one.isdisjoint(two) for one, two in combinations(grades, 2))
    return apart and not _grades(claim)


def _grades(claim: Claim) -> frozenset[int]:
    said = {*claim.facets, *claim.traits}
    return frozenset(at for at, grade in enumerate(_GRADES) if not grade.isdisjoint(said))


_GRADES = (
    frozenset({"serious", "severe_state", "intensive"}),
    frozenset({"light", "mild_form", "moderate_state", "stable_state", "outpatient"}),
)


def _told_itself(claim: Claim, chosen: Pair, derivation: Derivation) -> bool:
    """Tell whether a number is the post's own, with a slip of scale or a hedge turned round: 4% for 0.4%."""
    if not chosen.label.positive or claim.quantity.kind is QuantityKind.SHARE:
        return False
    if chosen.relation.step == "contradiction":
        return chosen.label.concept is Kinship.MATCH or derivation.kind in _LOOSE
    slipped = chosen.relation.agreement is Agreement.SLIP and claim.quantity.kind is QuantityKind.PERCENT
    return derivation.kind in _LOOSE and (slipped or chosen.same_digits)


_LOOSE = frozenset({"share", "product"})  # derivations that many a number meets by chance


def summed_up(claim: Claim, chosen: Pair, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the exact sum, or rest, that a number told without a hedge is, rather than a rounding of one of its items.

    'Twenty people were in the bus' for 18 children and two minders; 'another 420 are pending' beside 415 refused.
    """
    if chosen.relation.step not in _ROUNDINGS:
        return None
    left = _left_over(claim, source[chosen.source], source, rules)
    if left is not None or claim.quantity.hedge is not Hedge.EXACT or chosen.relation.step != "rounding":
        return left
    if not is_people(claim.concept) and not holds(claim.concept, source[chosen.source].concept):
        return None
    derivation = derive(claim, source, rules)
    if derivation is None or derivation.kind != "sum" or not derivation.fitting:
        return None
    if not is_people(claim.concept) and not all(holds(claim.concept, source[at].concept) for at in derivation.items):
        return None  # 60 buildings are 58 houses and two schools
    near = {source[at].sentence for at in derivation.items} == {source[chosen.source].sentence}
    return derivation if near and chosen.source in derivation.items else None


_ROUNDINGS = frozenset({"rounding", "about", "bound"})


def _left_over(claim: Claim, theirs: Claim, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the difference as which a report tells its number, where the post's near one is none: the rest, above."""
    said, meant = {*claim.facets, claim.scope}, {*theirs.facets, theirs.scope}
    over = "norm" in said and measure_of(claim.quantity).dimension != "count"
    others = claim.quantity.hedge is Hedge.EXACT and ("rest" in said or ("additional" in said and claim.roles))
    if not (over or others) or meant & {"rest", "additional", "norm"}:
        return None
    left = derive(claim, source, rules)
    return left if left is not None and left.kind.endswith("difference") and left.fitting and left.sure else None


def _gathers(claim: Claim, items: Sequence[Claim], of_chosen: bool) -> bool:
    """Tell whether a sum is of what the report names together, or of two fates under the name of one.

    '17 schools and hospitals' for 14 and 3; 'seven killed' for four killed and three injured.
    """
    if not of_chosen or any(item.sentence != items[0].sentence or item.quantity.implicit for item in items):
        return False
    first, second = items[0], items[1]
    joint = second.selector.start - first.selector.end < _JOINT
    if joint and len(items) == _PAIR and measure_of(second.quantity).dimension != "count":
        return True  # «дві ділянки: 240 і 310 метрів»
    fates = {role_kinship(claim.roles[:1], item.roles[:1]) for item in items}
    if {Kinship.MATCH, Kinship.CONFLICT} <= fates:
        return True
    things = {item.concept for item in items}
    if digits(claim.quantity.low) > 1 and all(_of_sort(claim, item) for item in items):
        return True  # nine private houses here, three houses there
    if (
        things == {None, claim.concept}
        and items[0].concept is None
        and items[1].selector.start - items[0].selector.end < _JOINT
    ):
        return items[0].quantity.end > items[0].quantity.number_end  # «96 протитанкових та 11 протипіхотних мін»
    if len(things) < len(items) or None in things:
        return False
    return things <= set(claim.context) or all(
        kind_of(item.concept, claim.concept) or holds(claim.concept, item.concept) for item in items
    )


def _of_sort(claim: Claim, item: Claim) -> bool:
    """Tell whether an item is of the very sort that the report counts, and met the same."""
    if claim.concept is None or item.concept is None or item.scope == "additional" or item.part_of is not None:
        return False
    bare = item.quantity.end == item.quantity.number_end
    if is_people(item.concept) and (item.inherited or bare):
        return False  # it may be people of whom the others are, or some of the others
    kinship = concept_kinship(claim.concept, item.concept)
    alike = kinship is Kinship.COMPATIBLE and not is_people(claim.concept)  # mines and cluster munitions: 28 explosives
    sort = alike or kinship is Kinship.MATCH or kind_of(claim.concept, item.concept)
    return sort and role_kinship(claim.roles[:1], item.roles[:1]) is Kinship.MATCH


_PAIR = 2
_JOINT = 6  # characters of «та», 'and', « et »
