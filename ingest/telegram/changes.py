"""A channel's log of changes (pts): new posts, edits and deletions since a state. The quick signal, not the audit."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import TYPE_CHECKING

from ingest.telegram.channel import ChannelRef
from ingest.telegram.page import Page
from ingest.telegram.raw import ask

if TYPE_CHECKING:
    from ingest.telegram.client import Connection

_LIMIT = 100


async def read_changes(
    connection: "Connection", ref: ChannelRef, pts: int, *, clock: Callable[[], datetime]
) -> AsyncIterator[Page]:
    """Yield what happened since `pts`; store `page.parse().pts` with each page.

    Ends when the log is read, or at a page that cannot be read. A page that says `too_long` ends it too: the log
    is lost, posts must be swept by id. Works for public channels that the account has not joined.
    """
    from telethon.tl.functions.updates import GetChannelDifferenceRequest
    from telethon.tl.types import ChannelMessagesFilterEmpty

    while True:
        request = GetChannelDifferenceRequest(ref.input_channel(), ChannelMessagesFilterEmpty(), pts, _LIMIT)
        about = {"pts": str(pts), "purpose": "changes"}
        capture, raw = await ask(connection, request, ref, now=clock(), about=about)
        page = Page(ref.channel_id, capture, 0, raw)
        yield page
        answer = page.parse()
        if answer.final or answer.too_long or answer.pts is None or answer.pts <= pts:
            return
        pts = answer.pts
