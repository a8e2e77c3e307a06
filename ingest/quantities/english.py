"""Number of English nouns by their form: singular of a plural, and whether a word looks like one."""

from functools import lru_cache

from ingest.quantities.pack import LEXICON
from ingest.text.bundled import read_bundled


@lru_cache(maxsize=1)
def _irregular() -> tuple[dict[str, str], frozenset[str], frozenset[str], frozenset[str]]:
    data = read_bundled(LEXICON / "en_nouns.yml")
    return dict(data["plurals"]), frozenset(data["no_plural"]), frozenset(data["verbs"]), frozenset(data["canonical"])


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Return the singular of a lower-case noun."""
    plurals, fixed, _, _ = _irregular()
    if word in plurals:
        return plurals[word]
    if word in fixed or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=65536)
def is_plural(word: str) -> bool:
    """Tell whether a lower-case word looks like a plural noun."""
    plurals, fixed, verbs, _ = _irregular()
    if word in plurals:
        return True
    if word in fixed or word in verbs:
        return False
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "ous"))


def may_be_plural(word: str) -> bool:
    """Tell whether a lower-case word has the form of a plural, verbs in -s included: home runs."""
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _irregular()[1]
    )


def names_unit(concept_id: str) -> bool:
    """Tell whether a concept's canonical name is the unit in English text too, rather than the text's own noun."""
    return concept_id in _irregular()[3]
