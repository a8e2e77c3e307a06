"""Telegram Desktop's JSON export (`result.json`): posts one by one, in flat memory.

The file is a witness of one moment: `observed_at` is when it was made, as the caller knows it; `newest_date` is the
earliest that it can be. Nothing here stores anything. Groups and private chats are never read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ingest.model import InputError, Issue, MessageObservation
from ingest.telegram.export_fields import CHANNEL_TYPES, OTHER_CHAT_TYPES
from ingest.telegram.export_message import MessageMapper
from ingest.telegram.export_stream import (
    ChatStart,
    DamagedExportError,
    chats_of,
    events_of,
    messages_of,
    newest_date,
    read_chunks,
    top_level_scalar,
)
from ingest.telegram.ids import bare_channel_id

__all__ = [
    "DamagedExportError",
    "ExportCoverage",
    "ExportHeader",
    "ExportItem",
    "newest_date",
    "open_export",
    "read_export",
]

_HOW = "In Telegram Desktop open the channel, choose Export chat history and the format 'Machine-readable JSON'."


@dataclass(frozen=True, slots=True)
class ExportHeader:
    """What a file says of itself before its posts; one for each channel of a whole-account export."""

    path: Path
    name: str
    kind: str  # Desktop's word: public_channel, private_channel; 'account' = the whole account
    channel_id: int | None  # None for the whole account

    @property
    def whole_account(self) -> bool:
        """True when the file holds several chats, private ones among them."""
        return self.kind == "account"


@dataclass(frozen=True, slots=True)
class ExportCoverage:
    """The ids that a channel's part of the file covers: a known id between them that is not told was gone.

    `complete` is False when the file broke inside this channel; the range then ends at the last good post.
    """

    channel_id: int
    lowest: int
    highest: int
    posts: int
    complete: bool
    unread: frozenset[int] = frozenset()  # ids that are shown without what they say


ExportItem = ExportHeader | MessageObservation | Issue | ExportCoverage


def open_export(path: Path) -> ExportHeader:
    """Return the header of an export, or raise `InputError` when the file is no channel's export.

    A directory stands for the `result.json` in it.
    """
    path = _file_of(path)
    top: dict[str, Any] = {}
    try:
        for prefix, event, value in events_of(path):
            if prefix == "" and event not in {"start_map", "map_key", "end_map"}:
                break
            if prefix in {"name", "type", "id"} and event in {"string", "number"}:
                top[prefix] = value
            elif (prefix == "messages" and event == "start_array") or (prefix == "chats" and event == "start_map"):
                top[prefix] = True
                break
    except DamagedExportError as damage:
        if "type" not in top:
            raise InputError(
                "this is no JSON, so no export of Telegram Desktop.", resource=str(path), remedy=_HOW
            ) from damage
        raise
    return _header(path, top)


def read_export(path: Path, observed_at: datetime) -> Iterator[ExportItem]:
    """Yield an export's header, its posts and issues in the file's order, and last its coverage.

    A whole-account export gives that for each of its channels. A file that is damaged gives all
    that stands before the damage, its coverage with `complete=False`, and then raises `DamagedExportError`.
    """
    header = open_export(path)
    if header.whole_account:
        yield from _read_account(header.path, observed_at)
        return
    yield header
    yield from _read_channel(header, messages_of(header.path), observed_at)


def _file_of(path: Path) -> Path:
    if path.is_dir():
        path = path / "result.json"
    if not path.is_file():
        raise InputError("there is no such file.", resource=str(path), remedy=_HOW)
    if path.stat().st_size == 0:
        raise InputError("the file is empty (0 bytes).", resource=str(path), remedy=_HOW)
    if path.suffix.lower() in {".html", ".htm"}:
        raise InputError("this is the HTML export.", resource=str(path), remedy=_HOW)
    return path


def _header(path: Path, top: dict[str, Any]) -> ExportHeader:
    if "chats" in top:
        return ExportHeader(path, "", "account", None)
    if "messages" not in top:
        raise InputError(
            "this JSON is no export of Telegram Desktop: it has no messages.", resource=str(path), remedy=_HOW
        )
    for key in ("type", "id", "name"):  # files that other tools wrote anew may have them after the messages
        if key not in top:
            top[key] = top_level_scalar(path, key)
    kind = top["type"]
    if kind in OTHER_CHAT_TYPES:
        raise InputError(
            f"this is the export of {OTHER_CHAT_TYPES[kind]}; only channels are read.",
            resource=str(path),
            remedy="Export the channel itself.",
        )
    if kind not in CHANNEL_TYPES or not isinstance(top["id"], int):
        raise InputError(
            "this is no channel's export: type or id is missing or unknown.", resource=str(path), remedy=_HOW
        )
    return ExportHeader(path, str(top["name"] or ""), kind, _channel_id(path, top["id"]))


def _channel_id(path: Path, raw: int) -> int:
    """Return the bare id; the posts' own `from_id` shows whether a large number is bare already."""
    _, begin = next(read_chunks(path))
    return bare_channel_id(raw, certain=f'"channel{raw}"'.encode() in begin)


def _read_channel(
    header: ExportHeader, messages: Iterator[dict[str, Any]], observed_at: datetime
) -> Iterator[MessageObservation | Issue | ExportCoverage]:
    assert header.channel_id is not None  # noqa: S101  (a channel's header always has one)
    mapper = MessageMapper(header.channel_id, header.name, str(header.path), observed_at)
    damage: DamagedExportError | None = None
    try:
        for raw in messages:
            observation = mapper.observe(raw)
            if mapper.issues:
                yield from mapper.take_issues()
            if observation is not None:
                yield observation
    except DamagedExportError as error:
        damage = error
    if mapper.posts:
        yield ExportCoverage(header.channel_id, mapper.lowest, mapper.highest, mapper.posts, damage is None)
    if damage is not None:
        raise damage


def _read_account(path: Path, observed_at: datetime) -> Iterator[ExportItem]:
    """Yield what each channel of a whole-account export holds; the other chats are counted, not read."""
    source = _Pushback(chats_of(path))
    passed_over = channels = 0
    while (start := source.next_chat()) is not None:
        if start.kind not in CHANNEL_TYPES:
            passed_over += 1
        elif not isinstance(start.raw_id, int):
            yield Issue("chat_without_id", str(path), "A channel of the export has no id before its messages; skipped.")
        else:
            channels += 1
            channel_id = bare_channel_id(start.raw_id)
            header = ExportHeader(path, start.name or "", str(start.kind), channel_id)
            yield header
            yield from _read_channel(header, source.messages(), observed_at)
    if not channels:
        raise InputError("this account export holds no channel.", resource=str(path), remedy=_HOW)
    if passed_over:
        yield Issue(
            "chats_passed_over",
            str(path),
            f"{passed_over} chats that are no channels were passed over unread.",
            {"chats": passed_over},
        )


class _Pushback:
    """Cuts a stream of chats and messages at the chats."""

    def __init__(self, source: Iterator[ChatStart | dict[str, Any]]) -> None:
        self._source = source
        self._next: ChatStart | None = None

    def next_chat(self) -> ChatStart | None:
        """Return the next chat; messages before it that nobody took are dropped."""
        for _ in self.messages():
            pass
        found, self._next = self._next, None
        return found

    def messages(self) -> Iterator[dict[str, Any]]:
        """Yield messages up to the next chat."""
        if self._next is not None:
            return
        for item in self._source:
            if isinstance(item, ChatStart):
                self._next = item
                return
            yield item
