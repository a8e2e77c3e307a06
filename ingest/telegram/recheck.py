"""Known posts seen again: what was edited, what is gone.

A post is missed only on an explicit empty message in an answer that also holds living ones, or when the
channel's log of changes tells of its deletion. A channel fault or an answer without any living post says
nothing of deletions; a deletion is confirmed by a second look.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ingest.model import Issue, Tombstone, TombstoneGrade
from ingest.telegram.channel import ChannelRef
from ingest.telegram.lookup import BATCH, look_up
from ingest.telegram.page import Page
from ingest.telegram.parse import ParsedAnswer

if TYPE_CHECKING:
    from ingest.telegram.client import Connection

_ANCHORS = 5


async def recheck_posts(
    connection: "Connection",
    ref: ChannelRef,
    ids: Iterable[int],
    *,
    anchors: Sequence[int] = (),
    clock: Callable[[], datetime],
) -> AsyncIterator[Page]:
    """Ask for posts by id and yield the answers.

    `anchors` are ids that probably live (the newest ones): a few go with every batch, so that a batch of
    nothing but deleted posts still has living neighbours.
    """
    for batch in plan_batches(ids, anchors):
        async for page in look_up(connection, ref, batch, clock=clock, purpose="recheck"):
            yield page


def plan_batches(ids: Iterable[int], anchors: Sequence[int] = ()) -> list[list[int]]:
    """Cut ids into batches of at most 100, each with a few anchors."""
    companions = list(dict.fromkeys(anchors))[:_ANCHORS]
    wanted = sorted(set(ids))
    size = BATCH - len(companions)
    return [sorted({*wanted[start : start + size], *companions}) for start in range(0, len(wanted), size)]


def absences(answer: ParsedAnswer, observed_at: datetime, channel_id: int) -> tuple[list[Tombstone], list[Issue]]:
    """Return what an answer shows to be missing, as single looks, and what it leaves open.

    The store knows the looks before and grades them together; ids that were never seen alive are told too.
    """
    stones = [
        Tombstone(channel_id, number, TombstoneGrade.ABSENT_ONCE, None, observed_at)
        for number in answer.reported_deleted
    ]
    if not answer.absent:
        return stones, []
    if not answer.observations:
        return stones, [_unproven(channel_id, answer.absent)]
    stones += [Tombstone(channel_id, number, TombstoneGrade.ABSENT_ONCE, None, observed_at) for number in answer.absent]
    return stones, []


def _unproven(channel_id: int, gone: Sequence[int]) -> Issue:
    message = f"{len(gone)} posts are called empty in an answer without any living post: that proves no deletion."
    return Issue("absence_unproven", f"channel {channel_id}", message, {"ids": list(gone)})
