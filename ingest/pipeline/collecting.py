"""Posts in from Telegram: read new ones, look at known ones again. One connection for an account's channels.

A fault of one channel is an outcome of that channel; a flood or a fault of an account ends the run of that
account, and the next goes on from the cursors.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.config import Source
from ingest.model import Channel, ConfigError, IngestError, Issue, Summary, Way
from ingest.pipeline.account import accounts_of, server_of
from ingest.pipeline.answers import AUDITED, HISTORY, PTS, READ, SWEEP, Intake
from ingest.pipeline.budget import Standing, asked_in_vain, note_flood, note_resolve, note_state, standing
from ingest.pipeline.jobs import Arrived, Done, Item, Job, Lost, Resolved, Trouble, read_jobs
from ingest.pipeline.locks import Space, hold
from ingest.pipeline.polls import within_budget
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.pipeline.throughput import bulk
from ingest.pipeline.wanted import channels_wanted, note_asked, wanted_of
from ingest.store import (
    ChannelFact,
    append_channel_facts,
    read_access,
    read_cursor,
    save_access,
    unchecked_ids,
)
from ingest.store.recheck import living_posts, posts_to_recheck
from ingest.telegram.channel import ChannelRef
from ingest.telegram.client import Account
from ingest.telegram.faults import AccountError, ChannelError, ChannelState, FloodWaitError
from ingest.telegram.stream import stream_batches

if TYPE_CHECKING:
    from sqlalchemy import Connection as SqlConnection

_ANCHORS = 5
_AHEAD = 60  # answers fetched while the store works
_AT_ONCE = 40  # answers whose bytes are kept in one transaction
_LINGER = 0.1  # seconds that an answer waits for the next: a transaction costs as much as keeping ten of them
_GAPS = 500  # ids asked for in one run because nothing is known of them
_WHOLE_AFTER = timedelta(hours=1)  # the log of changes is trusted for so long before the history is read again
_Plan = Callable[["SqlConnection", Channel, ChannelRef | None], Job | None]


def collect(session: Session, handles: Sequence[str] | None = None, *, after_id: int | None = None) -> Summary:
    """Read what is new in the channels; `after_id` reads the history again from there.

    The channel's log of changes is the quick signal: it brings new posts, edits and deletions. The history is read
    once an hour, and whenever the log cannot be read. Ids of which nothing is known are asked for.
    """

    def plan(conn: "SqlConnection", channel: Channel, ref: ChannelRef | None) -> Job:
        if channel in single:
            return Job(channel, ref, ids=(), wanted=wanted_of(session, conn, channel))
        return _new_posts(session, conn, channel, ref, after_id)

    single: list[Channel] = []
    with session.run("collect") as tally:
        channels = _channels(session, handles)
        if previews := _of_the_web(session, channels if handles else None):
            from ingest.pipeline.previews import collect_previews

            collect_previews(session, previews, tally)
            channels = [channel for channel in channels if channel not in previews]
            single = _single(session, channels, handles)
            if not channels and not single:
                return tally.summary()
        if after_id is None:
            with session.reading() as conn:
                channels, waiting = within_budget(session, conn, channels, len(accounts_of(session)))
            if waiting:
                tally.add(polled_later=waiting)
        single = _single(session, channels, handles)
        _work(session, [*channels, *single], plan, tally, asked=bool(handles))
    return tally.summary()


def recheck(session: Session, handles: Sequence[str] | None = None, *, everything: bool = False) -> Summary:
    """Look at the posts that are due again; `everything` takes all of the last thirty days."""

    def plan(conn: "SqlConnection", channel: Channel, ref: ChannelRef | None) -> Job | None:
        swept = everything or bool(read_cursor(conn, SWEEP, str(channel.id)))
        rows = posts_to_recheck(conn, channel.id, session.clock(), everything=swept)
        if not rows:
            return None
        anchors = tuple(living_posts(conn, channel.id, _ANCHORS))
        return Job(channel, ref, ids=tuple(row.message_id for row in rows), anchors=anchors)

    with session.run("recheck") as tally:
        _work(session, _channels(session, handles), plan, tally, asked=bool(handles))
    return tally.summary()


def _single(session: Session, polled: list[Channel], handles: Sequence[str] | None) -> list[Channel]:
    """Return the channels that are asked for single posts alone: see `wanted`."""
    if handles:
        return []
    with session.reading() as conn:
        return channels_wanted(session, conn, polled)


def _new_posts(
    session: Session, conn: "SqlConnection", channel: Channel, ref: ChannelRef | None, after_id: int | None
) -> Job:
    subject = str(channel.id)
    cursor = read_cursor(conn, HISTORY, subject) or 0
    read = read_cursor(conn, READ, subject)
    gaps, _ = unchecked_ids(conn, channel.id, read_cursor(conn, AUDITED, subject) or 0, _GAPS)
    return Job(
        channel,
        ref,
        after_id=cursor if after_id is None else after_id,
        anchors=tuple(living_posts(conn, channel.id, _ANCHORS)) if gaps else (),
        gaps=tuple(gaps),
        wanted=wanted_of(session, conn, channel),
        pts=read_cursor(conn, PTS, subject),
        whole=after_id is not None or read is None or datetime.fromisoformat(read) <= session.clock() - _WHOLE_AFTER,
        settled=read is not None,
    )


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


def _of_the_web(session: Session, channels: list[Channel] | None) -> list[Channel]:
    """Return those of the channels that are read by their web preview; None = all that the configuration names."""
    watched = session.config.watched(Source.WEB)
    return [channel for channel in watched if channels is None or channel in channels]


def _work(session: Session, channels: list[Channel], plan: _Plan, tally: Tally, *, asked: bool) -> None:
    """Share the channels out among the accounts and read them; raises the last fault when no account could read."""
    accounts = accounts_of(session)
    with session.reading() as conn:
        states = {account.name: standing(session, conn, account.name) for account in accounts}
    usable = [one for one in accounts if states[one.name].flood is None and not states[one.name].resting]
    usable = usable or [one for one in accounts if states[one.name].flood is None]
    if not usable:
        raise _soonest(states)
    fault: IngestError | None = None
    for number, account in enumerate(usable):
        share = [channel for channel in channels if channel.id % len(usable) == number]
        try:
            _read_share(session, account, states[account.name], share, plan, tally, asked=asked)
        except (FloodWaitError, AccountError) as error:
            tally.note(Issue(_kind(error), account.name, str(error)))
            fault = error
    if fault is not None and (len(usable) == 1 or not tally.counts.get("posts")):
        raise fault


def _soonest(states: dict[str, Standing]) -> FloodWaitError:
    return min((state.flood for state in states.values() if state.flood is not None), key=lambda flood: flood.seconds)


def _read_share(
    session: Session,
    account: Account,
    state: Standing,
    channels: list[Channel],
    plan: _Plan,
    tally: Tally,
    *,
    asked: bool,
) -> None:
    with session.reading() as conn:
        found = [plan(conn, channel, _known_ref(conn, account, channel)) for channel in channels]
        jobs, put_off = _within_budget(session, conn, [job for job in found if job is not None], state, asked=asked)
    for job in put_off:
        tally.skip(Issue("resolve_deferred", job.channel.handle, "Its name is asked for later: see `floods`."))
    if not jobs:
        if put_off and state.resolve_flood is not None:
            raise state.resolve_flood
        return
    tally.add(items=len(jobs))
    # One session used from two places at once is dead, so only one process uses an account.
    with hold(session, Space.ACCOUNT, account.name), bulk():
        _read(session, account, jobs, tally)


def _within_budget(
    session: Session, conn: "SqlConnection", jobs: list[Job], state: Standing, *, asked: bool
) -> tuple[list[Job], list[Job]]:
    """Part the jobs: those that can be done now, and those whose names may not be resolved yet."""
    left = 0 if state.resolve_flood is not None else state.resolves
    now: list[Job] = []
    later: list[Job] = []
    for job in jobs:
        if job.ref is not None:
            now.append(job)
        elif left > 0 and (asked or not asked_in_vain(session, conn, job.channel.id)):
            left -= 1
            now.append(job)
        else:
            later.append(job)
    return now, later


def _known_ref(conn: "SqlConnection", account: Account, channel: Channel) -> ChannelRef | None:
    row = read_access(conn, account.name, channel.id)
    return None if row is None else ChannelRef(channel.id, row.access_hash, row.username, channel.title)


def _read(session: Session, account: Account, jobs: list[Job], tally: Tally) -> None:
    try:
        with Intake(session, tally) as intake:
            intake.resume()
            try:
                _take_in(session, account, jobs, intake, tally)
            finally:
                intake.drain()
                intake.alarm()
        note_state(session, account.name, None)
    except FloodWaitError as flood:
        note_flood(session, account.name, flood)
        raise
    except AccountError as fault:
        note_state(session, account.name, fault)
        raise


def _take_in(session: Session, account: Account, jobs: list[Job], intake: Intake, tally: Tally) -> None:
    server = server_of(session.settings)
    source = partial(read_jobs, account, server, jobs, session.clock)
    batches = stream_batches(source, ahead=_AHEAD, most=_AT_ONCE, linger=_LINGER)
    for batch in batches:
        for arrived, items in groupby(batch, lambda item: isinstance(item, Arrived)):
            if arrived:
                intake.take([item for item in items if isinstance(item, Arrived)])
                continue
            for item in items:
                _note(session, account, intake, item, tally)


def _note(session: Session, account: Account, intake: Intake, item: Item, tally: Tally) -> None:
    match item:
        case Resolved():
            _keep_access(session, account, item)
        case Lost():
            intake.lose(item)
        case Trouble():
            intake.drain()
            _tell(session, account, item, tally)
        case Done():
            intake.finish(item)
            tally.done(item.job.channel.handle)
            note_asked(session, item.job.channel, item.job.wanted)
        case Arrived():
            intake.take([item])


def _keep_access(session: Session, account: Account, item: Resolved) -> None:
    ref, now = item.ref, session.clock()
    facts = [
        ChannelFact(ref.channel_id, name, value, now, Way.MTPROTO)
        for name, value in (("username", ref.username), ("title", ref.title))
        if value
    ]
    with session.transaction("channel resolved") as conn:
        save_access(conn, account.name, ref.channel_id, ref.access_hash, ref.username, now)
        note_resolve(session, conn, account.name, ref.channel_id, found=True)
        append_channel_facts(conn, facts)


_IN_VAIN = (ChannelState.NAME_FREE, ChannelState.NAME_MOVED, ChannelState.NOT_A_CHANNEL)


def _tell(session: Session, account: Account, item: Trouble, tally: Tally) -> None:
    """Keep why a channel could not be read."""
    channel, error = item.job.channel, item.error
    if isinstance(error, ChannelError) and error.state in _IN_VAIN:
        with session.transaction("name not resolved") as conn:
            note_resolve(session, conn, account.name, channel.id, found=False)
    tally.failed += 1
    tally.skip(Issue(_kind(error), channel.handle, str(error)))


def _kind(error: IngestError) -> str:
    match error:
        case ChannelError(state=ChannelState.NAME_MOVED):
            return "username_moved"
        case ChannelError():
            return f"channel_{error.state.value}"
        case AccountError():
            return f"account_{error.state.value}"
        case FloodWaitError():
            return "flood"
        case _:
            return "unreachable"
