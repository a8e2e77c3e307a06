"""Find words of office in a text: governor, head of the region, mayor … in thirteen languages, from data/offices/.

A phrase is matched word by word with its endings; function words and one proper name inside it are stepped over
('head of the Kherson regional military administration'). Invariant: hits do not overlap, the longest wins.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from ingest.names.folding import fold
from ingest.names.tables import LANGUAGES, table
from ingest.names.words import Words, cut


class OfficeClass(StrEnum):
    """What kind of office or source a phrase names."""

    GOVERNOR = "governor"
    HEAD = "head"
    MILITARY = "military_administration"
    CITY_MILITARY = "city_military_administration"
    MAYOR = "mayor"
    DEPUTY = "deputy"
    MINISTER = "minister"
    PRESIDENT = "president"
    OTHER = "other"
    INSTITUTION = "institution"


GOVERNING = frozenset(
    {OfficeClass.GOVERNOR, OfficeClass.HEAD, OfficeClass.MILITARY, OfficeClass.CITY_MILITARY, OfficeClass.MAYOR}
)
_MARKS = ("acting", "former", "occupation")
# How well an office named in a text fits the office of a channel; a pair that is missing does not fit.
_FIT = {
    (OfficeClass.GOVERNOR, OfficeClass.HEAD): 0.9,
    (OfficeClass.GOVERNOR, OfficeClass.MILITARY): 0.9,
    (OfficeClass.HEAD, OfficeClass.GOVERNOR): 0.9,
    (OfficeClass.HEAD, OfficeClass.MILITARY): 0.9,
    (OfficeClass.MILITARY, OfficeClass.GOVERNOR): 0.5,
    (OfficeClass.MILITARY, OfficeClass.CITY_MILITARY): 0.9,
    (OfficeClass.CITY_MILITARY, OfficeClass.MILITARY): 0.5,
    (OfficeClass.HEAD, OfficeClass.CITY_MILITARY): 0.4,
    (OfficeClass.HEAD, OfficeClass.MAYOR): 0.4,
}


def fit(named: OfficeClass, held: frozenset[OfficeClass]) -> float:
    """Return 0…1: how well the office named in a text fits the offices a channel's official holds."""
    return max((1.0 if named is h else _FIT.get((named, h), 0.0) for h in held), default=0.0)


@dataclass(frozen=True, slots=True)
class OfficeHit:
    """An office at the words `first` … `last` (inclusive). `weak` = an office only beside a region."""

    first: int
    last: int
    office: OfficeClass
    weak: bool = False
    acting: bool = False
    former: bool = False
    occupation: bool = False


@dataclass(slots=True)
class _Node:
    exact: dict[str, "_Node"] = field(default_factory=dict)
    stems: dict[str, "_Node"] = field(default_factory=dict)
    label: str = ""
    weak: bool = False

    def steps(self, word: str) -> "list[_Node]":
        """Return the nodes that reading `word` leads to."""
        found = [self.exact[word]] if word in self.exact else []
        for size in range(len(word), max(1, len(word) - 6), -1) if self.stems else ():
            if word[:size] in self.stems:
                found.append(self.stems[word[:size]])
        return found


@dataclass(frozen=True, slots=True)
class OfficeLexicon:
    """The phrases of one or more languages."""

    root: _Node
    function: frozenset[str]

    def starts(self, word: str) -> bool:
        """Say whether a phrase may begin with this folded word."""
        return bool(self.root.steps(word))

    def match(self, words: Words, at: int) -> tuple[int, _Node] | None:
        """Return the last word and end node of the longest phrase that begins at word `at`."""
        best: tuple[int, _Node] | None = None
        open_paths = [(at, node, 0) for node in self.root.steps(words.folded[at])]
        while open_paths:
            i, node, stepped = open_paths.pop()
            if node.label and (best is None or i > best[0] or (i == best[0] and best[1].weak)):
                best = (i, node)
            if not (node.exact or node.stems) or not words.together(i):
                continue
            following = node.steps(words.folded[i + 1])
            open_paths.extend((i + 1, n, stepped) for n in following)
            if not following and stepped < 4:
                if words.folded[i + 1] in self.function:
                    open_paths.append((i + 1, _silent(node), stepped + 1))
                elif words.capital(i + 1) and stepped < 3:
                    open_paths.append((i + 1, _silent(node), stepped + 2))
        return best


def _silent(node: _Node) -> _Node:
    """Return the node without its label: stepping over a word does not lengthen a phrase."""
    return _Node(node.exact, node.stems)


@cache
def lexicon(language: str) -> OfficeLexicon:
    """Return the phrases of a language; of English, Russian and Ukrainian where it is not known."""
    root = _Node()
    function: set[str] = set()
    for name in (language,) if language in LANGUAGES else ("en", "ru", "uk"):
        data = table(f"offices/{name}")
        own = frozenset(fold(w) for w in data["function"])
        function |= own
        for label in (*OfficeClass, *_MARKS):
            for phrase in data.get(label, ()):
                _insert(root, phrase, label, own, weak=False)
        for label, phrases in data["weak"].items():
            for phrase in phrases:
                _insert(root, phrase, label, own, weak=True)
    return OfficeLexicon(root, frozenset(function))


def _insert(root: _Node, phrase: str, label: str, function: frozenset[str], *, weak: bool) -> None:
    node = root
    spaced = phrase.replace("*", "* ")
    words = cut(spaced)
    for i, word in enumerate(words.folded):
        star = spaced[words.ends[i] : words.ends[i] + 1] == "*"
        if word in function and len(words.folded) > 1:
            continue
        node = (node.stems if star else node.exact).setdefault(word, _Node())
    if node is not root and (not node.label or node.weak):
        node.label, node.weak = label, weak


def find_offices(words: Words, language: str) -> list[OfficeHit]:
    """Return the offices in the text in order, with 'acting', 'former' and 'installed by' read from beside them."""
    found = lexicon(language)
    begins: dict[str, bool] = {}
    hits: list[OfficeHit] = []
    marks: dict[int, set[str]] = {}
    at = 0
    while at < len(words.folded):
        word = words.folded[at]
        begin = begins.get(word)
        if begin is None:
            begin = begins[word] = found.starts(word)
        match = found.match(words, at) if begin else None
        if match is None:
            at += 1
            continue
        last, node = match
        if node.label in _MARKS:
            for i in range(at, last + 1):
                marks.setdefault(i, set()).add(node.label)
        else:
            hits.append(OfficeHit(at, last, OfficeClass(node.label), node.weak))
        at = last + 1
    return [_marked(h, words, marks) for h in hits] if marks else hits


def _marked(hit: OfficeHit, words: Words, marks: dict[int, set[str]]) -> OfficeHit:
    """Return the hit with the marks that stand up to three words before it or, for 'installed by', five behind."""
    near: set[str] = set()
    for i in range(max(0, hit.first - 3), hit.last + 1):
        if i in marks and (i >= hit.first or words.joined(i, hit.first)):
            near |= marks[i]
    for i in range(hit.last + 1, min(len(words.folded), hit.last + 6)):
        if "occupation" in marks.get(i, ()) and words.joined(hit.last, i):
            near.add("occupation")
    if not near:
        return hit
    return OfficeHit(
        hit.first, hit.last, hit.office, hit.weak, "acting" in near, "former" in near, "occupation" in near
    )
