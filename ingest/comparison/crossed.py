"""Two numbers of the post, each told of what the other counts: two medics and four ambulances, told as four and two."""

from collections.abc import Sequence

from ingest.comparison.ladder import Finding
from ingest.model import Claim, Verdict


def exchange(findings: Sequence[Finding], report: Sequence[Claim], source: Sequence[Claim]) -> list[Finding]:
    """Return the findings, with two other values that are each other's told as the post's number of something else."""
    found = list(findings)
    differing = [at for at, one in enumerate(found) if one.verdict is Verdict.DIFFERS and one.steps == ("value",)]
    for place, at in enumerate(differing):
        for other in differing[place + 1 :]:
            if _crossed(found[at], found[other], report[at], report[other], source):
                found[at], found[other] = _borrowed(found[other]), _borrowed(found[at])
    return found


def _crossed(one: Finding, two: Finding, first: Claim, second: Claim, source: Sequence[Claim]) -> bool:
    if one.source is None or two.source is None or one.source == two.source:
        return False
    mine, other = source[one.source].quantity, source[two.source].quantity
    return _equal(first, other.low, other.high) and _equal(second, mine.low, mine.high)


def _equal(claim: Claim, *value: object) -> bool:
    return (claim.quantity.low, claim.quantity.high) == value


def _borrowed(finding: Finding) -> Finding:
    return Finding(Verdict.OTHER_SCOPE, finding.source, ("borrowed:crossed", "concept"))
