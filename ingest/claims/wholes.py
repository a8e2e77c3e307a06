"""Of which number before it a count that points back is a part: «418 из них»."""

from collections.abc import Sequence

from ingest.model import Claim, QuantityKind


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
