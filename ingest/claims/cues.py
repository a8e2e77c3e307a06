"""Cues of a language: the words by which a text says who speaks, when, and how surely.

The vocabulary is lexicon/<lang>.yml; this module compiles it and finds it in a list of words. A cue is one or
more words: an exact lower-case form, `stem*` for any ending, `*tail` for any beginning, `a|b` for either, `~` for up
to six words between. A verb may be written stem+class: its forms are those of lexicon/paradigms.yml.
Invariant: the cost is a few dict look-ups for each word, whatever the size of the lexicon.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

from ingest.model.errors import ConfigError
from ingest.text.bundled import collector_paused, read_bundled

LEXICON = Path(__file__).parent / "lexicon"
LANGUAGES = ("ru", "uk", "en", "de", "fr", "it", "es", "pl", "pt")
# what each section is for stands where it is used: voices.py, attribution.py, context.py
_VOICE = frozenset({
    "say", "say_on", "post", "add", "tally", "witness", "message", "crew", "act", "authority", "according",
    "according_known", "pronoun", "same_speaker", "gender", "calendar", "opener", "oblique", "possessive", "relayed",
    "office", "head", "institution", "body", "outlet", "telegram",
})  # fmt: skip
_SHAPE = frozenset({
    "contrast", "contrasting", "determiner", "age", "identified", "conjunction", "locative", "away", "anaphor",
    "passive", "since", "article", "comparator", "negation", "motion", "others", "by", "relative", "within", "for_each",
    "room", "room_for",
})  # fmt: skip
_SCOPE = frozenset({
    "disowned", "gap", "background", "scope", "status", "doubt", "hearsay", "period", "side", "facet", "literal",
    "utility", "extent", "route",
})  # fmt: skip
SECTIONS = _VOICE | _SHAPE | _SCOPE
_GAP = 6
_WORDS_KEPT = 20_000
_FIRST = 2  # letters by which cues wait to be compiled
_ELIDED = frozenset({"l", "d", "un", "dell", "all", "dall", "nell", "sull", "quell"})
_FOLD = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "\u0301": None})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return `word` as the lexicon spells it: lower case, е for ё, a plain apostrophe."""
    return word.lower().translate(_FOLD)


@dataclass(slots=True)  # not frozen, as a word is not; and slots are read faster than a named tuple's fields
class Cue:
    """A cue found in words[start:end]; `label` is 'section' or 'section.key', `key` empty where there is none."""

    label: str
    start: int
    end: int
    section: str
    key: str


class Cues:
    """The cues of one text, by place; `all` are those of every section.

    A text has cues of few sections: asking for those of one costs a look-up, not a pass over all.
    """

    __slots__ = ("_by_section", "all", "inside")

    def __init__(self, found: Sequence[Cue]) -> None:
        self.all = found
        by_section: dict[str, list[Cue]] = {}
        for cue in found:
            section = cue.section
            if section in by_section:
                by_section[section].append(cue)
            else:
                by_section[section] = [cue]
        self._by_section = by_section
        self.inside = _Inside(by_section)  # all words of the cues of a section

    def of(self, section: str) -> Sequence[Cue]:
        """Return the cues of a section, by place."""
        return self._by_section.get(section, ())

    def starts(self, *sections: str) -> set[int]:
        """Return the words at which cues of some sections begin."""
        known = self._by_section
        found: set[int] = set()
        for section in sections:
            if section in known:
                found.update([cue.start for cue in known[section]])
        return found

    def words_but(self, *sections: str) -> set[int]:
        """Return all words of the cues of every other section."""
        found: set[int] = set()
        for known, cues in self._by_section.items():
            if known not in sections:
                for cue in cues:
                    if cue.end - cue.start == 1:
                        found.add(cue.start)
                    else:
                        found.update(range(cue.start, cue.end))
        return found


class _Inside(dict[str, frozenset[int]]):
    """The words of the cues of each section; collected when a section is first asked for."""

    def __init__(self, cues: dict[str, list[Cue]]) -> None:
        super().__init__(_NOWHERE)
        self._cues = cues
        for section in cues:
            self.pop(section, None)

    def __missing__(self, section: str) -> frozenset[int]:
        cues = self._cues.get(section, ())
        found = self[section] = frozenset([at for cue in cues for at in range(cue.start, cue.end)])
        return found


_NOWHERE: dict[str, frozenset[int]] = dict.fromkeys(SECTIONS, frozenset())


V = TypeVar("V")
_NOTHING: dict[str, Any] = {}


class _Node:
    __slots__ = ("exact", "gap", "goes_on", "labels", "stem_sizes", "stems", "tails")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = _NOTHING  # most nodes end a cue: they share one empty dict
        self.stems: dict[str, _Node] = _NOTHING
        self.stem_sizes: tuple[int, ...] = ()  # letters of the stems, the longest first
        self.tails: dict[str, _Node] = _NOTHING
        self.gap: _Node | None = None
        self.labels: tuple[str, ...] = ()
        self.goes_on = False  # whether a cue may have more words than those that led here


class _Begun(dict[str, V], Generic[V]):
    """What is found for a word; remembered, for a text's words are few."""

    def __init__(self, begin: Callable[[str], V]) -> None:
        super().__init__()
        self._begin = begin

    def __missing__(self, word: str) -> V:
        found = self._begin(word)
        if len(self) >= _WORDS_KEPT:
            self.clear()
        self[word] = found
        return found


class _Start(NamedTuple):
    """What a word begins: cues of this word alone by label, section and key; or nodes, some of which go on."""

    alone: Sequence[tuple[str, str, str]]
    nodes: Sequence[_Node]


class CueTable:
    """All cues of one language."""

    def __init__(self, phrases: dict[str, Sequence[str]]) -> None:
        self._root = _Node()
        self._parts: dict[str, tuple[str, str]] = {}  # section and key of each label
        self._begun = _Begun(self._begin)
        self._late = _Begun(self._begin_late)  # where cues go on that begin with a gap and a word
        # cues that nobody has asked for, by their first letters; most of a lexicon is asked for by no text
        self._waiting: dict[str, list[tuple[str, str]]] = {}
        self._lock = Lock()
        self.room_for = frozenset(phrases.pop("room_for", ()))  # looked up right before a number only
        for label, texts in phrases.items():
            section, _, key = label.partition(".")
            self._parts[label] = section, key
            for text in texts:
                for cue in _options(text) if "|" in text else (text,):
                    first = cue[:_FIRST]
                    if first.isalpha():
                        self._waiting.setdefault(first, []).append((cue, label))
                    else:  # *tail, ~ gap, a word: found by other letters, or by fewer
                        self._add(cue, label)

    def find(self, words: Sequence[str]) -> list[Cue]:
        """Return the cues in folded `words`, by place; the longest of each label at a place."""
        found: list[Cue] = []
        late = self._find_late(words)
        parts = self._parts
        for at, start in enumerate(map(self._begun.__getitem__, words)):
            if not (late and at in late):
                if start is None:
                    continue  # most words begin no cue
                if start.alone:
                    for label, section, key in start.alone:
                        found.append(Cue(label, at, at + 1, section, key))
                    continue
            ends: dict[str, int] = {}
            for node in start.nodes if start is not None else ():
                if node.goes_on:
                    _match(node, words, at + 1, ends)
                else:
                    for label in node.labels:
                        ends.setdefault(label, at + 1)
            for node, place in late.get(at, ()):
                _match(node, words, place + 1, ends)
            for label, end in ends.items():
                section, key = parts[label]
                found.append(Cue(label, at, end, section, key))
        return found

    def _begin(self, word: str) -> _Start | None:
        """Return what a word begins, None for nothing; the cues that wait for its letters, or for what follows its
        article, are added first.
        """
        for begin in (word, word.partition("'")[2]):
            first = begin[:_FIRST]
            if first in self._waiting:
                with self._lock:
                    for cue, label in self._waiting.get(first, ()):
                        self._add(cue, label)
                    self._waiting.pop(first, None)
        nodes = _children(self._root, word)
        if not nodes:
            return None
        labels = (
            () if any(node.goes_on for node in nodes) else dict.fromkeys(one for node in nodes for one in node.labels)
        )
        return _Start([(label, *self._parts[label]) for label in labels], nodes)

    def _begin_late(self, word: str) -> list[_Node]:
        return _children(self._root.gap, word) if self._root.gap is not None else []

    def _find_late(self, words: Sequence[str]) -> dict[int, list[tuple[_Node, int]]]:
        """Map the words at which a cue that opens with a gap may begin to what stands behind the gap, and where."""
        found: dict[int, list[tuple[_Node, int]]] = {}
        if self._root.gap is None:
            return found
        for place, nodes in enumerate(map(self._late.__getitem__, words)):
            first = place
            while nodes and first >= 0 and place - first <= _GAP and (first == place or words[first][0].isalnum()):
                found.setdefault(first, []).extend((node, place) for node in nodes)
                first -= 1
        return found

    def _add(self, text: str, label: str) -> None:
        nodes = [self._root]
        for word in (text.replace("-", " - ") if "-" in text else text).split():
            if word == "~":
                for at, node in enumerate(nodes):
                    if node.gap is None:
                        node.gap = _Node()
                        node.goes_on = True
                    nodes[at] = node.gap
                continue
            options = word.split("|") if "|" in word else (word,)
            nodes = [_child(node, option) for node in nodes for option in options]
        for node in nodes:
            if label not in node.labels:
                node.labels = (*node.labels, label)


def _options(text: str) -> Sequence[str]:
    """Return a cue once for each way in which its first word may be written."""
    words, space, rest = text.partition(" ")
    return [f"{word}{space}{rest}" for word in words.split("|")]


def _match(node: _Node, words: Sequence[str], at: int, ends: dict[str, int]) -> None:
    """Note in `ends` the farthest end of each label that goes on from a node with words[at]."""
    for label in node.labels:
        if at > ends.get(label, 0):
            ends[label] = at
    if not node.goes_on or at >= len(words):
        return
    if node.exact or node.stem_sizes or node.tails:
        for child in _following(node, words[at]):
            _match(child, words, at + 1, ends)
    if node.gap is not None:
        _match_across(node.gap, words, at, ends)


def _match_across(gap: _Node, words: Sequence[str], at: int, ends: dict[str, int]) -> None:
    for place in range(at, min(at + _GAP + 1, len(words))):
        if place > at and not words[place - 1][0].isalnum():
            break  # a gap never crosses punctuation
        for child in _following(gap, words[place]):
            _match(child, words, place + 1, ends)


def _child(node: _Node, word: str) -> _Node:
    text = word.strip("*")
    kind = "stems" if word.endswith("*") else "tails" if word.startswith("*") else "exact"
    if kind == "stems" and len(text) not in node.stem_sizes:
        node.stem_sizes = tuple(sorted({*node.stem_sizes, len(text)} - {0, 1}, reverse=True))
    group: dict[str, _Node] = getattr(node, kind)
    found = group.get(text)
    if found is None:
        if group is _NOTHING:
            group = {}
            setattr(node, kind, group)
            node.goes_on = True
        found = group[text] = _Node()
    return found


def _children(node: _Node, word: str) -> list[_Node]:
    found: list[_Node] = []
    if "'" in word:
        head, _, rest = word.partition("'")
        if rest and head in _ELIDED:
            found += _children(node, rest)  # l'ambasciata, dell'istituto, d'agences
    exact = node.exact.get(word)
    if exact is not None:
        found.append(exact)
    for size in node.stem_sizes:
        stem = node.stems.get(word[:size]) if size <= len(word) else None
        if stem is not None:
            found.append(stem)
    if node.tails:
        for cut in range(1, len(word) - 2):
            tail = node.tails.get(word[cut:])
            if tail is not None:
                found.append(tail)
    return found


_following = lru_cache(maxsize=_WORDS_KEPT)(_children)  # behind a first word, where all cues have been added


def read_cues(path: Path) -> dict[str, Sequence[str]]:
    """Read one lexicon file into label -> cues; raise ConfigError for an unknown section."""
    raw, lang = read_bundled(path), path.stem
    phrases: dict[str, Sequence[str]] = {}
    for section, body in raw.items():
        if section not in SECTIONS:
            raise ConfigError(f"{section}: no such section.", resource=str(path), remedy=f"Known: {sorted(SECTIONS)}.")
        keys = body.items() if isinstance(body, dict) else [("", body)]
        for key, texts in keys:
            label = f"{section}.{key}" if key else section
            cues = filter(None, map(str.strip, str(texts).lower().translate(_FOLD).split(",")))
            phrases[label] = [form for cue in cues for form in (_forms(cue, lang) if "+" in cue else (cue,))]
    return phrases


def _forms(cue: str, lang: str) -> Sequence[str]:
    """Return the forms of a verb written as stem+class or prefix-stem+class."""
    body, _, verb_class = cue.partition("+")
    if not verb_class:
        return [cue]
    prefix, _, stem = body.rpartition("-")
    return [
        form.replace("@", one).replace("%", before)
        for form in _paradigms()[lang][verb_class]
        for one in stem.split("|")
        for before in prefix.split("|")
    ]


@cache
def _paradigms() -> dict[str, dict[str, Sequence[str]]]:
    """Return the forms of each class of verbs by language."""
    raw: Any = read_bundled(LEXICON / "paradigms.yml")
    return {
        lang: {fold(name): [form.strip() for form in forms.split(",")] for name, forms in classes.items()}
        for lang, classes in raw.items()
    }


@cache
@collector_paused()
def load_cues(lang: str) -> CueTable:
    """Return the cues of a language; English where the language has no lexicon."""
    return CueTable({label: cues for label, cues in labelled(lang).items() if not label.startswith(LOOKED_UP)})


def labelled(lang: str) -> dict[str, Sequence[str]]:
    """Return all cues of a language by label; those of English where the language has no lexicon."""
    return read_cues(LEXICON / f"{lang if lang in LANGUAGES else 'en'}.yml")


LOOKED_UP = "route."  # looked up beside a name only, so no cues of the text
