"""Russian word forms through pymorphy3, cached; loaded at the first question only."""

from functools import lru_cache
from typing import Any, NamedTuple

from ingest.text.bundled import collector_paused


class WordForm(NamedTuple):
    """The likeliest noun reading of a word, or what else it is."""

    lemma: str
    noun: bool
    plural: bool
    genitive: bool
    adjective: bool
    verb: bool


@lru_cache(maxsize=1)
@collector_paused()
def _analyzer() -> Any:
    import pymorphy3
    import pymorphy3_dicts_ru

    # told by its path: asked by language alone, pymorphy3 reads the metadata of every installed package
    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")


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


@lru_cache(maxsize=100_000)
def word_case(word: str) -> str | None:
    """Return the case of a Russian singular noun, nominative and accusative first; None where it is none."""
    cases = {
        reading.tag.case
        for reading in _analyzer().parse(word)
        if reading.tag.POS in ("NOUN", "ADJF", "PRTF") and reading.tag.number == "sing"
    }
    return next((case for case in ("nomn", "accs", *sorted(filter(None, cases))) if case in cases), None)


@lru_cache(maxsize=100_000)
def only_singular(word: str) -> bool:
    """Tell whether a Russian noun form is singular and cannot follow a number above one."""
    readings = [reading.tag for reading in _analyzer().parse(word)]
    nouns = [tag for tag in readings if tag.POS == "NOUN"]
    if not nouns or len(nouns) < len(readings):
        return False
    return all(tag.number == "sing" and tag.case != "gent" and "Fixd" not in tag for tag in nouns)


@lru_cache(maxsize=100_000)
def only_genitive(word: str) -> bool:
    """Tell whether a Russian word is a noun in the genitive and can be no subject: «ограничений», never «работы»."""
    cases = {reading.tag.case for reading in _analyzer().parse(word) if reading.tag.POS == "NOUN"}
    return "gent" in cases and "nomn" not in cases and word_form(word).noun
