"""Phrases with endings, found word by word in folded texts; the shared engine of offices and cues.

`*` at a word's end stands for any ending of up to five letters. Function words inside a phrase are stepped over, and,
where asked for, one proper name. Invariant: the cost is a few dict look-ups a word, whatever the number of phrases.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.names.words import Words, cut

_ENDING = 5  # letters that `*` may stand for
_PATIENCE = 4  # words stepped over inside one phrase; a proper name counts as two


@dataclass(slots=True)
class Node:
    """A place in the tree of phrases; `label` is set where one ends."""

    exact: dict[str, "Node"] = field(default_factory=dict)
    stems: dict[str, "Node"] = field(default_factory=dict)
    label: str = ""
    weak: bool = False

    def steps(self, word: str) -> "list[Node]":
        """Return the nodes that reading `word` leads to."""
        found = [self.exact[word]] if word in self.exact else []
        for size in range(len(word), max(1, len(word) - _ENDING - 1), -1) if self.stems else ():
            if word[:size] in self.stems:
                found.append(self.stems[word[:size]])
        return found

    def unlabelled(self) -> "Node":
        """Return the node without its label: stepping over a word does not lengthen a phrase."""
        return Node(self.exact, self.stems)


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of labelled phrases with the function words of their language."""

    root: Node
    function: frozenset[str]

    def insert(self, phrases: Iterable[str], label: str, *, weak: bool = False) -> None:
        """Put phrases in under a label; the first label of a phrase stays, but a weak one gives way."""
        for phrase in phrases:
            node, spaced = self.root, phrase.replace("*", "* ")
            words = cut(spaced)
            for i, word in enumerate(words.folded):
                star = spaced[words.ends[i] : words.ends[i] + 1] == "*"
                if word in self.function and len(words.folded) > 1:
                    continue
                node = (node.stems if star else node.exact).setdefault(word, Node())
            if node is not self.root and (not node.label or node.weak):
                node.label, node.weak = label, weak

    def match(self, words: Words, at: int, *, over_names: bool = False) -> tuple[int, Node] | None:
        """Return the last word and end node of the longest phrase that begins at word `at`."""
        best: tuple[int, Node] | None = None
        paths = [(at, node, 0) for node in self.root.steps(words.folded[at])]
        while paths:
            i, node, stepped = paths.pop()
            if node.label and (best is None or i > best[0] or (i == best[0] and best[1].weak)):
                best = (i, node)
            if not (node.exact or node.stems) or not words.together(i):
                continue
            following = node.steps(words.folded[i + 1])
            paths.extend((i + 1, n, stepped) for n in following)
            if not following and stepped < _PATIENCE:
                if words.folded[i + 1] in self.function:
                    paths.append((i + 1, node.unlabelled(), stepped + 1))
                elif over_names and words.capital(i + 1) and stepped < _PATIENCE - 1:
                    paths.append((i + 1, node.unlabelled(), stepped + 2))
        return best

    def find(self, words: Words, *, over_names: bool = False) -> list[tuple[int, int, Node]]:
        """Return (first word, last word, node) of the phrases in order; they do not overlap."""
        begins: dict[str, bool] = {}
        found, at = [], 0
        while at < len(words.folded):
            word = words.folded[at]
            begin = begins.get(word)
            if begin is None:
                begin = begins[word] = bool(self.root.steps(word))
            match = self.match(words, at, over_names=over_names) if begin else None
            if match is not None:
                found.append((at, match[0], match[1]))
                at = match[0]
            at += 1
        return found
