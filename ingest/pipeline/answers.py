"""Telegram's answers on their way into the store: bytes first (T1), then what they say, with the cursors (T2).

Invariant: a cursor moves only in the transaction that stores what lies below it. An answer that was kept and not
parsed (a kill, an error) waits, and the next run takes it up before it asks for anything.
"""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Self

from ingest.model import Capture, Channel, Issue, Way
from ingest.pipeline.jobs import Arrived, Done, Lost
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.store import (
    ChannelFact,
    PendingCapture,
    append_answers,
    append_captured,
    append_channel_facts,
    append_tombstones,
    mark_answers_parsed,
    open_body,
    pending_captures,
    read_cursor,
    save_cursor,
    settle_issues,
    unchecked_ids,
)
from ingest.telegram.parse import VERSION, ParsedAnswer, parse_capture
from ingest.telegram.recheck import absences

if TYPE_CHECKING:
    from sqlalchemy import Connection as SqlConnection

PARSER = "telethon"
HISTORY = "history"  # the highest id that is read
PTS = "pts"  # state of the log of changes
READ = "read"  # when the history was last read to its end
AUDITED = "audited"  # up to here every id was stored or asked for
SWEEP = "sweep"  # the log of changes was lost: look at all posts again
_CHANGES = "GetChannelDifference"
_TOGETHER = 4000  # posts in one transaction
_MASS = 20  # posts of one channel missed in one run: that is no housekeeping


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer whose bytes are committed."""

    capture_id: int
    channel_id: int
    observed_at: datetime
    answer: ParsedAnswer
    cursor: int = 0
    method: str = ""
    settled: bool = False

    @property
    def reaches(self) -> int:
        """The id up to which the channel is read when this is stored; 0 = it moves no cursor."""
        if self.method == _CHANGES:
            return self.answer.highest if self.settled and not self.answer.too_long else 0
        return self.cursor


class Intake:
    """Takes in the answers of one run. Use it as a context manager.

    What answers say (T2) is written by a thread of its own, one batch at a time and in order, while the bytes of the
    next ones are kept (T1) and parsed: PostgreSQL and Python then work at the same time.
    """

    def __init__(self, session: Session, tally: Tally) -> None:
        self._session = session
        self._tally = tally
        self._waiting: list[_Kept] = []
        self._posts = 0  # in the answers that wait
        self._names: dict[int, dict[str, str]] = {}
        self._readable: list[str] = []  # single posts read from the store
        self._renamed: set[int] = set()
        self._missed: Counter[int] = Counter()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="posts")
        self._writing: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._writer.shutdown()

    def resume(self) -> None:
        """Take in the answers that were captured and not parsed (a kill between the two transactions)."""
        with self._session.reading() as conn:
            waiting = pending_captures(conn, Way.MTPROTO)
        self.read_again(waiting)

    def read_again(self, captures: Sequence[PendingCapture]) -> None:
        """Parse captures from the store; one that cannot be parsed is told and waits on."""
        for capture in captures:
            try:
                with self._session.reading() as conn, open_body(conn, self._session.settings.home, capture.id) as body:
                    answer = parse_capture(Capture(body.read(), capture.fetch))
            except Exception as error:  # noqa: BLE001 - one answer never stops the others
                self._tally.fail(f"capture {capture.id} ({capture.fetch.resource})", error)
                continue
            channel_id = int(capture.fetch.detail["channel_id"])
            if answer.readable and (number := capture.fetch.detail.get("ids", "")).isdigit():
                self._readable.append(f"channel {channel_id}/{number}")
            self._queue(_Kept(capture.id, channel_id, capture.fetch.fetched_at, answer))
        self.drain()

    def take(self, items: Sequence[Arrived]) -> None:
        """Keep the bytes of answers, then what they say, together with that of their neighbours."""
        with self._session.transaction("capture answers") as conn:
            ids = append_answers(conn, [item.page.capture for item in items])
        for capture_id, item in zip(ids, items, strict=True):
            page, channel = item.page, item.job.channel
            try:
                answer = page.parse()
            except Exception as error:  # noqa: BLE001 - its bytes are kept, and the next run tries them again
                self._tally.fail(channel.handle, error)
                continue
            self._check_name(channel, answer)
            fetch, settled = page.capture.fetch, item.job.settled
            self._queue(
                _Kept(capture_id, channel.id, fetch.fetched_at, answer, page.cursor, fetch.detail["method"], settled)
            )

    def _queue(self, kept: _Kept) -> None:
        self._waiting.append(kept)
        self._posts += len(kept.answer.observations)
        if self._posts >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Begin to write what the kept answers say; raises what went wrong with those before."""
        self._wait()
        kept, self._waiting, self._posts = self._waiting, [], 0
        if kept:
            self._writing = self._writer.submit(self._write, kept)

    def drain(self) -> None:
        """Write what the kept answers say, and return when it is committed."""
        self.flush()
        self._wait()

    def _wait(self) -> None:
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.result()

    def _write(self, kept: Sequence[_Kept]) -> None:
        """Write what answers say, with the cursors (T2)."""
        now = self._session.clock()
        with self._session.transaction("posts", derived=True) as conn:
            result = append_captured(conn, [(one.capture_id, one.answer.observations) for one in kept])
            buried = sum(self._bury(conn, one) for one in kept)
            for one in kept:
                self._keep_names(conn, one)
            for channel_id in sorted({one.channel_id for one in kept if one.method}):
                self._advance(conn, channel_id, [one for one in kept if one.channel_id == channel_id], now)
            outcomes = [(one.capture_id, "done" if one.answer.readable else "quarantined") for one in kept]
            mark_answers_parsed(conn, outcomes, PARSER, parser_version(), now)
        self._tally.add(
            posts=sum(len(one.answer.observations) for one in kept),
            new_posts=result.new_posts,
            new_revisions=result.new_revisions - result.new_posts,
            tombstones=buried,
        )

    def lose(self, item: Lost) -> None:
        """Note that the log of changes broke off: it begins anew, and the posts must be swept."""
        channel = item.job.channel
        self._tally.note(Issue("changes_lost", channel.handle, str(item.error)))
        self.drain()
        with self._session.transaction("log of changes lost") as conn:
            save_cursor(conn, PTS, str(channel.id), None, self._session.clock())
            save_cursor(conn, SWEEP, str(channel.id), True, self._session.clock())

    def finish(self, item: Done) -> None:
        """Note that a channel was read to its end."""
        self.drain()
        subject, now = str(item.job.channel.id), self._session.clock()
        with self._session.transaction("channel read") as conn:
            if item.job.ids is not None:
                if item.job.ids and read_cursor(conn, SWEEP, subject):
                    save_cursor(conn, SWEEP, subject, False, now)
                return
            if item.whole:
                save_cursor(conn, READ, subject, now.isoformat(), now)
            standing = read_cursor(conn, AUDITED, subject)
            floor = max([standing or 0, *item.job.gaps])
            left, highest = unchecked_ids(conn, item.job.channel.id, floor, 1)
            audited = left[0] - 1 if left else highest
            if audited and audited != standing:
                save_cursor(conn, AUDITED, subject, audited, now)

    def settle(self) -> None:
        """Take away the warnings of posts that were unreadable and have been read."""
        with self._session.transaction("warnings settled") as conn:
            settle_issues(conn, "quarantined", self._readable)

    def alarm(self) -> None:
        """Tell of channels that lost many posts at once; one alarm a channel, whatever their number."""
        handles = {channel.id: channel.handle for channel in self._session.config.channels}
        for channel_id, posts in sorted(self._missed.items()):
            if posts >= _MASS:
                resource = handles.get(channel_id, f"channel {channel_id}")
                message = "Many posts of the channel went missing at once."
                self._tally.note(Issue("mass_deletion", resource, message, {"posts": posts}))

    def _bury(self, conn: "SqlConnection", kept: _Kept) -> int:
        stones, unproven = absences(kept.answer, kept.observed_at, kept.channel_id)
        for issue in (*kept.answer.issues, *unproven):
            self._tally.note(issue)
        missed = append_tombstones(conn, kept.capture_id, stones)
        self._missed[kept.channel_id] += missed
        return missed

    def _advance(self, conn: "SqlConnection", channel_id: int, kept: Sequence[_Kept], now: datetime) -> None:
        """Move the channel's cursors, that of the history never back: a backfill reads below it."""
        live = [one for one in kept if one.method]  # what is read from the store tells the state of another day
        subject = str(channel_id)
        cursor = max(one.reaches for one in live)
        if cursor > (read_cursor(conn, HISTORY, subject) or 0):
            save_cursor(conn, HISTORY, subject, cursor, now)
        told = [one.answer.pts for one in live if one.method == _CHANGES and one.answer.pts is not None]
        first = [one.answer.pts for one in live if one.answer.pts is not None]
        # The first state is that before the first page: what changes while the others are read is told again.
        if told or (first and read_cursor(conn, PTS, subject) is None):
            save_cursor(conn, PTS, subject, told[-1] if told else first[0], now)
        if any(one.answer.too_long for one in live):
            save_cursor(conn, SWEEP, subject, True, now)

    def _keep_names(self, conn: "SqlConnection", kept: _Kept) -> None:
        """Keep username and title where they are not what this run saw last."""
        told = {name: value for name, value in kept.answer.names if name != "alias"}
        if told and self._names.get(kept.channel_id) != told:
            self._names[kept.channel_id] = told
            facts = [ChannelFact(kept.channel_id, *fact, kept.observed_at, Way.MTPROTO) for fact in told.items()]
            append_channel_facts(conn, facts)

    def _check_name(self, channel: Channel, answer: ParsedAnswer) -> None:
        names = {value.lower() for name, value in answer.names if name in {"username", "alias"}}
        if not answer.names or channel.handle.lower() in names or channel.id in self._renamed:
            return
        self._renamed.add(channel.id)
        bears = next((value for name, value in answer.names if name == "username"), "")
        now = f"bears @{bears} now" if bears else "bears no name any more"
        message = f"The channel {now}; whoever bears @{channel.handle} is another one. Nothing is merged."
        self._tally.note(Issue("username_moved", channel.handle, message, {"channel_id": channel.id}))


def parser_version() -> str:
    """Return the version of what reads answers: Telethon's and our own."""
    from importlib.metadata import version

    return f"{version('telethon')}-{VERSION}"
