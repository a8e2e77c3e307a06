"""A part of a channel's history asked for by number: planned in chunks, each of which may be repeated."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.model import InputError, Summary
from ingest.pipeline.session import Session

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ingest.model import Channel
    from ingest.pipeline.jobs import Job
    from ingest.telegram.channel import ChannelRef

CHUNK = 1000
MOST_CHUNKS = 1000
_ANCHORS = 3


@dataclass(frozen=True, slots=True)
class Chunk:
    """Numbers `first` to `last`, both included, and how many of them nothing is known of."""

    first: int
    last: int
    unknown: int


def plan_backfill(
    session: Session, handle: str, first: int, last: int | None = None, *, everything: bool = False
) -> list[Chunk]:
    """Return the chunks to ask for; without `everything` only those with numbers of which nothing is known.

    `last` None = the highest number known. Raises ConfigError or InputError where the wish makes no sense.
    """
    from ingest.pipeline.collecting import _channels
    from ingest.store import channel_coverage
    from ingest.store.coverage import count_known

    (channel,) = _channels(session, [handle])
    with session.reading() as conn:
        highest = channel_coverage(conn, channel.handle)[0]["last_id"]
        end = last or highest
        if end is None:
            raise InputError(
                "nothing is known of this channel yet.", resource=handle, remedy="Run poll_channels first."
            )
        if not 1 <= first <= end:
            raise InputError(f"{first} to {end} is no range of post numbers.", resource="from, to")
        if end - first >= CHUNK * MOST_CHUNKS:
            raise InputError(
                f"{end - first + 1:,} numbers are too many for one run.",
                resource="from, to",
                remedy=f"Ask for at most {CHUNK * MOST_CHUNKS:,}.",
            )
        chunks = []
        for start in range(first, end + 1, CHUNK):
            stop = min(start + CHUNK - 1, end)
            unknown = stop - start + 1 - count_known(conn, channel.id, start, stop)
            if everything or unknown:
                chunks.append(Chunk(start, stop, unknown))
    return chunks


def backfill(session: Session, handle: str, first: int, last: int) -> Summary:
    """Ask for every number from `first` to `last`; known posts are only seen once more."""
    from ingest.pipeline.collecting import _channels, _work
    from ingest.pipeline.jobs import Job
    from ingest.store.recheck import living_posts

    def plan(conn: "Connection", channel: "Channel", ref: "ChannelRef | None") -> "Job":
        anchors = tuple(living_posts(conn, channel.id, _ANCHORS))
        return Job(channel, ref, ids=tuple(range(first, last + 1)), anchors=anchors)

    with session.run("backfill") as tally:
        _work(session, _channels(session, [handle]), plan, tally, asked=True)
    return tally.summary()
