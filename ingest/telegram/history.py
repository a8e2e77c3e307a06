"""A channel's history, upwards from the last id that is stored. Loses nothing to padded pages or gaps.

Invariant: a page is a set of posts; the reading ends only when a page brings no id above the cursor.
"""

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ingest.telegram.channel import ChannelRef
from ingest.telegram.faults import UnreadableError
from ingest.telegram.lookup import BATCH, look_up
from ingest.telegram.page import Page
from ingest.telegram.raw import RawAnswer, ask

if TYPE_CHECKING:
    from ingest.telegram.client import Connection

_AUDITED = BATCH - 1  # skipped ids in an answer; one place is the living post's
_WINDOWS = 50  # how many times a hundred ids are searched for a post that cannot be read


async def collect_channel(
    connection: "Connection",
    ref: ChannelRef,
    after_id: int = 0,
    *,
    clock: Callable[[], datetime],
    audit: int = 1000,
) -> AsyncIterator[Page]:
    """Yield pages with all posts above `after_id`, oldest first.

    Store each page's capture, then its rows together with `page.cursor`; a later call with that cursor
    goes on from there. Ids that the history jumps over are asked for by id, up to about `audit` of them:
    a post that the history left out is found so, and the others are known to be empty.
    """
    cursor = after_id
    skipped: list[int] = []
    while True:
        capture, raw = await ask(connection, _request(ref, cursor), ref, now=clock(), about=_about(cursor))
        if raw.parsed is None:
            async for page in _around_unknown(connection, ref, cursor, clock):
                cursor = max(cursor, page.cursor)
                yield page
            continue
        ids = ids_of(raw)
        new = [number for number in ids if number > cursor]
        if not new:
            break
        # Below the first post of a channel that is read for the first time there is nothing to miss.
        skipped += gaps_between(cursor or min(new), new)
        cursor = max(new)
        yield Page(ref.channel_id, capture, cursor, raw)
        while len(skipped) >= _AUDITED and audit > 0:
            async for page in _audit(connection, ref, skipped[:_AUDITED], cursor, clock):
                yield page
            audit -= BATCH
            del skipped[:_AUDITED]
    if skipped and audit > 0:
        async for page in _audit(connection, ref, skipped[: min(_AUDITED, audit)], cursor, clock):
            yield page


async def _audit(
    connection: "Connection", ref: ChannelRef, ids: list[int], living: int, clock: Callable[[], datetime]
) -> AsyncIterator[Page]:
    """Ask for skipped ids beside the newest post: only an answer with a living one shows that the others are empty."""
    async for page in look_up(connection, ref, [*ids, living], clock=clock, purpose="audit"):
        yield page


def gaps_between(floor: int, ids: Iterable[int]) -> list[int]:
    """Return the ids above `floor` and below the highest that are not among `ids`."""
    present = set(ids)
    return [number for number in range(floor + 1, max(present, default=floor)) if number not in present]


def ids_of(raw: RawAnswer) -> list[int]:
    """Return the ids of all posts in an answer, service notes too, those called empty not."""
    messages = getattr(raw.parsed, "messages", None) or ()
    return [message.id for message in messages if type(message).__name__ != "MessageEmpty"]


def _request(ref: ChannelRef, cursor: int) -> Any:
    """Ask for the hundred oldest posts above the cursor."""
    from telethon.tl.functions.messages import GetHistoryRequest

    return GetHistoryRequest(
        peer=ref.input_peer(),
        offset_id=cursor + 1,
        offset_date=None,
        add_offset=-BATCH,
        limit=BATCH,
        max_id=0,
        min_id=0,
        hash=0,
    )


def _about(cursor: int) -> dict[str, str]:
    return {"after_id": str(cursor), "purpose": "history"}


async def _around_unknown(
    connection: "Connection", ref: ChannelRef, cursor: int, clock: Callable[[], datetime]
) -> AsyncIterator[Page]:
    """Read on by id where a page of the history cannot be read, until something above the cursor is found."""
    found = cursor
    for window in range(_WINDOWS):
        first = cursor + 1 + window * BATCH
        async for page in look_up(connection, ref, range(first, first + BATCH), clock=clock, purpose="unknown"):
            if page.answer.parsed is None:
                found = int(page.capture.fetch.detail["ids"])
            else:
                found = max([found, *ids_of(page.answer)])
            yield replace(page, cursor=found)
        if found > cursor:
            return
    raise UnreadableError(ref.resource, f"and no post was found by id up to {cursor + _WINDOWS * BATCH}")
