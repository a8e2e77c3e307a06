"""Exact phrases of a language pack, found at a token by one dict look-up.

The words of counted things and roles have a richer index in phrases.py; here a phrase is a fixed sequence of tokens
with its forms written out, and may be looked up forwards, backwards or around its most telling word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from ingest.model.errors import ConfigError
from ingest.text.normalise import normalise
from ingest.text.tokens import tokenise

Payload = TypeVar("Payload")
_CHOICE = re.compile(r"\(([^()]*)\)")  # литр(|а|у) · (год|года|лет)
_ORDINARY = re.compile(r"[a-zа-яіїєґß-öø-ÿąćęłńśźż ]+")  # letters that normalising leaves alone · до кінця року


class Form(NamedTuple):
    """A phrase as tokens, without full stops."""

    words: tuple[str, ...]


def expand(phrase: str, endings: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each form of a phrase as tokens: `литр+m` by the named endings, `стол(|а|у)` in place."""
    if _ORDINARY.fullmatch(phrase):
        yield tuple(phrase.split())
        return
    options = [list(_expand_word(word, endings)) for word in phrase.split()]
    for words in product(*options):
        written = " ".join(words)
        if _ORDINARY.fullmatch(written):
            yield tuple(written.split(" "))
            continue
        text = normalise(written).text
        if text.replace(" ", "").isalpha():
            yield tuple(text.lower().split(" "))
            continue
        tokens = tokenise(text)
        if text.endswith("'") and (before := tokenise(f"{text}aa")).words[before.count - 1] == "aa":
            tokens, before.count = before, before.count - 1  # plus d', mezz': one word only before a letter
        yield tuple(word for word in tokens.words[: tokens.count] if word != ".")


def _expand_word(word: str, endings: dict[str, list[str]]) -> Iterator[str]:
    choice = _CHOICE.search(word) if "(" in word else None
    if choice is not None:
        for option in choice[1].split("|"):
            yield from _expand_word(word[: choice.start()] + option + word[choice.end() :], endings)
        return
    stem, plus, name = word.partition("+")
    if not plus or not stem or not name:
        yield word
        return
    if name not in endings:
        raise ConfigError(f"the ending list '{name}' of '{word}' is not defined.", resource="language pack")
    for ending in endings[name]:
        yield stem + ending


_Options = dict[str, list[tuple[tuple[str, ...], Payload]]]


class PhraseTable(Generic[Payload]):
    """Phrases by their first and by their last word; the longest match wins."""

    __slots__ = ("_last", "first")

    def __init__(self) -> None:
        self.first: _Options[Payload] = {}
        self._last: _Options[Payload] | None = None

    @property
    def last(self) -> "_Options[Payload]":
        """Return the phrases by their last word, the words before it backwards; made when first asked for."""
        if self._last is None:
            self._last = {}
            for word, options in self.first.items():
                for tail, payload in options:
                    self._add_last(self._last, (word, *tail), payload)
        return self._last

    @staticmethod
    def _add_last(last: "_Options[Payload]", words: tuple[str, ...], payload: Payload) -> None:
        options = last.get(words[-1])
        if options is None:
            last[words[-1]] = [(words[-2::-1], payload)]
        else:
            _insert(options, (words[-2::-1], payload))

    def add(self, words: Sequence[str], payload: Payload) -> None:
        """Add a phrase; the first payload given to a phrase stays."""
        if not words:
            return
        tail = tuple(words[1:])
        options = self.first.get(words[0])
        if options is None:
            self.first[words[0]] = [(tail, payload)]
        elif not _insert(options, (tail, payload)):
            return
        if self._last is not None:
            self._add_last(self._last, tuple(words), payload)

    def extend(self, phrases: Iterable[str], payload: Payload, endings: dict[str, list[str]]) -> None:
        """Add all forms of phrases in pack notation."""
        for phrase in phrases:
            if _ORDINARY.fullmatch(phrase):
                self.add(phrase.split(), payload)
                continue
            for words in expand(phrase, endings):
                self.add(words, payload)

    def discard(self, words: Sequence[str]) -> None:
        """Take a phrase away; nothing happens where it is none."""
        tail = tuple(words[1:])
        kept = [option for option in self.first.get(words[0], ()) if option[0] != tail]
        if kept:
            self.first[words[0]] = kept
        else:
            self.first.pop(words[0], None)
        self._last = None

    def match(self, words: Sequence[str], at: int) -> tuple[Payload, int] | None:
        """Return payload and exclusive end of the longest phrase that begins at `at`; full stops are skipped."""
        options = self.first.get(words[at])
        if options is None:
            return None
        for tail, payload in options:
            place = at + 1
            for word in tail:
                if words[place] != word:
                    if words[place] != "." or words[place + 1] != word:
                        break
                    place += 1
                place += 1
            else:
                return payload, place
        return None

    def match_back(self, words: Sequence[str], end: int) -> tuple[Payload, int] | None:
        """Return payload and start of the longest phrase whose last word stands just before `end`."""
        last = self._last
        options = (self.last if last is None else last).get(words[end - 1])
        if options is None:
            return None
        for head, payload in options:
            place = end - 2
            for word in head:
                if words[place] != word or place < 0:
                    if words[place] != "." or place <= 0 or words[place - 1] != word:
                        break
                    place -= 1
                place -= 1
            else:
                return payload, place + 1
        return None


def _insert(options: list[tuple[tuple[str, ...], Payload]], option: tuple[tuple[str, ...], Payload]) -> bool:
    """Put an option behind those that are as long, the longest first; tell whether it was not there yet."""
    words = option[0]
    place = 0
    for at, (known, _) in enumerate(options, start=1):
        if known == words:
            return False
        if len(known) >= len(words):
            place = at
    options.insert(place, option)
    return True
