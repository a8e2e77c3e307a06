"""Whether two counted things, or two things that happened, may be one quantity told twice."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ingest.quantities.concepts import ConceptRelation, load_concepts
from ingest.quantities.roles import RoleRelation, load_roles
from ingest.text.bundled import read_bundled


class Kinship(IntEnum):
    """How near two labels are; higher is nearer."""

    CONFLICT = 0
    DISTANT = 1  # they differ, and that says little: gathered and removed
    UNKNOWN = 2
    COMPATIBLE = 3
    MATCH = 4


@dataclass(frozen=True, slots=True)
class Parting:
    """What befell a group (`befell`), and what later became of its parts (`became`); `lasting` what may last on."""

    befell: frozenset[str]
    became: frozenset[str]
    lasting: bool


@dataclass(frozen=True, slots=True)
class _Relations:
    stands_for: dict[str, str]
    generic: frozenset[str]
    blurred: tuple[frozenset[str], ...]
    apart: frozenset[frozenset[str]]
    subsets: frozenset[str]
    fields: frozenset[str]
    projectiles: frozenset[str]
    makes: dict[str, frozenset[str]]
    undergone: frozenset[str]
    loose: frozenset[str]
    bystanders: frozenset[str]
    alike: tuple[frozenset[str], ...]
    one_role: tuple[frozenset[str], ...]
    families: tuple[tuple[frozenset[str], ...], ...]
    exclusive: tuple[frozenset[str], ...]
    parting: frozenset[str]
    marking: frozenset[str]
    events: frozenset[str]
    occurring: frozenset[str]
    numbered: frozenset[str]
    trades: frozenset[str]
    sexes: frozenset[str]
    fates: frozenset[str]
    befallen: frozenset[str]
    exposed: frozenset[str]
    unharmed: frozenset[str]
    injuries: frozenset[str]
    sorts: tuple[frozenset[str], ...]
    contrasts: tuple[frozenset[str], ...]
    strict: frozenset[str]
    kinds: frozenset[str]
    balances: frozenset[str]
    areas: frozenset[str]
    together: tuple[frozenset[str], ...]
    halves: frozenset[str]
    one_trait: tuple[frozenset[str], ...]
    qualifiers: frozenset[str]
    faint: frozenset[str]
    opposed: tuple[frozenset[str], ...]
    degrees: tuple[frozenset[str], ...]
    rungs: tuple[tuple[frozenset[str], frozenset[str]], ...]
    punished: frozenset[str]
    given: frozenset[str]
    received: frozenset[str]
    fragile: frozenset[str]
    attributes: frozenset[str]
    topics: frozenset[str]
    crews: frozenset[str]
    reached: frozenset[str]
    asked: frozenset[str]
    mended: frozenset[str]
    fulfilled: frozenset[str]
    staff: frozenset[str]
    frames: frozenset[str]
    common: frozenset[str]
    things: frozenset[str]
    moments: frozenset[str]
    grounds: frozenset[str]
    partings: tuple[Parting, ...]
    holds: dict[str, frozenset[str]]
    lost: frozenset[str]
    opposite_sides: frozenset[str]


@cache
def relations() -> _Relations:
    """Return the table relations.yml."""
    raw: Any = read_bundled(Path(__file__).parent / "relations.yml")
    return _Relations(
        {kind: thing for thing, kinds in raw["stands_for"].items() for kind in kinds},
        frozenset(raw["generic"]),
        tuple(frozenset(pair) for pair in raw["blurred"]),
        frozenset(frozenset(pair) for pair in raw["apart"]),
        frozenset(raw["subsets"]),
        frozenset(raw["fields"]),
        frozenset(raw["projectiles"]),
        {kind: frozenset(words) for kind, words in raw["makes"].items()},
        frozenset(raw["undergone"]),
        frozenset(raw["loose"]),
        frozenset(raw["bystanders"]),
        tuple(frozenset(group) for group in raw["alike"]),
        tuple(frozenset(group) for group in raw["one_role"]),
        tuple(tuple(frozenset(group) for group in family) for family in raw["families"]),
        tuple(frozenset(pair) for pair in raw["exclusive"]),
        frozenset(raw["parting"]),
        frozenset(raw["marking"]),
        frozenset(raw["events"]),
        frozenset(raw["occurring"]),
        frozenset(raw["numbered"]),
        frozenset(raw["trades"]),
        frozenset(raw["sexes"]),
        frozenset(raw["fates"]),
        frozenset(raw["befallen"]),
        frozenset(raw["exposed"]),
        frozenset(raw["unharmed"]),
        frozenset(raw["injuries"]),
        tuple(frozenset(sort) for sort in raw["sorts"]),
        tuple(frozenset(family) for family in raw["contrasts"]),
        frozenset(raw["strict"]),
        frozenset(raw["kinds"]),
        frozenset(raw["balances"]),
        frozenset(raw["areas"]),
        tuple(frozenset(pair) for pair in raw["together"]),
        frozenset(kind for pair in raw["together"] for kind in pair),
        tuple(frozenset(group) for group in raw["one_trait"]),
        frozenset(raw["qualifiers"]),
        frozenset(raw["faint"]),
        tuple(frozenset(pair) for pair in raw["opposed"]),
        tuple(frozenset(pair) for pair in raw["degrees"]),
        tuple((frozenset(low), frozenset(high)) for low, high in raw["rungs"]),
        frozenset(raw["punished"]),
        frozenset(raw["given"]),
        frozenset(raw["received"]),
        frozenset(raw["fragile"]),
        frozenset(raw["attributes"]),
        frozenset(raw["topics"]),
        frozenset(raw["crews"]),
        frozenset(raw["reached"]),
        frozenset(raw["asked"]),
        frozenset(raw["mended"]),
        frozenset(raw["fulfilled"]),
        frozenset(raw["staff"]),
        frozenset(raw["frames"]),
        frozenset(raw["common"]),
        frozenset(raw["things"]),
        frozenset(raw["moments"]),
        frozenset(raw["grounds"]),
        tuple(
            Parting(frozenset(one["befell"]), frozenset(one["became"]), one["lasting"] == "true")
            for one in raw["partings"]
        ),
        {noun: frozenset(kinds) for noun, kinds in raw["holds"].items()},
        frozenset(raw["lost"]),
        frozenset(raw["opposite_sides"]),
    )


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
