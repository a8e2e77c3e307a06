"""Reading channels over one connection: what is to be read, and what comes of it, item by item. Stores nothing."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime

from ingest.model import Channel, IngestError
from ingest.pipeline.wanted import read_wanted
from ingest.telegram.changes import read_changes
from ingest.telegram.channel import ChannelRef, resolve_channel
from ingest.telegram.client import Account, Connection, Server, connect
from ingest.telegram.faults import ChannelError, ChannelState, FloodWaitError, UnreachableError, UnreadableError
from ingest.telegram.history import collect_channel
from ingest.telegram.lookup import look_up
from ingest.telegram.page import Page
from ingest.telegram.recheck import plan_batches, recheck_posts

RESOLVE = "ResolveUsername"


@dataclass(frozen=True, slots=True)
class Job:
    """One channel to read. `ids` are known posts to look at again; None = read what is new."""

    channel: Channel
    ref: ChannelRef | None  # None = the username must be resolved first
    after_id: int = 0
    ids: tuple[int, ...] | None = None
    anchors: tuple[int, ...] = ()  # posts that probably live: they prove that an empty answer tells of deletions
    gaps: tuple[int, ...] = ()  # ids of which nothing is known, to be asked for
    pts: int | None = None  # state of the log of changes; None = not known
    whole: bool = True  # read the history too, even when the log of changes can be read
    wanted: tuple[int, ...] = ()  # posts that articles point at, to be asked for by id
    settled: bool = False  # the history was once read to its end, so the log of changes may move its cursor


@dataclass(frozen=True, slots=True)
class Resolved:
    """A username was resolved."""

    job: Job
    ref: ChannelRef


@dataclass(frozen=True, slots=True)
class Arrived:
    """An answer came."""

    job: Job
    page: Page


@dataclass(frozen=True, slots=True)
class Lost:
    """The log of changes cannot be read from where it was: what it told in between must be swept by id."""

    job: Job
    error: IngestError


@dataclass(frozen=True, slots=True)
class Trouble:
    """A channel could not be read, or not to its end."""

    job: Job
    error: IngestError


@dataclass(frozen=True, slots=True)
class Done:
    """A channel was read to its end; `whole` says whether its history was."""

    job: Job
    whole: bool


Item = Resolved | Arrived | Lost | Trouble | Done


async def read_jobs(
    account: Account, server: Server | None, jobs: Sequence[Job], clock: Callable[[], datetime]
) -> AsyncIterator[Item]:
    """Read the channels one after the other.

    A flood on resolving puts off the channels whose names are not resolved yet and no others; it is raised at
    the end. Every other flood, and a fault of the account, is raised at once.
    """
    resolving: FloodWaitError | None = None
    async with connect(account, server=server) as connection:
        for job in jobs:
            if job.ref is None and resolving is not None:
                continue
            try:
                async with aclosing(_read_channel(connection, job, clock)) as items:
                    async for item in items:
                        yield item
            except (ChannelError, UnreachableError) as error:
                yield Trouble(job, error)
            except FloodWaitError as flood:
                if flood.method != RESOLVE:
                    raise
                resolving = flood
    if resolving is not None:
        raise resolving


async def _read_channel(connection: Connection, job: Job, clock: Callable[[], datetime]) -> AsyncGenerator[Item, None]:
    ref = job.ref
    if ref is None:
        ref = await resolve_channel(connection, job.channel.handle, expected_id=job.channel.id)
        yield Resolved(job, ref)
    try:
        async for item in _items(connection, ref, job, clock):
            yield item
    except ChannelError as error:
        if error.state is not ChannelState.INVALID or job.ref is None:
            raise
        # The stored access hash may be another account's: ask for the name once.
        ref = await resolve_channel(connection, job.channel.handle, expected_id=job.channel.id)
        yield Resolved(job, ref)
        async for item in _items(connection, ref, job, clock):
            yield item


async def _items(
    connection: Connection, ref: ChannelRef, job: Job, clock: Callable[[], datetime]
) -> AsyncIterator[Item]:
    if job.ids is not None:
        async for page in recheck_posts(connection, ref, job.ids, anchors=job.anchors, clock=clock):
            yield Arrived(job, page)
        async for page in read_wanted(connection, ref, job.wanted, clock=clock):
            yield Arrived(job, page)
        yield Done(job, whole=False)
        return
    whole = job.whole or job.pts is None
    if job.pts is not None:
        try:
            async for page in read_changes(connection, ref, job.pts, clock=clock):
                yield Arrived(job, page)
                if page.answer.parsed is None:
                    raise UnreadableError(ref.resource, page.answer.unknown)
                whole = whole or page.parse().too_long
        except UnreachableError as error:
            whole = True
            yield Lost(job, error)
    if whole:
        async for page in collect_channel(connection, ref, job.after_id, clock=clock):
            yield Arrived(job, page)
    for batch in plan_batches(job.gaps, job.anchors):
        async for page in look_up(connection, ref, batch, clock=clock, purpose="audit"):
            yield Arrived(job, page)
    async for page in read_wanted(connection, ref, job.wanted, clock=clock):
        yield Arrived(job, page)
    yield Done(job, whole)
