"""Two numbers of the post, each told of what the other counts: two medics and four ambulances, told as four and two."""

from collections.abc import Iterator, Sequence

from ingest.comparison.kinship import Kinship, concept_kinship, is_people, kind_of
from ingest.comparison.ladder import Finding
from ingest.comparison.measures import measure_of, unitless
from ingest.comparison.relations import relations
from ingest.model import Claim, QuantityKind, Verdict

_COUNT = QuantityKind.COUNT
_AGREEING = frozenset({Verdict.SAME, Verdict.ROUNDED, Verdict.HEDGE_CHANGED})


def exchange(findings: Sequence[Finding], report: Sequence[Claim], source: Sequence[Claim]) -> list[Finding]:
    """Return the findings, with what is told crosswise as the post's number of something else.

    Two other values may be each other's, and two right values may each stand under the other's noun or word: «за — 31
    депутат, проти — 7», told as seven for and 31 against.
    """
    found = list(findings)
    differing = [at for at, one in enumerate(found) if one.verdict is Verdict.DIFFERS and one.steps == ("value",)]
    for place, at in enumerate(differing):
        for other in differing[place + 1 :]:
            if _crossed(found[at], found[other], report[at], report[other], source):
                found[at], found[other] = _borrowed(found[other]), _borrowed(found[at])
    for at in differing:
        if found[at].verdict is Verdict.DIFFERS:
            found[at] = _half_crossed(at, findings, report, source) or found[at]
    for at, finding in enumerate(findings):
        if finding.source is None or finding.verdict not in _AGREEING:
            continue
        if not _under_another_label(report[at], source[finding.source]):
            continue
        for n in _partners(at, findings, report, source):
            found[at] = _borrowed(finding)
            if findings[n].verdict in _AGREEING:
                found[n] = _borrowed(findings[n])
    return found


def _partners(at: int, findings: Sequence[Finding], report: Sequence[Claim], source: Sequence[Claim]) -> Iterator[int]:
    """Yield the places of the report's numbers with which number `at` has changed its label."""
    mine = findings[at].source
    if mine is None:
        return
    for n, other in enumerate(findings):
        if n == at or other.source is None or other.source == mine or report[n].sentence != report[at].sentence:
            continue
        if _swapped(report[at], source[mine], report[n], source[other.source]):
            yield n


def _crossed(one: Finding, two: Finding, first: Claim, second: Claim, source: Sequence[Claim]) -> bool:
    if one.source is None or two.source is None or one.source == two.source:
        return False
    mine, other = source[one.source].quantity, source[two.source].quantity
    return _equal(first, other.low, other.high) and _equal(second, mine.low, mine.high)


def _half_crossed(
    at: int, findings: Sequence[Finding], report: Sequence[Claim], source: Sequence[Claim]
) -> Finding | None:
    """Return the finding for another value that is the post's number of what the report counts by this noun's number.

    'A dozen cars and three houses' for twelve houses and three cars, where the three is known to be that of the cars.
    """
    mine = findings[at].source
    for n, other in enumerate(findings):
        if (
            other.verdict is not Verdict.OTHER_SCOPE
            or other.source != mine
            or report[n].sentence != report[at].sentence
        ):
            continue
        for place, one in enumerate(source):
            nearness = concept_kinship(report[n].concept, one.concept)
            if _equal(report[at], one.quantity.low, one.quantity.high) and nearness >= Kinship.COMPATIBLE:
                return _borrowed(findings[at]._replace(source=place))
    return None


def _equal(claim: Claim, *value: object) -> bool:
    return (claim.quantity.low, claim.quantity.high) == value


def _borrowed(finding: Finding) -> Finding:
    return Finding(Verdict.OTHER_SCOPE, finding.source, ("borrowed:crossed", "concept"))


def _words(claim: Claim) -> frozenset[str]:
    return relations().opposite_sides.intersection(claim.traits)


def _under_another_label(report: Claim, source: Claim) -> bool:
    """Tell whether a number has a noun or a side that the post's number has not."""
    if report.concept != source.concept and report.quantity.concept is not None and report.quantity.kind is _COUNT:
        return True
    return not _words(report) <= _words(source)


def _swapped(ours: Claim, mine: Claim, theirs: Claim, other: Claim) -> bool:
    """Tell whether the report's label of `mine` is that of `other`, and its label of `other` is not.

    `ours` and `theirs` are the report's two numbers, `mine` and `other` the post's numbers that they agree with.
    """
    if (ours.quantity.low, theirs.quantity.low) != (mine.quantity.low, other.quantity.low):
        return False
    bare = unitless(mine.quantity) or unitless(other.quantity)  # «заплатили 120 млн рублей, бизнес — 85 млн»
    if abs(mine.sentence - other.sentence) > 1 or not (bare or measure_of(mine.quantity) == measure_of(other.quantity)):
        return False
    said = (_words(ours) & _words(other)) - _words(mine) - _words(theirs)
    return bool(said) or _nouns_swapped(ours, mine, theirs, other)


def _nouns_swapped(ours: Claim, mine: Claim, theirs: Claim, other: Claim) -> bool:
    if ours.quantity.concept is None or theirs.quantity.concept is None or other.quantity.concept is None:
        return False
    if concept_kinship(ours.concept, other.concept) is not Kinship.MATCH:
        return False
    if concept_kinship(theirs.concept, other.concept) is Kinship.MATCH:
        return False
    if concept_kinship(ours.concept, mine.concept) is Kinship.MATCH or _wider(ours, mine) or _wider(theirs, other):
        return False
    if concept_kinship(theirs.concept, mine.concept) is Kinship.MATCH:
        return True
    unknown = (
        mine.concept is None and mine.quantity.end > mine.quantity.number_end
    )  # «5 нападників і двоє поліцейських»
    people = is_people(ours.concept) and is_people(theirs.concept)
    return unknown and people and concept_kinship(theirs.concept, other.concept) < Kinship.COMPATIBLE


def _wider(one: Claim, two: Claim) -> bool:
    """Tell whether one noun is but wider than the other: 112 miners, «112 осіб»; people and workers."""
    return kind_of(one.concept, two.concept) or kind_of(two.concept, one.concept)
