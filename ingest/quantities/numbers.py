"""Read a number at a token, in digits or words.

Units, hedges and ranges are read elsewhere. Invariant: a number ends at the first token that cannot continue it.
"""

from ingest.quantities.digits import read_digits
from ingest.quantities.inverted_scales import INVERTING, read_inverted_scale
from ingest.quantities.number import Number
from ingest.quantities.number_words import read_vague, read_words
from ingest.quantities.reader import Reader
from ingest.quantities.vocabulary import Trigger

__all__ = ["Number", "read_number"]


def read_number(r: Reader, at: int) -> Number | None:
    """Return the number that begins at token `at`, or None."""
    if r.digits(at):
        return read_digits(r, at)
    trigger = r.triggers[at]
    if r.lang in INVERTING and trigger & (Trigger.VAGUE | Trigger.NUMBER):
        inverted = read_inverted_scale(r, at)
        if inverted is not None:
            return inverted
    if trigger & Trigger.VAGUE:
        found = read_vague(r, at)
        if found is not None:
            return found
    if trigger & (Trigger.NUMBER | Trigger.COMPOUND):
        return read_words(r, at)
    return None
