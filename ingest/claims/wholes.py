"""Of which number before it a count that points back is a part: «418 из них»; who those of a fate are."""

from collections.abc import Sequence

from ingest.model import Claim, QuantityKind
from ingest.quantities.concepts import load_concepts


def counted_before(found: Sequence[Claim], claim: Claim) -> int:
    """Return the place of the last number of which a count may be a part: «1 126 домов. В них +12 °C, 418 из них»."""
    last = len(found) - 1
    if claim.quantity.kind not in _COUNTED:
        return last
    for at in range(last, max(-1, last - _BETWEEN), -1):
        if claim.sentence - found[at].sentence > 1:
            break
        if found[at].quantity.high >= claim.quantity.high and (at == last or found[at].quantity.kind in _COUNTED):
            return at
    return last


_COUNTED = (QuantityKind.BARE, QuantityKind.COUNT)
_BETWEEN = 3  # numbers back to the one of which a count is a part


_FATES = frozenset({"wounded_person", "dead_person", "hospitalised_person", "evacuee"})
_DASHES = frozenset("—–")
_PREPOSITION = 3  # letters


def who_they_are(claim: Claim, named: Sequence[str]) -> str | None:
    """Return the people that a dash says those of a fate are: «трое раненых — дети»; None where none does.

    `named` are the things of the number's clause.
    """
    if claim.concept not in _FATES or claim.quantity.kind is not QuantityKind.COUNT:
        return None
    behind = claim.selector.suffix.split()[:2]
    if len(behind) < 2 or behind[0] not in _DASHES or len(behind[1]) <= _PREPOSITION:
        return None
    people = [one for one in named if one not in _FATES and load_concepts().is_a(one, "person")]
    return people[0] if len(people) == 1 else None
