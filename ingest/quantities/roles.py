"""What happened to the counted things: killed, shot down, evacuated, in all languages.

The knowledge is lexicon/roles*.yml. A role is found at a word or phrase; which number it belongs to is decided by the
grammar and by the claims.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from ingest.model.errors import ConfigError
from ingest.quantities.pack import LANGUAGES, LEXICON
from ingest.quantities.patterns import LexiconEntry, Phrase, PhraseIndex, parse_phrases, read_inflections, read_lexicon
from ingest.text.bundled import collector_paused


class RoleEntry(LexiconEntry):
    """One role as written in the lexicon.

    `group` is shared by roles that mean one thing; `within` names the wider role; `like` names roles that may stand
    for this one in a report without being wrong. `more` names a role of an earlier file to which the words are added.
    """

    more: str = ""
    group: str = ""
    within: str = ""
    like: tuple[str, ...] = ()


class RoleMatch(NamedTuple):
    """A role found in a list of words; `end` is the exclusive index after its last word."""

    role: str
    end: int


class RoleRelation(StrEnum):
    """Whether two roles may speak of one number."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"


class RoleTable:
    """The compiled table; a language is compiled when it is first asked for."""

    def __init__(self, entries: dict[str, RoleEntry]) -> None:
        self._entries = entries
        self._indexes: dict[str, PhraseIndex[str]] = {}
        for key, entry in entries.items():
            unknown = [name for name in (entry.within, *entry.like) if name and name not in entries]
            if unknown:
                raise ConfigError(f"{key}: names no role: {', '.join(unknown)}.", resource=str(LEXICON))

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, role: object) -> bool:
        return role in self._entries

    def ids(self) -> tuple[str, ...]:
        """Return all roles, in the order of the files."""
        return tuple(self._entries)

    def entry(self, role: str) -> RoleEntry:
        """Return the role as written in the lexicon; KeyError where the table has none."""
        return self._entries[role]

    def match(self, words: Sequence[str], at: int, lang: str) -> RoleMatch | None:
        """Return the longest role phrase of `lang` that begins at `words[at]`; None where none does."""
        found = self.index(lang).match(words, at)
        return None if found is None else RoleMatch(*found)

    def index(self, lang: str) -> PhraseIndex[str]:
        """Return the role phrases of a language, for those who ask at many places."""
        return self._indexes.get(lang) or self._compile(lang)

    def compatible(self, a: str, b: str) -> RoleRelation:
        """Tell whether two roles mean one thing, may stand for each other, or differ."""
        if a == b:
            return RoleRelation.SAME
        first, second = self._entries.get(a), self._entries.get(b)
        if first is None or second is None:
            return RoleRelation.DIFFERENT
        if first.group and first.group == second.group:
            return RoleRelation.SAME
        if b in self._wider(a) or a in self._wider(b) or b in first.like or a in second.like:
            return RoleRelation.COMPATIBLE
        return RoleRelation.DIFFERENT

    def clashes(self, lang: str) -> list[str]:
        """Name the phrases of `lang` that two roles claim; a sound table has none."""
        index = self._new_index(lang)
        found: list[str] = []
        for key, entry in self._entries.items():
            for phrase in parse_phrases(entry.words(lang)):
                standing = index.add(phrase, key)
                if standing is not None and standing != key:
                    text = " ".join(word.text + "*" * word.stem for word in phrase.words)
                    found.append(f"{lang} '{text}': {standing} and {key}")
        return found

    def _wider(self, role: str) -> tuple[str, ...]:
        chain: list[str] = []
        wider = self._entries[role].within
        while wider and wider not in chain:
            chain.append(wider)
            wider = self._entries[wider].within
        return tuple(chain)

    @collector_paused()
    def _compile(self, lang: str) -> PhraseIndex[str]:
        index = self._new_index(lang)
        for key, entry in self._entries.items():
            if lang in LANGUAGES:
                index.extend(entry.words(lang), partial(_role, key))
        self._indexes[lang] = index
        return index

    @staticmethod
    def _new_index(lang: str) -> PhraseIndex[str]:
        inflections = read_inflections()
        return PhraseIndex(inflections.get(lang) or inflections["en"], verbal=True)


def _role(key: str, _: Phrase) -> str:
    return key


def read_roles(paths: Sequence[Path]) -> RoleTable:
    """Read role files into one table; a role stands in one file only, and others may add words to it."""
    entries: dict[str, RoleEntry] = {}
    for path in paths:
        for key, entry in read_lexicon(path, RoleEntry).items():
            if entry.more:
                entries[entry.more] = _with_more(entries[entry.more], entry)
                continue
            if key in entries:
                raise ConfigError(f"{key}: stands in two files.", resource=str(path), remedy="Keep one of them.")
            entries[key] = entry
    return RoleTable(entries)


def _with_more(role: RoleEntry, more: RoleEntry) -> RoleEntry:
    """Return the role with the words of `more` behind its own."""
    words = {lang: ", ".join(filter(None, (role.words(lang), more.words(lang)))) for lang in sorted(LANGUAGES)}
    return RoleEntry(more="", group=role.group, within=role.within, like=role.like, **words)


@cache
@collector_paused()
def load_roles() -> RoleTable:
    """Return the table of the bundled lexicon, read once."""
    return read_roles(sorted(LEXICON.glob("roles*.yml")))
