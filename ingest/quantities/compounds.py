"""English words that are a unit and begin a name too: 14 day care centres, 5 second homes, three hour-long talks.

A unit in the singular measures what follows it (`12 week courses`) unless the lexicon or the kind of thing says that
it only names it. Invariant: only a plural can be counted, so a noun in the singular leaves the unit a unit.
"""

from ingest.quantities.classifiers import concept_at
from ingest.quantities.concepts import load_concepts
from ingest.quantities.english import is_plural, may_be_plural, singular
from ingest.quantities.reader import Reader

_CONCRETE = ("person", "facility", "vehicle")  # a day lasts no hospital, and a second no driver
_NAMING = frozenset({"day", "night", "second"})
_MEASURED = frozenset({"old"})  # 10 year-old boys are ten years old


def names_thing(r: Reader, at: int, end: int) -> bool:
    """Tell whether the unit at token `at`, which ends at `end`, only begins the name of what a number counts."""
    word = r.words[at]
    if r.lang != "en" or end != at + 1 or is_plural(word):
        return False
    nouns = r.vocab.compounds.get(word)
    if nouns is None:
        return False
    if r.words[end] == "-" and r.glued(end) and r.glued(end + 1):
        plural = may_be_plural(r.words[end + 2]) or may_be_plural(r.words[end + 3])
        return plural and r.words[end + 1] not in _MEASURED
    noun = r.words[end]
    if not noun.isalpha() or noun in r.vocab.words_of("stop"):
        return False
    if singular(noun) in nouns:
        return is_plural(noun) or is_plural(r.words[end + 1])
    if word not in _NAMING or not is_plural(noun):
        return False
    found = concept_at(r, end)
    return found is not None and any(load_concepts().is_a(found.concept_id, kind) for kind in _CONCRETE)
