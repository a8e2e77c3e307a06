"""Shares that two numbers of the post give: a part of a whole, the rest of a share, a change in percent."""

from collections.abc import Sequence
from decimal import Decimal

from ingest.comparison.differences import former
from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.items import Derivation
from ingest.comparison.kinship import Kinship, concept_kinship, role_kinship
from ingest.comparison.measures import MONEY, measure_of, unitless
from ingest.comparison.rules import Tolerances
from ingest.model import Claim, QuantityKind

_EXACT = Decimal("0.006")  # of a share told without a hedge
_SPELT = Decimal("0.015")  # of a third or a fifth
_SPELLED = 20  # greater numbers stand in figures
_WORDS = 3  # 'five out of seven' names both numbers; 'a third' names none


def share_of(report: Claim, value: Decimal, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return how the report's percentage or share follows from numbers of the post."""
    told = value / 100 if report.quantity.unit == "percentage" else value
    if report.quantity.change is not None:
        changed = _change(report, told, source, rules)
        if changed is not None:
            return changed
    if report.quantity.kind is QuantityKind.RATIO:
        return _times(report, value, source, rules)
    if report.quantity.kind not in (QuantityKind.PERCENT, QuantityKind.SHARE):
        return None
    for at, claim in enumerate(source):
        if _complements(report, claim, told):
            return Derivation("complement", (at,), fitting=True)
    return _part_of_whole(report, told, source, rules)


def _part_of_whole(report: Claim, told: Decimal, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the two numbers whose ratio the share is; of numbers far from each other only kindred ones."""
    counts = [at for at, claim in enumerate(source) if claim.quantity.value and _divisible(claim)]
    found: Derivation | None = None
    for part in counts:
        for whole in counts:
            above, below = source[part], source[whole]
            if above.quantity.low >= below.quantity.low or not _divided(above, below, abs(part - whole)):
                continue
            ratio = above.quantity.low / below.quantity.low
            if not _near_share(report, told, ratio, rules):
                continue
            both = abs(ratio - told) < _EXACT / 1000 and _names_both(report, above, below)
            here = Derivation("of" if both else "share", (part, whole), fitting=True)
            if above.sentence == below.sentence:
                return here
            found = found or (here if _kindred(above, below) and not _shown(report, source) else None)
    return found


def _names_both(report: Claim, part: Claim, whole: Claim) -> bool:
    """Tell whether a share is told by the very two numbers: 'five out of seven', not four in five for 640 of 800."""
    figures = {int(word) for word in report.quantity.text.split() if word.isdigit()}
    if figures:
        return figures == {part.quantity.low, whole.quantity.low}
    return len(report.quantity.text.split()) >= _WORDS and whole.quantity.low <= _SPELLED


def _divided(part: Claim, whole: Claim, apart: int) -> bool:
    """Tell whether one number may be divided by the other: counts, one unit, or 186.5 km of 214 that were planned."""
    here, there = measure_of(part.quantity).dimension, measure_of(whole.quantity).dimension
    if here in ("count", there) or unitless(whole.quantity):
        return True
    return apart == 1 and part.sentence == whole.sentence and there == "count" and whole.concept is None


def _kindred(part: Claim, whole: Claim) -> bool:
    beside = abs(part.sentence - whole.sentence) <= 1
    kinship = concept_kinship(part.concept, whole.concept)
    return kinship >= (Kinship.UNKNOWN if beside else Kinship.COMPATIBLE)


def _shown(report: Claim, source: Sequence[Claim]) -> bool:
    """Tell whether the post shows the report's number itself: 11 votes, told as 11 percent, are no ratio."""
    return any(claim.quantity.low == report.quantity.low for claim in source)


def _change(report: Claim, told: Decimal, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the two numbers, told one after the other, of which one is so much more than the other."""
    for at in range(len(source) - 1):
        for now, before in ((at, at + 1), (at + 1, at)):
            new, old = source[now].quantity, source[before].quantity
            if not (new.value and old.value and _divisible(source[now]) and _divisible(source[before])):
                continue
            alike = measure_of(new).dimension == measure_of(old).dimension or unitless(new) or unitless(old)
            if (
                not alike
                or source[now].sentence != source[before].sentence
                or not _kindred(source[now], source[before])
            ):
                continue
            change = (new.low - old.low) / old.low
            was = former(source[now], source[before])  # 87, which is 19 fewer: down 18%
            if was:
                change = (new.low - was) / was
            if (change < 0) is (report.quantity.change == "down") and _near_share(report, told, abs(change), rules):
                return Derivation("share", (now, before), fitting=True)
    return None


def _times(report: Claim, value: Decimal, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the two numbers, told one after the other, of which one is so many times the other: double the limit."""
    for at, above in enumerate(source):
        for beside in (at - 1, at + 1):
            if not 0 <= beside < len(source) or source[beside].sentence != above.sentence:
                continue
            below = source[beside]
            if not (above.quantity.value and below.quantity.value) or above.quantity.low <= below.quantity.low:
                continue
            units = measure_of(above.quantity).dimension, measure_of(below.quantity).dimension
            alike = units[0] == units[1] or unitless(above.quantity) or unitless(below.quantity)
            if not alike or not _kindred(above, below):
                continue
            ratio, slack = above.quantity.low / below.quantity.low, value * rules.about
            if hedge_class(report.quantity) is HedgeClass.EXACT:
                spelled = not any(sign.isdigit() for sign in report.quantity.text)
                near = abs(ratio - value) <= (value * rules.small if spelled else slack / 2)
            else:
                near = _near_share(report, value, ratio, rules)
            if near:
                return Derivation("share", (at, beside), fitting=True)
    return None


def _near_share(report: Claim, told: Decimal, ratio: Decimal, rules: Tolerances) -> bool:
    """Tell whether a ratio is the share that the report tells, in the direction of its hedge."""
    slack = told * rules.about
    match hedge_class(report.quantity):
        case HedgeClass.ABOUT:
            return abs(ratio - told) <= (slack if _spelled(report) else slack / 2)
        case HedgeClass.ALMOST | HedgeClass.UP_TO:
            return told - slack <= ratio <= told
        case HedgeClass.LOWER:
            return told <= ratio <= (_next_fraction(told) if _spelled(report) else told + slack)
        case _:
            return abs(ratio - told) <= (_SPELT if _spelled(report) else _EXACT)


def _spelled(report: Claim) -> bool:
    """Tell whether a share is a fraction in words: a third, one in four."""
    quantity = report.quantity
    return quantity.unit != "percentage" and quantity.low < 1 and not any(sign.isdigit() for sign in quantity.text)


def _next_fraction(told: Decimal) -> Decimal:
    """Return the next greater fraction that people name: 'more than half' is less than two thirds."""
    return next((one for one in _FRACTIONS if one > told + _SPELT / 2), Decimal(1))


_FRACTIONS = tuple(Decimal(n) / d for n, d in ((1, 10), (1, 5), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (9, 10)))


def _divisible(claim: Claim) -> bool:
    return measure_of(claim.quantity).dimension in ("count", "mass", "area", "length", MONEY)


def _complements(report: Claim, claim: Claim, told: Decimal) -> bool:
    """Tell whether the report names the rest of a share: 85% restored, 15% still down."""
    if claim.quantity.kind not in (QuantityKind.PERCENT, QuantityKind.SHARE) or claim.quantity.value is None:
        return False
    theirs = claim.quantity.value / 100 if claim.quantity.kind is QuantityKind.PERCENT else claim.quantity.value
    same = role_kinship(report.roles, claim.roles) is Kinship.MATCH and not (report.inherited or claim.inherited)
    return told + theirs == 1 and told != theirs and not (same and "rest" not in report.facets)
