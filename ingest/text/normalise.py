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
_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\u20e3"
_COMBINING = "\u0300-\u036f"
_DROPPED = re.compile(f"[{_INVISIBLE}{_COMBINING}]")
_CLUSTER = re.compile(f"(?:[^{_INVISIBLE}{_COMBINING}])?[{_INVISIBLE}{_COMBINING}]+")


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
    if _DROPPED.search(text) is None:
        return NormalText(text.translate(_TABLE), None, len(text))
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
    return NormalText("".join(parts).translate(_TABLE), tuple(origin), len(text))


def _compose(cluster: str) -> str:
    """Return the one visible letter of a cluster; '' where it is invisible altogether."""
    base = "" if _DROPPED.match(cluster[0]) else cluster[0]
    if not base:
        return ""
    composed = unicodedata.normalize("NFC", cluster)
    return composed[0] if composed[0] != base and not _DROPPED.match(composed[0]) else base
