"""The server as a whole: keys, connections, life cycle."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

from telethon.crypto import AuthKey
from telethon.sessions import StringSession
from telethon.tl import types as T

from ingest.demo.mtproto.faults import Faults
from ingest.demo.mtproto.handshake import ServerKey
from ingest.demo.mtproto.logins import Logins
from ingest.demo.mtproto.methods import Methods
from ingest.demo.mtproto.session import Session
from ingest.demo.mtproto.transport import Frames
from ingest.demo.mtproto.world import World

HOST = "127.0.0.1"


@dataclass(slots=True)
class MtprotoServer:
    """Listens on loopback. Change `world` and `faults` freely, from its own event loop."""

    world: World
    faults: Faults = field(default_factory=Faults)
    gzip: bool = True
    dc_id: int = 2
    port: int = 0
    keys: dict[int, AuthKey] = field(default_factory=dict)
    calls: list[Any] = field(default_factory=list)  # requests as received, for tests to look at
    keep_calls: bool = True
    logins: Logins = field(init=False)
    methods: Methods = field(init=False)
    _server_key: ServerKey | None = None
    _listener: asyncio.Server | None = None
    _open: dict[Frames, Session] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.logins = Logins(self.world)
        self.methods = Methods(self.world, self.faults, self.logins, self.dc_id, HOST)

    async def start(self, port: int = 0) -> int:
        """Begin to listen and return the port."""
        self._listener = await asyncio.start_server(self._accept, HOST, port)
        self.port = self.methods.port = self._listener.sockets[0].getsockname()[1]
        return self.port

    async def stop(self) -> None:
        """Close the listener and every connection."""
        if self._listener is not None:
            self._listener.close()
            for frames in list(self._open):
                frames.close()
            await self._listener.wait_closed()

    def session_string(self, name: str = "demo", *, logged_in: bool = True) -> str:
        """Return a client's session whose key the server knows: connects without handshake or login.

        The same name gives the same key, so that a restarted server knows its old clients.
        """
        secret = b"".join(hashlib.sha256(f"{name}:{n}".encode()).digest() for n in range(8))
        key = AuthKey(secret)
        self.keys[key.key_id] = key
        if logged_in:
            self.logins.authorised.add(key.key_id)
        session = StringSession()
        session.set_dc(self.dc_id, HOST, self.port)
        session.auth_key = key
        return str(session.save())

    def forget_logins(self) -> None:
        """End every login: keys are known, but must log in again."""
        self.logins.authorised.clear()

    def scan(self, token: bytes | None = None) -> None:
        """Accept a QR code as another device does, the newest for None, and tell the client that shows it.

        From the server's own event loop only. KeyError when no client shows it.
        """
        key_id = self.logins.scan(token)
        for session in list(self._open.values()):
            session.tell(key_id, T.UpdateShort(T.UpdateLoginToken(), self.world.clock()))

    def server_key(self) -> ServerKey:
        """Return the RSA key by which clients know the server; it is made when it is first asked for."""
        if self._server_key is None:
            self._server_key = ServerKey.of_this_process()
        return self._server_key

    def note(self, request: Any) -> None:
        """Remember a call."""
        if self.keep_calls:
            self.calls.append(request)

    def count(self, method: str) -> int:
        """Return how often a method was called."""
        return sum(type(call).__name__ == f"{method}Request" for call in self.calls)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        frames = Frames(reader, writer)
        self._open[frames] = session = Session(self, frames)
        try:
            await session.serve()
        finally:
            del self._open[frames]


@asynccontextmanager
async def running(world: World, *, port: int = 0, gzip: bool = True) -> AsyncIterator[MtprotoServer]:
    """Run a server in the present event loop."""
    server = MtprotoServer(world, gzip=gzip)
    await server.start(port)
    try:
        yield server
    finally:
        await server.stop()


@contextmanager
def running_in_thread(world: World, *, port: int = 0, gzip: bool = True) -> Iterator[MtprotoServer]:
    """Run a server in a thread of its own, for callers without an event loop.

    Changing the world between calls is safe: the server looks at it only while it answers.
    """
    ready, done = Event(), Event()
    box: list[MtprotoServer] = []

    async def main() -> None:
        async with running(world, port=port, gzip=gzip) as server:
            box.append(server)
            ready.set()
            await asyncio.get_running_loop().run_in_executor(None, done.wait)

    thread = Thread(target=lambda: asyncio.run(main()), name="mtproto-server", daemon=True)
    thread.start()
    ready.wait()
    try:
        yield box[0]
    finally:
        done.set()
        thread.join()
