"""What two numbers are labelled with: counted thing, role, scope. Whether the labels can mean one quantity."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.claims.skeleton import alike
from ingest.comparison.kinship import (
    Kinship,
    concept_kinship,
    facets_conflict,
    is_people,
    one_family,
    relations,
    role_kinship,
)
from ingest.comparison.measures import measure_of
from ingest.model import Claim, ClaimStatus, QuantityKind

_DAYLIKE = frozenset({"day", "night"})


@dataclass(frozen=True, slots=True)
class Label:
    """How far two labels agree; `conflicts` names what stands against it, most telling first."""

    concept: Kinship
    role: Kinship
    conflicts: tuple[str, ...] = ()
    people: bool = False
    scopes: tuple[str, ...] = ()  # right quantity, other scope: period, place, additional, status …

    @property
    def possible(self) -> bool:
        """Whether the two may be one quantity."""
        return not self.conflicts

    @property
    def positive(self) -> bool:
        """Whether something speaks for it, not only nothing against it."""
        if self.role is Kinship.DISTANT and self.people:
            return False  # of people, what happened to them is the quantity
        return self.possible and (self.concept > Kinship.UNKNOWN or self.role > Kinship.UNKNOWN)

    @property
    def weight(self) -> float:
        """Gain of the label for the assignment."""
        value = {
            Kinship.MATCH: 3.0,
            Kinship.COMPATIBLE: 2.0,
            Kinship.UNKNOWN: 0.5,
            Kinship.DISTANT: 0.0,
            Kinship.CONFLICT: -3.0,
        }
        return value[self.concept] + value[self.role] - 1.5 * len(self.scopes) - 1.0 * len(self.conflicts)


def label(report: Claim, source: Claim) -> Label:
    """Return how the label of a report's number stands to that of a source's."""
    concept = concept_kinship(report.concept, source.concept)
    role = role_kinship(report.roles, source.roles)
    if role is Kinship.CONFLICT and (report.inherited or source.inherited):
        role = Kinship.UNKNOWN
    conflicts = []
    if concept is Kinship.CONFLICT:
        conflicts.append("concept")
    if role is Kinship.CONFLICT:
        conflicts.append("role")
    ours, theirs = measure_of(report.quantity), measure_of(source.quantity)
    if ours.dimension != theirs.dimension and not _omitted_unit(report, source):
        conflicts.append("dimension")
    elif ours.dimension == theirs.dimension != "count" and concept is Kinship.UNKNOWN:
        concept = Kinship.COMPATIBLE if ours.unit != theirs.unit else Kinship.MATCH
    facet = facets_conflict(report.facets, source.facets)
    if facet:
        conflicts.append(f"facet:{facet}")
    return Label(concept, role, tuple(conflicts), is_people(report.concept), _scopes(report, source))


def _omitted_unit(report: Claim, source: Claim) -> bool:
    """Tell whether one side only left its unit out: 'between 300,000 and 600,000' of roubles."""
    bare = QuantityKind.BARE
    return (report.quantity.kind is bare and report.concept is None) or (
        source.quantity.kind is bare and source.concept is None
    )


def _scopes(report: Claim, source: Claim) -> tuple[str, ...]:
    found = []
    if report.period and source.period and not _same_period(report.period.kind, source.period.kind):
        found.append("period")
    if report.quantity.kind is QuantityKind.DURATION:
        return ()
    if source.status is ClaimStatus.POSSIBLE and report.status is ClaimStatus.ACHIEVED and not report.doubtful:
        found.append("status")
    ours, theirs = set(report.facets), set(source.facets)
    if "single_day" in ours and "single_day" not in theirs and not (source.period and source.period.kind in _DAYLIKE):
        found.append("period")
    for facet in relations().marking:
        if (
            (facet in ours) != (facet in theirs)
            and {"level", "capacity", "increase", "decrease"} & ours
            and ({"level", "capacity", "increase", "decrease"} & theirs or facet == "capacity")
        ):
            found.append(f"facet:{facet}")
    return tuple(dict.fromkeys(found))


def _same_period(a: str, b: str) -> bool:
    return a == b or {a, b} <= _DAYLIKE


def outranked(report: Claim, source: Claim, others: Sequence[Claim]) -> str:
    """Return what a number of the post's other than `source` shares with the report's and `source` does not.

    'Seventy-three in hospital' for 73 wounded, where the post counts 30 in hospital.
    """
    parting = relations().parting
    for facet in report.facets if not parting & set(report.facets) & set(source.facets) else ():
        rivals = [other for other in others if other is not source and facet in other.facets]
        if facet in parting and any(_rival(report, other) for other in rivals):
            return f"facet:{facet}"
    ours = role_kinship(report.roles[:1], source.roles)
    parts = report.part_of is not None and source.part_of is not None  # a part told as a part of the same total
    bare = is_people(report.concept) and bool(report.roles) and not source.roles
    if (ours not in (Kinship.COMPATIBLE, Kinship.CONFLICT) and not bare) or report.inherited or parts:
        return ""
    for other in others:
        if other is source or other.inherited or not _same_thing(report, other):
            continue
        if role_kinship(report.roles[:1], other.roles[:1]) is Kinship.MATCH:
            return "role"
    return ""


def overshadowed(report: Claim, source: Claim, others: Sequence[Claim]) -> str:
    """Return the scope that the report claims and that the post gives to another number of the same thing.

    'In a day 1,240 houses were flooded', where 1,240 is the post's total and 310 its figure of the day.
    """
    rivals = [other for other in others if other is not source and _one_thing(report, other)]
    kind = report.period.kind if report.period else ""
    if kind and source.period is None and any(one.period and one.period.kind == kind for one in rivals):
        return "period"
    done = ClaimStatus.ACHIEVED
    if source.status is not done and report.status is done and any(one.status is done for one in rivals):
        return "status"
    return ""


def mislabelled(report: Claim, source: Claim) -> str:
    """Return what the report adds to the post's number: an increase, people for places, a death."""
    if report.scope == "additional" and source.scope in ("cumulative", "after"):
        return "additional"
    if report.quantity.change == "up" and source.scope in ("cumulative", "after"):
        return "facet:increase"  # rose by, not to
    people = is_people(report.concept)
    if people and "capacity" in source.facets and "capacity" not in report.facets and not is_people(source.concept):
        return "facet:capacity"
    dead = report.roles[:1] == ("killed",) and not report.inherited
    return "role" if people and dead and not source.roles and is_people(source.concept) else ""


def _one_thing(report: Claim, other: Claim) -> bool:
    """Tell whether two numbers count the same thing with the same or no fate."""
    if measure_of(report.quantity) != measure_of(other.quantity) or other.quantity.implicit:
        return False
    known = measure_of(report.quantity).dimension != "count"
    concept = concept_kinship(report.concept, other.concept)
    return (known or concept >= Kinship.COMPATIBLE) and role_kinship(report.roles, other.roles) >= Kinship.UNKNOWN


def _rival(report: Claim, source: Claim) -> bool:
    same = measure_of(report.quantity).dimension == measure_of(source.quantity).dimension
    return same and one_family(report.concept, source.concept)


def _same_thing(report: Claim, source: Claim) -> bool:
    same = measure_of(report.quantity).dimension == measure_of(source.quantity).dimension
    return same and concept_kinship(report.concept, source.concept) >= Kinship.UNKNOWN


def misplaced(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether the report sets the number at a place that the source gives to another number.

    A source that names one place only speaks of it throughout: a number without a place of its own stands there too,
    but a total does not stand where a part of it does.
    """
    if report.place is None:
        return False
    here = source.place.split() if source.place else []
    placed = [other for other in others if other is not source and other.place]
    elsewhere = [key for other in placed for key in (other.place or "").split()]
    throughout = all(alike(key, elsewhere[0]) for key in elsewhere) and all(other.part_of is None for other in placed)
    if not here and throughout:
        return False
    places = report.place.split()
    if any(alike(place, key) for place in places for key in here):
        return False
    return any(alike(place, key) for place in places for key in elsewhere)


def inclusive(source: Claim, index: int, claims: Sequence[Claim]) -> bool:
    """Tell whether the source's number includes the dead: 'ten were hurt, three of them died'."""
    return (
        any(claim.part_of == index and "killed" in claim.roles for claim in claims) and "killed" not in source.roles[:1]
    )
