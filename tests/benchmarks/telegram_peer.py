"""A bad day of a channel, as we hold it at the end and as the plain loop of other archivers does.

The loop is `iter_messages(reverse=True, min_id=last)`, run at the same hours against the same server. The server pads
short pages with older posts, as Telegram does; posts are edited and deleted between two polls.
"""

import asyncio
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ingest.demo.mtproto import MtprotoServer, World
from ingest.demo.mtproto.server import running_in_thread
from ingest.demo.mtproto.world import ChannelWorld
from ingest.store.embedded import EmbeddedServer
from tests.benchmarks.workplace import workplace

CHANNEL, HANDLE = 1_500_000_101, "gromov_zarechye"
_COUNTS = (
    ("posts published, held", "SELECT count(*) FROM analyst.posts WHERE kind = 'message'"),
    ("edited posts with both texts", "SELECT count(*) FROM analyst.posts WHERE revisions > 1"),
    ("edited posts with the text that stands", ""),
    ("deletions of held posts known", "SELECT count(*) FROM analyst.posts WHERE state = 'confirmed'"),
    ("service notes held", "SELECT count(*) FROM analyst.posts WHERE kind = 'service'"),
    ("numbers of which nothing is known", "SELECT unchecked FROM analyst.channel_coverage WHERE present > 0"),
)


class _Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class _Day:
    """The steps of the day; each is followed by a poll."""

    def __init__(self, channel: ChannelWorld) -> None:
        self.channel = channel
        self.edited: dict[int, str] = {}

    def post(self, count: int) -> None:
        for _ in range(count):
            number = max(self.channel.posts, default=0) + 1
            self.channel.post(f"{number}: сбито {number} БПЛА")

    def morning(self) -> None:
        self.post(229)

    def noon(self) -> None:
        from telethon.tl.types import MessageActionPinMessage

        for number in range(3, 223, 11):
            self._edit(number)
        self.channel.delete(range(5, 205, 10))
        self.channel.service(MessageActionPinMessage())
        self.post(129)

    def evening(self) -> None:
        for number in range(240, 340, 10):
            self._edit(number)
        self.channel.delete(range(241, 341, 10))
        self.post(40)

    def _edit(self, number: int) -> None:
        self.edited[number] = f"{number}: исправлено, сбито {number + 1} БПЛА"
        self.channel.edit(number, self.edited[number])


def table() -> str:
    """Play the day twice, once for each, and return the table."""
    truth, ours = _play(_collect)
    _, plain = _play(_loop)
    rows = ["| at the end of the day | happened | `ingest collect` and `recheck` | plain loop |", "|---|---|---|---|"]
    for name, _ in _COUNTS:
        rows.append(f"| {name} | {truth[name]} | {ours[name]} | {plain[name]} |")
    return "\n".join(rows)


_Held = dict[str, int]
_Keeper = Callable[[MtprotoServer, _Clock, _Day, Path], _Held]


def _play(keeper: _Keeper) -> tuple[_Held, _Held]:
    clock = _Clock()
    world = World(clock)
    channel = world.add_channel(CHANNEL, HANDLE, "Громов | Заречье")
    day = _Day(channel)
    with workplace("day") as folder, running_in_thread(world) as server:
        server.faults.pad_pages = True
        held = keeper(server, clock, day, folder)
    posts = [post for post in channel.posts.values() if type(post).__name__ == "Message"]
    numbers = [len(posts), len(day.edited), len(day.edited), len(channel.deleted), len(channel.posts) - len(posts), 0]
    return dict(zip((name for name, _ in _COUNTS), numbers, strict=True)), held


def _hours(clock: _Clock, day: _Day, poll: Callable[[], None]) -> None:
    """A poll after each step, and two more in the evening."""
    for step in (day.morning, day.noon, day.evening, lambda: None, lambda: None):
        step()
        poll()
        clock.now += timedelta(hours=4)


def _collect(server: MtprotoServer, clock: _Clock, day: _Day, folder: Path) -> _Held:
    from sqlalchemy import text

    from ingest.pipeline import collect, open_session, recheck

    (folder / "channels.yml").write_text(f"channels:\n  - {{id: {CHANNEL}, handle: {HANDLE}}}\n", "utf-8")
    os.environ |= {
        "INGEST_HOME": str(folder / "home"),
        "TELEGRAM_API_ID": "1",
        "TELEGRAM_API_HASH": "hash",
        "INGEST_TELEGRAM_SESSION": server.session_string(),
    }
    try:
        with open_session(folder, clock) as session:

            def poll() -> None:
                collect(session)
                recheck(session)

            _hours(clock, day, poll)
            with session.reading() as conn:
                held = {name: int(conn.scalar(text(query)) or 0) for name, query in _COUNTS if query}
                rows = conn.execute(text("SELECT message_id, text FROM analyst.posts"))
                stands = {row.message_id: row.text for row in rows}
    finally:
        EmbeddedServer(folder / "home").stop()
    held[_COUNTS[2][0]] = sum(stands.get(number) == said for number, said in day.edited.items())
    return held


def _loop(server: MtprotoServer, clock: _Clock, day: _Day, folder: Path) -> _Held:
    from telethon import TelegramClient
    from telethon.sessions import StringSession

    texts: dict[int, set[str]] = {}
    service: set[int] = set()

    async def poll() -> None:
        async with TelegramClient(StringSession(server.session_string()), 1, "hash") as client:
            last = max([*texts, *service], default=0)
            async for one in client.iter_messages(HANDLE, reverse=True, min_id=last, wait_time=0):
                if one.action is not None:
                    service.add(one.id)
                else:
                    texts.setdefault(one.id, set()).add(one.message)

    _hours(clock, day, lambda: asyncio.run(poll()))
    known = {*texts, *service}
    figures = (
        len(texts),
        sum(len(said) > 1 for said in texts.values()),
        sum(said in texts.get(number, ()) for number, said in day.edited.items()),
        0,  # it never asks again
        len(service),
        max(known) - min(known) + 1 - len(known),
    )
    return dict(zip((name for name, _ in _COUNTS), figures, strict=True))


if __name__ == "__main__":
    print(table())
