"""The counted things: what a number counts, in all languages, and how the things contain each other.

The knowledge is lexicon/concepts*.yml; this module only compiles and asks it. Units of measure are not counted
things and live in the language packs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from ingest.model.errors import ConfigError
from ingest.quantities.pack import LANGUAGES, LEXICON
from ingest.quantities.patterns import LexiconEntry, Phrase, PhraseIndex, parse_phrases, read_inflections, read_lexicon
from ingest.text.bundled import collector_paused


class ConceptEntry(LexiconEntry):
    """One concept as written in the lexicon; the words of a language are a phrase list."""

    name: str = ""  # canonical English singular; empty = the id with spaces
    parent: str = ""
    dimension: str = "count"
    not_same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A counted thing; `ancestors` runs from the parent up."""

    concept_id: str
    name: str
    ancestors: tuple[str, ...]
    dimension: str
    not_same_as: frozenset[str]


class ConceptMatch(NamedTuple):
    """A concept found in a list of words; `end` is the exclusive index after its last word."""

    concept_id: str
    name: str
    role: str | None
    end: int


class ConceptRelation(StrEnum):
    """How two concepts stand to each other."""

    SAME = "same"
    ANCESTOR = "ancestor"  # one contains the other: person and child
    SIBLING = "sibling"  # two kinds of one thing: woman and child
    CONFUSABLE = "confusable"  # told for one another, and wrongly: customers and residents
    UNRELATED = "unrelated"


class _Sense(NamedTuple):
    concept_id: str
    name: str
    role: str | None


class ConceptTable:
    """The compiled table; a language is compiled when it is first asked for."""

    def __init__(self, entries: dict[str, ConceptEntry]) -> None:
        self._entries = entries
        self._concepts = {key: _build_concept(key, entries) for key in entries}
        self._indexes: dict[str, PhraseIndex[_Sense]] = {}

    def __len__(self) -> int:
        return len(self._concepts)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all concepts, in the order of the files."""
        return tuple(self._concepts)

    def match(self, words: Sequence[str], at: int, lang: str) -> ConceptMatch | None:
        """Return the longest phrase of `lang` that begins at `words[at]`; None where none does."""
        found = self.index(lang).match(words, at)
        if found is None:
            return None
        sense, end = found
        return ConceptMatch(sense.concept_id, sense.name, sense.role, end)

    def index(self, lang: str) -> PhraseIndex[_Sense]:
        """Return the phrases of a language, for those who ask at many places."""
        return self._indexes.get(lang) or self._compile(lang)

    def entry(self, concept_id: str) -> ConceptEntry:
        """Return the concept as written in the lexicon; KeyError where the table has none."""
        return self._entries[concept_id]

    def get(self, concept_id: str) -> Concept | None:
        """Return the concept with this id; None where the table has none."""
        return self._concepts.get(concept_id)

    def is_a(self, child: str, parent: str) -> bool:
        """Tell whether every `child` is a `parent`; a concept is itself."""
        concept = self._concepts.get(child)
        return child == parent or (concept is not None and parent in concept.ancestors)

    def related(self, a: str, b: str) -> ConceptRelation:
        """Tell how two concepts stand to each other; an explicit `not_same_as` beats the hierarchy."""
        if a == b:
            return ConceptRelation.SAME
        first, second = self._concepts.get(a), self._concepts.get(b)
        if first is None or second is None:
            return ConceptRelation.UNRELATED
        if b in first.not_same_as or a in second.not_same_as:
            return ConceptRelation.CONFUSABLE
        if b in first.ancestors or a in second.ancestors:
            return ConceptRelation.ANCESTOR
        if first.ancestors[:1] and first.ancestors[:1] == second.ancestors[:1]:
            return ConceptRelation.SIBLING
        return ConceptRelation.UNRELATED

    def clashes(self, lang: str) -> list[str]:
        """Name the phrases of `lang` that two concepts claim; a sound table has none."""
        index = self._new_index(lang)
        found: list[str] = []
        for key, entry in self._entries.items():
            for phrase in parse_phrases(entry.words(lang)):
                sense = _Sense(key, self._concepts[key].name, phrase.role)
                standing = index.add(phrase, sense)
                if standing is not None and standing != sense:
                    text = " ".join(word.text + "*" * word.stem for word in phrase.words)
                    found.append(f"{lang} '{text}': {standing.concept_id} and {key}")
        return found

    @collector_paused()
    def _compile(self, lang: str) -> PhraseIndex[_Sense]:
        index = self._new_index(lang)
        for key, entry in self._entries.items():
            if lang in LANGUAGES:
                index.extend(entry.words(lang), partial(_sense, key, self._concepts[key].name))
        self._indexes[lang] = index
        return index

    @staticmethod
    def _new_index(lang: str) -> PhraseIndex[_Sense]:
        inflections = read_inflections()
        return PhraseIndex(inflections.get(lang) or inflections["en"])


def _sense(concept_id: str, name: str, phrase: Phrase) -> _Sense:
    return _Sense(concept_id, name, phrase.role)


def _build_concept(key: str, entries: dict[str, ConceptEntry]) -> Concept:
    entry = entries[key]
    ancestors: list[str] = []
    parent = entry.parent
    while parent:
        if parent not in entries or parent in ancestors or parent == key:
            raise ConfigError(f"{key}: the parent '{parent}' is none, or its own ancestor.", resource=str(LEXICON))
        ancestors.append(parent)
        parent = entries[parent].parent
    unknown = [other for other in entry.not_same_as if other not in entries]
    if unknown:
        raise ConfigError(f"{key}: not_same_as names no concept: {', '.join(unknown)}.", resource=str(LEXICON))
    name = entry.name or key.replace("_", " ")
    return Concept(key, name, tuple(ancestors), entry.dimension, frozenset(entry.not_same_as))


def read_concepts(paths: Sequence[Path]) -> ConceptTable:
    """Read concept files into one table; a concept stands in one file only."""
    entries: dict[str, ConceptEntry] = {}
    for path in paths:
        for key, entry in read_lexicon(path, ConceptEntry).items():
            if key in entries:
                raise ConfigError(f"{key}: stands in two files.", resource=str(path), remedy="Keep one of them.")
            entries[key] = entry
    return ConceptTable(entries)


@cache
@collector_paused()
def load_concepts() -> ConceptTable:
    """Return the table of the bundled lexicon, read once."""
    return read_concepts(sorted(LEXICON.glob("concepts*.yml")))
