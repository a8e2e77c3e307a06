"""Posts in from Telegram: read new ones, look at known ones again. One connection for a batch of channels.

Invariant: an answer's bytes are committed (T1) before its rows and the cursor are (T2). A fault of one channel
is an outcome of that channel; a flood or a fault of the account ends the run, and the next goes on from the cursor.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ingest.config import Source
from ingest.model import Capture, Channel, ConfigError, IngestError, Issue, Summary, Tombstone, Way
from ingest.pipeline.account import account_of, server_of
from ingest.pipeline.locks import Space, hold
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.store import (
    ChannelFact,
    append_capture,
    append_channel_facts,
    append_observations,
    append_tombstones,
    flood_until,
    mark_parsed,
    open_body,
    pending_captures,
    read_access,
    read_cursor,
    save_access,
    save_cursor,
    save_flood,
)
from ingest.store.recheck import living_posts, posts_to_recheck
from ingest.telegram.channel import ChannelRef, resolve_channel
from ingest.telegram.client import Account, Connection, Server, connect
from ingest.telegram.faults import ChannelError, ChannelState, FloodWaitError, UnreachableError
from ingest.telegram.history import collect_channel
from ingest.telegram.page import Page
from ingest.telegram.parse import ParsedAnswer, parse_capture
from ingest.telegram.recheck import KnownPost, grade_absences, recheck_posts
from ingest.telegram.stream import stream

if TYPE_CHECKING:
    from sqlalchemy import Connection as SqlConnection

PARSER = "telethon"
HISTORY = "history"
_ANY_METHOD = ("GetHistory", "GetMessages", "ResolveUsername", "connect")
_BUNDLE = 50
_ANCHORS = 5


@dataclass(frozen=True, slots=True)
class _Job:
    """One channel to read; `ref` None = its username must be resolved first."""

    channel: Channel
    ref: ChannelRef | None
    after_id: int = 0
    known: "dict[int, KnownPost] | None" = None  # to look at again; None = read what is new
    anchors: tuple[int, ...] = ()  # posts that probably live: they prove that an empty answer tells of deletions


@dataclass(frozen=True, slots=True)
class _Resolved:
    job: _Job
    ref: ChannelRef


@dataclass(frozen=True, slots=True)
class _Arrived:
    job: _Job
    page: Page


@dataclass(frozen=True, slots=True)
class _Trouble:
    job: _Job
    error: IngestError


_Item = _Resolved | _Arrived | _Trouble


def plan_bundles(session: Session) -> list[list[str]]:
    """Return the handles of the channels read through Telegram's API, in bundles for one connection each."""
    handles = [channel.handle for channel in session.config.watched(Source.MTPROTO)]
    return [handles[start : start + _BUNDLE] for start in range(0, len(handles), _BUNDLE)]


def collect(session: Session, handles: Sequence[str] | None = None, *, after_id: int | None = None) -> Summary:
    """Read what is new in the channels; `after_id` reads again from there instead of from the cursor."""
    with session.run("collect") as tally:
        jobs = []
        with session.reading() as conn:
            for channel in _channels(session, handles):
                cursor = read_cursor(conn, HISTORY, str(channel.id)) or 0
                start = cursor if after_id is None else after_id
                jobs.append(_Job(channel, _known_ref(session, conn, channel), start))
        _work(session, jobs, tally)
    return tally.summary()


def recheck(session: Session, handles: Sequence[str] | None = None, *, everything: bool = False) -> Summary:
    """Look at the posts that are due again; `everything` takes all of the last thirty days."""
    with session.run("recheck") as tally:
        jobs = []
        with session.reading() as conn:
            for channel in _channels(session, handles):
                rows = posts_to_recheck(conn, channel.id, session.clock(), everything=everything)
                known = {row.message_id: KnownPost(row.last_seen, row.absent_since) for row in rows}
                if known:
                    anchors = tuple(living_posts(conn, channel.id, _ANCHORS))
                    jobs.append(_Job(channel, _known_ref(session, conn, channel), known=known, anchors=anchors))
        if jobs:
            _work(session, jobs, tally)
    return tally.summary()


def _resume_answers(session: Session, tally: Tally) -> None:
    """Parse the answers that were captured and not parsed (a kill between the two transactions)."""
    with session.reading() as conn:
        waiting = pending_captures(conn, Way.MTPROTO)
    for pending in waiting:
        try:
            with session.reading() as conn, open_body(conn, session.settings.home, pending.id) as body:
                answer = parse_capture(Capture(body.read(), pending.fetch))
        except Exception as error:  # noqa: BLE001 - one answer never stops the others
            tally.fail(f"capture {pending.id} ({pending.fetch.resource})", error)
            continue
        _store(session, pending.id, answer, pending.fetch.fetched_at, None, {}, tally)


def _channels(session: Session, handles: Sequence[str] | None) -> list[Channel]:
    if not handles:
        return list(session.config.watched(Source.MTPROTO))
    found = []
    for handle in handles:
        channel = session.config.channel(handle)
        if channel is None:
            raise ConfigError(
                "this channel is not in channels.yml.", resource=handle, remedy="Add it there, or mend the handle."
            )
        found.append(channel)
    return found


def _known_ref(session: Session, conn: "SqlConnection", channel: Channel) -> ChannelRef | None:
    row = read_access(conn, account_of(session).name, channel.id)
    return None if row is None else ChannelRef(channel.id, row.access_hash, row.username, channel.title)


def _work(session: Session, jobs: list[_Job], tally: Tally) -> None:
    account, server = account_of(session), server_of(session.settings)
    _refuse_during_flood(session, account)
    tally.add(items=len(jobs))
    # One session used from two places at once is dead, so only one process uses an account.
    with hold(session, Space.ACCOUNT, account.name):
        _resume_answers(session, tally)
        try:
            for item in stream(lambda: _read(account, server, jobs, session.clock)):
                match item:
                    case _Resolved():
                        _keep_access(session, account, item)
                    case _Arrived():
                        _keep_page(session, item, tally)
                    case _Trouble():
                        tally.fail(item.job.channel.handle, item.error)
        except FloodWaitError as flood:
            until = session.clock() + timedelta(seconds=flood.seconds)
            with session.transaction("flood") as conn:
                save_flood(conn, account.name, flood.method, until)
            raise


async def _read(
    account: Account, server: Server | None, jobs: list[_Job], clock: Callable[[], datetime]
) -> AsyncIterator[_Item]:
    async with connect(account, server=server) as connection:
        for job in jobs:
            try:
                async with aclosing(_read_channel(connection, job, clock)) as items:
                    async for item in items:
                        yield item
            except (ChannelError, UnreachableError) as error:
                yield _Trouble(job, error)


async def _read_channel(
    connection: Connection, job: _Job, clock: Callable[[], datetime]
) -> AsyncGenerator[_Item, None]:
    ref = job.ref
    if ref is None:
        ref = await resolve_channel(connection, job.channel.handle, expected_id=job.channel.id)
        yield _Resolved(job, ref)
    try:
        async for page in _pages(connection, ref, job, clock):
            yield _Arrived(job, page)
    except ChannelError as error:
        if error.state is not ChannelState.INVALID or job.ref is None:
            raise
        # The stored access hash may be another account's: ask for the name once.
        ref = await resolve_channel(connection, job.channel.handle, expected_id=job.channel.id)
        yield _Resolved(job, ref)
        async for page in _pages(connection, ref, job, clock):
            yield _Arrived(job, page)


def _pages(connection: Connection, ref: ChannelRef, job: _Job, clock: Callable[[], datetime]) -> AsyncIterator[Page]:
    if job.known is None:
        return collect_channel(connection, ref, job.after_id, clock=clock)
    return recheck_posts(connection, ref, job.known, anchors=job.anchors, clock=clock)


def _refuse_during_flood(session: Session, account: Account) -> None:
    now = session.clock()
    with session.reading() as conn:
        for method in _ANY_METHOD:
            until = flood_until(conn, account.name, method, now)
            if until is not None:
                raise FloodWaitError(method, int((until - now).total_seconds()) + 1, resource=account.name)


def _keep_access(session: Session, account: Account, item: _Resolved) -> None:
    ref, now = item.ref, session.clock()
    facts = [
        ChannelFact(ref.channel_id, name, value, now, Way.MTPROTO)
        for name, value in (("username", ref.username), ("title", ref.title))
        if value
    ]
    with session.transaction("channel resolved") as conn:
        save_access(conn, account.name, ref.channel_id, ref.access_hash, ref.username, now)
        append_channel_facts(conn, facts)


def _keep_page(session: Session, item: _Arrived, tally: Tally) -> None:
    page = item.page
    with session.transaction("capture answer") as conn:
        capture_id = append_capture(conn, page.capture)
    try:
        answer = page.parse()
    except Exception as error:  # noqa: BLE001 - its bytes are kept, and the next run tries them again
        tally.fail(item.job.channel.handle, error)
        return
    cursor = (item.job.channel.id, page.cursor) if page.cursor else None
    _store(session, capture_id, answer, page.capture.fetch.fetched_at, cursor, item.job.known or {}, tally)


def _store(
    session: Session,
    capture_id: int,
    answer: ParsedAnswer,
    observed_at: datetime,
    cursor: tuple[int, int] | None,
    known: dict[int, KnownPost],
    tally: Tally,
) -> None:
    tombstones: list[Tombstone] = []
    issues: list[Issue] = list(answer.issues)
    if known:
        tombstones, unproven = grade_absences(answer, observed_at, known)
        issues += unproven
    with session.transaction("posts") as conn:
        result = append_observations(conn, capture_id, answer.observations)
        buried = append_tombstones(conn, capture_id, tombstones)
        if cursor is not None:
            _advance(session, conn, *cursor)
        outcome = "done" if answer.readable else "quarantined"
        mark_parsed(conn, capture_id, PARSER, _version(), outcome, session.clock())
    tally.add(
        posts=len(answer.observations),
        new_posts=result.new_posts,
        new_revisions=result.new_revisions - result.new_posts,
        tombstones=buried,
    )
    for issue in issues:
        tally.note(issue)


def _advance(session: Session, conn: "SqlConnection", channel_id: int, cursor: int) -> None:
    """Move the channel's cursor, never back: a backfill reads below it."""
    standing = read_cursor(conn, HISTORY, str(channel_id)) or 0
    if cursor > standing:
        save_cursor(conn, HISTORY, str(channel_id), cursor, session.clock())


def _version() -> str:
    from importlib.metadata import version

    return version("telethon")
