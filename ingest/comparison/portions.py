"""Of what a share is: another thing or another number of things than the post's, a share that the post's two numbers
do not give.
"""

from collections.abc import Sequence
from functools import lru_cache

from ingest.comparison.fractions import spelled
from ingest.comparison.kinship import Kinship, concept_kinship, is_area, is_people, other_kind, role_kinship
from ingest.comparison.measures import SHARE, measure_of
from ingest.comparison.phrases import words
from ingest.comparison.relations import relations
from ingest.comparison.shares import left_as_done, of_cases
from ingest.model import Claim, QuantityKind
from ingest.quantities.concepts import load_concepts

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.SHARE})
_COUNTED = frozenset({QuantityKind.COUNT, QuantityKind.BARE})
_MEASURED = _COUNTED | {QuantityKind.MEASURE}
_CHANGED = frozenset({"more", "less", "increase", "decrease", "by"})


def of_another_whole(report: Claim, source: Claim, told: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Tell whether a share is told of another whole: 64% of doctors, of residents; a third of 90 checked, of 1,100.

    `told` are all numbers of the report, `others` all of the post.
    """
    if report.quantity.kind not in _SHARES or source.quantity.kind not in _SHARES:
        return False
    crossed = report.share_of in source.context or source.share_of in report.context  # «пожарный гидрант»
    if not crossed and _apart(report.share_of, source.share_of):
        return True
    ours, theirs = _number_behind(report, told), _whole_of(source, others)
    if ours is None or theirs is None or ours.quantity.low == theirs.quantity.low:
        return False
    return any(one.quantity.low == ours.quantity.low for one in others)


def _apart(ours: str | None, theirs: str | None) -> bool:
    """Tell whether nobody tells a share of the one for a share of the other: residents at large are no doctors."""
    if ours is None or theirs is None or ours == theirs or _anything(ours) or _anything(theirs):
        return False
    if concept_kinship(ours, theirs) is Kinship.CONFLICT or other_kind(ours, theirs):
        return True
    if not (is_people(ours) and is_people(theirs)) or concept_kinship(ours, theirs) is Kinship.MATCH:
        return False
    table = relations()
    large = [one in table.bystanders for one in (ours, theirs)]
    narrow = theirs if large[0] else ours
    return large[0] != large[1] and narrow not in table.sexes and narrow not in _ANYBODY


@lru_cache(maxsize=4096)
def _anything(thing: str) -> bool:
    """Tell whether a noun may stand for what a share is of: a case, a place."""
    return is_area(thing) or any(load_concepts().is_a(thing, event) for event in relations().events)


_ANYBODY = frozenset({"person", "adult"})


def _number_behind(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """Return the number of which a share is told: 'a third of the 1,100 lifts'."""
    at = next(at for at, one in enumerate(claims) if one is claim)
    behind = claims[at + 1] if at + 1 < len(claims) else None
    if behind is None or behind.sentence != claim.sentence or behind.quantity.kind not in _COUNTED:
        return None
    between = claim.selector.suffix[: max(0, behind.selector.start - claim.selector.end)].split()
    joined = behind.selector.start - claim.selector.end <= len(claim.selector.suffix) and len(between) <= _OF_THE_CITYS
    broken = any(word[-1] in _MARKS or word[0] in _MARKS for word in between)
    of = not between or between[0].lower() in words("out_of")
    return behind if joined and of and not broken else None


_OF_THE_CITYS = 4  # words between a share and the number that it is of: 'half of the city's 640 cafes'
_MARKS = ",;:.!?()—–-"


def _whole_of(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """Return the number of which a share of the post is: «третина з 90», «перевірили 90 ліфтів, третина з них»."""
    behind = _number_behind(claim, claims)
    if behind is not None:
        return behind
    if claim.part_of is not None:
        return claims[claim.part_of]
    at = next(at for at, one in enumerate(claims) if one is claim)
    before = claims[at - 1] if at else None
    left_out = claim.share_of is None and before is not None and before.sentence == claim.sentence
    return before if left_out and before is not None and before.quantity.kind is QuantityKind.COUNT else None


def misshared(report: Claim, told: Sequence[Claim], source: Sequence[Claim]) -> int | None:
    """Return the place of the part that the report tells as a wrong share: a third, for twelve of 48 lines.

    `told` are all numbers of the report.
    """
    if report.quantity.kind not in _SHARES or measure_of(report.quantity).dimension != SHARE:
        return None
    if report.quantity.change is not None or _CHANGED & set(report.facets):
        return None
    of_sort = _of_a_sort(report, told, source)
    of_sort = _digit_as_part(report, source) if of_sort is None else of_sort
    of_sort = _left_told_as_done(report, source) if of_sort is None else of_sort
    if of_sort is not None or report.inherited or report.part_of is not None or is_people(report.share_of):
        return of_sort
    behind = _number_behind(report, told)
    things = _told_of(report, behind)
    if not things or report.inherited:
        return None
    for at, part in enumerate(source):
        if part.quantity.kind not in _MEASURED or not part.quantity.low:
            continue
        whole = _counted_out_of(at, source) or _named_whole(at, source, behind)
        if whole is None or whole.quantity.low <= part.quantity.low or whole.quantity.kind not in _MEASURED:
            continue
        alike = any(
            thing in whole.context or concept_kinship(thing, whole.concept) >= Kinship.COMPATIBLE for thing in things
        )
        denied = ("denied" in report.facets) == ("denied" in part.facets) and "rest" not in report.facets
        if alike and denied and _said_of(report, part):
            return at
    return None


def _of_a_sort(report: Claim, told: Sequence[Claim], source: Sequence[Claim]) -> int | None:
    """Return the place of those of a sort that the report tells as a wrong share of all: a third are children.

    The share points back to the number of all, or names them: 'half of the evacuees are children', 'of the cars'.
    """
    all_told = _people_before(report, told) if report.part_of is None else told[report.part_of]
    if "rest" in report.facets or not (report.context or report.share_of):
        return None
    for at, part in enumerate(source):
        if part.quantity.kind not in _COUNTED or part.concept not in _sorts(report):
            continue
        whole = _all_of_them(at, source)
        if whole is None:
            continue
        if all_told is not None and abs(all_told.quantity.low - whole.quantity.low) * _NEARLY > whole.quantity.low:
            continue
        of_them = concept_kinship(report.share_of, whole.concept) >= Kinship.COMPATIBLE or (
            report.share_of in whole.context
        )
        if report.share_of is None and all_told is None and not report.inherited:
            of_them = role_kinship(report.roles[:1], whole.roles[:1]) is Kinship.MATCH  # 'half of those evacuated'
        if (all_told is not None or of_them) and ("denied" in report.facets) == ("denied" in part.facets):
            return at
    return None


def _all_of_them(at: int, source: Sequence[Claim]) -> Claim | None:
    """Return the number of which another one is a part, or the cases of which people who fell ill are some."""
    part = source[at]
    if part.part_of is not None:
        return source[part.part_of]
    before = source[at - 1] if at else None
    return before if before is not None and of_cases(part, before) else None


def _digit_as_part(report: Claim, source: Sequence[Claim]) -> int | None:
    """Return the place of the percentage whose figure the report took for a part: an eighth, for eight percent."""
    if not spelled(report.quantity) or report.quantity.value is None or report.quantity.low * _HALVES > 1:
        return None
    figure = round(1 / report.quantity.low)
    for at, one in enumerate(source):
        if one.quantity.kind is QuantityKind.PERCENT and one.quantity.low == figure and one.quantity.change is None:
            of_it = concept_kinship(report.share_of, one.share_of) >= Kinship.UNKNOWN
            if of_it and abs(1 / report.quantity.low - figure) < report.quantity.low:
                return at
    return None


def _left_told_as_done(report: Claim, source: Sequence[Claim]) -> int | None:
    """Return the place of what is left where its share is told as done: a quarter replaced, with 20 of 80 left."""
    for at, part in enumerate(source):
        if not left_as_done(report, part, source):
            continue
        for whole in source[max(0, at - _NEARBY) : at]:
            low = whole.quantity.low
            if whole.sentence == part.sentence and low and part.quantity.low == report.quantity.low * low:
                return at
    return None


_HALVES = 2
_NEARBY = 2  # numbers between a rest and its whole
_NEARLY = 10  # a tenth of all


def _people_before(report: Claim, told: Sequence[Claim]) -> Claim | None:
    """Return the number of people right before a share that names nothing of its own: 'of the 640 a third are …'."""
    at = next(at for at, one in enumerate(told) if one is report)
    before = told[at - 1] if at else None
    if before is None or before.sentence != report.sentence or report.share_of is not None:
        return None
    return before if is_people(before.concept) and before.quantity.kind in _COUNTED else None


def _sorts(report: Claim) -> frozenset[str]:
    """Return the things that a share's clause names, beside those of which it is one."""
    named = {*report.context, *(() if report.part_of is None or report.share_of is None else (report.share_of,))}
    if report.part_of is None:
        named -= {report.share_of}
    return frozenset(thing for thing in named if thing not in _ANYBODY)


def _told_of(report: Claim, behind: Claim | None) -> frozenset[str]:
    """Return of what things a share may be: what stands behind it, or else what its clause names."""
    if report.share_of is not None:
        return frozenset({report.share_of})
    named = frozenset() if behind is None or behind.concept is None else frozenset({behind.concept})
    return named or frozenset(thing for thing in report.context if not is_people(thing))


def _said_of(report: Claim, part: Claim) -> bool:
    """Tell whether the report says of its share what the post says of a part; a share without a noun needs its fate."""
    fates = [role_kinship((role,), part.roles) for role in report.roles] or [Kinship.UNKNOWN]
    fate = fates[0] if report.share_of is not None else max(fates)
    return fate >= Kinship.COMPATIBLE or (fate is Kinship.UNKNOWN and bool(set(report.traits) & set(part.traits)))


def _named_whole(at: int, source: Sequence[Claim], behind: Claim | None) -> Claim | None:
    """Return the number right before a count without a noun where the report names it as its share's whole."""
    part, whole = source[at], source[at - 1] if at else None
    if behind is None or whole is None or whole.sentence != part.sentence:
        return None
    bare = part.quantity.end == part.quantity.number_end
    return whole if bare and whole.quantity.value == behind.quantity.value is not None else None


def _counted_out_of(at: int, source: Sequence[Claim]) -> Claim | None:
    """Return the whole of which a count is told: «12 из 48 линий», «из 60 котельных готовы 20»."""
    part = source[at]
    if part.part_of is not None:
        return source[part.part_of]
    behind = _number_behind(part, source)
    if behind is not None and behind.selector.start - part.selector.end > 1:
        return behind
    before = source[at - 1] if at else None
    opened = before.selector.prefix.split()[-1:] if before is not None and before.sentence == part.sentence else []
    return before if opened and opened[0].lower() in words("out_of") else None
