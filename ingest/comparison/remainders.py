"""What is left between two numbers of the post where the report says that it tells a gap: more, the rest, a deficit.

A word that speaks of a gap makes the post's numbers comparable that `derived` keeps apart: of two units, or of a unit
and none. Without such a word the gap has to be the rest of an 'eight of ten', or what one fate leaves to its opposite.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.items import Derivation, rounds
from ingest.comparison.kinship import Kinship, concept_kinship, role_kinship
from ingest.comparison.measures import POINTS, SHARE, Measure, factor_between, measure_of, pointed, unitless
from ingest.comparison.relations import relations
from ingest.comparison.rounding import rounds_to
from ingest.model import Claim, Hedge, QuantityKind

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_CONFLICT = Kinship.CONFLICT
_SHARE = QuantityKind.SHARE

_WORDS = frozenset({"more", "less", "rest", "increase", "decrease"})
_ANYWHERE = 99  # exports and imports stand where they will
_FAR = 3  # sentences between two levels that a report sets against each other


def left_over(report: Claim, value: Decimal, source: Sequence[Claim]) -> Derivation | None:
    """Return the numbers between which the report's number lies."""
    shared = _of_share(report, value, source)
    if shared is not None:
        return shared
    normed = not speaks_of_gap(report)  # 'some 40 cm over the danger mark'
    if normed and not ("norm" in report.facets and measure_of(report.quantity).dimension != "count"):
        return None
    told = [_as_told(report, claim) for claim in source]
    for at, beside in _pairs(report, told):
        above, below = told[at], told[beside]
        if above is None or below is None:
            continue
        if not _of_thing(report, source[at]):
            continue
        if normed and not _NORM & {*source[at].facets, *source[beside].facets}:
            continue
        converted = above is not source[at] or below is not source[beside]
        if converted and (above is source[at] or below is source[beside]):
            continue  # one of the two has no unit to convert
        kind = _kind(report, value, above.quantity.low - below.quantity.low, converted=converted)
        if kind:
            return Derivation(kind, (at, beside), fitting=True, sure=True)
    return None


def _kind(report: Claim, value: Decimal, gap: Decimal, *, converted: bool) -> str:
    """Return what kind of difference the report's number is of two others that lie `gap` apart; empty for none."""
    if gap == value:
        return "converted_difference" if converted else "difference"
    if converted:
        hedge = hedge_class(report.quantity)
        near = any(rounds_to(gap, value, report.quantity.step, mode) is not None for mode in (HedgeClass.EXACT, hedge))
        return "converted_difference" if near and abs(gap - value) <= gap * _SLACK else ""
    least = 100 if measure_of(report.quantity).dimension == "count" else _SMALL
    return "rounded_difference" if report.quantity.hedge is not Hedge.EXACT and rounds(report, gap, least) else ""


_SLACK = Decimal("0.05")  # of a converted gap
_SMALL = 20  # smaller gaps of a measure are told as they are


_NORM = frozenset({"norm"})


def _of_thing(report: Claim, whole: Claim) -> bool:
    """Tell whether a count may be a gap in the post's number: three houses are no rest of twelve drones."""
    if report.quantity.concept is None or whole.concept is None or _is_balance(report):
        return True
    return concept_kinship(report.concept, whole.concept) > Kinship.DISTANT


def _of_share(report: Claim, value: Decimal, source: Sequence[Claim]) -> Derivation | None:
    """Return the share that the post tells by two numbers, of which the report tells one, or the rest: «2 из 5»."""
    if measure_of(report.quantity).dimension != "count" or report.quantity.implicit:
        return None
    for at, claim in enumerate(source):
        figures = _FIGURES.findall(claim.quantity.text) if claim.quantity.kind is _SHARE else []
        if len(figures) != _BOTH or not _of_thing(report, claim):
            continue
        part, whole = map(int, figures)
        again = role_kinship(report.roles[:1], claim.roles[:1])
        if value in (part, whole) and again is not _CONFLICT and "rest" not in report.facets:
            return Derivation("of", (at,), fitting=True)
        if value == whole - part and ("rest" in report.facets or again is _CONFLICT):
            return Derivation("difference", (at,), fitting=True, sure=True)
    return None


_FIGURES = re.compile(r"\d+")  # 2 з 5 · 3 of 4
_BOTH = 2


def speaks_of_gap(report: Claim) -> bool:
    """Tell whether a number says of itself that it is what two others differ by."""
    if _WORDS & set(report.facets) or report.quantity.change is not None:
        return True
    if pointed(report.quantity) or "needed" in report.roles[:1]:
        return True  # 4.5 points; 600 workers are lacking
    return _is_balance(report)


def _is_balance(report: Claim) -> bool:
    return bool(relations().balances & {*report.context, report.concept})


def _as_told(report: Claim, claim: Claim) -> Claim | None:
    """Return a number of the post in the report's unit; None where it has another dimension."""
    quantity = claim.quantity
    if quantity.value is None or quantity.value <= 0:
        return None
    ours, theirs = measure_of(report.quantity), measure_of(quantity)
    if pointed(report.quantity) or ours.dimension == POINTS:
        return claim if theirs.dimension == SHARE else None
    plain = theirs.dimension.partition("/")[0]  # 39.1 centners a hectare, up by 4.5 centners
    if plain == ours.dimension:
        factor = factor_between(Measure(plain, theirs.unit), ours) if ours.unit != theirs.unit else None
        if not factor:
            return claim
        return replace(claim, quantity=replace(quantity, low=quantity.low * factor, high=quantity.high * factor))
    return claim if unitless(report.quantity) or unitless(quantity) else None


def _pairs(report: Claim, told: Sequence[Claim | None]) -> Iterator[tuple[int, int]]:
    """Yield the greater and the lesser of two numbers of one thing, the nearest first."""
    needed = "needed" in report.roles[:1] and measure_of(report.quantity).dimension != "count"
    far = _FAR if pointed(report.quantity) else 1
    if needed or _is_balance(report) or _ROOM & set(report.facets) or (pointed(report.quantity) and _broken(report)):
        far = _ANYWHERE
    found = []
    for at, above in enumerate(told):
        for beside, below in enumerate(told):
            if above is None or below is None or above.quantity.low <= below.quantity.low:
                continue
            apart = abs(above.sentence - below.sentence)
            units = measure_of(above.quantity), measure_of(below.quantity)
            alike = units[0].dimension == units[1].dimension or unitless(above.quantity) or unitless(below.quantity)
            if apart <= far and alike and concept_kinship(above.concept, below.concept) > Kinship.DISTANT:
                found.append((apart, abs(at - beside), at, beside))
    return ((at, beside) for _, _, at, beside in sorted(found))


_ROOM = frozenset({"capacity", "norm"})  # more than there is room for


def _broken(report: Claim) -> bool:
    """Tell whether points are told with a decimal, which no accident makes."""
    return report.quantity.low % 1 != 0
