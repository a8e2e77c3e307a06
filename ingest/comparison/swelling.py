"""Two numbers of the post told as one under the label of the first: the dead and the injured as the dead."""

from collections.abc import Sequence

from ingest.comparison.items import counted_twice
from ingest.comparison.kinship import (
    Kinship,
    concept_kinship,
    held_together,
    is_flying,
    is_people,
    is_weapon,
    role_kinship,
)
from ingest.comparison.measures import measure_of, unitless
from ingest.comparison.relations import relations
from ingest.model import Claim, ClaimStatus


def swollen_by(claim: Claim, at: int, source: Sequence[Claim]) -> tuple[int, ...]:
    """Return the post's number `at` and the one beside it that the report's number adds to it under the first's label.

    'Seven workers were killed' for four killed and three injured; a part counted twice is no such sum.
    """
    ours = source[at]
    for other in (at - 1, at + 1, at + 2, at + 3):
        if not 0 <= other < len(source) or source[other].quantity.implicit:
            continue
        if other > at + 1 and not _to_come(source[other]):
            continue
        theirs = source[other]
        near = theirs.sentence == ours.sentence or (abs(theirs.sentence - ours.sentence) == 1 and _additional(theirs))
        alike = _one_measure(claim, ours, theirs) and _one_sort(ours, theirs)
        parts = ours.part_of is not None or theirs.part_of is not None or _inside(ours, theirs)
        both = min(at, other), max(at, other)
        if near and alike and not parts and ours.quantity.low + theirs.quantity.low == claim.quantity.low:
            return () if counted_twice(both, source) else both
    return ()


_AMMUNITION = frozenset({"explosive_item"})


def _one_measure(claim: Claim, ours: Claim, theirs: Claim) -> bool:
    """Tell whether both numbers are in the report's unit, which the second may leave out: «54 тыс. га, осталось 17»."""
    mine, here, there = (measure_of(one.quantity) for one in (claim, ours, theirs))
    if mine == here == there:
        return True
    left_out = (mine == here and unitless(theirs.quantity)) or (mine == there and unitless(ours.quantity))
    return left_out and ours.sentence == theirs.sentence


def _told_apart(ours: Claim, theirs: Claim) -> bool:
    """Tell whether the second number leaves out its thing and tells another fate, or what is left, of the first's."""
    if theirs.quantity.concept is not None or theirs.sentence != ours.sentence:
        return False
    if theirs.concept is not None and concept_kinship(ours.concept, theirs.concept) < Kinship.COMPATIBLE:
        return False
    fates = role_kinship(ours.roles[:1], theirs.roles[:1])
    return "rest" in theirs.facets or (not theirs.inherited and fates in (Kinship.CONFLICT, Kinship.DISTANT))


def _one_sort(ours: Claim, theirs: Claim) -> bool:
    """Tell whether two numbers name things of one sort, which somebody may add up: people, what flies."""
    if _told_apart(ours, theirs) or _told_apart(theirs, ours):
        return True
    if theirs.quantity.concept is None and not _additional(theirs):
        return False
    if (
        measure_of(ours.quantity).dimension != "count"
        or concept_kinship(ours.concept, theirs.concept) >= Kinship.COMPATIBLE
    ):
        return True
    if ours.sentence == theirs.sentence and held_together(ours.concept, theirs.concept):
        return True  # 43 houses and 61 outbuildings as 104 houses
    if theirs.concept is None and _additional(theirs) and (theirs.roles or theirs.status is not ClaimStatus.ACHIEVED):
        return True  # «разрушены 8 квартир, ещё 32 повреждены», «должны поступить ещё 21»
    if theirs.concept is None and is_people(ours.concept) and relations().fates & set(theirs.roles[:1]):
        return True  # «погибли 14 рабочих, ещё 6 травмированы»
    both = (ours.concept, theirs.concept)
    fired = ours.sentence == theirs.sentence and ours.roles[:1] == theirs.roles[:1] != ()
    if fired and all(is_weapon(one) or one in _AMMUNITION for one in both):
        return True  # shells and drones that were fired
    return all(is_people(one) for one in both) or all(is_flying(one) for one in both)


def swollen(claim: Claim, source: Sequence[Claim]) -> tuple[int, ...]:
    """Return two numbers of the post, one of what is done and one of what is to come, that are told as one of what is
    done: 98 schools finished and 113 at work told as 211 finished.
    """
    if claim.quantity.low <= _SMALL or measure_of(claim.quantity).dimension != "count":
        return ()
    for at, ours in enumerate(source):
        if ours.quantity.low >= claim.quantity.low or _to_come(ours):
            continue
        known = Kinship.COMPATIBLE if claim.quantity.low < _TELLING else Kinship.UNKNOWN
        if concept_kinship(claim.concept, ours.concept) < known:
            continue
        both = swollen_by(claim, at, source)
        if both and _to_come(source[both[1]]):
            return both
    return ()


_TELLING = 100
_SMALL = 12  # sums up to here come about by chance


def _to_come(claim: Claim) -> bool:
    """Tell whether a number is of what is not there yet: planned, at work, and what comes on top."""
    return _additional(claim) or claim.status is not ClaimStatus.ACHIEVED or bool(_COMING & set(claim.facets))


_COMING = frozenset({"to_come", "pending"})


def _inside(others: Claim, claim: Claim) -> bool:
    """Tell whether a number is of people who may be among the others, or whose fate is open: in hospital, missing."""
    if others.roles[:1] == ("discharged",):
        return False  # who went home is in no hospital
    if others.roles[:1] == ("hospitalised",) and "outpatient" in claim.facets and "hospitalised" not in claim.roles:
        return False  # nor is who was seen on the spot
    return bool({"serious", "light", "outpatient"} & set(claim.facets) or _OPEN & set(claim.roles))


_OPEN = frozenset({"hospitalised", "treated", "missing"})


def _additional(claim: Claim) -> bool:
    return claim.scope == "additional"
