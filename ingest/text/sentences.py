"""Cut a text into sentences, knowing abbreviations; the words are data in abbreviations.yml."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest.text.bundled import read_bundled

# line breaks; or a full stop, mark or ellipsis with closing signs, then space; one set in front is sought faster
_END = re.compile(r"[\n.!?…](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"'»”’)\]]*(?=\s|$))")
_FRONT_WORDS = 4  # «С начала августа 2018 г.»: too short to be a sentence
_LONGEST_FRONT = 60
# the last word, read backwards: forwards it would be tried at each letter
_LAST_WORD = re.compile(r"\n?([^\W_]+(?:\.[^\W_]+)*)")


@cache
def _abbreviations() -> tuple[frozenset[str], ...]:
    """Return abbreviations that may end a sentence, that never do, of a year or town, words of time, and units."""
    data = read_bundled(Path(__file__).parent / "abbreviations.yml")
    return tuple(frozenset(data[name].split()) for name in ("before_capital", "never", "year", "front", "units"))


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return start and exclusive end of each sentence, white space trimmed; line breaks always end one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text):
        _append(spans, text, start, end)
        start = end
    _append(spans, text, start, len(text))
    return spans


def _ends(text: str) -> Iterator[int]:
    start = 0
    for found in _END.finditer(text):
        if found[0][0] == "\n" or _is_end(text, start, found.start(), found.end()):
            start = found.end()
            yield start


def _is_end(text: str, start: int, dot: int, end: int) -> bool:
    after = text[end : end + 40].lstrip()
    if not after:
        return True
    opening = after.lstrip("\"'«“„‘([—–- ")[:1]
    if opening.islower() and text[dot] in ".…":
        return False
    if text[dot] != "." or text[dot:end].startswith(".."):
        return True
    found = _LAST_WORD.match(text[max(0, dot - 20) : dot][::-1])
    if found is None:
        return True
    word, begins = found[1][::-1], dot - found.end()
    last = word.lower()
    maybe, never, year, _, units = _abbreviations()
    if last in units and opening.isupper() and _measures(text, begins):
        return True
    if last in never or (last in year and opening.isupper() and _fronted(text, start, begins)):
        return False
    if len(last) == 1 and last.isalpha() and word.isupper():
        return False  # an initial
    return not (last in maybe and not opening.isupper())


def _measures(text: str, mark: int) -> bool:
    """Tell whether a unit stands behind its number or a stroke: «912 см. Вода …», «25 м/с. Жителям …»."""
    before = text[max(0, mark - 2) : mark].rstrip()
    return bool(before) and (before[-1].isdigit() or before[-1] == "/")


def _fronted(text: str, start: int, mark: int) -> bool:
    """Tell whether «г.» goes on before a capital: a town («г. Вигадов»), or a time told first («В 2018 г. Завод …»)."""
    said = text[max(start, mark - _LONGEST_FRONT) : mark].split()
    if not said or not said[-1][-1].isdigit():
        return True
    return len(said) <= _FRONT_WORDS and said[0].lower() in _abbreviations()[3] and start >= mark - _LONGEST_FRONT


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        left = start + len(piece) - len(piece.lstrip())
        spans.append((left, left + len(stripped)))
