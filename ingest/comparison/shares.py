"""Shares that two numbers of the post give: a part of a whole, the rest of a share, a change in percent."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.comparison.differences import former
from ingest.comparison.fractions import SPELT, last_fraction, next_fraction, spelled
from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.items import Derivation, told_together
from ingest.comparison.kinship import Kinship, concept_kinship, is_people, role_kinship
from ingest.comparison.measures import FACTOR, MONEY, POINTS, SHARE, factor_between, measure_of, unitless
from ingest.comparison.relations import relations
from ingest.comparison.rules import Tolerances
from ingest.model import Claim, ClaimStatus, Hedge, QuantityKind

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_UNDER = Hedge.UNDER
_MATCH = Kinship.MATCH
_PERCENT = QuantityKind.PERCENT
_SHARE = QuantityKind.SHARE

_EXACT = Decimal("0.006")  # of a share told without a hedge
_SPELLED = 20  # greater numbers stand in figures
_WORDS = 3  # 'five out of seven' names both numbers; 'a third' names none


def share_of(report: Claim, value: Decimal, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return how the report's percentage or share follows from numbers of the post."""
    told = value / 100 if report.quantity.unit == "percentage" else value
    way = direction(report)
    if way and told < _TENFOLD:
        changed = _change(report, told, way, source, rules)
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


_TENFOLD = 10
_UP, _DOWN = frozenset({"more", "increase", "exceeding"}), frozenset({"less", "decrease"})


def direction(report: Claim) -> str:
    """Return whether a share tells a rise or a fall: 'up', 'down', or nothing where it is of a whole."""
    if report.quantity.kind is QuantityKind.RATIO:
        return ""
    if report.quantity.change is not None:
        return report.quantity.change
    words = {*report.facets, *report.traits}
    up, down = bool(_UP & words), bool(_DOWN & words)
    return "" if up == down else "up" if up else "down"


def _part_of_whole(report: Claim, told: Decimal, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the two numbers whose ratio the share is; of numbers far from each other only kindred ones."""
    counts = [at for at, claim in enumerate(source) if claim.quantity.value and _divisible(claim)]
    found: Derivation | None = None
    for part in counts:
        for whole in counts:
            above, below = source[part], source[whole]
            ratio = _ratio(above, below)
            if not 0 < ratio < 1 or not _divided(above, below, abs(part - whole)):
                continue
            rest = above.sentence == below.sentence and _others(report, above)  # 800 of 12,000 m² vacant, 93% let
            straight = not left_as_done(report, above, source)
            if not (straight and _near_share(report, told, ratio, rules)) and not (
                rest and _near_share(report, told, 1 - ratio, rules)
            ):
                continue
            both = abs(ratio - told) < _EXACT / 1000 and _names_both(report, above, below)
            here = Derivation("of" if both else "share", (part, whole), fitting=True)
            if above.sentence == below.sentence and _of_one_sort(above, below):
                return here
            kindred = _kindred(above, below) or of_cases(above, below)
            found = found or (here if kindred and not _shown(report, source) else None)
    return found


def _ratio(part: Claim, whole: Claim) -> Decimal:
    """Return what part of a number another one is; units of one measure are converted: 900 m of 2.8 km."""
    units = measure_of(part.quantity), measure_of(whole.quantity)
    factor = None
    if units[0] != units[1] and units[0].dimension == units[1].dimension != MONEY:
        factor = factor_between(*units)
    return part.quantity.low * (factor or 1) / whole.quantity.low


def left_as_done(report: Claim, part: Claim, source: Sequence[Claim]) -> bool:
    """Tell whether a share of what is left would be told as done: a quarter replaced, for «из 80 заменили 60»."""
    if "rest" not in part.facets or not report.roles or report.inherited or _LEFT & {*report.facets, *report.roles}:
        return False
    if report.status is not ClaimStatus.ACHIEVED:
        return False
    return any(
        one is not part and one.sentence == part.sentence and role_kinship(report.roles[:1], one.roles[:1]) is _MATCH
        for one in source
        if "rest" not in one.facets and not one.inherited
    )


def of_cases(part: Claim, whole: Claim) -> bool:
    """Tell whether people who fell ill are some of the cases before: «4 380 случаев, из заболевших 2 615 — дети»."""
    if whole.concept not in _CASES or not is_people(part.concept):
        return False
    ill = not _ILL.isdisjoint((*part.roles, *part.traits, *part.context))
    return ill and 0 <= part.sentence - whole.sentence <= 1


_CASES = frozenset({"case", "infection", "infected_person", "patient"})
_ILL = frozenset({"infected", "patient", "infected_person", "ill"})


def _of_one_sort(part: Claim, whole: Claim) -> bool:
    """Tell whether one may be a part of the other: no three planes are four percent of 85 sprayers."""
    nouns = all(one.quantity.end > one.quantity.number_end for one in (part, whole))
    people = is_people(part.concept) and is_people(whole.concept)
    return (
        not nouns
        or people
        or of_cases(part, whole)
        or told_together(whole, part)
        or concept_kinship(part.concept, whole.concept) > Kinship.DISTANT
    )


def _others(report: Claim, part: Claim) -> bool:
    """Tell whether a share is of those whom the part leaves: one of them is told to be vacant, lacking, not there."""
    ours, theirs = ({*claim.facets, *claim.roles[:1]} & _LEFT for claim in (report, part))
    return bool(ours) != bool(theirs)


_LEFT = frozenset({"rest", "denied", "needed"})


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


def _change(report: Claim, told: Decimal, way: str, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the two numbers of one sentence of which one is so much more than the other."""
    for at, beside in _set_beside(source):
        for now, before in ((at, beside), (beside, at)):
            new, old = source[now].quantity, source[before].quantity
            change = (new.low - old.low) / old.low
            was = former(source[now], source[before])  # 87, which is 19 fewer: down 18%
            if was:
                change = (new.low - was) / was
            if (change < 0) is (way == "down") and _near_share(report, told, abs(change), rules):
                return Derivation("share", (now, before), fitting=True)
    return None


def _times(report: Claim, value: Decimal, source: Sequence[Claim], rules: Tolerances) -> Derivation | None:
    """Return the two numbers of one sentence of which one is so many times the other: double the limit, halved."""
    if 0 < value < 1:
        value = 1 / value
    for at, beside in _set_beside(source):
        first, second = source[at].quantity.low, source[beside].quantity.low
        ratio, slack = max(first, second) / min(first, second), value * rules.about
        hedge = hedge_class(report.quantity)
        if hedge is HedgeClass.EXACT:
            spelled = not any(sign.isdigit() for sign in report.quantity.text)
            near = abs(ratio - value) <= (value * rules.small if spelled else slack / 2)
        elif hedge is HedgeClass.LOWER:  # 'more than double' is less than three times
            near = value <= ratio < value + (1 if value % 1 == 0 else _HALF)
        else:
            near = _near_share(report, value, ratio, rules)
        if near:
            return Derivation("share", (at, beside) if first > second else (beside, at), fitting=True)
    return None


_HALF = Decimal("0.5")
_NEAR = 3  # places between two levels of one thing


def _set_beside(source: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of one kind that a sentence sets beside each other, the nearest first."""
    for apart in range(1, _NEAR):
        for at in range(len(source) - apart):
            one, other = source[at], source[at + apart]
            if one.sentence != other.sentence or not (one.quantity.value and other.quantity.value):
                continue
            units = measure_of(one.quantity).dimension, measure_of(other.quantity).dimension
            alike = units[0] == units[1] or unitless(one.quantity) or unitless(other.quantity)
            if alike and is_level(one) and is_level(other) and _kindred(one, other):
                yield at, at + apart


def _near_share(report: Claim, told: Decimal, ratio: Decimal, rules: Tolerances) -> bool:
    """Tell whether a ratio is the share that the report tells, in the direction of its hedge."""
    slack = told * rules.about
    match hedge_class(report.quantity):
        case HedgeClass.ABOUT:
            return abs(ratio - told) <= (slack if spelled(report.quantity) else slack / 2)
        case HedgeClass.ALMOST if report.quantity.hedge is _UNDER and spelled(report.quantity):
            return last_fraction(told) < ratio <= told
        case HedgeClass.ALMOST | HedgeClass.UP_TO:
            return told - slack <= ratio <= told
        case HedgeClass.LOWER:
            return told <= ratio <= (next_fraction(told) if spelled(report.quantity) else told + slack)
        case _:
            return abs(ratio - told) <= (SPELT if spelled(report.quantity) else _EXACT)


def is_level(claim: Claim) -> bool:
    """Tell whether a number may be so many times another one."""
    plain = measure_of(claim.quantity).dimension.partition("/")[0]
    return claim.quantity.low > 0 and plain not in _NO_LEVELS


def _divisible(claim: Claim) -> bool:
    """Tell whether a number may be a part of another one; nobody tells shares of hours."""
    return is_level(claim) and measure_of(claim.quantity).dimension != "time"


_NO_LEVELS = frozenset({SHARE, FACTOR, POINTS, "age", "temperature"})


def _complements(report: Claim, claim: Claim, told: Decimal) -> bool:
    """Tell whether the report names the rest of a share: 85% restored, 15% still down."""
    if claim.quantity.kind not in (_PERCENT, _SHARE) or claim.quantity.value is None:
        return False
    theirs = claim.quantity.value / 100 if claim.quantity.kind is _PERCENT else claim.quantity.value
    same = role_kinship(report.roles, claim.roles) is _MATCH and lacks(report) == lacks(claim)
    same = same and not (report.inherited or claim.inherited)
    same = same or _said_alike(report, claim) or _of_one_cause(report, claim)
    return told + theirs == 1 and told != theirs and not (same and "rest" not in report.facets)


def _of_one_cause(report: Claim, claim: Claim) -> bool:
    """Tell whether nothing sets two shares apart that share a telling word: 38% exported, 62% exported."""
    if lacks(report) != lacks(claim) or "rest" in {*report.facets, *claim.facets}:
        return False
    ours, theirs = _telling(report), _telling(claim)
    alike = bool(ours & theirs) and (ours <= theirs or theirs <= ours)
    return alike and role_kinship(report.roles[:1], claim.roles[:1]) >= Kinship.UNKNOWN


def _said_alike(report: Claim, claim: Claim) -> bool:
    """Tell whether two shares are told with the same words, or both of what is not there: two thirds work remotely."""
    denied = lacks(report)
    if denied != lacks(claim) or report.share_of is None or report.inherited or claim.inherited:
        return False
    if concept_kinship(report.share_of, claim.share_of) < Kinship.COMPATIBLE or "rest" in {
        *report.facets,
        *claim.facets,
    }:
        return False
    fates = role_kinship(report.roles[:1], claim.roles[:1])
    ours, theirs = _telling(report), _telling(claim)
    beside = bool(set(report.context) & set(claim.context) - {report.share_of, claim.share_of})
    return fates >= Kinship.UNKNOWN and (bool(ours & theirs) or (beside and (denied or ours <= theirs)))


def lacks(claim: Claim) -> bool:
    """Tell whether a share is of those who have or get it not: without power, not yet vaccinated."""
    return "denied" in claim.facets or any(role.startswith("without ") for role in claim.roles)


def _telling(claim: Claim) -> frozenset[str]:
    return frozenset(claim.traits) - relations().faint
