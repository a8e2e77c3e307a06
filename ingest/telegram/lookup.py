"""Posts by id: up to 100 an answer, and halved down to the one that Telethon cannot read."""

from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from ingest.telegram.channel import ChannelRef
from ingest.telegram.page import Page
from ingest.telegram.raw import ask

if TYPE_CHECKING:
    from ingest.telegram.client import Connection

BATCH = 100  # more ids are not answered


async def look_up(
    connection: "Connection", ref: ChannelRef, ids: Iterable[int], *, clock: Callable[[], datetime], purpose: str
) -> AsyncIterator[Page]:
    """Ask for posts by id, in ascending order, and yield the answers.

    An answer that holds a part unknown to Telethon is asked for again in halves: every other post is
    read, and the one that is not comes as a page of its own, unreadable, with its bytes.
    """
    from telethon.tl.functions.channels import GetMessagesRequest
    from telethon.tl.types import InputMessageID

    ordered = sorted(set(ids))
    for start in range(0, len(ordered), BATCH):
        stack = [ordered[start : start + BATCH]]
        while stack:
            wanted = stack.pop()
            request = GetMessagesRequest(ref.input_channel(), [InputMessageID(number) for number in wanted])
            about = {"ids": ",".join(map(str, wanted)), "purpose": purpose}
            capture, raw = await ask(connection, request, ref, now=clock(), about=about)
            if raw.parsed is None and len(wanted) > 1:
                middle = len(wanted) // 2
                stack += [wanted[middle:], wanted[:middle]]
            else:
                yield Page(ref.channel_id, capture, 0, raw)
