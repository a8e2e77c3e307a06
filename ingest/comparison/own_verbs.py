"""A number with a verb of its own that no table knows: it does not share the fate of the number before it."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from ingest.comparison.kinship import Kinship, role_kinship
from ingest.comparison.phrases import words
from ingest.model import Claim

_SHORTEST = 5  # letters of a verb; shorter words are prepositions and particles


def fate_of_the_one_before(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether the report says of a number what the post says only of the one before it.

    «знищено вісім дронів, ще 15 проскочили»: no fifteen were destroyed. A report that tells the other number too may
    know the verb: `told` are its values.
    """
    if not source.inherited or not source.roles or report.inherited or source.quantity.end > source.quantity.number_end:
        return False
    if role_kinship(report.roles[:1], source.roles[:1]) is not Kinship.MATCH or not _followed_by_verb(source):
        return False
    return any(
        other.sentence == source.sentence
        and other.selector.start < source.selector.start
        and not other.inherited
        and other.roles[:1] == source.roles[:1]
        and other.quantity.low not in told
        for other in others
    )


def _followed_by_verb(claim: Claim) -> bool:
    behind = claim.selector.suffix.split(maxsplit=1)[:1]
    if not behind or not claim.selector.suffix[0].isspace():
        return False
    word = behind[0].rstrip(".,;:!?…)").lower()
    return len(word) >= _SHORTEST and word.endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(words("verb_endings"))
