"""Which number of the post the words around a report's number fit best.

Words are compared as what they mean in any language: what happened (roles), how it is marked (facets), and what else
tells the numbers of a text apart (traits). A report that says 28,000 paying spectators, where the post has 28,000
spectators and 11,000 who bought tickets, has a word of the other number and none of what sets its own apart.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from ingest.comparison.kinship import Kinship, concept_kinship, is_people, kind_of, role_kinship
from ingest.comparison.measures import measure_of
from ingest.comparison.phrases import word_before, words
from ingest.comparison.relations import relations
from ingest.comparison.wording import paid_out, unhurt
from ingest.model import Claim, ClaimStatus, QuantityKind

_KINDS = frozenset(
    {QuantityKind.COUNT, QuantityKind.BARE, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT}
)
_FACETS = frozenset({"serious", "light", "outpatient", "capacity", "average", "wholly"})
_PLANNED = ClaimStatus.PLANNED
_APART = Decimal(50)  # times; numbers further apart are not set beside each other
_LEAST = 1 / _APART
_SCALES = (
    Decimal(1),
    Decimal(10) ** 3,
    Decimal(10) ** 6,
    Decimal(10) ** 9,
)  # «44 млн, освоїли 12» leaves out its million too
_NEAR = 12  # letters between part and whole: «2 870 из 3 050»


def fits_another(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> str:
    """Return 'rival' where what the report says of its number the post says of another one, 'opposed' where the two
    sides say what excludes each other; else nothing.

    The other number is one that the report does not tell; the post's own number has a word that the report leaves out.
    """
    if report.quantity.kind not in _KINDS or report.quantity.low == 1 or report.quantity.implicit:
        return ""
    if paid_out(report, source):
        return ""  # who received the money has been paid
    if _told_of_part(report, source, others, told):
        return "rival"
    ours, here = says(report), says(source)
    if not ours:
        return ""
    ours |= _since(report, here)
    turned = ("denied" in report.facets) != ("denied" in source.facets)  # 'not fit' for what is unfit
    if not (turned or unhurt(report, source)) and _opposed(ours, here):
        return "opposed"
    for other in others:
        if other is source or other.quantity.low in told or not beside(report, source, other):
            continue
        if its_whole(report, source, other, others) or _of_one_fate(report, source, other):
            continue
        if _told_broadly(report, source, other) or _of_its_own_time(report, source, other):
            continue
        if source.inherited and other.sentence < source.sentence and other.roles == source.roles:
            continue  # «за тиждень обстежено 37 га. За рік — 2 180 га»: told of both
        if other.status is _PLANNED and source.status is report.status is not _PLANNED:
            continue  # what is done is no part of a plan
        elliptic = _elliptic(source, other)
        part = elliptic and other.quantity.low < source.quantity.low
        there = says(other) - (_BEGUN if other.period is not None else _NOTHING)  # «всего с начала работ — 1 706»
        said = _beyond(ours, here, there) if _elliptic(other, source) else ours
        known = said - relations().things if _one_noun(report, source, other, part=part) else said
        full = other.inherited and other.quantity.concept is not None and other.sentence == source.sentence
        lent = frozenset(other.roles) if full else frozenset()
        if _better(known, here, there, lent, elliptic=elliptic, part=part):
            return "rival"
    return ""


def _told_broadly(report: Claim, source: Claim, other: Claim) -> bool:
    """Tell whether a report has only the wider noun, which another sentence has too: houses, for private houses."""
    if (
        is_people(report.concept)
        or report.concept != other.concept
        or not kind_of(source.concept, report.concept)
        or source.inherited
    ):
        return False
    same = role_kinship(report.roles[:1], source.roles[:1]) is Kinship.MATCH and not report.inherited
    return same and source.sentence != other.sentence and report.place is None and report.period is None


def its_whole(report: Claim, source: Claim, other: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether another number is the whole of one that both sides tell as a part: 'of 19 hurt, three teenagers'."""
    return report.part_of is not None and source.part_of is not None and others[source.part_of] is other


def _of_one_fate(report: Claim, source: Claim, other: Claim) -> bool:
    """Tell whether both sides tell one thing with one fate, which befell no other number: 4,932 approved of 5,480."""
    if report.inherited or source.inherited or concept_kinship(report.concept, source.concept) is not Kinship.MATCH:
        return False
    ours = report.roles[:1]
    same = role_kinship(ours, source.roles[:1]) is Kinship.MATCH
    return same and role_kinship(ours, other.roles) < Kinship.COMPATIBLE and not other.inherited


def _of_its_own_time(report: Claim, source: Claim, other: Claim) -> bool:
    """Tell whether the time tells which of two numbers is meant, and one verb holds for both.

    «За неделю обследовано 37 га. С начала года — 2 180 га»: 2,180 ha were inspected, too.
    """
    if source.period is None or other.period is None or source.period.kind == other.period.kind:
        return False
    if report.period is not None:
        return report.period.kind == source.period.kind
    return (
        not source.roles
        and other.sentence < source.sentence
        and measure_of(other.quantity) == measure_of(source.quantity)
    )


def _told_of_part(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether the report says of a whole what the post says of its part: 3,050 ready, for 2,870 of 3,050."""
    if report.inherited or not (report.roles or report.traits) or word_before(source) not in words("out_of"):
        return False
    done = "already" in report.facets and "already" not in source.facets  # «заменено 320 м из 750»: 750 m already laid
    at = next(at for at, one in enumerate(others) if one is source)
    if at + 1 < len(others) and _opens(source) and _told_behind(report, source, others[at + 1], told):
        return True
    if at == 0:
        return False
    part = others[at - 1]
    near = part.sentence == source.sentence and source.selector.start - part.selector.end < _NEAR
    if not near or part.quantity.low >= source.quantity.low or part.quantity.low in told:
        return False
    return done or _said_alike(report, part) or _marked_alike(report, source, part)


def _marked_alike(report: Claim, source: Claim, part: Claim) -> bool:
    """Tell whether the report says of a whole what marks its part: the threshold passed, «порог превышен в 9 из 22»."""
    said = set(report.traits) & set(part.traits) - {*source.traits, report.concept}
    return bool(said - relations().faint - relations().attributes)


def _said_alike(report: Claim, part: Claim) -> bool:
    """Tell whether the report says of its number what the post says of a part; words count where no fate is told."""
    if report.roles:
        work = relations().mended
        mended = "done" in part.facets and {*part.roles[:1]} <= work and not work.isdisjoint(report.roles[:1])
        return mended or role_kinship(report.roles[:1], part.roles[:1]) is Kinship.MATCH
    return not part.roles and bool(set(report.traits) & set(part.traits) - relations().attributes)


def _opens(source: Claim) -> bool:
    """Tell whether the 'of' before a number opens its sentence: «Из 4 кандидатов до финала дошли двое»."""
    before = source.selector.prefix.split()[-2:]
    return len(before) == 1 or before[0][-1] in _STOPS


_STOPS = ".!?…;"


def _told_behind(report: Claim, source: Claim, part: Claim, told: frozenset[Decimal]) -> bool:
    """Tell whether the report says of a whole what the post says of the part that it tells next."""
    if part.sentence != source.sentence or part.quantity.implicit or part.quantity.low in told:
        return False
    if part.quantity.low >= source.quantity.low or concept_kinship(part.concept, source.concept) < Kinship.UNKNOWN:
        return False
    return _said_alike(report, part) and not part.inherited


def _one_noun(report: Claim, source: Claim, other: Claim, *, part: bool) -> bool:
    """Tell whether a noun said of one number holds for both: «ремонт даху — 640 тис., з них 90 тис. від мешканців»."""
    whole = source.part_of is not None and other.quantity.low > source.quantity.low
    return whole or (part and report.quantity.kind is QuantityKind.MEASURE)


def _better(
    ours: frozenset[str],
    here: frozenset[str],
    there: frozenset[str],
    lent: frozenset[str],
    *,
    elliptic: bool,
    part: bool,
) -> bool:
    """Tell whether the report's words are those `there`, of the other number, and not those `here`, of the source's.

    An elliptic number leaves out what the source's clause has said: what source and report share tells nothing then.
    `lent` is the fate that a number with a noun takes over: «виявили 9 випадків сказу та 4 випадки ящуру».
    """
    table = relations()
    firm = frozenset(one for one in ours if one_meaning(one, there) and not one_meaning(one, here))
    nouns = table.qualifiers if ours & here else frozenset()  # 'six suspects were detained': the noun says it
    if part and firm - table.common - table.attributes - nouns:
        return True  # «2 450 місць, вільні — 130»: all of them told as free
    if elliptic and firm - table.faint and any(not one_meaning(one, ours) for one in here - table.attributes):
        return True
    unsaid = frozenset(one for one in here if not one_meaning(one, ours) and not one_meaning(one, there))
    if not firm:  # only a qualifier tells them apart: 'partly fit' told as 'fit'
        return bool(ours & here & there and table.qualifiers & unsaid) and not table.qualifiers & (ours | there)
    told = firm - table.faint - table.attributes
    agreed = (
        ours - table.things if elliptic else ours
    )  # «тролейбусів замовили 20, прийдуть 6»: the 6 leave their noun out
    return bool(told and unsaid - table.attributes) and _shared(agreed, here) <= _shared(agreed, there | lent)


def _beyond(ours: frozenset[str], here: frozenset[str], there: frozenset[str]) -> frozenset[str]:
    """Return our words without those of a topic that an elliptic number takes over from the one before it.

    «9 штурмів відбито, три тривають»: the three are assaults too.
    """
    topics = relations().topics
    handed = frozenset() if here & topics else there & topics
    return frozenset(word for word in ours if not one_meaning(word, handed)) if handed else ours


def _opposed(ours: frozenset[str], here: frozenset[str]) -> bool:
    """Tell whether the two sides say what excludes each other: paying passengers, and passengers carried free."""
    table = relations()
    shared = any(one_meaning(word, here) for word in ours - table.attributes - table.topics - table.things)
    for word in ours:
        if word in here:
            continue  # «погибли две женщины и мужчина»: the clause tells both
        # what they share tells that one number is meant, if no degree parts them
        against = _degrees(word) if shared else _opposites(word) | _degrees(word)
        if not against.isdisjoint(here):
            return True
    return False


@lru_cache(maxsize=1024)
def _opposites(word: str) -> frozenset[str]:
    return frozenset().union(*(pair for pair in relations().opposed if word in pair)) - {word}


@lru_cache(maxsize=1024)
def _degrees(word: str) -> frozenset[str]:
    """Return the words that no shared fate reconciles: partly and completely destroyed."""
    return frozenset().union(*(pair for pair in relations().degrees if word in pair)) - {word}


def beside(report: Claim, source: Claim, other: Claim) -> bool:
    """Tell whether another number could be meant at all: it counts or measures the same sort of thing."""
    if other.quantity.implicit or other.quantity.low == source.quantity.low or not source.quantity.low:
        return False
    ratio = abs(other.quantity.low / source.quantity.low)
    if _elliptic(source, other) and _near_at_some_scale(ratio):
        return True
    kind = measure_of(report.quantity).dimension
    if measure_of(other.quantity).dimension != kind:
        return False
    if _elliptic(other, source) and _near_at_some_scale(1 / ratio if ratio else ratio):
        return True  # «малому бізнесу дали 12 млн, великому — 60»
    if not _LEAST < ratio < _APART:
        return False
    if other.concept is None and other.quantity.end > other.quantity.number_end:
        return report.concept is None  # a noun that the table does not know is another noun than one it knows
    return kind != "count" or concept_kinship(report.concept, other.concept) >= Kinship.UNKNOWN


def _near_at_some_scale(ratio: Decimal) -> bool:
    """Tell whether a number is near another one once it takes over its thousand or million."""
    return any(_LEAST < ratio * scale < _APART for scale in _SCALES)


def _elliptic(source: Claim, other: Claim) -> bool:
    """Tell whether a number leaves out its noun because the one before has named it: «выделили 44 млн, освоили 12»."""
    if source.sentence != other.sentence or source.selector.start >= other.selector.start:
        return False
    if other.quantity.end != other.quantity.number_end and other.quantity.concept is not None:
        return False
    return measure_of(other.quantity).dimension in ("count", measure_of(source.quantity).dimension)


def says(claim: Claim) -> frozenset[str]:
    """Return what the clause of a number says of it, its noun aside."""
    fates = () if claim.inherited else claim.roles
    return frozenset((*fates, *claim.traits, *_FACETS.intersection(claim.facets)))


def _since(report: Claim, here: frozenset[str]) -> frozenset[str]:
    """Return the word of the post's that a report's time says too: 'this year', 'so far' say «с начала года»."""
    told = report.period.kind in _SO_FAR if report.period is not None else report.scope == "cumulative"
    return here & _BEGUN if told else frozenset()


_BEGUN = frozenset({"started"})
_NOTHING: frozenset[str] = frozenset()
_SO_FAR = frozenset({"since", "year", "season", "war"})


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Return which of our words may speak of what one of theirs does."""
    return frozenset(one for one in ours if any(kindred(one, two) for two in theirs))


def one_meaning(word: str, theirs: frozenset[str]) -> bool:
    """Tell whether one of their words means the same: repaired and renovated, but not ordered and delivered."""
    return word in theirs or not theirs.isdisjoint(_synonyms(word))


@lru_cache(maxsize=1024)
def _synonyms(word: str) -> frozenset[str]:
    table = relations()
    return frozenset().union(*(group for group in (*table.one_trait, *table.one_role) if word in group))


@lru_cache(maxsize=16_384)
def kindred(a: str, b: str) -> bool:
    if a == b or b in _synonyms(a) or role_kinship((a,), (b,)) >= Kinship.COMPATIBLE:
        return True
    return any(a in group and b in group for family in relations().families for group in family)
