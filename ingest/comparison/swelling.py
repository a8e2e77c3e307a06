"""Two numbers of the post told as one under the label of the first: the dead and the injured as the dead."""

from collections.abc import Sequence

from ingest.comparison.items import counted_twice
from ingest.comparison.kinship import Kinship, concept_kinship, is_flying, is_people, relations
from ingest.comparison.measures import measure_of
from ingest.model import Claim


def swollen_by(claim: Claim, at: int, source: Sequence[Claim]) -> tuple[int, ...]:
    """Return the post's number `at` and the one beside it that the report's number adds to it under the first's label.

    'Seven workers were killed' for four killed and three injured; a part counted twice is no such sum.
    """
    ours = source[at]
    for other in (at - 1, at + 1):
        if not 0 <= other < len(source) or source[other].quantity.implicit:
            continue
        theirs = source[other]
        near = theirs.sentence == ours.sentence or (abs(theirs.sentence - ours.sentence) == 1 and _additional(theirs))
        alike = measure_of(theirs.quantity) == measure_of(ours.quantity) == measure_of(claim.quantity)
        alike = alike and _one_sort(ours, theirs)
        parts = ours.part_of is not None or theirs.part_of is not None or _inside(theirs)
        both = min(at, other), max(at, other)
        if near and alike and not parts and ours.quantity.low + theirs.quantity.low == claim.quantity.low:
            return () if counted_twice(both, source) else both
    return ()


def _one_sort(ours: Claim, theirs: Claim) -> bool:
    """Tell whether two numbers name things of one sort, which somebody may add up: people, what flies."""
    if theirs.quantity.concept is None and not _additional(theirs):
        return False
    if (
        measure_of(ours.quantity).dimension != "count"
        or concept_kinship(ours.concept, theirs.concept) >= Kinship.COMPATIBLE
    ):
        return True
    if theirs.concept is None and is_people(ours.concept) and relations().fates & set(theirs.roles[:1]):
        return True  # «погибли 14 рабочих, ещё 6 травмированы»
    both = (ours.concept, theirs.concept)
    return all(is_people(one) for one in both) or all(is_flying(one) for one in both)


def _inside(claim: Claim) -> bool:
    """Tell whether a number is of people who may be among the others, or whose fate is open: in hospital, missing."""
    return bool({"serious", "light", "outpatient"} & set(claim.facets) or _OPEN & set(claim.roles))


_OPEN = frozenset({"hospitalised", "treated", "missing"})


def _additional(claim: Claim) -> bool:
    return claim.scope == "additional"
