"""Phrases of a language, found in a list of words by hash look-ups.

Here lives the small pattern language of the lexicon files and the index built from it; what a phrase means is the
caller's payload. Invariant: looking up a word that begins no phrase costs one dict look-up once it was seen.

A phrase list is `phrase, phrase, …`; a phrase is words between spaces, and ends in `@role` where the noun itself says
what happened. A word is an exact lower-case form, or `stem*`: the stem with one of the endings of its language
(inflection.yml). `(a|b|)` inside a word gives alternatives; a leading `+` also finds it at the end of a compound.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

from ingest.model.errors import ConfigError
from ingest.quantities.entry import Entry, EntryError, read_entry
from ingest.quantities.pack import LEXICON
from ingest.text.bundled import read_bundled
from ingest.text.tokens import tokenise

_MEMO_LIMIT = 200_000  # words; a flood of distinct words must not grow without bound
_FIRST = 2  # letters by which phrases wait to be compiled
_MIN_COMPOUND_HEAD = 4
_MAX_COMPOUND = 60  # letters; looking at every cut of a longer word would take quadratic time
_FOLD = str.maketrans({"ё": "е", "Ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "\u0301": None})
_PLAIN = re.compile(r"[a-zа-яіїєґß-öø-ÿąćęłńśźż]+")  # letters that folding leaves alone · дрон
# what a sound list of phrases hardly holds · Дрон* · др*н · ёлк* · №
_DOUBTFUL = re.compile(r"[^a-zа-яіїєґß-öø-ÿąćęłńśźż0-9_()|*'@\s,+-]|\*(?![\s,@)|-]|$)")
_CHOICE = re.compile(r"\(([^()]*)\)")  # дом(|а|у) · f(oo|ee)t · боец → бо(ец|йц*)

_Payload = TypeVar("_Payload")
_Model = TypeVar("_Model", bound=Entry)


class Inflection(Entry):
    """The endings of one language, and how its words grow together."""

    nominal: str
    verbal: str = ""
    elision: bool = False  # d'immeubles, dell'attacco: what stands before the apostrophe is another word
    compounds: bool = False  # Wohnhäuser: the last part is the head

    def endings(self, *, verbal: bool) -> frozenset[str]:
        """Return all endings that `stem*` may take, the empty one included."""
        return frozenset(("", *self.nominal.split(), *(self.verbal.split() if verbal else ())))


class WordPattern(NamedTuple):
    """One word of a phrase: an exact form or a stem."""

    text: str
    stem: bool = False
    tail: bool = False


class Phrase(NamedTuple):
    """One way to say a thing in one language; `role` is None where the words do not tell one."""

    words: tuple[WordPattern, ...]
    role: str | None = None


class LexiconEntry(Entry):
    """What a thing or an event is called in each language; the words of a language are a phrase list."""

    ru: str = ""
    uk: str = ""
    en: str = ""
    de: str = ""
    fr: str = ""
    it: str = ""
    es: str = ""
    pl: str = ""
    pt: str = ""

    def words(self, lang: str) -> str:
        """Return the phrase list of one language, empty where it has none."""
        text: str = getattr(self, lang)
        return text


def read_lexicon(path: Path, entry: type[_Model]) -> dict[str, _Model]:
    """Read one lexicon file of `key: entry`; raise ConfigError with the key that is wrong."""
    raw: Any = read_bundled(path)
    if not isinstance(raw, dict):
        raise ConfigError("is no mapping.", resource=str(path), remedy="Write `key: entry` lines.")
    entries: dict[str, _Model] = {}
    for key, body in raw.items():
        try:
            entries[key] = read_entry(entry, body)
        except EntryError as error:
            raise ConfigError(f"{key}: {error}.", resource=str(path), remedy="Correct that entry.") from error
    return entries


@cache
def read_inflections() -> dict[str, Inflection]:
    """Return the endings of all languages of the lexicon."""
    return read_lexicon(LEXICON / "inflection.yml", Inflection)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Return `word` in the spelling of the lexicon: lower case, е for ё, a plain apostrophe."""
    return word.lower().translate(_FOLD)


def parse_phrases(text: str) -> Iterator[Phrase]:
    """Yield the phrases of a list such as `дрон*, беспилотн* аппарат*, погибш*@killed`."""
    for item in text.split(","):
        body, _, role = item.strip().partition("@")
        if not body:
            continue
        if not ("(" in body or "-" in body or "'" in body):  # most phrases are said in one way
            yield Phrase(tuple(map(_parse_word, body.split())), role.strip() or None)
            continue
        options = [[_parse_word(word) for word in _expand(raw)] for raw in body.split()]
        if "-" not in body and "'" not in body:
            yield from (Phrase(words, role.strip() or None) for words in product(*options))
            continue
        for words in product(*options):
            parts = _parts(words)
            if parts is None or not any("*" in word.text for word in words):
                yield Phrase(words, role.strip() or None)
            if parts is not None:
                yield Phrase(parts, role.strip() or None)


def _expand(word: str) -> list[str]:
    choice = _CHOICE.search(word) if "(" in word else None
    if choice is None:
        return [word]
    before, behind = word[: choice.start()], word[choice.end() :]
    forms = [before + option + behind for option in choice[1].split("|")]
    return forms if "(" not in before and "(" not in behind else [form for one in forms for form in _expand(one)]


def _parse_word(raw: str) -> WordPattern:
    tail, stem = raw.startswith("+"), raw.endswith("*")
    text = raw[int(tail) : len(raw) - int(stem)]
    if _PLAIN.fullmatch(text):
        return WordPattern(text, stem, tail)
    sound = text and not {"(", ")"} & set(text) and "*" not in text.replace("*-", "") and text == fold_word(text)
    if not sound:
        raise ConfigError(
            f"the word pattern '{raw}' is wrong.",
            resource=str(LEXICON),
            remedy="Write a lower-case form or stem*, е for ё, a plain apostrophe.",
        )
    return WordPattern(text, stem, tail)


def _parts(words: tuple[WordPattern, ...]) -> tuple[WordPattern, ...] | None:
    """Return the phrase as the tokenizer cuts it, at hyphens and elisions; None where there are none.

    `дрон*-камикадзе` has only this form: a hyphenated word that is no entry is looked up by its parts.
    """
    if all(word.text.isalpha() for word in words):
        return None
    if not any("-" in word.text or "'" in word.text for word in words):
        return None
    parts: list[WordPattern] = []
    for word in words:
        *first, last = word.text.split("-")
        for text in first:
            parts += (WordPattern(text.rstrip("*"), text.endswith("*")), WordPattern("-"))
        tokens = tokenise(last)
        parts += map(WordPattern, tokens.words[: tokens.count - 1])
        parts.append(WordPattern(tokens.words[tokens.count - 1], word.stem))
    return tuple(parts) if len(parts) > len(words) else None


_NOTHING: dict[str, Any] = {}


class _Node(Generic[_Payload]):
    __slots__ = ("exact", "goes_on", "leaf", "stems")

    def __init__(self) -> None:
        self.exact: dict[str, _Node[_Payload]] = _NOTHING  # most nodes end a phrase: they share one empty dict
        self.stems: dict[str, _Node[_Payload]] = _NOTHING
        self.leaf: _Payload | None = None
        self.goes_on = False  # whether a phrase may have more words than those that led here


class _Heads(dict[str, "tuple[_Node[_Payload], ...] | None"], Generic[_Payload]):
    """Where the phrases go on that begin with a word; a word seen for the first time is looked for."""

    def __init__(self, find: "Callable[[str], tuple[_Node[_Payload], ...] | None]") -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> "tuple[_Node[_Payload], ...] | None":
        if len(self) >= _MEMO_LIMIT:
            self.clear()
        found = self[word] = self._find(word)
        return found


class PhraseIndex(Generic[_Payload]):
    """All phrases of one language; the longest one at a place wins, exact forms before stems."""

    def __init__(self, inflection: Inflection, *, verbal: bool = False) -> None:
        self._endings = inflection.endings(verbal=verbal)
        self._longest_ending = max(map(len, self._endings))
        self._elision = inflection.elision
        self._compounds = inflection.compounds
        self._root: _Node[_Payload] = _Node()
        self._tails: _Node[_Payload] = _Node()  # words that may be the head of a compound
        # where phrases that begin with a word go on; None where none does, and `match` need not be asked
        self.heads = _Heads(self._find_heads)
        self._steps: dict[tuple[int, str], tuple[_Node[_Payload], ...]] = {}  # by the node's id and the next word
        # phrases that nobody has asked for, by their first letters; most of a lexicon is asked for by no text
        self._waiting: dict[str, list[tuple[str, Callable[[Phrase], _Payload]]]] = {}
        self._lock = Lock()

    def extend(self, text: str, payload_of: Callable[[Phrase], _Payload]) -> None:
        """Add the phrases of a list when a word that begins like them is first asked for, doubtful lists at once.

        `payload_of` gives a phrase its payload. Invariant: phrases that begin with one word wait under one key.
        """
        if _DOUBTFUL.search(text):
            self._add_all(text, payload_of)  # a wrong pattern is told when its language is first asked for
            return
        waiting = self._waiting
        for item in text.split(","):
            phrase = item.lstrip()
            first = phrase[:_FIRST]
            if first in waiting:
                waiting[first].append((phrase, payload_of))
            elif first.isalpha():
                waiting[first] = [(phrase, payload_of)]
            else:  # +haus*, (a|the) man, a man: found by other letters, or by fewer
                self._add_all(phrase, payload_of)

    def _add_all(self, text: str, payload_of: Callable[[Phrase], _Payload]) -> None:
        for phrase in parse_phrases(text):
            self.add(phrase, payload_of(phrase))

    def _make_ready(self, word: str) -> None:
        """Add the phrases that wait for words which begin like this one."""
        first = word[:_FIRST]
        if first in self._waiting:
            with self._lock:
                for text, payload_of in self._waiting.get(first, ()):
                    self._add_all(text, payload_of)
                self._waiting.pop(first, None)

    def add(self, phrase: Phrase, payload: _Payload) -> _Payload | None:
        """Add a phrase; return the payload that already stands there, if any, and keep that one."""
        first, *rest = phrase.words
        node = self._child(self._root, first)
        if first.tail and self._compounds:
            self._child(self._tails, first, node)
        for word in rest:
            node = self._child(node, word)
        if node.leaf is None:
            node.leaf = payload
            return None
        return node.leaf

    def match(self, words: Sequence[str], at: int) -> tuple[_Payload, int] | None:
        """Return payload and exclusive end of the longest phrase that begins at `at`."""
        heads = self.heads[words[at]]
        if heads is None:
            return None
        if len(heads) == 1 and not heads[0].goes_on:  # a word that is a phrase of its own, and begins no other
            leaf = heads[0].leaf
            return None if leaf is None else (leaf, at + 1)
        return self._longest(heads, words, at + 1)

    def begins(self, word: str) -> bool:
        """Tell whether a phrase may begin with this word; elsewhere `match` need not be asked."""
        return self.heads[word] is not None

    def _longest(
        self, heads: tuple[_Node[_Payload], ...], words: Sequence[str], end: int
    ) -> tuple[_Payload, int] | None:
        best: tuple[_Payload, int] | None = None
        for node in heads:
            if node.goes_on and end < len(words):
                following = self._steps.get((id(node), words[end]))
                if following is None:
                    following = self._follow(node, words[end])
                found = self._longest(following, words, end + 1) if following else None
                if found is not None:
                    if best is None or found[1] > best[1]:
                        best = found
                    continue
            if best is None and node.leaf is not None:
                best = (node.leaf, end)
        return best

    def _follow(self, node: _Node[_Payload], word: str) -> tuple[_Node[_Payload], ...]:
        """Find where a phrase may go on with this word, and remember it, for nodes live as long as the index."""
        if len(self._steps) >= _MEMO_LIMIT:
            self._steps.clear()
        found = self._steps[id(node), word] = tuple(self._step(node, fold_word(word)))
        return found

    def _find_heads(self, word: str) -> "tuple[_Node[_Payload], ...] | None":
        return tuple(self._heads(fold_word(word))) or None

    def _heads(self, word: str) -> list[_Node[_Payload]]:
        heads = self._begun_by(word)
        if heads:
            return heads
        if "-" in word[1:]:  # fpv-дронов, бойцов-добровольцев
            first, _, last = word.rpartition("-")
            return self._begun_by(last) or self._begun_by(first)
        if self._elision and "'" in word:
            return self._begun_by(word.rpartition("'")[2])
        if self._compounds and len(word) <= _MAX_COMPOUND:
            for cut in range(2, len(word) - _MIN_COMPOUND_HEAD + 1):
                heads = list(self._step(self._tails, word[cut:]))
                if heads:
                    self._make_ready(word[cut:])  # phrases that go on behind the same head
                    return heads
        return []

    def _begun_by(self, word: str) -> list[_Node[_Payload]]:
        self._make_ready(word)
        return list(self._step(self._root, word))

    def _step(self, node: _Node[_Payload], word: str) -> Iterator[_Node[_Payload]]:
        exact = node.exact.get(word)
        if exact is not None:
            yield exact
        if node.stems:
            for cut in range(len(word), max(1, len(word) - self._longest_ending) - 1, -1):
                found = node.stems.get(word[:cut])
                if found is not None and word[cut:] in self._endings:
                    yield found

    @staticmethod
    def _child(node: _Node[_Payload], word: WordPattern, child: _Node[_Payload] | None = None) -> _Node[_Payload]:
        """Return the node behind a word; where there is none yet, put `child` or a new one there."""
        group = node.stems if word.stem else node.exact
        found = group.get(word.text)
        if found is None:
            if group is _NOTHING:
                group, node.goes_on = {}, True
                if word.stem:
                    node.stems = group
                else:
                    node.exact = group
            found = group[word.text] = child or _Node()
        return found
