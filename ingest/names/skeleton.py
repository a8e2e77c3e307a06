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
# tsch tch sch sh ch zh sz cz ts: one hissing sound; kh gh: one of the throat; an initial ch is German or Polish х
_DIGRAPH = re.compile(r"^ch|tsch|tch|s?ch|sh|zh|sz|[ct]z|zs|ts|kh|gh")


def _plain(match: re.Match[str]) -> str:
    sound = match.group()
    throat = sound in ("kh", "gh") or (sound == "ch" and match.start() == 0)
    return "k" if throat else "s"


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return the consonant classes of a word: 'KRSTN' for Хрустайн, Khrustain, Hrustajn and Chrustain."""
    text = fold(word)
    if is_cyrillic(text):
        classes = (_CYRILLIC.get(c, "") for c in text)
    else:
        classes = (_LATIN.get(c, "") for c in _DIGRAPH.sub(_plain, text))
    out: list[str] = []
    for sound in classes:
        if sound and (not out or out[-1] != sound):
            out.append(sound)
    return "".join(out)


def alike(word: str, skeletons: frozenset[str], spelled: tuple[str, ...]) -> float:
    """Return how like the word is to a name of these skeletons and spellings: 0 = not, 1 = the same sounds.

    Needs the same first sounds and three consonants; one consonant may differ when there are five.
    """
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.fuzz import ratio

    own = skeleton(word)
    if len(own) < 3:
        return 0.0
    folded = fold(word)
    letters = max((ratio(folded, s) for s in spelled[:40]), default=0.0) / 100
    best = 0.0
    for other in skeletons:
        if own == other:
            best = max(best, 0.8 + 0.2 * letters)
        elif own[:3] == other[:3] and Levenshtein.distance(own, other) <= (1 if max(len(own), len(other)) >= 5 else 0):
            best = max(best, 0.4 + 0.4 * letters)
    return best if letters >= 0.5 else 0.0
