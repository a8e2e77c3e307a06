"""A key of a name that survives transliteration: its consonants, in coarse classes.

Хинштейн, Khinshtein and Chinstein give one key; vowels, soft signs and doubled letters do not count.
"""

import re
import unicodedata
from functools import lru_cache

_CLASSES = {
    "K": "kgqhхкгґ",
    "P": "pbfvwпбфв",
    "T": "tdтд",
    "S": "szcжзсцчшщßśźżćčšž",
    "R": "rр",
    "L": "lлł",
    "M": "mм",
    "N": "nн",
}
_ENDINGS, _LONGEST_ENDING = frozenset("MKPS"), 3  # -ского, -ському
_NAME = 3  # consonants of a surname that are all of one class
_LETTERS = {letter: key for key, letters in _CLASSES.items() for letter in letters}
# the longest first: shch, tsch, sch, tch … are one sound; kh, ch in de, it and pl is х or к
_DIGRAPHS = re.compile(r"shch|schtsch|tsch|szcz|sch|tch|tsh|cz|rz|zh|sh|ts|tz|ks|дж|дз|тс|dż|dz|kh|ph|th|qu|ck")
_FOLDED = {"kh": "k", "ph": "p", "th": "t", "qu": "k", "ck": "k", "ks": "ks"}
_HARD_CH = frozenset({"de", "pl", "it", "nl"})


@lru_cache(maxsize=20_000)
def skeleton(word: str, lang: str = "") -> str:
    """Return the key of one word; empty where it has no consonant."""
    text = word.lower().replace("x", "ks")
    text = text.replace("ch", "k" if lang in _HARD_CH else "s") if lang != "pl" else text.replace("ch", "k")
    text = _DIGRAPHS.sub(lambda found: _FOLDED.get(found.group(), "s"), text)
    every = [_LETTERS.get(letter) or _LETTERS.get(unicodedata.normalize("NFD", letter)[0]) for letter in text]
    told = [known for known in every if known]
    key = [known for at, known in enumerate(told) if not at or told[at - 1] != known]
    return "".join(key if len(key) > 1 or len(told) < _NAME else told)  # Попов is no П


def alike(a: str, b: str) -> bool:
    """Tell whether two keys may be one name: equal, or one letter apart and long, endings aside."""
    if not a or not b or a[0] != b[0]:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if (
        len(short) >= 3
        and long.startswith(short)
        and len(long) - len(short) <= _LONGEST_ENDING
        and set(long[len(short) :]) <= _ENDINGS
    ):
        return True  # case endings add consonants: Хинштейном, Szadrinowi, Wakulenkos
    return len(short) >= 4 and _distance_one(short, long)


def _distance_one(short: str, long: str) -> bool:
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at + 1 :] == long[at + 1 :] if len(short) == len(long) else short[at:] == long[at + 1 :]
