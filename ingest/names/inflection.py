"""Case forms of names by ending tables, in folded letters: Cyrillic ones, Russian and Ukrainian at once; Latin ones.

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
            stem = word[: len(word) - int(rule["cut"])]
            return tuple(dict.fromkeys([word, *(fold(stem + end) for end in rule["add"])]))
    return (word,)


def latin_forms(name: str) -> tuple[str, ...]:
    """Return a folded Latin spelling with the forms in which its last letter is another, the nominative first.

    What is only put on (Bystrowa, Bystrovnak) is cut from the word of the text instead: see `index.latin_endings`.
    """
    for rule in table("endings")["latin_changes"]:
        for end in rule["ends"]:
            if name.endswith(end) and len(name) - len(end) >= 3:
                stem = name[: len(name) - int(rule["cut"])]
                return tuple(dict.fromkeys([name, *(fold(stem + add) for add in rule["add"])]))
    return (name,)
