"""Numbers that two numbers of the post leave over: a change told as its amount, the rest of a total, how many more."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.comparison.items import Derivation, digits, rounds
from ingest.comparison.kinship import Kinship, concept_kinship
from ingest.comparison.measures import measure_of, unitless
from ingest.comparison.phrases import stems
from ingest.model import Claim, Hedge, Quantity, QuantityKind

_TELLING = 3
_GAPS = frozenset({"more", "less", "rest", "increase", "decrease"})


def telling(value: Decimal) -> bool:
    """Tell whether a number has so many digits that it cannot be a difference by chance."""
    return digits(value) >= _TELLING


def difference(report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    """Return the two items of the post between which the report's number lies; `items` are their places."""
    if _tells_level(report):
        return None
    return _between_ends(value, source, items) or _gap(report, value, source, items) or _former(report, value, source)


def _tells_level(report: Claim) -> bool:
    """Tell whether a number is where a change led to: 'grew to 910 hectares'."""
    return report.scope == "after" and not _GAPS & set(report.facets)


def _between_ends(value: Decimal, source: Sequence[Claim], items: Sequence[int]) -> Derivation | None:
    for at in items[:-1]:
        if source[at].quantity.scope not in _ENDS or at + 1 not in items:
            continue
        ends = {source[at].quantity.scope, source[at + 1].quantity.scope}
        if ends == _ENDS and abs(source[at].quantity.low - source[at + 1].quantity.low) == value:
            return Derivation("difference", (at, at + 1), fitting=True)  # from 2,140 to 1,860: by 280
    return None


_ENDS = frozenset({"before", "after"})


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
    return any(word.lstrip("(«\"'“„").startswith(stems("former")) for word in words)


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


def _descending(source: Sequence[Claim], items: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each pair of items of one sentence or two that follow each other, the greater number first."""
    for whole in items:
        for part in items:
            above, below = source[whole], source[part]
            if above.quantity.low > below.quantity.low and abs(above.sentence - below.sentence) <= 1:
                yield whole, part
