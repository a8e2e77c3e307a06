"""Posts of public channels by three ways: MTProto (Telethon), web preview, Telegram Desktop's export.

Every way gives `MessageObservation`s and `Issue`s; the same post has the same `text_hash` by each of them.
Nothing here stores, analyses or schedules. Importing this room loads neither Telethon nor lxml nor ijson.

Reading a channel: `connect`, `collect_channel` (new posts), `recheck_posts` with `absences` (edits and
deletions), `read_changes` (the quick signal). Each yields a `Page`: store its capture, then what it parses to.
"""

from ingest.telegram.changes import read_changes
from ingest.telegram.channel import ChannelFacts, ChannelRef, describe_channel, resolve_channel
from ingest.telegram.client import Account, Connection, Patience, Server, connect
from ingest.telegram.export import (
    DamagedExportError,
    ExportCoverage,
    ExportHeader,
    ExportItem,
    open_export,
    read_export,
)
from ingest.telegram.faults import (
    AccountError,
    AccountState,
    ChannelError,
    ChannelState,
    FloodWaitError,
    TelegramError,
    UnreachableError,
    UnreadableError,
)
from ingest.telegram.history import collect_channel
from ingest.telegram.login import log_in, log_in_by_qr
from ingest.telegram.lookup import look_up
from ingest.telegram.page import Page
from ingest.telegram.parse import ParsedAnswer, parse_capture
from ingest.telegram.preview import PreviewPage, parse_preview, preview_url
from ingest.telegram.recheck import absences, recheck_posts
from ingest.telegram.stream import stream

__all__ = [
    "Account",
    "AccountError",
    "AccountState",
    "ChannelError",
    "ChannelFacts",
    "ChannelRef",
    "ChannelState",
    "Connection",
    "DamagedExportError",
    "ExportCoverage",
    "ExportHeader",
    "ExportItem",
    "FloodWaitError",
    "Page",
    "ParsedAnswer",
    "Patience",
    "PreviewPage",
    "Server",
    "TelegramError",
    "UnreachableError",
    "UnreadableError",
    "absences",
    "collect_channel",
    "connect",
    "describe_channel",
    "log_in",
    "log_in_by_qr",
    "look_up",
    "open_export",
    "parse_capture",
    "parse_preview",
    "preview_url",
    "read_changes",
    "read_export",
    "recheck_posts",
    "resolve_channel",
    "stream",
]
