"""Whether a number that agrees with one of the post's is told of something else: the label, the scope, a part."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.comparison.agreement import Agreement
from ingest.comparison.alignment import Pair
from ingest.comparison.answers import answered
from ingest.comparison.apiece import held_inside, raised_level, set_elsewhere, told_apiece, told_in_all, told_of_all
from ingest.comparison.counterparts import crossed
from ingest.comparison.days import told_of_another_span
from ingest.comparison.ended import told_as_lasting
from ingest.comparison.fit import fits_another
from ingest.comparison.items import told_together
from ingest.comparison.kinship import Kinship, concept_kinship, is_people, role_kinship
from ingest.comparison.mislabelling import inclusive, mislabelled, misnamed
from ingest.comparison.namesakes import counted_otherwise
from ingest.comparison.narrowed import one_of_two, told_of_fewer
from ingest.comparison.outcomes import died_among, outcome
from ingest.comparison.own_verbs import fate_of_the_one_before
from ingest.comparison.portions import of_another_whole
from ingest.comparison.recipients import for_another
from ingest.comparison.relations import relations
from ingest.comparison.retelling import tells_part, told_values, values_of, whole_behind
from ingest.comparison.reversals import reversed_fate
from ingest.comparison.rivals import outranked, overshadowed, part_as_whole, relabelled, whole_as_part
from ingest.comparison.scopes import rescoped
from ingest.comparison.spread import spread_of_others
from ingest.comparison.stages import ahead
from ingest.comparison.tolls import miscounted
from ingest.comparison.undone import told_as_ahead, told_as_done, told_as_needed
from ingest.comparison.unfinished import work_misreported
from ingest.comparison.whereabouts import misplaced, set_elsewhere_on_the_map
from ingest.comparison.wording import of_a_building
from ingest.model import Claim


def told_of_another(claim: Claim, report: Sequence[Claim], chosen: Pair, source: Sequence[Claim]) -> str:
    """Return in what the report tells the post's number of something else; empty where it does not."""
    if of_a_building(claim, source[chosen.source]):
        return ""
    return _scope_conflict(claim, report, chosen, source) or _part_for_whole(claim, report, chosen, source)


def by_chance(claim: Claim, chosen: Pair, scope: str) -> bool:
    """Tell whether 'two' of something else with another fate is no quantity of the post: two drivers, two wagons."""
    few = claim.quantity.low <= _PAIR and scope in ("role", "concept") and is_people(claim.concept)
    return few and chosen.label.concept <= Kinship.UNKNOWN


_PAIR = 2


def _scope_conflict(claim: Claim, report: Sequence[Claim], chosen: Pair, source: Sequence[Claim]) -> str:
    theirs = source[chosen.source]
    if "disowned" in theirs.facets and "disowned" not in claim.facets:
        return "speaker"
    if chosen.label.scopes:
        return chosen.label.scopes[0]
    if chosen.relation.agreement in _EQUAL and (set_elsewhere(claim, theirs) or one_of_two(claim, theirs)):
        return "concept"
    if tells_part(claim, report):  # what is said there is said of the part; only a noun tells of the whole
        named = replace(claim, facets=()) if claim.concept in relations().stands_for else None
        return "place" if misplaced(claim, theirs, source) else outranked(named, theirs, source) if named else ""
    told = told_values(claim, report, source) | _disowned(source)
    return (
        _label_of_another(claim, theirs, report, source, told)
        or (rescoped(claim, theirs, source, report) if chosen.relation.step != "currency" else "")
        or ("period" if told_of_another_span(claim, theirs, source, report) else "")
        or _narrowed(claim, theirs, report, source, told)
        or _shared_out(claim, theirs, report, source)
        or _part_of_it(claim, chosen, report, source)
        or _of_a_rival(claim, chosen, report, source, told)
    )


_EQUAL = frozenset({Agreement.SAME, Agreement.HEDGED})


def _label_of_another(
    claim: Claim, theirs: Claim, report: Sequence[Claim], source: Sequence[Claim], told: frozenset[Decimal]
) -> str:
    """Return in what the report adds to the number, or runs ahead of what the post says of it."""
    return (
        miscounted(claim, theirs, source, told)
        or outranked(claim, theirs, source)
        or mislabelled(claim, theirs)
        or overshadowed(claim, theirs, source, told)
        or ahead(claim, theirs, source, report)
        or told_as_done(claim, theirs, source, told)
        or ("role" if told_as_needed(claim, theirs) else "")
        or ("status" if told_as_lasting(claim, theirs, source, told) else "")
        or ("status" if told_as_ahead(claim, theirs, source, told) else "")
        or outcome(claim, theirs, source, told)
        or work_misreported(claim, theirs, source, told)
    )


def _narrowed(
    claim: Claim, theirs: Claim, report: Sequence[Claim], source: Sequence[Claim], told: frozenset[Decimal]
) -> str:
    """Return in what the number is told of another fate, place or whole than the post's."""
    if fate_of_the_one_before(claim, theirs, source, told) or spread_of_others(claim, theirs, report, source):
        return "role"
    if misplaced(claim, theirs, source) or set_elsewhere_on_the_map(claim, theirs, source):
        return "place"
    fewer = told_of_fewer(claim, theirs, source)
    if fewer:
        return fewer
    if of_another_whole(claim, theirs, report, source) or held_inside(claim, theirs, source, told):
        return "concept"
    return ""


def _shared_out(claim: Claim, theirs: Claim, report: Sequence[Claim], source: Sequence[Claim]) -> str:
    """Return whether what is on top, of each person or family, or of all is told as something else of these."""
    if raised_level(claim, theirs):
        return "facet:level"
    if told_apiece(claim, theirs, source, report):
        return "facet:each"
    if for_another(claim, theirs):
        return "recipient"
    if told_in_all(claim, theirs, source, report) or told_of_all(claim, theirs, source, report):
        return "facet:shared"
    return ""


def _part_of_it(claim: Claim, chosen: Pair, report: Sequence[Claim], source: Sequence[Claim]) -> str:
    """Return in what the report sets numbers apart of which the post counts one within the other."""
    theirs = source[chosen.source]
    if claim.scope == "additional" and theirs.scope != "additional":
        counted_in = theirs.part_of is not None or inclusive(theirs, chosen.source, source)
        if counted_in or _holds(claim, report, chosen.source, source):
            return "additional"
    return "role" if died_among(claim, chosen.source, source) else ""


def _of_a_rival(
    claim: Claim, chosen: Pair, report: Sequence[Claim], source: Sequence[Claim], told: frozenset[Decimal]
) -> str:
    """Return in what the words of the report are those of another number of the post."""
    theirs = source[chosen.source]
    if _SIZES & set(theirs.facets) and not (set(claim.facets) & relations().parting) - _SIZES and not claim.part_of:
        return ""  # of a pipe of 500 mm no other number tells
    whole = whole_behind(claim, report)  # what is said behind the whole may be said of it: 'of the 2,310 received'
    rival = relabelled(claim, theirs, [one for one in source if one.quantity.low != whole], told)
    if rival:
        return rival
    if chosen.relation.agreement in _EQUAL and misnamed(claim, theirs):
        return "concept"
    if _merged(claim, theirs, source, told):
        return "merged"
    if counted_otherwise(claim, theirs, source, told):
        return "concept"
    return (
        fits_another(claim, theirs, source, told)
        or crossed(claim, theirs, source, report)
        or answered(claim, theirs, source, told)
        or ("role" if reversed_fate(claim, theirs, report) else "")
    )


_SIZES = frozenset({"diameter", "thickness"})


def _disowned(source: Sequence[Claim]) -> frozenset[Decimal]:
    """Return the numbers that the post calls untrue: no report has to tell them."""
    return frozenset(one.quantity.low for one in source if "disowned" in one.facets)


def _holds(claim: Claim, report: Sequence[Claim], at: int, source: Sequence[Claim]) -> bool:
    """Tell whether a number holds the one that the report tells before it: 'two teenagers and another 22'."""
    before = [one for one in report if one.selector.end <= claim.selector.start and one.sentence == claim.sentence]
    parts = {one.quantity.low for one in source if one.part_of == at}
    return bool(before) and before[-1].quantity.low in parts


def _part_for_whole(claim: Claim, report: Sequence[Claim], chosen: Pair, source: Sequence[Claim]) -> str:
    """Return 'part' where a part is told under the label of its whole, or the whole under that of a part.

    A part that the report tells by its own value too is no such case.
    """
    theirs = source[chosen.source]
    if claim.part_of is not None or whole_behind(claim, report) is not None:
        return ""
    if theirs.part_of is None and any(told_together(claim, one) for one in report):
        return ""  # 'three of 43': it is told as the whole that it is
    if theirs.part_of is not None:
        return "part" if part_as_whole(claim, theirs, source[theirs.part_of]) else ""
    values = values_of(report, source)
    parts = [one for one in source if one.part_of == chosen.source and one.quantity.low not in values]
    return "part" if any(whole_as_part(claim, theirs, part) for part in parts) else ""


def _before(role: str, claim: Claim, theirs: Claim) -> bool:
    """Tell whether a fate is only what came before the one that both tell: water left 'flooded homes'."""
    became = set(theirs.roles[:1]) & set(claim.roles)
    return any(role in one.befell and not became.isdisjoint(one.became) for one in relations().partings)


def _merged(claim: Claim, theirs: Claim, source: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether the report adds a fate to the number that the post gives to another one.

    A report that tells that one too has its fate from there: 'nine, three of them children, were hurt and two died'.
    """
    if claim.inherited or len(claim.roles) < 2:
        return False
    extra = [role for role in claim.roles if role_kinship((role,), theirs.roles) is Kinship.CONFLICT]
    # a fate behind the post's own one may be that of the number told next
    extra = [role for role in extra if role == claim.roles[0] or role.startswith("without ")]
    extra = [role for role in extra if not _before(role, claim, theirs)]
    others = [other for other in source if other.quantity.low not in {theirs.quantity.low, *told}]
    return any(
        other.roles[:1] == (role,) and concept_kinship(claim.concept, other.concept) >= Kinship.COMPATIBLE
        for role in extra
        for other in others
    )
