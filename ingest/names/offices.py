"""Find words of office in a text: governor, head of the region, mayor … in thirteen languages, from data/offices/.

A phrase is matched word by word with its endings; function words and one proper name inside it are stepped over
('head of the Kherson regional military administration'). Invariant: hits do not overlap, the longest wins.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from ingest.names.folding import fold
from ingest.names.phrases import Node, Phrases
from ingest.names.tables import LANGUAGES, table
from ingest.names.words import Words


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


@cache
def lexicon(language: str) -> Phrases:
    """Return the phrases of a language; of English, Russian and Ukrainian where it is not known."""
    tables = [table(f"offices/{name}") for name in ((language,) if language in LANGUAGES else ("en", "ru", "uk"))]
    phrases = Phrases(Node(), frozenset(fold(word) for data in tables for word in data["function"]))
    for data in tables:
        for label in (*OfficeClass, *_MARKS):
            phrases.insert(data.get(label, ()), label)
        for label, weak in data["weak"].items():
            phrases.insert(weak, label, weak=True)
    return phrases


@lru_cache(maxsize=2)  # officials and other sources are looked for in one text, one after the other
def find_offices(words: Words, language: str) -> tuple[OfficeHit, ...]:
    """Return the offices in the text in order, with 'acting', 'former' and 'installed by' read from beside them."""
    hits: list[OfficeHit] = []
    marks: dict[int, set[str]] = {}
    for first, last, node in lexicon(language).find(words, over_names=True):
        if node.label in _MARKS:
            for i in range(first, last + 1):
                marks.setdefault(i, set()).add(node.label)
        else:
            hits.append(OfficeHit(first, last, OfficeClass(node.label), node.weak))
    return tuple(_marked(h, words, marks) for h in hits) if marks else tuple(hits)


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
