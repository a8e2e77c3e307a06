"""Whether two counted things, or two things that happened, may be one quantity told twice."""

from enum import IntEnum
from functools import cache, lru_cache

from ingest.comparison.relations import relations
from ingest.quantities.concepts import ConceptRelation, load_concepts
from ingest.quantities.roles import RoleRelation, load_roles


class Kinship(IntEnum):
    """How near two labels are; higher is nearer."""

    CONFLICT = 0
    DISTANT = 1  # they differ, and that says little: gathered and removed
    UNKNOWN = 2
    COMPATIBLE = 3
    MATCH = 4


@lru_cache(maxsize=16_384)
def concept_kinship(report: str | None, source: str | None) -> Kinship:
    """Return how the report's counted thing stands to the source's; the direction matters."""
    if report is None or source is None:
        return Kinship.UNKNOWN
    table = relations()
    ours, theirs = table.stands_for.get(report, report), table.stands_for.get(source, source)
    if ours == theirs:
        return Kinship.MATCH
    if ours in table.generic or theirs in table.generic:
        return Kinship.UNKNOWN
    if frozenset((ours, theirs)) in table.apart:
        return Kinship.CONFLICT
    if any(ours in group and theirs in group for group in table.alike):
        return Kinship.COMPATIBLE
    if _OCCASION in (ours, theirs) and occurs(theirs if ours == _OCCASION else ours):
        return Kinship.COMPATIBLE  # 412 cases, diagnosed 412 times
    if frozenset((ours, theirs)) in table.blurred:
        return Kinship.DISTANT
    match load_concepts().related(ours, theirs):
        case ConceptRelation.SAME:
            return Kinship.MATCH
        case ConceptRelation.CONFUSABLE:
            return Kinship.CONFLICT
        case ConceptRelation.UNRELATED:
            if _sort(ours) == _sort(theirs) and not of_two_sorts(ours, theirs):
                return Kinship.COMPATIBLE if _cousins(ours, theirs) else Kinship.DISTANT
            return Kinship.UNKNOWN if _undergone(ours, theirs) else Kinship.CONFLICT
        case ConceptRelation.ANCESTOR:
            return _contained(ours, theirs)
        case ConceptRelation.SIBLING:
            return _siblings(ours, theirs)


_OCCASION = "time_occasion"


def of_another_rank(a: str | None, b: str | None) -> bool:
    """Tell whether two things are places of different rank, or what reports often take for one another and is not."""
    return frozenset((a, b)) in relations().apart


def other_kind(a: str | None, b: str | None) -> bool:
    """Tell whether two kinds of people are never told for each other: teachers and doctors."""
    table = relations()
    if a is None or b is None or not {a, b} <= table.kinds or a == b:
        return False
    return not any({a, b} <= group for group in table.alike)


def kind_of(thing: str | None, other: str | None) -> bool:
    """Tell whether one thing is a kind of the other, and not the other itself."""
    return thing is not None and other is not None and thing != other and load_concepts().is_a(thing, other)


def holds(noun: str | None, thing: str | None) -> bool:
    """Tell whether a noun may count the thing beside others: buildings, for schools and hospitals."""
    return noun is not None and thing is not None and thing in relations().holds.get(noun, ())


@lru_cache(maxsize=4096)
def held_together(a: str | None, b: str | None) -> bool:
    """Tell whether one noun may count both things: buildings, for houses and outbuildings."""
    return any(a in things and b in things for things in relations().holds.values())


def blurred(a: str | None, b: str | None) -> bool:
    """Tell whether one language has one word for both things."""
    return frozenset((a, b)) in relations().blurred


def _sort(concept: str) -> str:
    """Return what sort of thing is counted; nouns of one sort are often but loosely translated."""
    if is_people(concept):
        return "people"
    return "event" if any(load_concepts().is_a(concept, event) for event in relations().events) else "thing"


@lru_cache(maxsize=4096)
def occurs(concept: str) -> bool:
    """Tell whether a thing happens or is brought forward, and does not stand there: a fire, a complaint."""
    return any(load_concepts().is_a(concept, one) for one in (*relations().events, *relations().occurring))


def of_two_sorts(ours: str | None, theirs: str | None) -> bool:
    """Tell whether the two are things that no translation puts for one another: cars and houses."""
    here, there = _sorts(ours or ""), _sorts(theirs or "")
    return bool(here and there) and not here & there


@cache
def _sorts(concept: str) -> frozenset[int]:
    """Return the places in the table of the sorts that a thing is of."""
    return frozenset(
        at for at, sort in enumerate(relations().sorts) if any(load_concepts().is_a(concept, one) for one in sort)
    )


def called(a: str | None, b: str | None) -> bool:
    """Tell whether one is calls and the other the people who made them."""
    return (a == "call" and is_people(b)) or (b == "call" and is_people(a))


def _cousins(ours: str, theirs: str) -> bool:
    """Tell whether one is people at large and the other people of a narrow sort: two men, two anglers."""
    table = relations()
    large = table.sexes | table.bystanders
    if not (ours in large and is_people(theirs)) and not (theirs in large and is_people(ours)):
        return False
    found = [load_concepts().get(one) for one in (ours, theirs)]
    lines = {name for one in found if one is not None for name in (one.concept_id, *one.ancestors)}
    return table.subsets.isdisjoint(lines - large)


def _undergone(ours: str, theirs: str) -> bool:
    """Tell whether one is people and the other what is done for them or befalls them: patients, consultations."""
    return any(thing in relations().undergone and is_people(who) for thing, who in ((ours, theirs), (theirs, ours)))


def _contained(ours: str, theirs: str) -> Kinship:
    table = relations()
    narrowed = load_concepts().is_a(ours, theirs)
    if narrowed and ours in table.subsets and theirs not in table.subsets:
        return Kinship.CONFLICT  # 91 people told as 91 children
    if narrowed and ours in table.fields:
        return Kinship.CONFLICT  # 340 teachers told as 340 teachers of maths
    return Kinship.COMPATIBLE


def _siblings(ours: str, theirs: str) -> Kinship:
    table = relations()
    if ours in table.subsets or theirs in table.subsets:
        return Kinship.CONFLICT
    concept = load_concepts().get(ours)
    parent = concept.ancestors[0] if concept is not None and concept.ancestors else ""
    return Kinship.COMPATIBLE if parent in table.loose else Kinship.CONFLICT


@lru_cache(maxsize=16_384)
def role_kinship(report: tuple[str, ...], source: tuple[str, ...]) -> Kinship:
    """Return how what happened in the report stands to what happened in the source."""
    if not report or not source:
        return Kinship.UNKNOWN
    ours, theirs = set(report), set(source)
    if ours & theirs or any(ours & group and theirs & group for group in relations().one_role):
        return Kinship.MATCH
    roles = load_roles()
    found = {roles.compatible(a, b) for a in report for b in source}
    if RoleRelation.SAME in found:
        return Kinship.MATCH
    if RoleRelation.COMPATIBLE in found:
        return Kinship.COMPATIBLE
    return Kinship.CONFLICT if _exclusive(report, source) else Kinship.DISTANT


def _exclusive(report: tuple[str, ...], source: tuple[str, ...]) -> bool:
    """Tell whether some family sets all that happened here apart from all that happened there."""
    for family in relations().families:
        ours = [group for group in family if group & set(report)]
        theirs = [group for group in family if group & set(source)]
        if ours and theirs:
            return not any(group in theirs for group in ours)
    return False


@lru_cache(maxsize=4096)
def is_people(concept: str | None) -> bool:
    """Tell whether the counted thing is people of any kind."""
    if concept is None:
        return False
    thing = relations().stands_for.get(concept, concept)
    return load_concepts().is_a(thing, "person")


def is_flying(concept: str | None) -> bool:
    """Tell whether the counted thing is what air defence shoots at."""
    return concept is not None and load_concepts().is_a(concept, "aerial_target")


@lru_cache(maxsize=4096)
def is_weapon(concept: str | None) -> bool:
    """Tell whether the counted thing is what one strikes with, and not what strikes again: a shell, a bomb, a drone."""
    return concept is not None and any(load_concepts().is_a(concept, one) for one in relations().projectiles)


@lru_cache(maxsize=4096)
def is_area(concept: str) -> bool:
    """Tell whether a thing is a stretch of land or a kind of place, which any number may stand beside."""
    return any(load_concepts().is_a(concept, area) for area in relations().areas)


@lru_cache(maxsize=16_384)
def one_family(a: str | None, b: str | None) -> bool:
    """Tell whether two counted things contain one another, or one of them is not known."""
    if a is None or b is None:
        return True
    table, concepts = relations(), load_concepts()
    ours, theirs = table.stands_for.get(a, a), table.stands_for.get(b, b)
    return concepts.is_a(ours, theirs) or concepts.is_a(theirs, ours)


def one_substance(a: str, b: str) -> bool:
    """Tell whether two substances may be one: fuel and fuel oil, but not sand and fuel oil."""
    return one_family(a, b) or blurred(a, b)


@lru_cache(maxsize=16_384)
def members(context: tuple[str, ...], family: frozenset[str]) -> frozenset[str]:
    """Return the things of a context that are of a family; a thing that holds another one of them says nothing."""
    concepts = load_concepts()
    inside = {one for one in context if any(concepts.is_a(one, parent) for parent in family)}
    return frozenset(one for one in inside if not any(other != one and concepts.is_a(other, one) for other in inside))


@lru_cache(maxsize=16_384)
def facets_conflict(report: tuple[str, ...], source: tuple[str, ...]) -> str:
    """Return the facet by which two numbers cannot be one; empty where none does."""
    if not report or not source:
        return ""
    by = "by" in report and "by" in source  # «рівень упав на 12 метрів»: the noun is no level of the number
    for pair in relations().exclusive:
        if pair.isdisjoint(report) or pair.isdisjoint(source):
            continue
        ours, theirs = pair.intersection(report), pair.intersection(source)
        if by and "level" in ours | theirs:
            continue
        if not ours & theirs:
            return min(ours)
    return ""
