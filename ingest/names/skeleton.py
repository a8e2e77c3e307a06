"""Consonant classes of a name, for surnames that a translation garbled; never enough by themselves."""

import re
from functools import lru_cache

from ingest.names.folding import fold, is_cyrillic

# Sounds that transliterations, ears and machine translation mix up share a class.
_CYRILLIC = {
    **dict.fromkeys("кгх", "K"),
    **dict.fromkeys("сзжшщчц", "S"),
    **dict.fromkeys("тд", "T"),
    **dict.fromkeys("пб", "P"),
    **dict.fromkeys("фв", "F"),
    "л": "L",
    "р": "R",
    "м": "M",
    "н": "N",
}
_LATIN = {
    **dict.fromkeys("kgqh", "K"),
    **dict.fromkeys("szc", "S"),
    **dict.fromkeys("td", "T"),
    **dict.fromkeys("pb", "P"),
    **dict.fromkeys("fv", "F"),
    "l": "L",
    "r": "R",
    "m": "M",
    "n": "N",
    "x": "K",
}
# tsch tch tsh sch sh ch zh sz cz ts dz: one hissing sound; kh gh: one of the throat; an initial ch is the German х
_DIGRAPH = re.compile(r"^ch|tsch|tch|tsh|s?ch|sh|zh|sz|[ctd]z|zs|ts|kh|gh")
_HISSING = str.maketrans({"щ": "ш"})  # before folding makes it шт
_FRONT, _BACK = frozenset("eiеияю"), frozenset("aouаоу")  # sounds that a name may begin with; nobody mixes them up


def _plain(match: re.Match[str]) -> str:
    sound = match.group()
    throat = sound in ("kh", "gh") or (sound == "ch" and match.start() == 0)
    return "k" if throat else "s"


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return the consonant classes of a word: 'KRSTN' for Хрустайн, Khrustain, Hrustajn and Chrustain."""
    text = fold(word.lower().translate(_HISSING))
    if is_cyrillic(text):
        classes = (_CYRILLIC.get(c, "") for c in text.replace("дз", "з"))
    else:
        classes = (_LATIN.get(c, "") for c in _DIGRAPH.sub(_plain, text))
    out: list[str] = []
    for sound in classes:
        if sound and (not out or out[-1] != sound):
            out.append(sound)
    return "".join(out)


def skeletons(word: str) -> tuple[str, ...]:
    """Return the skeletons that a word of a text may have: an initial ch is х to some languages and ч to others."""
    own = skeleton(word)
    return (own, "S" + own[1:]) if fold(word).startswith("ch") else (own,)


def alike(word: str, held: frozenset[str], spelled: tuple[str, ...], *, strict: bool = False) -> float:
    """Return how like the word is to a name of these skeletons and spellings: 0 = not, 1 = the same sounds.

    Needs the same first sounds and three consonants; one consonant may differ when there are five. `strict` asks for
    letters that are alike too, for a name that nothing but a first name ties to an official.
    """
    from rapidfuzz.fuzz import ratio

    folded = fold(word)
    letters = max((ratio(folded, s) for s in spelled[:60] if _begin_alike(folded, s)), default=0.0) / 100
    best = 0.0
    for own in skeletons(word):
        if len(own) >= 3:
            best = max(best, _nearest(own, held, letters, strict=strict))
    return best if letters >= 0.5 else 0.0


def _nearest(own: str, held: frozenset[str], letters: float, *, strict: bool) -> float:
    from rapidfuzz.distance import Levenshtein

    best = 0.0
    for other in held:
        apart = 1 if max(len(own), len(other)) >= 5 else 0
        if own == other:
            likely, least = 0.8 + 0.2 * letters, 0.8
        elif own[:3] == other[:3] and Levenshtein.distance(own, other) <= apart:
            likely, least = 0.4 + 0.4 * letters, 0.85
        else:
            continue
        if letters >= least or not strict:
            best = max(best, likely)
    return best


def _begin_alike(one: str, other: str) -> bool:
    """Say whether the first sounds can be one: a front vowel is never taken for a back one."""
    first, second = one[:1], other[:1]
    return not ((first in _FRONT and second in _BACK) or (first in _BACK and second in _FRONT))
