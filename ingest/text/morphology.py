"""Russian word forms through pymorphy3, cached; loaded at the first question only."""

from functools import lru_cache
from typing import Any, NamedTuple


class WordForm(NamedTuple):
    """The likeliest noun reading of a word, or what else it is."""

    lemma: str
    noun: bool
    plural: bool
    genitive: bool
    adjective: bool
    verb: bool


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=100_000)
def word_form(word: str) -> WordForm:
    """Return the form of a Russian word; the best noun reading wins where one is likely enough."""
    readings = _analyzer().parse(word)
    if not readings:
        return WordForm(word, False, False, False, False, False)
    best = readings[0]
    noun = next((reading for reading in readings if reading.tag.POS == "NOUN"), None)
    if noun is not None and (noun is best or noun.score >= 0.2):
        genitive = any(reading.tag.POS == "NOUN" and reading.tag.case == "gent" for reading in readings)
        return WordForm(noun.normal_form, True, noun.tag.number == "plur", genitive, False, False)
    part = best.tag.POS
    return WordForm(
        best.normal_form,
        False,
        best.tag.number == "plur",
        best.tag.case == "gent",
        part in ("ADJF", "PRTF", "ADJS", "PRTS"),
        part in ("VERB", "INFN", "GRND"),
    )
