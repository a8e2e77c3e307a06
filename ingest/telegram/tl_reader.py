"""Telethon's reader of TL bytes with the few calls that every field of every post makes written for speed.

It reads what Telethon's own reads and refuses what that refuses; two thirds of the time remain. Import it where answers
are read, not above: it loads Telethon.
"""

from datetime import UTC, datetime
from struct import Struct
from typing import Any

from telethon.extensions import BinaryReader
from telethon.tl.alltlobjects import tlobjects

from ingest.telegram.tl_posts import READERS

_INT = Struct("<i").unpack_from
_UINT = Struct("<I").unpack_from
_LONG = Struct("<q").unpack_from
_ULONG = Struct("<Q").unpack_from
_LONG_STRING = 254  # then three bytes tell the length


class TLReader(BinaryReader):  # type: ignore[misc]  # Telethon has no types
    """Reads one answer."""

    stream: bytes
    position: int

    def read_int(self, signed: bool = True) -> int:
        """Read four bytes."""
        position = self.position
        number: int = (_INT if signed else _UINT)(self.stream, position)[0]
        self.position = position + 4
        return number

    def read_long(self, signed: bool = True) -> int:
        """Read eight bytes."""
        position = self.position
        number: int = (_LONG if signed else _ULONG)(self.stream, position)[0]
        self.position = position + 8
        return number

    def tgread_bytes(self) -> bytes:
        """Read bytes that tell their length first; filled up to whole groups of four."""
        stream, start = self.stream, self.position
        length = stream[start]
        if length == _LONG_STRING:
            length = int.from_bytes(stream[start + 1 : start + 4], "little")
            start += 4
        else:
            start += 1
        end = start + length
        after = end + -(end - self.position) % 4
        if after > len(stream):
            raise BufferError(f"a string of {length} bytes goes beyond the end")
        self.position = after
        return stream[start:end]

    def tgread_string(self) -> str:
        """Read text."""
        return str(self.tgread_bytes(), "utf-8", "replace")

    def tgread_date(self) -> datetime:
        """Read a time."""
        return datetime.fromtimestamp(self.read_int(), UTC)

    def tgread_object(self) -> Any:
        """Read an object of any known class."""
        read = _READERS.get(_UINT(self.stream, self.position)[0])
        if read is None:  # a bare value, a vector, or one that Telethon does not know
            return super().tgread_object()
        self.position += 4
        return read(self)


_READERS = {number: kind.from_reader for number, kind in tlobjects.items()} | READERS
