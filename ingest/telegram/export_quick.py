"""Reads a plain `result.json` with Python's own JSON scanner, which takes half the time of a stream of events.

Invariant: it hands out what `export_stream` hands out for the same bytes. Whatever is odd (damage, fields in another
order, half a surrogate pair, enormous numbers) is left to that: `OddExportError` says so, and nothing is lost by it.
"""

import codecs
import json
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

_HEAD = re.compile(
    r"""\s* \{ \s*
    (?: "[^"\\]*" \s* : \s* (?: "(?:[^"\\]|\\.)*" | -?[0-9]+ ) \s* , \s* )*  # "name": "Новости", "id": 1777000111,
    "messages" \s* : \s* \[ \s*""",
    re.VERBOSE,
)
_BETWEEN = re.compile(
    r"""[ \t\r\n]*
    (?: , [ \t\r\n]* (?= \{ )                             # ,{   , {
      | (?P<end> \] [ \t\r\n]* \} [ \t\r\n]* ) )          # ]}   ] }""",
    re.VERBOSE,
)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")  # \ud83d, \uDE00
_LONGEST = 16 << 20  # characters of one message
_WIDEST = 20  # characters of a number of eight bytes


class OddExportError(Exception):
    """The file is not of the form that is read quickly."""


def quick_messages(chunks: Iterable[bytes]) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield each message, and whether a NUL has gone by; raises `OddExportError` behind the last that is sure."""
    window = _Window(chunks)
    window.grow()
    head = _HEAD.match(window.text)
    if head is None:
        raise OddExportError("fields that are not expected before the messages")
    window.position = head.end()
    last = False
    while not last:
        message, last = window.next_message()
        yield message, window.dirty


class _Window:
    """The part of the file that is looked at, from the next message on."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self.text = ""
        self.position = 0
        self.dirty = False
        self._texts = _decoded(chunks)
        self._scan = json.JSONDecoder(parse_int=_whole, parse_float=_finite, parse_constant=_whole).raw_decode

    def next_message(self) -> tuple[dict[str, Any], bool]:
        """Return the next message, and whether it is the last of a file that ends as it should."""
        while True:
            begin = self.text[self.position : self.position + 1]
            if begin and begin in " \t\r\n":  # the first chunk ended right behind the head
                self.position += 1
                continue
            if begin not in {"{", ""}:
                raise OddExportError("something else than a message")
            try:
                message, end = self._scan(self.text, self.position)
            except (ValueError, RecursionError):
                between = None  # it goes on behind the window, or is damaged
            else:
                between = _BETWEEN.match(self.text, end)
            if between is None:
                self.grow()
                continue
            self.position = between.end()
            last = between["end"] is not None
            if last and (self.position < len(self.text) or next(self._texts, "")):
                raise OddExportError("more behind the messages")
            return message, last

    def grow(self) -> None:
        """Take in more of the file: as much as there is, so that a long message is not scanned once a chunk."""
        pieces = [self.text[self.position :]]
        wanted, size = 2 * len(pieces[0]) + 1, len(pieces[0])
        while size < wanted:
            piece = next(self._texts, "")
            if not piece:
                if len(pieces) == 1:
                    raise OddExportError("the file ends in the middle")
                break
            pieces.append(piece)
            size += len(piece)
        if size > _LONGEST:
            raise OddExportError("damaged, or a message without end")
        self.text, self.position = "".join(pieces), 0
        if "\\u" in self.text:
            self.dirty = self.dirty or "\\u0000" in self.text
            if _SURROGATE.search(self.text):
                raise OddExportError("escaped surrogates")


def _decoded(chunks: Iterable[bytes]) -> Iterator[str]:
    decode = codecs.getincrementaldecoder("utf-8")().decode
    try:
        for chunk in chunks:
            if piece := decode(chunk):
                yield piece
        decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise OddExportError("no UTF-8") from error


def _whole(digits: str) -> int:
    """Return a whole number; NaN and Infinity are none."""
    if len(digits) <= _WIDEST and digits[-1].isdigit() and abs(value := int(digits)) < 1 << 63:
        return value
    raise OddExportError("a number that is none of Telegram's")


def _finite(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise OddExportError("a number that is none of Telegram's")
    return value
