"""Reads `result.json` piece by piece. Memory does not grow with the file.

Invariant: what stands before damage is handed out before the damage is raised.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from ingest.model import InputError
from ingest.telegram.export_quick import OddExportError, quick_messages

CHUNK = 1 << 16
# "date_unixtime": "1700000000", "edited_unixtime":"1700000000". A text cannot look like them: quotes in it are escaped.
_DATED = re.compile(rb'_unixtime"[ ]?:[ ]?"([0-9]{1,11})"')
_WIDEST_DATE = 40  # bytes
_NUL = rb"\u0000"
_CHAT_LISTS = ("chats.list.item", "left_chats.list.item")
_DEPTH = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}

Event = tuple[str, str, Any]


class DamagedExportError(InputError):
    """The file ends or breaks inside the data; `position` is the byte where it does."""

    def __init__(self, path: Path, position: int, cause: str) -> None:
        super().__init__(
            f"damaged at byte {position:,} ({cause}). All that stands before it is read and kept; nothing is lost.",
            resource=str(path),
            remedy="Export the channel again and import the new file: posts that are known are not stored twice.",
        )
        self.position = position


@dataclass(frozen=True, slots=True)
class ChatStart:
    """A chat begins; fields as written, None where the file does not tell."""

    name: str | None
    kind: str | None
    raw_id: int | None


def read_chunks(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield (position, bytes) of the file, without a byte order mark."""
    with path.open("rb") as file:
        position = 0
        while chunk := file.read(CHUNK):
            begin = 3 if position == 0 and chunk.startswith(b"\xef\xbb\xbf") else 0
            yield position + begin, chunk[begin:]
            position += len(chunk)


def newest_date(path: Path) -> datetime | None:
    """Return the newest time of a post or edit in the file: it was not made before. None = it tells no such time.

    Nothing of the channel is newer in it, so its texts are those of that moment, whenever it was made.
    """
    newest = 0
    rest = b""
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            part = rest + chunk
            newest = max([newest, *map(int, _DATED.findall(part))])
            rest = part[-_WIDEST_DATE:]
    return datetime.fromtimestamp(newest, UTC) if newest else None


def messages_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the raw messages of a file that holds one chat; raise `DamagedExportError` after the last good one."""
    count = 0
    try:
        for message, dirty in quick_messages(chunk for _, chunk in read_chunks(path)):
            yield without_nul(message) if dirty else message
            count += 1
    except OddExportError:
        yield from islice(_messages_of(path), count, None)


def _messages_of(path: Path) -> Iterator[dict[str, Any]]:
    import ijson

    found: Any = ijson.sendable_list()
    reader = ijson.items_coro(found, "messages.item", use_float=True)
    dirty = False
    for item in _drive(path, reader, found):
        if item is _DIRTY:
            dirty = True
        else:
            yield without_nul(item) if dirty else item


def chats_of(path: Path) -> Iterator[ChatStart | dict[str, Any]]:
    """Yield each chat of a whole-account file and, for channels, its raw messages after it."""
    import ijson

    found: Any = ijson.sendable_list()
    yield from _AccountReader().read(_drive(path, ijson.parse_coro(found, use_float=True), found))


def events_of(path: Path) -> Iterator[Event]:
    """Yield (prefix, event, value) of the file from its beginning."""
    import ijson

    found: Any = ijson.sendable_list()
    for event in _drive(path, ijson.parse_coro(found, use_float=True), found):
        if event is not _DIRTY:
            yield event


def top_level_scalar(path: Path, key: str) -> Any:
    """Return a scalar of the outermost object that stands after the messages, or None."""
    import ijson

    with path.open("rb") as file:
        return next(iter(ijson.items(file, key, use_float=True)), None)


_DIRTY = object()  # a chunk with an escaped NUL went by: PostgreSQL keeps no such text


def _drive(path: Path, reader: Any, found: Any) -> Iterator[Any]:
    """Feed the file to an ijson coroutine and yield what it finds; turn its errors into `DamagedExportError`."""
    import ijson

    position = 0
    for position, chunk in read_chunks(path):
        try:
            reader.send(chunk)
        except (ijson.JSONError, UnicodeDecodeError) as error:
            yield from found
            raise _damage(path, position, chunk, error) from error
        if _NUL in chunk:
            yield _DIRTY
        yield from found
        del found[:]
    try:
        reader.close()
    except (ijson.JSONError, UnicodeDecodeError) as error:
        yield from found
        raise DamagedExportError(path, path.stat().st_size, "the file ends in the middle") from error
    yield from found


def _damage(path: Path, position: int, chunk: bytes, error: Exception) -> DamagedExportError:
    """Find the byte inside a chunk that breaks the JSON: read up to it again, then byte by byte."""
    import ijson

    again: Any = ijson.items_coro(ijson.sendable_list(), "\0")
    for start, earlier in read_chunks(path):
        if start >= position:
            break
        again.send(earlier)
    at = position
    try:
        for at in range(position, position + len(chunk)):
            again.send(chunk[at - position : at - position + 1])
    except (ijson.JSONError, UnicodeDecodeError):
        pass
    return DamagedExportError(path, at, _first_line(error))


def _first_line(error: Exception) -> str:
    first = error.args[0] if error.args else ""
    told = first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)
    return told.partition("\n")[0].rstrip(". ") or "no valid JSON"


def without_nul(value: Any) -> Any:
    """Return the value with U+0000 replaced by U+FFFD in every string."""
    if isinstance(value, str):
        return value.replace("\0", "�") if "\0" in value else value
    if isinstance(value, list):
        return [without_nul(part) for part in value]
    if isinstance(value, dict):
        return {without_nul(key): without_nul(part) for key, part in value.items()}
    return value


class _AccountReader:
    """Cuts the events of a whole-account file into chats and messages; other chats are passed over unread."""

    def __init__(self) -> None:
        self._head: dict[str, Any] = {}
        self._builder: Any = None
        self._depth = 0
        self._dirty = False

    def read(self, events: Iterator[Event | object]) -> Iterator[ChatStart | dict[str, Any]]:
        wanted = False
        for event in events:
            if not isinstance(event, tuple):
                self._dirty = True
                continue
            prefix, kind, value = event
            if self._builder is not None:
                message = self._build(kind, value)
                if message is not None:
                    yield message
            elif prefix in _CHAT_LISTS and kind == "start_map":
                self._head = {}
                wanted = False
            elif prefix.endswith(".item.messages") and kind == "start_array":
                start = ChatStart(self._head.get("name"), self._head.get("type"), self._head.get("id"))
                wanted = is_channel(start.kind)
                yield start
            elif wanted and prefix.endswith(".item.messages.item") and kind == "start_map":
                self._start(kind, value)
            elif prefix.rpartition(".")[0] in _CHAT_LISTS and kind in {"string", "number"}:
                self._head[prefix.rpartition(".")[2]] = value

    def _start(self, kind: str, value: Any) -> None:
        import ijson

        self._builder = ijson.ObjectBuilder()
        self._builder.event(kind, value)
        self._depth = 1

    def _build(self, kind: str, value: Any) -> dict[str, Any] | None:
        self._builder.event(kind, value)
        self._depth += _DEPTH.get(kind, 0)
        if self._depth:
            return None
        message: dict[str, Any] = self._builder.value
        self._builder = None
        return without_nul(message) if self._dirty else message


def is_channel(kind: str | None) -> bool:
    """Tell whether an export's chat type is a channel."""
    from ingest.telegram.export_fields import CHANNEL_TYPES

    return kind in CHANNEL_TYPES
