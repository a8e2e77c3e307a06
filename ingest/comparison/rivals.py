"""Other numbers of the post that answer the report's label better than the chosen one does.

A report that says 73 in hospital, where the post counts 73 wounded and 30 in hospital, took the number of another
label: the post's own figure under the report's label is the rival that shows it. Every rule here needs such a rival.
"""

from collections.abc import Sequence
from decimal import Decimal

from ingest.comparison.days import in_one_span
from ingest.comparison.kinship import (
    Kinship,
    blurred,
    called,
    concept_kinship,
    holds,
    is_area,
    is_flying,
    is_people,
    members,
    one_family,
    one_substance,
    role_kinship,
)
from ingest.comparison.measures import FACTOR, POINTS, SHARE, measure_of, unitless
from ingest.comparison.relations import relations
from ingest.comparison.wording import applying, guessed, in_other_words, listed, moves_by_itself, paid_out
from ingest.model import Claim, ClaimStatus, QuantityKind

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_ACHIEVED = ClaimStatus.ACHIEVED
_COMPATIBLE = Kinship.COMPATIBLE
_CONFLICT = Kinship.CONFLICT
_DISTANT = Kinship.DISTANT
_MATCH = Kinship.MATCH
_UNKNOWN = Kinship.UNKNOWN
_MONEY = QuantityKind.MONEY


def outranked(report: Claim, source: Claim, others: Sequence[Claim]) -> str:
    """Return what a number of the post's other than `source` shares with the report's and `source` does not.

    'Seventy-three in hospital' for 73 wounded, where the post counts 30 in hospital.
    """
    parting = relations().parting
    if parting & set(report.facets) & set(source.facets):
        return ""  # «9 поранених, троє у важкому стані»: three of the wounded, told as three wounded in a grave state
    for facet in report.facets:
        if facet not in parting or (facet == "capacity" and "room_for" in source.facets):
            continue
        if moves_by_itself(facet, report, source):
            continue
        rivals = [other for other in others if other is not source and facet in other.facets]
        rivals = [other for other in rivals if {other.quantity.scope, source.quantity.scope} != {"before", "after"}]
        if facet in _TELLING and report.quantity.change is None:
            # «подорожала в среднем на 3 200, просят 24 500»: the level is an average, too
            rivals = [other for other in rivals if other.quantity.change is None]
        if any(_rival(report, other) or (facet in _TELLING and _left_out(source, other)) for other in rivals):
            return f"facet:{facet}"
    ours = _MATCH if in_other_words(report, source) else role_kinship(report.roles[:1], source.roles)
    parts = report.part_of is not None and source.part_of is not None  # a part told as a part of the same total
    bare = is_people(report.concept) and bool(relations().fates & set(report.roles[:1])) and not source.roles
    bare = bare and not (report.roles[0] == "missing" and "to_come" in source.facets)  # who waits is where all were
    shared = bool(set(source.roles[:1]) & set(report.roles))  # 'eleven of the injured are in hospital'
    if report.part_of is not None or shared or paid_out(report, source):
        return ""
    if (ours not in (_COMPATIBLE, _CONFLICT) and not bare) or report.inherited or parts:
        return ""
    for other in others:
        if other is source or other.inherited or not _same_thing(report, other):
            continue
        if other.status is not _ACHIEVED and _ACHIEVED is report.status is source.status:
            continue  # «восстановлены 47, предстоит отремонтировать 63»: 47 were repaired
        if role_kinship(report.roles[:1], other.roles[:1]) is _MATCH:
            return "role"
    return ""


_TELLING = frozenset({"each", "average", "maximum", "minimum"})  # facets by which a bare number is told apart


def _left_out(source: Claim, other: Claim) -> bool:
    """Tell whether a number leaves out the unit of the one before: «15 млн рублей — по 3 млн каждой»."""
    return other.quantity.concept is None and unitless(other.quantity) and other.sentence == source.sentence


def overshadowed(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal] = frozenset()) -> str:
    """Return the scope that the report claims and that the post gives to another number of the same thing.

    'In a day 1,240 houses were flooded', where 1,240 is the post's total and 310 its figure of the day.
    """
    done = _ACHIEVED
    kind = report.period.kind if report.period and source.period is None else ""
    full = "capacity" in source.facets and "capacity" not in report.facets and is_people(source.concept)
    if not full and _all_taken(report, source, others, told):
        return "facet:capacity"
    if _of_now(report, source, others, told):
        return "status"
    early = source.status is not done and report.status is done
    early = early and "forecasted" not in report.facets and not report.doubtful
    early = early and not ("queue" in report.traits and "queue" in source.traits)  # 'are waiting' is no promise
    early = early and not ("pending" in report.facets and source.status is ClaimStatus.PLANNED)  # «ещё достраивают»
    early = early and not ("rest" in report.facets and "rest" in source.facets)  # nor is who remains somewhere
    early = early and "needed" not in report.roles  # what waits for repair is not repaired
    if not (kind or full or early):
        return ""
    rivals = [other for other in others if other is not source and _one_thing(report, other)]
    if kind and any(one.period and one.period.kind == kind for one in rivals):
        return "period"
    if full and any("capacity" not in one.facets for one in rivals):
        return "facet:capacity"  # room for 960 pupils, of whom 240 begin
    fresh = [one for one in rivals if one.quantity.low not in told]  # a report that tells both tells them apart
    return "status" if early and any(one.status is done and _near(report, one) for one in fresh) else ""


def _near(report: Claim, other: Claim) -> bool:
    """Tell whether two numbers are of one order, as far as one may be taken for the other: no 1.5 million for five."""
    return other.quantity.low * _APART > report.quantity.low and report.quantity.low * _APART > other.quantity.low


_APART = 1000  # times


def _all_taken(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether places are told as people, where the post counts those who are there: 120 beds, 73 live there."""
    if "capacity" in report.facets or "capacity" not in source.facets:
        return False
    if not is_people(report.concept) or is_people(source.concept):
        return False
    return any(
        is_people(other.concept)
        and other.quantity.low not in told
        and "capacity" not in other.facets
        and other.quantity.low < source.quantity.low
        and 0 <= other.sentence - source.sentence <= 1
        and not {"killed", "injured"} & set(other.roles)
        for other in others
    )


def _of_now(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether those to come are told as those that there are: «ще 25 прибудуть у грудні. Зараз працюють 70»."""
    if "pending" not in source.facets and (source.scope != "additional" or source.roles or "done" in source.facets):
        return False
    if "queue" in report.traits and "queue" in source.traits:
        return False
    if report.status is not _ACHIEVED or report.scope == "additional" or _TO_COME & set(report.facets):
        return False
    return any(
        "now" in other.facets
        and other.quantity.low not in told
        and abs(other.sentence - source.sentence) <= 1
        and (unitless(other.quantity) or one_kind(report, other))
        for other in others
        if other is not source and "now" not in source.facets
    )


_TO_COME = frozenset({"pending", "forecasted", "to_come", "more", "rest", "by", "increase"})


def _one_thing(report: Claim, other: Claim) -> bool:
    """Tell whether two numbers count the same thing with the same or no fate."""
    measure = measure_of(report.quantity)
    if measure != measure_of(other.quantity) or other.quantity.implicit:
        return False
    known = measure.dimension != "count"
    concept = concept_kinship(report.concept, other.concept)
    return (known or concept >= Kinship.COMPATIBLE) and role_kinship(report.roles, other.roles) >= Kinship.UNKNOWN


def _rival(report: Claim, source: Claim) -> bool:
    # a salary may be told by the month
    ours, theirs = (measure_of(one.quantity).dimension.partition("/")[0] for one in (report, source))
    same = ours == theirs
    return same and one_family(report.concept, source.concept)


def _same_thing(report: Claim, source: Claim) -> bool:
    same = measure_of(report.quantity).dimension == measure_of(source.quantity).dimension
    return same and concept_kinship(report.concept, source.concept) >= Kinship.UNKNOWN


def one_kind(report: Claim, other: Claim) -> bool:
    """Tell whether two numbers count the same thing, whatever happened to it."""
    kind = measure_of(report.quantity).dimension
    if kind != measure_of(other.quantity).dimension:
        return False
    return kind != "count" or concept_kinship(report.concept, other.concept) >= _COMPATIBLE


def relabelled(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal] = frozenset()) -> str:
    """Return in what another number of the post answers the report's label while `source` does not.

    '1,840 ha were given back', where the post surveyed 1,840 and gave back 1,215; '340 houses' for 340 plots and
    128 houses; a million for doctors, where the post has a million for teachers and 1.5 million for doctors. `told` are
    the values that the report tells: a rival that it tells too needs no other number in its place.
    """
    concept = _MATCH if listed(report, source) else concept_kinship(report.concept, source.concept)
    role, kind = _role(report, source), measure_of(report.quantity).dimension
    named = _named(report) and _named(source) and not blurred(report.concept, source.concept)
    named = named and not (called(report.concept, source.concept) or applying(report, source))
    apart = named and concept <= _DISTANT
    unheld = apart and not holds(report.concept, source.concept)  # buildings, for schools
    for other in others:
        if other is source or other.quantity.implicit or other.quantity.low == report.quantity.low:
            continue
        if kind != measure_of(other.quantity).dimension:
            continue
        nearer = concept_kinship(report.concept, other.concept)
        one_kind = kind != "count" or nearer >= _COMPATIBLE
        fresh = other.quantity.low not in told
        understood = fresh and _understood(source, other)
        if role is _DISTANT and (understood or (nearer >= concept and one_kind)) and _role(report, other) is _MATCH:
            return "role"
        called_so = apart and (nearer is _MATCH or (unheld and holds(report.concept, other.concept)))
        if called_so and _role(report, other) is not _CONFLICT:
            return "concept"
        if _for_another(report, source, other, told):
            return "recipient"
        if fresh and (understood or one_kind):
            if _later_stage(report, source, other):
                return "role"
            if _of_another(report, source, other):
                return "concept"
    return contrasted(report, source, others)


def _named(claim: Claim) -> bool:
    """Tell whether a noun beside the number names what it counts; a bare number is only guessed to count people."""
    return claim.quantity.concept is not None and not guessed(claim)


def contrasted(report: Claim, source: Claim, others: Sequence[Claim]) -> str:
    """Return 'concept' where two amounts are of things that exclude each other: grain and fish, Turkey and Egypt.

    Only another amount of the post that is of the report's thing shows that; kinds of substance need none.
    """
    kind, table = measure_of(report.quantity).dimension, relations()
    if kind != measure_of(source.quantity).dimension:
        return ""
    named = (report.concept,) if report.concept is not None else report.context  # '2.8 million were barley'
    if kind == "count" and not (unitless(source.quantity) and members(named, table.strict)):
        return ""  # «пшениці — 230 тис., кукурудзи — 140 тис.» leave their tonnes out
    for family in table.contrasts:
        ours, here = members(report.context, family), members(source.context, family)
        if not ours or not here or ours & here:
            continue
        if any(other is not source and ours & members(other.context, family) for other in others):
            return "concept"
        if _alone(ours, table.strict) and _alone(here, table.strict) and not one_substance(*ours, *here):
            return "concept"
    return ""


def _alone(things: frozenset[str], kinds: frozenset[str]) -> bool:
    return len(things) == 1 and members(tuple(things), kinds) == things


def reworded(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether another word for an attack stands against an equal number of the same places.

    'Struck 14 communities' for «атакував 14 громад»; of drones, launched and hit are two numbers.
    """
    alike_ = concept_kinship(report.concept, source.concept) >= Kinship.COMPATIBLE
    if not alike_ or measure_of(report.quantity).dimension != measure_of(source.quantity).dimension:
        return False
    if not {*report.roles[:1], *source.roles[:1]} <= _STRUCK or abs(report.quantity.low) <= _CHANCE:
        return False
    return not is_flying(report.concept) and not any(
        other is not source and one_kind(report, other) and role_kinship(report.roles[:1], other.roles) is Kinship.MATCH
        for other in others
    )


_STRUCK = frozenset({"hit", "attacked", "shelled", "launched", "dropped"})


_CHANCE = 12  # up to here equal numbers may be chance


def _role(report: Claim, source: Claim) -> Kinship:
    """Return how far the fates agree, as the numbers' own clauses tell them."""
    if report.inherited or source.inherited:
        return _UNKNOWN
    ours, theirs = report.roles[:1], source.roles[:1]
    struck = ours and theirs and _STRUCK.issuperset(ours) and _STRUCK.issuperset(theirs)
    if struck and not is_flying(report.concept) and not is_flying(source.concept):
        return _MATCH  # a region attacked 412 times was hit 412 times
    if in_other_words(report, source):
        return _MATCH
    return role_kinship(ours, source.roles)


def _for_another(report: Claim, source: Claim, other: Claim, told: frozenset[Decimal]) -> bool:
    """Tell whether an amount goes to, or is made of, what the post names beside another amount.

    The post may give the amount to what no table knows, where it lists amounts in one sentence.
    """
    sums = report.quantity.low >= _SUM and source.quantity.low >= _SUM and other.quantity.low >= _SUM
    sums = sums and all(unitless(one.quantity) for one in (report, source, other))
    if not sums and measure_of(report.quantity).dimension == "count":
        return False
    if report.sides and set(report.sides) & set(source.sides) - set(other.sides):
        return False  # «морем — 70 тысяч тонн угля, по железной дороге — 25 тысяч»
    ours, here, there = set(report.context), set(source.context), set(other.context)
    ours = ours - relations().frames or ours
    if not ours & there or ours & here or ours - there:
        return False
    in_list = sums or report.quantity.kind is _MONEY
    in_list = in_list and source.sentence == other.sentence and other.quantity.low not in told and not source.roles
    return bool(here - there) or (not here and in_list)


_SUM = Decimal(1_000_000)  # from here on a bare number is a sum of money


def _understood(source: Claim, other: Claim) -> bool:
    """Tell whether a number leaves out its thing because the one before has named it: «Скарг 19, задоволено 4»."""
    follows = source.sentence == other.sentence and source.selector.start < other.selector.start
    if is_people(source.concept) and other.sentence == source.sentence + 1 and not other.inherited and other.roles:
        follows = other.quantity.kind is QuantityKind.BARE  # «загрожує 1 570 жителям. Вивезли поки 290»
    return follows and other.quantity.concept is None and other.quantity.low < source.quantity.low


def _later_stage(report: Claim, source: Claim, other: Claim) -> bool:
    """Tell whether the post names no fate for the number and the report's fate for a part of it.

    '19 complaints were upheld' for «Скарг 19, задоволено 4». A fate that the number takes over from the one before it
    is its own where the report tells what only its label says: «Сосен посадили 300, дубів — 450».
    """
    if not report.roles or report.inherited or other.inherited or (source.roles and not source.inherited):
        return False
    if source.inherited and not (set(source.traits) - set(other.traits)).isdisjoint(report.traits):
        return False
    if source.inherited and other.selector.start < source.selector.start and _of_its_own(source, other):
        return False  # «вчера 6 обстрелов, сегодня — 9»: the fate that comes first is that of both
    kind = measure_of(report.quantity).dimension
    if kind != "count" and (kind in (SHARE, POINTS, FACTOR) or source.sentence != other.sentence):
        return False
    smaller = other.quantity.low < source.quantity.low and 0 <= other.sentence - source.sentence <= 1
    return smaller and role_kinship(report.roles[:1], other.roles) is _MATCH


def _of_its_own(source: Claim, other: Claim) -> bool:
    """Tell whether a number names another time or place than the one before it: «сегодня — 9», «всего по области»."""
    wider = source.scope == "cumulative" and any(map(is_area, source.context))
    if wider or (source.place and other.place and source.place != other.place):
        return True
    if source.scope == "cumulative" and in_one_span(other):
        return True  # «за сутки эвакуировали 214, всего — 9740»
    if relations().moments & set(source.sides):
        return True
    return source.period is not None and (other.period is None or source.period.kind != other.period.kind)


def _of_another(report: Claim, source: Claim, other: Claim) -> bool:
    """Tell whether a count is set beside what the post names beside another count of the same thing only.

    '212 people are in a shelter' for 212 who left, 38 of them in shelters.
    """
    if measure_of(report.quantity).dimension != "count" or abs(other.sentence - source.sentence) > 1:
        return False
    if role_kinship(report.roles[:1], source.roles) is Kinship.MATCH:
        return False
    said = set(report.traits) & set(source.traits) - set(other.traits) - {report.concept}
    if said and source.sentence != other.sentence:
        return False  # «перевезли 412 машин. В очереди 75 фур»: 75 lorries queue for the ferry
    own = {one for one in report.context if not (is_people(one) or is_area(one))}
    own -= {report.concept, source.concept, other.concept}
    return bool(own & set(other.context)) and not own & set(source.context)


def part_as_whole(report: Claim, part: Claim, whole: Claim) -> bool:
    """Tell whether the report leaves out all that makes a part one, so that it stands for its whole.

    '412 children were operated on' for 5,340 children, 412 of them with wounds of mines.
    """
    own = _marks(part) - _marks(whole)
    if not own or own & _marks(report):
        return False
    return one_kind(report, whole) and role_kinship(report.roles[:1], whole.roles) >= Kinship.UNKNOWN


def whole_as_part(report: Claim, whole: Claim, part: Claim) -> bool:
    """Tell whether the report tells of the whole what the post tells of a part only."""
    own = (_marks(part) - _marks(whole)) & _marks(report)
    return bool(own) and not report.inherited and not (_marks(whole) - _marks(part)) & _marks(report)


def _marks(claim: Claim) -> frozenset[str]:
    """Return what a number's clause tells beside the number: things, fates, qualities."""
    fates = () if claim.inherited else claim.roles
    return frozenset((*claim.context, *fates, *claim.facets, *claim.traits))
