"""What the tests of the telegram room share: a moment, a writer of export files."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ingest.demo.mtproto import ChannelWorld, MtprotoServer, World, running
from ingest.telegram.channel import ChannelRef
from ingest.telegram.client import Account, Connection, Patience, connect
from ingest.telegram.history import collect_channel
from ingest.telegram.page import Page

CHANNEL_ID = 1777000111
START = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
QUICK = Patience(flood_threshold=0, request_retries=1, connection_retries=3, retry_delay=0.01, request_timeout=20)


class Clock:
    """Goes on by one second with each look at it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Scene:
    """A server with one channel, and a connection to it."""

    def __init__(self, server: MtprotoServer, channel: ChannelWorld, connection: Connection) -> None:
        self.server = server
        self.channel = channel
        self.connection = connection
        self.ref = ChannelRef(channel.id, channel.access_hash, channel.username)
        self.clock = Clock()

    async def pages(self, after_id: int = 0, **more: Any) -> list[Page]:
        return [p async for p in collect_channel(self.connection, self.ref, after_id, clock=self.clock, **more)]

    async def ids(self, after_id: int = 0, **more: Any) -> list[int]:
        found = [o.message_id for p in await self.pages(after_id, **more) for o in p.parse().observations]
        return sorted(set(found))


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def raw_post() -> Callable[..., dict[str, Any]]:
    """Make a raw message as Desktop writes it."""

    def make(number: int, text: Any = "", **more: Any) -> dict[str, Any]:
        parts = text if isinstance(text, list) else [text]
        entities = [{"type": "plain", "text": p} if isinstance(p, str) else p for p in parts if p != ""]
        return {
            "id": number,
            "type": "message",
            "date": "2026-03-01T10:00:00",
            "date_unixtime": str(1772348400 + 60 * number),
            "from": "Глава Заречья",
            "from_id": f"channel{CHANNEL_ID}",
            "text": text,
            "text_entities": entities,
            **more,
        }

    return make


@pytest.fixture
def write_export(tmp_path: Path) -> Callable[..., Path]:
    """Write a `result.json` and return its path."""

    def write(messages: list[Any], **top: Any) -> Path:
        head = {"name": "Глава Заречья", "type": "public_channel", "id": CHANNEL_ID, **top}
        path = tmp_path / "result.json"
        path.write_text(json.dumps({**head, "messages": messages}, ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    return write


@pytest.fixture
def play() -> Callable[..., None]:
    """Run a story against a server whose one channel has so many posts."""

    def run(posts: int, story: Callable[[Scene], Awaitable[None]], *, gzip: bool = True) -> None:
        async def main() -> None:
            world = World(Clock())
            channel = world.add_channel(1500000001, "zarechye", "Глава Заречья", about="о себе")
            for number in range(1, posts + 1):
                channel.post(f"Сбито {number} БПЛА 🔥")
            async with running(world, gzip=gzip) as server:
                account = Account("reader", 1, "hash", server.session_string())
                async with connect(account, patience=QUICK) as connection:
                    await story(Scene(server, channel, connection))

        asyncio.run(main())

    return run
