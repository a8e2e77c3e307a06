"""Words that tell the numbers of one text apart beside thing and fate: invited, paying, imposed, on the waiting list.

The knowledge is lexicon/traits*.yml. A word has a trait where it begins with one of the trait's stems: endings and
derived words need no list, for a trait decides nothing by itself; comparison only counts which numbers share it.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from ingest.model.errors import ConfigError
from ingest.quantities.pack import LANGUAGES, LEXICON
from ingest.quantities.patterns import LexiconEntry, fold_word, read_inflections, read_lexicon
from ingest.text.bundled import collector_paused

_SHORTEST = 2  # letters of a stem


class TraitTable:
    """The traits of one language, found by the stem of a word."""

    def __init__(self, entries: dict[str, LexiconEntry], lang: str) -> None:
        self._exact: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        for key, entry in entries.items():
            for text in entry.words(lang).split():
                word = text.removeprefix("=")
                if word != fold_word(word) or len(word) < _SHORTEST:
                    raise ConfigError(f"{key}: the stem '{text}' is wrong.", resource=str(LEXICON / "traits*.yml"))
                group = self._exact if text != word else self._stems
                group[word] = (*group.get(word, ()), key)
        self._longest = max(map(len, self._stems), default=0)
        inflection = read_inflections().get(lang)
        self._elision = inflection is not None and inflection.elision
        self.of_word = lru_cache(maxsize=16_384)(self._find)

    def _find(self, word: str) -> tuple[str, ...]:
        """Return the traits of a word: those of the word itself, else of the longest stem it begins with.

        Where articles are elided the word is what stands behind them: d'avoine, dell'uva.
        """
        word = fold_word(word)
        if self._elision:
            word = word.rpartition("'")[2]
        found = self._exact.get(word)
        if found is not None:
            return found
        for end in range(min(len(word), self._longest), _SHORTEST - 1, -1):
            found = self._stems.get(word[:end])
            if found is not None:
                return found
        return ()


def read_traits(paths: Sequence[Path]) -> dict[str, LexiconEntry]:
    """Read trait files into one mapping; a trait stands in one file only."""
    entries: dict[str, LexiconEntry] = {}
    homes: dict[str, Path] = {}
    for path in paths:
        for key, entry in read_lexicon(path, LexiconEntry).items():
            if key in entries:
                both = f"{homes[key].name} and {path.name}"
                raise ConfigError(f"{key}: stands in {both}.", resource=str(path), remedy="Keep one of them.")
            entries[key], homes[key] = entry, path
    return entries


@cache
@collector_paused()
def load_traits(lang: str) -> TraitTable:
    """Return the table of one language, read once; an unknown language has no traits."""
    return TraitTable(_entries() if lang in LANGUAGES else {}, lang)


@cache
def _entries() -> dict[str, LexiconEntry]:
    return read_traits(sorted(LEXICON.glob("traits*.yml")))
