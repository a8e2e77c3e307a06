"""A number of one kind told as one of another: a share of things as their count, the age of a child as children."""

from ingest.comparison.kinship import Kinship, concept_kinship, is_people
from ingest.model import Claim, NumberKind, QuantityKind

_COMPATIBLE = Kinship.COMPATIBLE
_COUNT = QuantityKind.COUNT
_PERCENT = QuantityKind.PERCENT
_AGE = NumberKind.AGE


def of_another_kind(report: Claim, source: Claim) -> bool:
    """Tell whether a small number is none by chance: 12% of cafes as 12 cafes, a girl of nine as nine girls."""
    kinds = report.quantity.kind, source.quantity.kind
    if kinds == (_COUNT, _PERCENT):
        return _of(report, source)
    if kinds == (_PERCENT, _COUNT):
        return _of(source, report)
    if source.number_kind is not _AGE or kinds[0] is not _COUNT or not is_people(report.concept):
        return False
    return any(concept_kinship(report.concept, one) >= _COMPATIBLE for one in source.context if is_people(one))


def _of(count: Claim, share: Claim) -> bool:
    """Tell whether a share is of the very things that the other side counts."""
    return share.share_of is not None and concept_kinship(count.concept, share.share_of) >= _COMPATIBLE
