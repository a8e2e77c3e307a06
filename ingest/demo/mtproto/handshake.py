"""How a client without a key gets one: the Diffie-Hellman exchange of MTProto, server side.

The numbers are good enough for a loopback server in a demo; nothing here guards a secret.
"""

import os
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha1

import rsa
from telethon import helpers
from telethon.crypto import AES, AuthKey
from telethon.crypto.rsa import _compute_fingerprint, get_byte_array
from telethon.extensions import BinaryReader
from telethon.tl import TLObject
from telethon.tl import functions as F
from telethon.tl import types as T

from ingest.demo.mtproto.transport import BadFrameError

# RFC 3526, group 14: a 2048-bit safe prime.
_PRIME = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
    "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
    "15728E5A8AACAA68FFFFFFFFFFFFFFFF",
    16,
)
_GENERATOR = 3
# Two primes whose product the client factorises to show that it is no flood.
_P, _Q = 1229739323, 1402015859


@dataclass(frozen=True, slots=True)
class ServerKey:
    """The RSA key by which clients know the server."""

    public: rsa.PublicKey
    private: rsa.PrivateKey

    @classmethod
    @cache
    def of_this_process(cls) -> "ServerKey":
        """Return the key of all servers in this process; made when first asked for, in a second or more."""
        return cls(*rsa.newkeys(2048, accurate=False))  # a bit less does no harm, and takes half the time

    @property
    def pem(self) -> str:
        """The public half as PEM, as clients are given it."""
        return str(self.public.save_pkcs1().decode())


@dataclass(slots=True)
class Handshake:
    """One client's exchange, step by step. `key` is set when it has succeeded."""

    server_key: ServerKey
    server_time: int
    key: AuthKey | None = None
    _server_nonce: int = field(default_factory=lambda: int.from_bytes(os.urandom(16), "big", signed=True))
    _secret: int = field(default_factory=lambda: int.from_bytes(os.urandom(256), "big"))
    _new_nonce: int = 0

    def answer(self, request: TLObject) -> TLObject:
        """Answer one step."""
        match request:
            case F.ReqPqMultiRequest():
                fingerprint = _compute_fingerprint(self.server_key.public)
                return T.ResPQ(request.nonce, self._server_nonce, get_byte_array(_P * _Q), [fingerprint])
            case F.ReqDHParamsRequest():
                return self._offer(request)
            case F.SetClientDHParamsRequest():
                return self._agree(request)
            case _:
                raise BadFrameError(f"{type(request).__name__} is no step of the handshake")

    def _offer(self, request: F.ReqDHParamsRequest) -> TLObject:
        private = self.server_key.private
        number = rsa.core.decrypt_int(int.from_bytes(request.encrypted_data, "big"), private.d, private.n)
        plain = number.to_bytes(255, "big")  # sha1, data, padding
        inner = BinaryReader(plain[20:]).tgread_object()
        if sha1(bytes(inner)).digest() != plain[:20]:  # noqa: S324  (the protocol's own check sum)
            raise BadFrameError("hash of the inner data")
        self._new_nonce = inner.new_nonce
        public_value = pow(_GENERATOR, self._secret, _PRIME).to_bytes(256, "big")
        data = bytes(
            T.ServerDHInnerData(
                request.nonce,
                request.server_nonce,
                _GENERATOR,
                get_byte_array(_PRIME),
                public_value,
                self.server_time,
            )
        )
        data = sha1(data).digest() + data  # noqa: S324  (the protocol's own check sum)
        data += os.urandom(-len(data) % 16)
        return T.ServerDHParamsOk(request.nonce, request.server_nonce, AES.encrypt_ige(data, *self._temporary()))

    def _agree(self, request: F.SetClientDHParamsRequest) -> TLObject:
        plain = AES.decrypt_ige(request.encrypted_data, *self._temporary())
        inner = BinaryReader(plain[20:]).tgread_object()
        shared = pow(int.from_bytes(inner.g_b, "big"), self._secret, _PRIME)
        self.key = AuthKey(shared.to_bytes(256, "big"))
        return T.DhGenOk(request.nonce, request.server_nonce, self.key.calc_new_nonce_hash(self._new_nonce, 1))

    def _temporary(self) -> tuple[bytes, bytes]:
        key, iv = helpers.generate_key_data_from_nonce(self._server_nonce, self._new_nonce)
        return key, iv
