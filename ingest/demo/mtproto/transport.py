"""Frames of the 'TCP full' transport and the encryption of messages in them (MTProto 2.0, server side)."""

import asyncio
import os
import struct
from dataclasses import dataclass
from hashlib import sha256
from zlib import crc32

from telethon.crypto import AES, AuthKey
from telethon.network.mtprotostate import MTProtoState

_HEAD = struct.Struct("<ii")  # length of the whole frame, its number
SALT = 1234567890  # the real server changes it every hour
_INNER = struct.Struct("<qqqii")  # salt, session, message id, sequence number, length


class BadFrameError(Exception):
    """The client sent bytes that no honest client sends."""


class Frames:
    """One connection's frames, numbered and check-summed."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._sent = 0

    async def read(self) -> bytes:
        """Return the next frame's payload; raises `IncompleteReadError` when the client is gone."""
        head = await self._reader.readexactly(_HEAD.size)
        length, _ = _HEAD.unpack(head)
        rest = await self._reader.readexactly(length - _HEAD.size)
        if struct.unpack("<I", rest[-4:])[0] != crc32(head + rest[:-4]):
            raise BadFrameError("checksum")
        return rest[:-4]

    def write(self, payload: bytes) -> None:
        """Queue one frame."""
        self._writer.write(self._frame(payload))

    def write_half(self, payload: bytes) -> None:
        """Queue the first half of a frame: what a connection that drops in the middle leaves behind."""
        frame = self._frame(payload)
        self._writer.write(frame[: len(frame) // 2])

    async def drain(self) -> None:
        """Wait until the client has taken enough."""
        await self._writer.drain()

    def close(self) -> None:
        """Close the connection."""
        self._writer.close()

    def _frame(self, payload: bytes) -> bytes:
        body = _HEAD.pack(len(payload) + 12, self._sent) + payload
        self._sent += 1
        return body + struct.pack("<I", crc32(body))


@dataclass(frozen=True, slots=True)
class Envelope:
    """A decrypted message of the client."""

    salt: int
    session_id: int
    message_id: int
    body: bytes


def key_id_of(payload: bytes) -> int:
    """Return the id of the key that a payload is sealed with; 0 = not sealed."""
    return int(struct.unpack_from("<Q", payload)[0])


def unseal(key: AuthKey, payload: bytes) -> Envelope:
    """Decrypt a client's message and check its key."""
    message_key = payload[8:24]
    aes_key, iv = MTProtoState._calc_key(key.key, message_key, True)
    plain = AES.decrypt_ige(payload[24:], aes_key, iv)
    if sha256(key.key[88:120] + plain).digest()[8:24] != message_key:
        raise BadFrameError("message key")
    salt, session_id, message_id, _, length = _INNER.unpack_from(plain)
    return Envelope(salt, session_id, message_id, plain[_INNER.size : _INNER.size + length])


def seal(key: AuthKey, session_id: int, message_id: int, sequence: int, body: bytes) -> bytes:
    """Encrypt a message for the client."""
    plain = _INNER.pack(SALT, session_id, message_id, sequence, len(body)) + body
    plain += os.urandom(-(len(plain) + 12) % 16 + 12)
    message_key = sha256(key.key[96:128] + plain).digest()[8:24]
    aes_key, iv = MTProtoState._calc_key(key.key, message_key, False)
    sealed: bytes = AES.encrypt_ige(plain, aes_key, iv)
    return struct.pack("<Q", key.key_id) + message_key + sealed
