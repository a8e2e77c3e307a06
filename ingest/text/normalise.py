"""One spelling for signs that mean the same, without losing offsets.

Most characters are mapped one to one, so that positions stay; only where a text holds invisible or combining
characters does the result carry a map. Case is kept. The letter ё becomes е.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

_SPACES = "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\r\u0085\u2028\u2029"
_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d\u02d7"
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u02b9\u02bb\u0060\u00b4\u2032\uff07"
_QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2039\u203a\u300c\u300d\uff02"


def _digits() -> dict[int, str]:
    found: dict[int, str] = {}
    ranges = (range(0xFF10, 0xFF1A), range(0x0660, 0x066A), range(0x06F0, 0x06FA), range(0x1D7CE, 0x1D800))
    for points in ranges:
        for point in points:
            found[point] = str(unicodedata.digit(chr(point)))
    return found


_TABLE: dict[int, str] = {
    **{ord(sign): " " for sign in _SPACES},
    **{ord(sign): "\n" for sign in _BREAKS},
    **{ord(sign): "-" for sign in _HYPHENS},
    **{ord(sign): "'" for sign in _APOSTROPHES},
    **{ord(sign): '"' for sign in _QUOTES},
    **_digits(),
    ord("\u2012"): "\u2013",  # figure dash
    ord("\u2015"): "\u2014",  # horizontal bar
    ord("ё"): "е",
    ord("Ё"): "Е",
    ord("\u0130"): "I",  # the only letter whose lower case is longer
    ord("\u00ba"): "\u00b0",  # ordinal sign typed for degrees
    ord("\u02da"): "\u00b0",
    ord("\uff05"): "%",
    ord("\u066a"): "%",
    ord("\u2044"): "/",  # fraction slash
    ord("\u00d7"): "x",
    ord("\uff0c"): ",",
    ord("\uff0e"): ".",
    ord("\uff1a"): ":",
    ord("\uff04"): "$",
}
# letters of two alphabets that look the same: «тыc» with a Latin c
_LATIN = "AaBCcEeHIiKMOoPpTXxy"
_CYRILLIC = "АаВСсЕеНІіКМОоРрТХху"
_LATIN_ALIKE, _CYRILLIC_ALIKE = re.compile(f"[{_LATIN}]"), re.compile(f"[{_CYRILLIC}]")
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_MIXED = re.compile("[A-Za-z][А-яІіЇїЄєҐґ]|[А-яІіЇїЄєҐґ][A-Za-z]")
_LETTERS = re.compile("[A-Za-zА-яІіЇїЄєҐґ]+")
_MEANING = {chr(point): sign for point, sign in _TABLE.items()}
# invisible and combining signs, first and last of each range
_DROPPED_RANGES = (
    (0x00AD, 0x00AD),
    (0x0300, 0x036F),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x2069),
    (0x20E3, 0x20E3),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
)
_DROPPED = frozenset(chr(point) for first, last in _DROPPED_RANGES for point in range(first, last + 1))
_CLASS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _DROPPED_RANGES)
_CLUSTER = re.compile(f"(?:[^{_CLASS}])?[{_CLASS}]+")
# all signs that are mapped or left out: few of a text, so that they are found before they are told apart
_ODD = re.compile(f"[{re.escape(''.join(_MEANING))}{_CLASS}]")


@dataclass(frozen=True, slots=True)
class NormalText:
    """A normalised text; `origin[i]` is the place of its character i in the given text, None = the same."""

    text: str
    origin: tuple[int, ...] | None = None
    length: int = 0  # of the text as given

    def start(self, at: int) -> int:
        """Return the place in the given text of the character at `at`."""
        return at if self.origin is None else self.origin[at] if at < len(self.origin) else self.length

    def end(self, at: int) -> int:
        """Return the exclusive end in the given text of a stretch that ends at `at`."""
        if self.origin is None or at == 0:
            return at
        return self.origin[at] if at < len(self.origin) else self.length

    def at(self, place: int) -> int:
        """Return the position here of a place in the given text."""
        return place if self.origin is None else bisect_left(self.origin, place)


def normalise(text: str) -> NormalText:
    """Return the text with one sign for each meaning; `NormalText` leads back to the given offsets."""
    odd = set(_ODD.findall(text))
    if odd.isdisjoint(_DROPPED):
        return NormalText(_map_signs(text, odd), None, len(text))
    parts: list[str] = []
    origin: list[int] = []
    last = 0
    for found in _CLUSTER.finditer(text):
        start, end = found.span()
        parts.append(text[last:start])
        origin.extend(range(last, start))
        letter = _compose(found[0])
        if letter:
            parts.append(letter)
            origin.append(start)
        last = end
    parts.append(text[last:])
    origin.extend(range(last, len(text)))
    visible = "".join(parts)
    return NormalText(_map_signs(visible, set(_ODD.findall(visible))), tuple(origin), len(text))


def _map_signs(text: str, odd: set[str]) -> str:
    """Return the text with each sign replaced by its meaning; `odd` are all the signs in it that have one.

    A text holds few signs that are mapped: replacing those one by one is faster than str.translate, which looks up
    every letter. No meaning is itself mapped, so that their order does not matter.
    """
    alike = not text.isascii() and _CYRILLIC_ALIKE.search(text) and _LATIN_ALIKE.search(text)
    for sign in odd:
        text = text.replace(sign, _MEANING[sign])
    if alike and _MIXED.search(text):
        return _LETTERS.sub(_in_one_alphabet, text)
    return text


def _in_one_alphabet(word: re.Match[str]) -> str:
    """Return a word of two alphabets in one, where all letters of the other only look like it."""
    given = word[0]
    if _MIXED.search(given) is None:
        return given
    latin = {sign for sign in given if sign < "\u0100"}
    if latin.issubset(_LATIN):
        return given.translate(_TO_CYRILLIC)
    return given.translate(_TO_LATIN) if (set(given) - latin).issubset(_CYRILLIC) else given


def _compose(cluster: str) -> str:
    """Return the one visible letter of a cluster; '' where it is invisible altogether."""
    base = "" if cluster[0] in _DROPPED else cluster[0]
    if not base:
        return ""
    composed = unicodedata.normalize("NFC", cluster)
    return composed[0] if composed[0] != base and composed[0] not in _DROPPED else base
