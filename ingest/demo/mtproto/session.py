"""One connection of a client: handshake or sealed messages in, answers out."""

import asyncio
import struct
import time
from dataclasses import dataclass, field
from typing import Any, Protocol

from telethon.crypto import AuthKey
from telethon.extensions import BinaryReader
from telethon.tl import functions as F
from telethon.tl import types as T
from telethon.tl.core import GzipPacked, MessageContainer

from ingest.demo.mtproto.faults import Faults, RpcFault
from ingest.demo.mtproto.handshake import Handshake, ServerKey
from ingest.demo.mtproto.methods import Methods
from ingest.demo.mtproto.transport import SALT, BadFrameError, Envelope, Frames, key_id_of, seal, unseal

_RPC_RESULT = 0xF35C6D01
_GZIP_FROM = 4096  # bytes; the real server packs long answers too
_WRAPPERS = (F.InvokeWithLayerRequest, F.InitConnectionRequest, F.InvokeWithoutUpdatesRequest)


class Host(Protocol):
    """What a session needs of its server."""

    keys: dict[int, AuthKey]
    methods: Methods
    faults: Faults
    gzip: bool

    def server_key(self) -> ServerKey:
        """Return the RSA key, making it when the first handshake asks for it."""

    def note(self, request: Any) -> None:
        """Remember a call."""


class _Dropped(Exception):  # noqa: N818  (a signal inside this module)
    """A fault wants the connection closed."""


@dataclass(slots=True)
class Session:
    """Serves one connection until it ends."""

    host: Host
    frames: Frames
    _handshake: Handshake | None = None
    _last_id: int = 0
    _sequence: int = 0
    _greeted: set[int] = field(default_factory=set)
    _heard: dict[int, tuple[AuthKey, Envelope]] = field(default_factory=dict)  # the last message of each key

    async def serve(self) -> None:
        """Answer until the client goes, misbehaves, or a fault drops it."""
        try:
            while True:
                self._receive(await self.frames.read())
                await self.frames.drain()
        except (asyncio.IncompleteReadError, ConnectionError, BadFrameError, _Dropped):
            return
        finally:
            self.frames.close()

    def tell(self, key_id: int, update: Any) -> None:
        """Push an update to the client, if it is the one with this key."""
        if key_id in self._heard:
            self._push(*self._heard[key_id], bytes(update))

    def _receive(self, payload: bytes) -> None:
        key_id = key_id_of(payload)
        if key_id == 0:
            self._shake_hands(payload)
        elif key_id not in self.host.keys:
            self.frames.write(struct.pack("<i", -404))  # 'this key is not known here'
        else:
            key = self.host.keys[key_id]
            envelope = unseal(key, payload)
            self._heard[key_id] = key, envelope
            self._greet(key, envelope)
            for message_id, request in _unpack(envelope.message_id, BinaryReader(envelope.body).tgread_object()):
                self._answer(key, envelope, message_id, request)

    def _shake_hands(self, payload: bytes) -> None:
        if self._handshake is None:
            self._handshake = Handshake(self.host.server_key(), int(time.time()))
        answer = bytes(self._handshake.answer(BinaryReader(payload[20:]).tgread_object()))
        self.frames.write(struct.pack("<qqi", 0, self._new_id(), len(answer)) + answer)
        if self._handshake.key is not None:
            self.host.keys[self._handshake.key.key_id] = self._handshake.key
            self._handshake = None

    def _greet(self, key: AuthKey, envelope: Envelope) -> None:
        if envelope.session_id not in self._greeted:
            self._greeted.add(envelope.session_id)
            self._push(key, envelope, bytes(T.NewSessionCreated(envelope.message_id, envelope.session_id, SALT)))

    def _answer(self, key: AuthKey, envelope: Envelope, message_id: int, request: Any) -> None:
        if isinstance(request, (T.MsgsAck, T.MsgsStateInfo)):
            return
        if isinstance(request, (F.PingRequest, F.PingDelayDisconnectRequest)):
            self._push(key, envelope, bytes(T.Pong(message_id, request.ping_id)), content=False)
            return
        while isinstance(request, _WRAPPERS):
            request = request.query
        self.host.note(request)
        method = type(request).__name__.removesuffix("Request")
        drop = self.host.faults.take_drop(method)
        if drop == "before":
            raise _Dropped
        result = struct.pack("<Iq", _RPC_RESULT, message_id) + self._result(method, request, key.key_id)
        self._push(key, envelope, result, half=drop == "middle")
        if drop:
            raise _Dropped

    def _result(self, method: str, request: Any, key_id: int) -> bytes:
        try:
            self.host.faults.meet(method)
            answer = self.host.methods.call(request, key_id)
        except RpcFault as fault:
            return bytes(T.RpcError(fault.code, fault.message))
        if self.host.gzip and len(answer) >= _GZIP_FROM:
            return bytes(GzipPacked(answer))
        return answer

    def _push(self, key: AuthKey, envelope: Envelope, body: bytes, *, content: bool = True, half: bool = False) -> None:
        sequence = self._sequence * 2 + content
        self._sequence += content
        sealed = seal(key, envelope.session_id, self._new_id(), sequence, body)
        if half:
            self.frames.write_half(sealed)
        else:
            self.frames.write(sealed)

    def _new_id(self) -> int:
        """Return a message id: the time in 2^-32 s, growing, of the kind that answers bear."""
        self._last_id = max((int(time.time() * 2**32) & ~3) | 1, self._last_id + 4)
        return self._last_id


def _unpack(message_id: int, content: Any) -> list[tuple[int, Any]]:
    """Return the (message id, request) pairs in a message: packed, in a container, or plain."""
    if isinstance(content, GzipPacked):
        content = BinaryReader(content.data).tgread_object()
    if isinstance(content, MessageContainer):
        return [pair for inner in content.messages for pair in _unpack(inner.msg_id, inner.obj)]
    return [(message_id, content)]
