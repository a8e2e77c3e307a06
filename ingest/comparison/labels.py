"""What two numbers are labelled with: counted thing, role, scope. Whether the labels can mean one quantity."""

from typing import NamedTuple

from ingest.comparison.kinship import (
    Kinship,
    called,
    concept_kinship,
    facets_conflict,
    is_area,
    is_people,
    of_two_sorts,
    other_kind,
    role_kinship,
)
from ingest.comparison.measures import measure_of, pointed, same_rate, span_factor, unitless
from ingest.comparison.narrowing import told_of
from ingest.comparison.relations import relations
from ingest.comparison.scopes import scopes
from ingest.comparison.wording import (
    applying,
    fighting,
    fragile,
    given,
    guessed,
    in_other_words,
    listed,
    not_back,
    of_a_building,
    outage_over,
    roomy,
    striking,
    unhurt,
    whereabouts,
    working,
)
from ingest.model import Claim, QuantityKind
from ingest.quantities.concepts import load_concepts

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_COMPATIBLE = Kinship.COMPATIBLE
_CONFLICT = Kinship.CONFLICT
_DISTANT = Kinship.DISTANT
_MATCH = Kinship.MATCH
_UNKNOWN = Kinship.UNKNOWN
_DELTA = QuantityKind.DELTA
_MEASURE = QuantityKind.MEASURE
_PERCENT = QuantityKind.PERCENT
_RATIO = QuantityKind.RATIO
_SHARE = QuantityKind.SHARE

_FEW = 2  # 'one', 'two' are equal by chance
_GAIN = (-3.0, 0.0, 0.5, 2.0, 3.0)  # by kinship, from conflict to match


class Label(NamedTuple):
    """How far two labels agree; `conflicts` names what stands against it, most telling first."""

    concept: Kinship
    role: Kinship
    conflicts: tuple[str, ...] = ()
    people: bool = False
    counted: bool = False  # the report names a thing of the table, no mere unit
    beside: bool = False  # neither names its thing, and both stand beside the same one
    scopes: tuple[str, ...] = ()  # right quantity, other scope: period, place, additional, status …

    @property
    def possible(self) -> bool:
        """Whether the two may be one quantity."""
        return not self.conflicts

    @property
    def positive(self) -> bool:
        """Whether something speaks for it, not only nothing against it."""
        if self.role is _DISTANT and self.people:
            return False  # of people, what happened to them is the quantity
        return self.possible and (self.concept > _UNKNOWN or self.role > _UNKNOWN or self.beside)

    @property
    def firm(self) -> bool:
        """Whether the same thing and the same fate are told of both."""
        return self.possible and self.concept is _MATCH and self.role is _MATCH

    @property
    def weight(self) -> float:
        """Gain of the label for the assignment."""
        return _GAIN[self.concept] + _GAIN[self.role] - 1.5 * len(self.scopes) - 1.0 * len(self.conflicts)


def label(report: Claim, source: Claim) -> Label:
    """Return how the label of a report's number stands to that of a source's."""
    concept, role = _nearness(report, source), _fates(report, source)
    conflicts = []
    if concept is _CONFLICT:
        conflicts.append("concept")
    if role is _CONFLICT:
        conflicts.append("role")
    ours, theirs = measure_of(report.quantity), measure_of(source.quantity)
    if ours.dimension != theirs.dimension:
        ours, theirs = same_rate(ours, theirs)
    if (
        ours.dimension != theirs.dimension
        and not _pointed(report, source)
        and not (
            _omitted_unit(report, source) or _ratios(report, source) or span_factor(report.quantity, source.quantity)
        )
    ):
        conflicts.append("dimension")
    elif concept is _UNKNOWN and ours.dimension == theirs.dimension != "count":
        concept = _COMPATIBLE if ours.unit != theirs.unit else _MATCH
    elif concept is _UNKNOWN and "temperature" in (ours.dimension, theirs.dimension) and _frost(report, source):
        concept = _MATCH
    facet = report.facets and source.facets and facets_conflict(_facets(report), _facets(source))
    if facet:
        conflicts.append(f"facet:{facet}")
    return Label(
        concept,
        role,
        tuple(conflicts),
        is_people(report.concept),
        report.quantity.concept is not None,
        _beside(report, source),
        scopes(report, source),
    )


def _facets(claim: Claim) -> tuple[str, ...]:
    """Return the facets of a number; a stretch is no change: «кровля рухнула на 800 кв. м»."""
    if "by" not in claim.facets or _MOVED & set(claim.facets) or measure_of(claim.quantity).dimension != "area":
        return claim.facets
    return tuple(facet for facet in claim.facets if facet not in _LEVELLED)


_MOVED = frozenset({"increase", "decrease", "more", "less"})
_LEVELLED = frozenset({"by", "level"})


def _frost(report: Claim, source: Claim) -> bool:
    """Tell whether the number without a unit is below zero, as only temperatures are: «минус 4»."""
    bare = report if measure_of(report.quantity).dimension == "count" else source
    return bare.quantity.low < 0


def _nearness(report: Claim, source: Claim) -> Kinship:
    """Return how near the two counted things are, as far as both numbers name theirs."""
    concept = concept_kinship(_thing(report), _thing(source))
    if concept is _MATCH:
        return _COMPATIBLE if borrows_thing(report) != borrows_thing(source) else concept
    if concept is not _CONFLICT:
        return _CONFLICT if _told_as_holder(report, source) or _told_as_room(report, source) else concept
    if told_of(report, source) or _names_beside(report, source) or _one_by_sex(report, source):
        return _COMPATIBLE
    if borrows_thing(report) or borrows_thing(source) or _at_work(report, source):
        return _UNKNOWN
    if guessed(report) and guessed(source):
        return _UNKNOWN  # 'a dozen teenagers, and two confessed', «двое признались»
    if report.quantity.low == source.quantity.low > _FEW:
        if guessed(report) or _unsure(source):
            return _UNKNOWN
        if called(report.concept, source.concept) or applying(report, source):
            return _UNKNOWN  # 64 calls, 64 people
    alike = listed(report, source) or _at_large(report, source) or _housed(report, source) or working(report, source)
    return _COMPATIBLE if alike else concept


def _one_by_sex(report: Claim, source: Claim) -> bool:
    """Tell whether one man or woman is the one driver or resident to whom the same happened: «загинув житель»."""
    ours, theirs = report.quantity, source.quantity
    if not (ours.low == ours.high == theirs.low == theirs.high == 1) or report.roles[:1] != source.roles[:1]:
        return False
    if report.concept not in relations().sexes or source.concept in relations().sexes or not source.roles:
        return False
    if source.concept is None or not is_people(source.concept):
        return False
    other = _SEXES - {_SEX[report.concept]}
    minor = any(load_concepts().is_a(source.concept, kind) for kind in ("child", "teenager", "infant"))
    return other.isdisjoint(source.traits) and not minor


_SEX = {"man": "male", "woman": "female"}
_SEXES = frozenset(_SEX.values())


def _told_as_holder(report: Claim, source: Claim) -> bool:
    """Tell whether places are told as what holds them: a school for 600, «школу на 600 мест», as 600 schools."""
    if "capacity" not in source.facets or "capacity" in report.facets:
        return False
    named = source.quantity.concept in _ROOM and report.quantity.concept in {*source.context} - _ROOM
    return named and not is_people(report.concept)


def _told_as_room(report: Claim, source: Claim) -> bool:
    """Tell whether people are told as places for them: «в автобусе ехали 36 пассажиров», a bus of 36 seats."""
    if report.quantity.concept not in _ROOM or not is_people(source.concept) or source.quantity.low <= _FEW:
        return False
    return "capacity" not in source.facets and _ROOM.isdisjoint(source.context) and not roomy(source)


_ROOM = frozenset({"place", "hospital_bed", "nursery_place"})


def _names_beside(report: Claim, source: Claim) -> bool:
    """Tell whether a number that names nothing stands beside what the report counts: «43 обстріли: 15 – FPV»."""
    if source.quantity.end > source.quantity.number_end:
        return False
    return any(concept_kinship(report.concept, one) >= _COMPATIBLE for one in source.context)


def _fates(report: Claim, source: Claim) -> Kinship:
    """Return how near the two fates are, as far as both numbers tell their own."""
    if of_a_building(report, source):
        return _MATCH
    theirs = _own_roles(source)
    role = role_kinship(report.roles, theirs)
    if role is _MATCH and (report.aside or source.aside):
        role = _own_fates(report, source)
    if role is not _CONFLICT:
        # what befell the number before: a verb that no table knows may tell something else of this one
        return _UNKNOWN if role is _DISTANT and (source.inherited or _sent(report, source)) else role
    if (
        report.inherited
        or (source.inherited and not _dashed(source))
        or _refused(report, source)
        or _stuck(report, source)
        or whereabouts(report, source)
    ):
        return _UNKNOWN
    if _unharmed(report, source) or unhurt(report, source):
        return _MATCH
    alike = given(report, source) or fragile(report, source) or fighting(report, source)
    alike = alike or in_other_words(report, source) or striking(report, source)
    alike = alike or outage_over(report, source) or not_back(report, source)
    return _COMPATIBLE if alike else role


def _sent(report: Claim, source: Claim) -> bool:
    """Tell whether both count people of one trade at work: firemen who work, fight a fire or were sent to it."""
    table = relations()
    if report.concept != source.concept or report.concept not in table.trades:
        return False
    return table.befallen.isdisjoint(report.roles) and table.befallen.isdisjoint(source.roles)


def _own_fates(report: Claim, source: Claim) -> Kinship:
    """Return `CONFLICT` where only another part of a clause tells both as dead: «12 врятовано, загинув один»."""
    ours, theirs = (tuple(role for role in one.roles if role not in one.aside) for one in (report, source))
    one_dead = ("killed" in ours) != ("killed" in theirs)
    return _CONFLICT if one_dead and role_kinship(ours, theirs) is _CONFLICT else _MATCH


def _own_roles(claim: Claim) -> tuple[str, ...]:
    """Return what befell those whom a noun calls wounded or dead, without the fate of the others beside them.

    «одного «двохсотого» і шістьох «трьохсотих»»: the six are wounded, and no dead.
    """
    if claim.quantity.concept not in _FATED:
        return claim.roles
    other, fate = _FATED[claim.quantity.concept]
    if other not in claim.context:
        return claim.roles
    return tuple(role for at, role in enumerate(claim.roles) if not at or role != fate)


_FATED = {"wounded_person": ("dead_person", "killed"), "dead_person": ("wounded_person", "injured")}


def _dashed(claim: Claim) -> bool:
    """Tell whether a dash stands for the verb before a number: «катер спас 11 человек, яхтсмены — ещё 8»."""
    return claim.selector.prefix.rstrip().endswith(("—", "–")) and claim.scope == "additional"


def _unharmed(report: Claim, source: Claim) -> bool:
    """Tell whether the report counts dead where the post says that nobody was hurt, which is nobody dead, too."""
    nobody = source.quantity.high == 0 and source.roles[:1] in (("injured",), ("affected",), ("casualty",))
    return nobody and not source.facets and "killed" in report.roles and is_people(report.concept)


def _refused(report: Claim, source: Claim) -> bool:
    """Tell whether both were refused, which one side tells as received: «получили отказ»."""
    return "refused" in report.traits and "refused" in source.traits


def _stuck(report: Claim, source: Claim) -> bool:
    """Tell whether a vehicle or road told as trapped or buried is only held there: no thing is missing so."""
    if "missing" not in (*report.roles[:1], *source.roles[:1]) or is_people(report.concept):
        return False
    held = not (_HELD.isdisjoint(report.traits) and _HELD.isdisjoint(source.traits))
    return held and not is_people(source.concept)


_HELD = frozenset({"trapped", "buried"})


def _beside(report: Claim, source: Claim) -> bool:
    """Tell whether two bare numbers stand beside one thing: six need an operation, «троим нужна операция»."""
    ours, theirs = report.quantity.concept, source.quantity.concept
    if ours is not None and (theirs is not None or not guessed(report)):
        return False
    if theirs is not None and not guessed(source):
        return False
    if not report.context or not source.context:
        return False
    return any(not (is_people(one) or is_area(one)) for one in report.context if one in source.context)


def _thing(claim: Claim) -> str | None:
    """Return what a number counts; '96 adults and children' are people."""
    table = relations()
    if claim.concept not in table.halves:
        return claim.concept
    return "person" if any(pair.issubset(claim.context) for pair in table.together) else claim.concept


def borrows_thing(claim: Claim) -> bool:
    """Tell whether a number names nothing itself, so that what it counts is but a guess: 'three of them'.

    Who sleeps in schools is no bus: 'left in 40 buses, and 95 sleep in schools'.
    """
    quantity = claim.quantity
    if quantity.concept is None:
        return True
    if quantity.end != quantity.number_end or claim.inherited or _OF_PEOPLE.isdisjoint(claim.roles[:1]):
        return False
    return not is_people(claim.concept)


_OF_PEOPLE = frozenset({"sheltered", "hospitalised", "injured", "discharged"})


def _unsure(claim: Claim) -> bool:
    """Tell whether nothing but a guess says that a bare number counts people: what befell them says it, too."""
    return guessed(claim) and (claim.inherited or not claim.roles)


def _housed(report: Claim, source: Claim) -> bool:
    """Tell whether a report counts the buildings, or roofs, of what the post counts: «24 здания школ», '24 schools'."""
    if report.concept == "roof":
        return source.concept in _ROOFED and "roof" in source.context
    return report.concept in ("building", "facility") and source.concept in report.context


_ROOFED = frozenset({"house", "private_house", "apartment_block", "building", "home", "school", "kindergarten"})


def _at_large(report: Claim, source: Claim) -> bool:
    """Tell whether a report calls the dead or hurt civilians or residents: two civilians for «двоє загиблих»."""
    table = relations()
    if report.concept not in table.bystanders or table.stands_for.get(source.concept or "") != "person":
        return False
    return not table.fates.isdisjoint(report.roles[:1]) and report.roles[0] in source.roles


def _at_work(report: Claim, source: Claim) -> bool:
    """Tell whether people are told by trade or sex where no fate depends on it: 118 people, 118 rescuers at work."""
    table = relations()
    if report.concept not in table.trades and report.concept not in table.sexes:
        return False
    if not is_people(source.concept) or source.concept in table.subsets:
        return False
    if other_kind(source.concept, report.concept) or of_two_sorts(source.concept, report.concept):
        return False
    if report.concept == "woman" and report.quantity.low > _FEW:
        return False
    return table.fates.isdisjoint(report.roles) and table.fates.isdisjoint(source.roles)


def _pointed(report: Claim, source: Claim) -> bool:
    """Tell whether 'points' are places: '40 points' where water is given out, no percentage points."""
    places = pointed(report.quantity)
    if places == pointed(source.quantity):
        return False
    counted = QuantityKind.COUNT in (report.quantity.kind, source.quantity.kind)
    text = (report if places else source).quantity.text.lower()
    return counted and not any(mark in text for mark in ("percent", "%", "п"))


def _ratios(report: Claim, source: Claim) -> bool:
    """Tell whether a ratio stands beside a percentage: values tell whether they are one."""
    ours, theirs = report.quantity.kind, source.quantity.kind
    return (ours is _RATIO and theirs in _PARTS) or (theirs is _RATIO and ours in _PARTS)


_PARTS = frozenset({_PERCENT, _SHARE, _DELTA})


def _omitted_unit(report: Claim, source: Claim) -> bool:
    """Tell whether one side only left its unit out: 'between 300,000 and 600,000' of roubles."""
    counted = source.concept is not None and source.quantity.low > 0  # nothing is counted below zero
    if report.quantity.kind is _MEASURE and counted and report.concept is None:
        return False  # «купили 74 квартири, торік — 41» are no 41 square metres
    return unitless(report.quantity) or unitless(source.quantity)
