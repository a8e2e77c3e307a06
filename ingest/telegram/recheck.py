"""Known posts seen again: what was edited, what is gone. Grading is a pure function of values.

A post is called deleted only on an explicit empty message in an answer that also holds living ones, and
for certain only when that is seen at two different times. A channel fault or an answer without any living
post says nothing of deletions.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class KnownPost:
    """What the store knows of a post that is asked for again."""

    last_seen: datetime
    absent_since: datetime | None = None  # when it was first called empty, if it was not seen after that


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


def grade_absences(
    answer: ParsedAnswer, observed_at: datetime, known: Mapping[int, KnownPost]
) -> tuple[list[Tombstone], list[Issue]]:
    """Return the tombstones that an answer proves, and what it leaves open.

    Ids that were never seen alive give none. The interval reaches from the last sight to the first
    absence.
    """
    gone = [number for number in answer.absent if number in known]
    if not gone:
        return [], []
    if not answer.observations:
        return [], [_unproven(gone)]
    return [_tombstone(answer, number, observed_at, known[number]) for number in gone], []


def _tombstone(answer: ParsedAnswer, number: int, observed_at: datetime, post: KnownPost) -> Tombstone:
    channel_id = answer.observations[0].channel_id
    since = post.absent_since
    if since is None or since >= observed_at or post.last_seen > since:
        return Tombstone(channel_id, number, TombstoneGrade.ABSENT_ONCE, post.last_seen, observed_at)
    return Tombstone(channel_id, number, TombstoneGrade.CONFIRMED, post.last_seen, since)


def _unproven(gone: list[int]) -> Issue:
    message = f"{len(gone)} posts are called empty in an answer without any living post: that proves no deletion."
    return Issue("absence_unproven", "channels.getMessages", message, {"ids": gone})
