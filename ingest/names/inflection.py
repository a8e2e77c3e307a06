"""Case forms of Cyrillic names by ending tables; Russian and Ukrainian at once, in folded letters.

A dictionary is of no use here: it reads a rare surname as a form of some noun. Names decline by their ends.
"""

from functools import lru_cache

from ingest.names.folding import fold
from ingest.names.tables import table


@lru_cache(maxsize=16384)
def case_forms(name: str, feminine: bool) -> tuple[str, ...]:
    """Return the folded case forms of a name given in the nominative, that one first."""
    word = fold(name)
    for rule in table("endings")["feminine" if feminine else "masculine"]:
        if any(word.endswith(end) for end in rule["ends"]):
            stem = word[: len(word) - rule["cut"]]
            return tuple(dict.fromkeys([word, *(fold(stem + end) for end in rule["add"])]))
    return (word,)
