"""What is left of a state that ended for some: of 143 villages without power 61 have it back, 82 have not.

Which role is a state and which ends it is told by reversals.yml. The post need not set the two numbers side by side:
who has power back was without it before.
"""

from collections.abc import Sequence
from decimal import Decimal

from ingest.comparison.items import Derivation, rounds
from ingest.comparison.kinship import Kinship, concept_kinship, role_kinship
from ingest.comparison.reversals import ends
from ingest.model import Claim, Hedge, NumberKind

_LEAST = 12  # smaller numbers are left by chance
_TOLD = frozenset({"rest", "denied", "to_come", "pending"})


def still_lasting(report: Claim, value: Decimal, source: Sequence[Claim]) -> Derivation | None:
    """Return the number of a state and that of its end whose difference the report tells as what still lasts."""
    if value < _LEAST or not (_TOLD & set(report.facets) or (report.roles and not report.inherited)):
        return None
    counted = [(at, one) for at, one in enumerate(source) if _counts(one)]
    for at, whole in counted:
        if whole.quantity.low <= value or concept_kinship(report.concept, whole.concept) < Kinship.COMPATIBLE:
            continue
        for place, part in counted:
            if not _left(report, value, whole, part) or not _ended(report, whole, part):
                continue
            exact = whole.quantity.low - part.quantity.low == value
            kind = "difference" if exact else "rounded_difference"
            return Derivation(kind, (at, place), fitting=True, sure=True)
    return None


def _counts(claim: Claim) -> bool:
    quantity = claim.quantity
    exact = quantity.value is not None and quantity.low > 0 and not quantity.implicit
    return exact and claim.number_kind is NumberKind.CLAIM


def _left(report: Claim, value: Decimal, whole: Claim, part: Claim) -> bool:
    gap = whole.quantity.low - part.quantity.low
    return gap == value or (gap > 0 and report.quantity.hedge is not Hedge.EXACT and rounds(report, gap))


def _ended(report: Claim, whole: Claim, part: Claim) -> bool:
    """Tell whether a number is of those for whom the whole's state is over, and the report tells of the others."""
    over = ends(whole.roles, part.roles)
    bare = part.quantity.end == part.quantity.number_end
    same = bare or concept_kinship(whole.concept, part.concept) >= Kinship.COMPATIBLE
    lasting = bool(_TOLD & set(report.facets)) or not set(report.roles).isdisjoint(whole.roles)
    return over and same and lasting and not ends(whole.roles, report.roles[:1])


def told_as_lasting(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether a state's former number is told as what still is: «без света были 23 улицы, сейчас 8», still 23."""
    if "now" in source.facets or source.inherited or {"rest", "now"}.isdisjoint(report.facets) or report.inherited:
        return False
    if role_kinship(report.roles[:1], source.roles[:1]) is not Kinship.MATCH:
        return False
    return any(
        "now" in other.facets
        and other.inherited
        and other.sentence == source.sentence
        and other.selector.start > source.selector.start
        and other.roles[:1] == source.roles[:1]
        and other.quantity.low not in told
        for other in others
    )
