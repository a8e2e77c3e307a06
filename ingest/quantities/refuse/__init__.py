"""Numbers that are no quantity claims: one module for each family of classes, asked before the grammar.

Each module offers `refuse(reader, at)`, which returns what it refuses beginning at token `at`, or None.
"""

from ingest.quantities.reader import Reader, Refused
from ingest.quantities.refuse import codes, dates, names, ordinals, signs, spoken_clocks

_CHECKS = (signs.refuse, spoken_clocks.refuse, dates.refuse, ordinals.refuse, names.refuse, codes.refuse)


def refuse(r: Reader, at: int) -> Refused | None:
    """Return the refusal that the token at `at` begins, or None."""
    for check in _CHECKS:
        found = check(r, at)
        if found is not None:
            return found
    return None


__all__ = ["refuse"]
