"""Where the noun phrase behind a number ends, in languages whose adjectives follow the noun."""

from ingest.quantities.concepts import ConceptMatch
from ingest.quantities.reader import Reader


def phrase_ended(r: Reader, at: int, first: int) -> bool:
    """Tell whether the word at token `at` does not go with a plural that began at `first`: 48 órfãos receberam casa."""
    word = r.words[at]
    if r.tokens.capital(at) and r.lang != "de":
        return False  # 12 nouveaux HLM
    if first < 0:
        return word.endswith(_VERBAL.get(r.lang, ()))
    if r.lang in _PLURAL_IN_S:
        return not word.endswith(("s", "x", "z"))
    if r.lang == "de":
        return r.tokens.capital(first) and not r.tokens.capital(at)
    if r.lang == "pl":
        return not r.words[first].endswith(_POLISH_ADJECTIVES)
    return word.endswith(("o", "ò", "à", "ù"))  # Italian


_PLURAL_IN_S = frozenset({"es", "fr", "pt"})
_VERBAL = {"es": ("n",), "pt": ("m", "ão"), "fr": ("ent", "ont"), "it": ("no",)}  # no plural noun or adjective ends so
_POLISH_ADJECTIVES = ("ych", "ich", "ymi", "imi", "ym", "im", "e", "owi")


def tells_noun_before(r: Reader, found: ConceptMatch, first: int) -> bool:
    """Tell whether a feminine participle, which elsewhere counts people, tells of the noun right before it.

    « 164 explotaciones afectadas » are holdings, even where no table knows the noun.
    """
    ending = _FEMININE.get(r.lang)
    if found.role is None or ending is None or first < 0 or first != found.end - 2:
        return False
    return r.words[first + 1].endswith(ending)


_FEMININE = {"es": ("adas", "idas"), "pt": ("adas", "idas"), "fr": ("ées",)}
