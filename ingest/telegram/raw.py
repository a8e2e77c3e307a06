"""Answers of Telegram as bytes: kept before they are parsed, and parsed again whenever that is wanted.

Invariant: the capture is what Telethon received, cut where the answer ends (MTProto pads messages). An
answer that Telethon cannot read is kept uncut.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ingest.model import Capture, Fetch, Way

if TYPE_CHECKING:
    from ingest.telegram.channel import ChannelRef
    from ingest.telegram.client import Connection

MEDIA_TYPE = "application/vnd.telegram.tl"


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """The bytes of one answer and, where Telethon knows all of its parts, what it read in them."""

    body: bytes
    parsed: Any  # TLObject, or None when `unknown` is set
    unknown: str = ""  # the constructor that Telethon does not know, as hex


def read_answer(body: bytes) -> RawAnswer:
    """Read the bytes of an answer, live or from the store."""
    import struct

    from telethon.errors import TypeNotFoundError

    from ingest.telegram.tl_reader import TLReader

    reader = TLReader(body)
    try:
        parsed = reader.tgread_object()
    except TypeNotFoundError as error:
        return RawAnswer(body, None, f"{error.invalid_constructor_id & 0xFFFFFFFF:08x}")
    except (BufferError, IndexError, struct.error, RuntimeError, UnicodeDecodeError, OverflowError) as error:
        # A part of unknown length was read as another one: the rest makes no sense.
        return RawAnswer(body, None, f"unreadable: {type(error).__name__}")
    return RawAnswer(body[: reader.tell_position()], parsed)


async def ask(
    connection: "Connection", request: Any, channel: "ChannelRef", *, now: datetime, about: dict[str, str]
) -> tuple[Capture, RawAnswer]:
    """Send a request about a channel; return the capture of the answer and what was read in it.

    `about` tells what was asked for, in words that `parse_capture` understands later.
    """
    from telethon import __version__ as telethon_version
    from telethon.tl.alltlobjects import LAYER

    raw: RawAnswer = await connection.call(_keep_bytes(request), resource=channel.resource)
    method = type(request).__name__.removesuffix("Request")
    detail = {
        "layer": str(LAYER),
        "telethon": telethon_version,
        "account": connection.account.name,
        "channel_id": str(channel.channel_id),
        "method": method,
        **about,
    }
    if raw.unknown:
        detail["unknown_constructor"] = raw.unknown
    fetch = Fetch(Way.MTPROTO, f"{channel.channel_id}/{method}", now, media_type=MEDIA_TYPE, detail=detail)
    return Capture(raw.body, fetch), raw


def _keep_bytes(request: Any) -> Any:
    """Return the request in a subclass whose answer is a `RawAnswer` instead of an object."""
    kind = type(request)
    if kind not in _KEEPING:
        _KEEPING[kind] = type(kind.__name__, (kind,), {"read_result": staticmethod(_read_result)})
    request.__class__ = _KEEPING[kind]
    return request


_KEEPING: dict[type, type] = {}


def _read_result(reader: Any) -> RawAnswer:
    return read_answer(reader.read())
