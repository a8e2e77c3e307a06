"""Posts by id: up to 100 an answer, and halved down to the one that Telethon cannot read."""

from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from ingest.telegram.channel import ChannelRef
from ingest.telegram.faults import UnreadableError
from ingest.telegram.page import Page
from ingest.telegram.raw import ask

if TYPE_CHECKING:
    from ingest.telegram.client import Connection

BATCH = 100  # more ids are not answered
_HOPELESS = 16  # unreadable answers, and not one that could be read: it is not a matter of single posts


async def look_up(
    connection: "Connection", ref: ChannelRef, ids: Iterable[int], *, clock: Callable[[], datetime], purpose: str
) -> AsyncIterator[Page]:
    """Ask for posts by id, in ascending order, and yield the answers.

    An answer that holds a part unknown to Telethon is asked for again in halves: every other post is
    read, and the one that is not comes as a page of its own, unreadable, with its bytes. Raises
    `UnreadableError` when not even single posts can be read.
    """
    from telethon.tl.functions.channels import GetMessagesRequest
    from telethon.tl.types import InputMessageID

    ordered = sorted(set(ids))
    read = unread = 0
    for start in range(0, len(ordered), BATCH):
        stack = [ordered[start : start + BATCH]]
        while stack:
            wanted = stack.pop()
            request = GetMessagesRequest(ref.input_channel(), [InputMessageID(number) for number in wanted])
            about = {"ids": ",".join(map(str, wanted)), "purpose": purpose}
            capture, raw = await ask(connection, request, ref, now=clock(), about=about)
            read += raw.parsed is not None
            unread += raw.parsed is None
            if unread >= _HOPELESS and not read:
                raise UnreadableError(ref.resource, raw.unknown)
            if raw.parsed is None and len(wanted) > 1:
                middle = len(wanted) // 2
                stack += [wanted[middle:], wanted[:middle]]
            else:
                yield Page(ref.channel_id, capture, 0, raw)
