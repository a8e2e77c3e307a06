"""How far some of the counted reach, told of others: the area of fires that burn as that of those put out."""

from collections.abc import Sequence

from ingest.comparison.kinship import Kinship, concept_kinship
from ingest.comparison.measures import measure_of
from ingest.comparison.retelling import values_of
from ingest.model import Claim, QuantityKind

_REACHING = frozenset({"area", "length"})
_NEXT = 40  # letters between a count and how far it reaches: «7 пожаров на общей площади 3 240 га»


def spread_of_others(report: Claim, source: Claim, told: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Tell whether the report sets an area behind another count of the post than the post does.

    «Потушены 4 пожара на 115 га. Горят 7 пожаров на 3 240 га», told as four fires of 3,240 hectares. `told` are all
    numbers of the report, `others` all of the post.
    """
    dimension = measure_of(report.quantity).dimension
    if dimension not in _REACHING or measure_of(source.quantity).dimension != dimension:
        return False
    ours, theirs = _counted_before(report, told), _counted_before(source, others)
    if ours is None or theirs is None or ours.quantity.low == theirs.quantity.low:
        return False
    values = values_of(told, others)
    return any(
        measure_of(one.quantity).dimension == dimension
        and one.quantity.low not in values
        and (count := _counted_before(one, others)) is not None
        and count.quantity.low == ours.quantity.low
        and concept_kinship(ours.concept, count.concept) >= Kinship.COMPATIBLE
        for one in others
        if one is not source
    )


def _counted_before(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """Return the count that stands right before an area or a length in its sentence."""
    at = next(at for at, one in enumerate(claims) if one is claim)
    if at == 0:
        return None
    before = claims[at - 1]
    near = before.sentence == claim.sentence and 0 <= claim.selector.start - before.selector.end < _NEXT
    return before if near and before.quantity.kind is QuantityKind.COUNT else None
