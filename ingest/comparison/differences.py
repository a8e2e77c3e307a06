"""Numbers that two numbers of the post leave over: a change told as its amount, the rest of a total, how many more."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.comparison.items import Derivation, fits, rounds
from ingest.comparison.kinship import Kinship, concept_kinship, is_people, relations, role_kinship
from ingest.comparison.measures import measure_of, unitless
from ingest.model import Claim, Hedge, Quantity, QuantityKind
from ingest.quantities.concepts import load_concepts

_TELLING = 3
_ROUND = 100  # 650 and 1,200 are no chance either, where both items stand in one sentence
_GAPS = frozenset({"more", "less", "rest", "increase", "decrease"})


def telling(value: Decimal) -> bool:
    """Tell whether a number has so many digits that it cannot be a difference by chance."""
    return _digits(value) >= _TELLING


def difference(report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    """Return the two items of the post between which the report's number lies; `items` are their places."""
    if _tells_level(report):
        return None
    return (
        _between_ends(value, source, items)
        or _without_part(report, value, source, items)
        or _gap(report, value, source, items)
        or _former(report, value, source)
        or _left(report, value, source, items)
        or _other_half(report, value, source, items)
    )


def _tells_level(report: Claim) -> bool:
    """Tell whether a number is where a change led to: 'grew to 910 hectares'."""
    return report.scope == "after" and not _GAPS & set(report.facets)


def _between_ends(value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    for at in items[:-1]:
        ends = {source[at].quantity.scope, source[at + 1].quantity.scope} if at + 1 in items else set()
        if ends == {"before", "after"} and abs(source[at].quantity.low - source[at + 1].quantity.low) == value:
            return Derivation("difference", (at, at + 1), fitting=True)  # from 2,140 to 1,860: by 280
    return None


def _without_part(report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    for at in items:
        whole = source[at].part_of
        if whole is None or whole not in items:
            continue
        same = role_kinship(report.roles[:1], source[at].roles[:1]) is Kinship.MATCH
        if same and "rest" not in report.facets and not _told_apart(report, source[at]):
            continue  # what is left over is not the part's own kind
        if source[whole].quantity.low - source[at].quantity.low != value:
            continue
        if _of_whole(report, source[whole]) or _other_people(report, source[at], source[whole]):
            return Derivation("difference", (whole, at), fitting=True)
    return None


def _told_apart(report: Claim, part: Claim) -> bool:
    """Tell whether the report names a kind that the part is not: adults, where the part is children."""
    return report.concept != part.concept and concept_kinship(report.concept, part.concept) is Kinship.CONFLICT


def _other_people(report: Claim, part: Claim, whole: Claim) -> bool:
    """Tell whether the report names the people that the part is not: men, where women are a part of the pilots."""
    return _told_apart(report, part) and is_people(report.concept) and is_people(whole.concept)


def _gap(report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    """Return the two numbers that differ by the report's, where it says more, fewer or the rest: 180 beds, 70 more."""
    if not (_GAPS & set(report.facets) or report.quantity.change):
        return None
    for whole, part in _descending(source, items):
        if concept_kinship(source[part].concept, source[whole].concept) <= Kinship.DISTANT:
            continue
        gap = source[whole].quantity.low - source[part].quantity.low
        if gap == value:
            return Derivation("difference", (whole, part), fitting=True)
        if report.quantity.hedge is not Hedge.EXACT and rounds(report, gap):
            return Derivation("rounded_difference", (whole, part), fitting=True)
    return None


def _other_half(report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    """Return people and those of them whom the report does not tell: 240 students, later 150 girls; 90 boys."""
    for whole, part in _leaving(value, source, items):
        above, below = source[whole], source[part]
        if abs(above.sentence - below.sentence) > _FAR or below.concept not in relations().halves:
            continue
        if _other_people(report, below, above):
            return Derivation("difference", (whole, part), fitting=True, sure=True)
    return None


_FAR = 2


def _left(report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    """Return the total and the part of which the report tells the rest without saying so: 2,118 and 377 give 1,741.

    Three digits are no chance; fewer need a word that speaks of a rest, or a part told of the very total.
    """
    measured = measure_of(report.quantity).dimension != "count"
    for whole, part in _leaving(value, source, items):
        above, below = source[whole], source[part]
        if abs(above.sentence - below.sentence) > 1:
            continue
        if not _of_whole(report, above) or not _of_one_kind(below, above):
            continue
        rest = report.part_of is not None or "rest" in {*report.facets, *above.facets, *below.facets}
        beside = above.sentence == below.sentence and (measured or value >= _ROUND)
        if telling(value) or (_digits(value) > 1 and (rest or measured or beside)):
            return Derivation("difference", (whole, part), fitting=True)
    return None


def _former(report: Claim, value: Decimal, source: Sequence[Claim]) -> Derivation | None:
    """Return the level and its change of which the report tells the former level: 420, up by 60, was 360."""
    for at in range(len(source) - 1):
        for level, by in ((at, at + 1), (at + 1, at)):
            now, change = source[level], source[by]
            if now.sentence != change.sentence or former(now, change) != value:
                continue
            if comparable(now.quantity, change.quantity) and _speaks_of_before(report):
                return Derivation("difference", (level, by), fitting=True, sure=True)
    return None


def _speaks_of_before(report: Claim) -> bool:
    """Tell whether the words around a number speak of an earlier level; told as what is now, it is another scope."""
    words = f"{report.selector.prefix} {report.selector.exact} {report.selector.suffix}".lower().split()
    return any(word.lstrip("(«\"'“„").startswith(relations().former) for word in words)


def former(now: Claim, change: Claim) -> Decimal | None:
    """Return the level before a change that the post tells beside the level; None where it tells none."""
    if not change.facets and change.quantity.change is None:
        return None
    told = set(change.facets)
    up = change.quantity.change == "up" or told & {"more", "increase"}
    down = change.quantity.change == "down" or told & {"less", "decrease"}
    if bool(up) == bool(down) or now.quantity.change or _GROWN & set(now.facets):
        return None
    return now.quantity.low + (change.quantity.low if down else -change.quantity.low)


_GROWN = frozenset({"more", "less", "increase", "decrease", "by"})


def comparable(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers are in one unit, or one of them leaves its unit out."""
    shares = (QuantityKind.PERCENT, QuantityKind.SHARE, QuantityKind.RATIO)
    if a.kind in shares or b.kind in shares or b.unit in ("percentage", "share", "times"):
        return False
    return measure_of(a) == measure_of(b) or unitless(a) or unitless(b)


def neighbouring(report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    """Return two numbers told one after the other of which the report tells the rest: of 12, five; and seven.

    So small a number is no chance only where the report tells of it something else than the post tells of the part.
    """
    if _tells_level(report):
        return None
    people = is_people(report.concept) or (report.concept is None and report.roles[:1] == ("killed",))
    fated = bool(relations().fates & set(report.roles[:1])) and people and not report.inherited
    for whole, part in _leaving(value, source, items):
        above, below = source[whole], source[part]
        apart = abs(whole - part)
        if abs(above.sentence - below.sentence) > 1 or above.quantity.implicit or below.quantity.implicit:
            continue
        if apart > _NEAR or (apart > 1 and value < _SMALL) or below.part_of not in (None, whole):
            continue
        again = role_kinship(report.roles[:1], below.roles[:1]) is Kinship.MATCH
        again = again and not (report.inherited or below.inherited)
        if (again or fated) and not _told_apart(report, below):
            continue  # the part's own number, misread; and what happened to people follows from no difference
        if role_kinship(report.roles[:1], above.roles[:1]) is Kinship.CONFLICT and not (
            report.inherited or above.inherited
        ):
            continue
        if _of_whole(report, above) and _of_one_kind(below, above):
            return Derivation("difference", (whole, part), fitting=True)
    return None


_NEAR = 2
_SMALL = 10


def _leaving(value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each pair of items of which the second, taken from the first, leaves `value`."""
    for whole in items:
        left = source[whole].quantity.low - value
        for part in items:
            if source[part].quantity.low == left:
                yield whole, part


def _descending(source: Sequence[Claim], items: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each pair of items of one sentence or two that follow each other, the greater number first."""
    for whole in items:
        for part in items:
            above, below = source[whole], source[part]
            if above.quantity.low > below.quantity.low and abs(above.sentence - below.sentence) <= 1:
                yield whole, part


def _of_whole(report: Claim, whole: Claim) -> bool:
    """Tell whether the report's thing may be what is left of the whole: adults of people, or the same thing."""
    return fits(report, whole, loosely=True) or _is_kind_of(report, whole)


def _of_one_kind(part: Claim, whole: Claim) -> bool:
    if concept_kinship(part.concept, whole.concept) >= Kinship.UNKNOWN or unitless(part.quantity):
        return True
    return _is_kind_of(part, whole)


def _is_kind_of(one: Claim, other: Claim) -> bool:
    return one.concept is not None and other.concept is not None and load_concepts().is_a(one.concept, other.concept)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
