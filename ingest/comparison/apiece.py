"""An amount of all told as one of each, what is paid on top told as all that is paid, a part set at another place."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from ingest.comparison.kinship import Kinship, concept_kinship, is_area, is_people
from ingest.comparison.measures import measure_of
from ingest.comparison.phrases import any_of, word_before, words
from ingest.comparison.relations import relations
from ingest.model import Claim, QuantityKind
from ingest.quantities.concepts import load_concepts
from ingest.quantities.units import dimension

_GIVEN = frozenset({"bought", "allocated", "spent", "built"})
_SINGLE = frozenset({"salary", "pension", "scholarship", "supplement", "fine", "one_off", "monthly"})  # of one person
_MONEY = frozenset({QuantityKind.MONEY, QuantityKind.DELTA})


@cache
def _before_each() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('each')}\s+(?!{any_of('each_time')})[^.;:!?\n]*$", re.IGNORECASE)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('whole')}\b[^.;!?\n]*$", re.IGNORECASE)


@cache
def _on_top() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('on_top')}", re.IGNORECASE)


@cache
def _amounts_to() -> re.Pattern[str]:
    return re.compile(rf"(?:\b{any_of('amounts_to')}|[-–—:])\s*(?:\w+\s)?$", re.IGNORECASE)


def told_apiece(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> bool:
    """Tell whether a total is told as the amount of each: six pumps of 900 kW in all, as 900 kW each.

    `others` are all numbers of the post, `told` all of the report.
    """
    if _split_up(report, source, others, told):
        return True
    if measure_of(report.quantity).dimension in ("count", "share", "factor", "points", "time", "length"):
        return False
    if (
        not says_each(report)
        or says_each(source)
        or source.quantity.per
        or "average" in {*report.facets, *source.facets}
    ):
        return False
    if source.scope == "cumulative" or "shared" in source.facets or _whole().search(source.selector.prefix):
        return True
    if not _SINGLE.isdisjoint(source.traits):
        return False
    counts = [one for one in others if one.sentence == source.sentence and _several(one)]
    return any(not _GIVEN.isdisjoint((*one.roles[:1], *source.roles[:1])) for one in counts)


_SPLIT = frozenset({"count", "money", "mass", "volume"})  # what so many together have, unless each is said to


def _split_up(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> bool:
    """Tell whether what several have together is told as one's own: 620 people in 14 hostels, as in each of the 14."""
    if measure_of(report.quantity).dimension not in _SPLIT or is_area(report.concept):
        return False
    if source.quantity.per or source.part_of is not None or source.quantity.implicit or source.quantity.low <= 1:
        return False
    if not (_NOT_SPLIT.isdisjoint(source.facets) and _NOT_SPLIT.isdisjoint(report.facets)):
        return False
    if not of_each(report, told) or _holds(report) or of_each(source, others):
        return False
    if _with().search(source.selector.prefix):
        return False
    if _says_in_all(source, others):
        return True
    holders = _named_beside(report, told)
    return any(
        _held_by(one.concept, holders) and one.sentence == source.sentence and one.part_of is None and one is not source
        for one in others
        if _several(one) and one.concept != source.concept
    )


def _held_by(thing: str | None, holders: Iterable[str | None]) -> bool:
    """Tell whether a thing of the post is one that the report has each of: crews, for «бригады»."""
    if thing in holders or is_people(thing):
        return thing in holders
    return any(concept_kinship(holder, thing) >= Kinship.COMPATIBLE for holder in holders)


_NOT_SPLIT = frozenset({"average", "capacity", "maximum", "minimum", "habitual"})


def _named_beside(report: Claim, told: Sequence[Claim]) -> frozenset[str | None]:
    """Return what the report names around a number, the thing that another number of the sentence counts, too."""
    beside = (one.concept for one in told if one.sentence == report.sentence and one is not report)
    return frozenset((*report.context, *beside)) - {report.concept}


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('made_of')}\s+$", re.IGNORECASE)


@cache
def _in_all() -> re.Pattern[str]:
    joint = rf"(?:{any_of('whole')}|{any_of('together')})\b(?!\s+{any_of('along_with')}\b)"
    return re.compile(rf"\b{joint}", re.IGNORECASE)


def told_in_all(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> bool:
    """Tell whether the amount of each is told as that of all: 10,000 for each family, 10,000 shared among them."""
    if report.quantity.per or not (_NOT_EACH.isdisjoint(source.facets) and _NOT_EACH.isdisjoint(report.facets)):
        return False
    single = of_each(source, others) or _one_costs(source, others)
    if not (single or (source.quantity.per and dimension(source.quantity.per) != "time")):
        return False
    if _holds(source) or of_each(report, told):
        return False
    if _says_in_all(source, others):
        return False  # «всего по 10 тысяч получили 300 семей»
    return "shared" in report.facets or _says_in_all(report, told) or _of_the_whole(report, source)


def _of_the_whole(report: Claim, source: Claim) -> bool:
    """Tell whether the price of a kilometre or square metre is told of the whole road or house."""
    measured = source.quantity.per is not None and dimension(source.quantity.per) in (
        "length",
        "area",
        "mass",
        "volume",
    )
    money = report.quantity.kind is QuantityKind.MONEY
    return measured and money and _every().search(report.selector.prefix) is not None


_NOT_EACH = frozenset({"average", "habitual"})


@cache
def _each_out_of() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('each')}\s+(?:{any_of('out_of')}\s+)+$", re.IGNORECASE)


def _holds(claim: Claim) -> bool:
    """Tell whether a number says how many there are that each have something: each of the 74 families."""
    return _each_out_of().search(claim.selector.prefix) is not None


def _says_in_all(report: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether the words between the number before and this one, or right behind it, say that it is all."""
    before = max((one.selector.end for one in told if one.selector.end <= report.selector.start), default=0)
    prefix = report.selector.prefix[-max(0, report.selector.start - before) :] if before else report.selector.prefix
    clause = _CLAUSE.split(prefix)[-1]
    behind = _PAUSE.split(report.selector.suffix, maxsplit=1)[0]
    return _in_all().search(clause) is not None or any(found.start() < _NEAR for found in _in_all().finditer(behind))


_CLAUSE = re.compile(r"[.;:!?\n—–]")
_PAUSE = re.compile(r"[.,;:!?\n]")


@cache
def _every() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('every_one')}\b[^.;!?\n]*$", re.IGNORECASE)


def told_of_all(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> bool:
    """Tell whether the time that one thing takes is told of all: five days for one hectare, for the whole district."""
    if measure_of(report.quantity).dimension != "time" or _every().search(report.selector.prefix) is None:
        return False
    if _every().search(source.selector.prefix) or of_each(report, told) or _for_one(report, told):
        return False
    return of_each(source, others) or _for_one(source, others)


def _one_costs(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether an amount is the price of one: «один километр стоит 95 млн», no «одна школа, стоила она 95 млн»."""
    if claim.quantity.kind is not QuantityKind.MONEY or not ("cost" in claim.traits or "spent" in claim.roles[:1]):
        return False
    if not _for_one(claim, claims):
        return False
    before = max(one.selector.end for one in claims if one.selector.end <= claim.selector.start)
    return "," not in claim.selector.prefix[before - claim.selector.start :]


def _for_one(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether the number beside this one says that it is for one: «на один гектар уходит пять дней»."""
    at = next((at for at, one in enumerate(claims) if one is claim), 0)
    one = claims[at - 1] if at else None
    if one is None or one.sentence != claim.sentence or one.quantity.kind not in _THINGS:
        return False
    alone = one.quantity.low == one.quantity.high == 1 and not is_people(one.concept)
    return alone and one.quantity.unit != claim.quantity.unit and not _broken(one, claim)


def _broken(before: Claim, claim: Claim) -> bool:
    """Tell whether a clause ends between two numbers that follow each other."""
    between = claim.selector.start - before.selector.end
    return between <= 0 or _CLAUSE.search(claim.selector.prefix[-between:]) is not None


_THINGS = frozenset({QuantityKind.COUNT, QuantityKind.MEASURE})


def of_each(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a number is of each of several; the number before may say so: 'each of the 14 hostels houses 40'."""
    if says_each(claim):
        return True
    if claim.scope == "cumulative" or "shared" in claim.facets:
        return False
    at = next((at for at, one in enumerate(claims) if one is claim), 0)
    before = claims[at - 1] if at else None
    return (
        before is not None
        and before.sentence == claim.sentence
        and _several(before)
        and before.concept != claim.concept
        and _each_before(before.selector.prefix)
        and not _broken(before, claim)
    )


def says_each(claim: Claim) -> bool:
    """Tell whether the words right before a number say that each has so much: 'every teacher gets 48,000'."""
    return "each" in claim.facets or _each_before(claim.selector.prefix)


@lru_cache(maxsize=256)
def _each_before(prefix: str) -> bool:
    """Tell whether the words before a number say that it is of each; several rules ask it of one number."""
    return _before_each().search(prefix) is not None


def _several(claim: Claim) -> bool:
    return measure_of(claim.quantity).dimension == "count" and claim.quantity.low > 1 and claim.concept is not None


_PAY = frozenset({"salary", "pension", "scholarship", "payment", "price"})


def raised_level(report: Claim, source: Claim) -> bool:
    """Tell whether what is paid on top is told as all: a rise of 1,080 roubles, and a pension of 1,080 roubles."""
    if report.quantity.kind is not QuantityKind.MONEY or source.quantity.kind not in _MONEY:
        return False
    if report.quantity.change or report.scope in ("additional", "before") or _GROWN & set(report.facets):
        return False
    if _PAY.isdisjoint((*report.traits, *report.context)) or "supplement" in report.traits:
        return False
    told = report.selector.prefix + "|" + report.selector.suffix[:_NEAR]
    if _on_top().search(told) or not _amounts_to().search(report.selector.prefix):
        return False
    return source.scope != "after" and (
        source.quantity.change is not None
        or source.quantity.kind is QuantityKind.DELTA
        or bool({"increase", "decrease"} & set(source.facets))
        or "supplement" in source.traits
    )


_GROWN = frozenset({"increase", "decrease", "more", "less", "by", "rest"})
_NEAR = 16  # letters behind a number in which 'more', «больше» may stand


def set_elsewhere(report: Claim, source: Claim) -> bool:
    """Tell whether a part is set in places of another sort: 61 of them in schools, 61 of them in hospitals."""
    parts = [one for one in (report, source) if one.part_of is not None]
    if not parts or not (_bare(report) and _bare(source)):
        return False
    ours, here = _places(report), _places(source)
    return bool(ours and here) and all(_apart(one, other) for one in ours for other in here)


_WHOLLY = frozenset({"closed", "cancelled", "opened", "built", "completed", "destroyed", "repaired"})
_REMOTE = frozenset({"remote", "online", "quarantine"})


def held_inside(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether what befell things in a place is told of the place: 42 classes in 19 schools closed, 19 schools."""
    if not _in(source) or _in(report) or report.inherited or source.quantity.concept is None:
        return False
    fates = _WHOLLY & set(report.roles[:1]) | _REMOTE & set(report.traits)
    if not fates:
        return False
    at = next(at for at, one in enumerate(others) if one is source)
    return any(
        one.sentence == source.sentence
        and one.quantity.low not in told
        and one.quantity.concept not in (None, source.concept)
        and not is_people(one.concept)
        and not _in(one)
        and not fates.isdisjoint((*one.roles, *one.traits))
        for one in others[max(0, at - 1) : at + 2]
        if one is not source
    )


def _in(claim: Claim) -> bool:
    return word_before(claim) in words("inside")


def _bare(claim: Claim) -> bool:
    named = claim.quantity.concept is not None and claim.part_of is None  # «32 з них» takes its thing over
    return not named and claim.quantity.kind in (QuantityKind.COUNT, QuantityKind.BARE)


def _places(claim: Claim) -> frozenset[str]:
    return _sites(claim.context, claim.concept)


@lru_cache(maxsize=4096)
def _sites(context: tuple[str, ...], thing: str | None) -> frozenset[str]:
    concepts = load_concepts()
    return frozenset(one for one in context if one != thing and any(concepts.is_a(one, site) for site in _SITES))


_SITES = ("facility", "organisation", "enterprise", "building", "shop", "plant")


@lru_cache(maxsize=4096)
def _apart(ours: str, theirs: str) -> bool:
    table, concepts = relations(), load_concepts()
    if {ours, theirs} & {*table.generic, *_SITES[:4]} or concepts.is_a(ours, theirs) or concepts.is_a(theirs, ours):
        return False
    return not any({ours, theirs} <= group for group in table.alike)
