"""The two-step password, server side: SRP 2048 as Telegram writes it down. It guards nothing here."""

import os
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from telethon import password
from telethon.tl import types as T

from ingest.demo.mtproto.faults import RpcFault

# Telegram's own prime: clients know that it is a safe one and test any other for minutes.
_PRIME = bytes.fromhex(
    "C71CAEB9C6B1C9048E6C522F70F13F73980D40238E3E21C14934D037563D930F48198A0AA7C14058229493D22530F4DB"
    "FA336F6E0AC925139543AED44CCE7C3720FD51F69458705AC68CD4FE6B6B13ABDC9746512969328454F18FAF8C595F64"
    "2477FE96BB2A941D5BCD1D4AC8CC49880708FA9B378E3C4F3A9060BEE67CF9A4A4A695811051907E162753B56B0F6B41"
    "0DBA74D8A84B2A14B3144E0EF1284754FD17ED950D5965B4B9DD46582DB1178D169C6BC465B0D6FF9CA3928FEF5B9AE4"
    "E418FC15E83EBEA0F87FA9FF5EED70050DED2849F47BF959D956850CE929851F0D8115F635B105EE2E4E15D04B2454BF"
    "6F4FADF034B10403119CD8E3B92FCC5B"
)
_GENERATOR = 3
_SIZE = 256


def _hash(*parts: bytes) -> bytes:
    return sha256(b"".join(parts)).digest()


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


@dataclass(slots=True)
class Verifier:
    """Checks one account's password without ever being sent it."""

    secret: str = field(repr=False)
    _salts: tuple[bytes, bytes] = field(default_factory=lambda: (os.urandom(16), os.urandom(16)))
    _challenges: dict[int, int] = field(default_factory=dict)  # number -> our secret exponent; each serves once

    def challenge(self) -> Any:
        """Return account.password with a new challenge."""
        number, exponent = _number(os.urandom(7)), _number(os.urandom(_SIZE))
        self._challenges[number] = exponent
        return T.account.Password(
            T.PasswordKdfAlgoUnknown(),
            T.SecurePasswordKdfAlgoUnknown(),
            os.urandom(_SIZE),
            has_password=True,
            current_algo=self._algorithm(),
            srp_B=self._public(exponent),
            srp_id=number,
            hint="",
        )

    def check(self, answer: Any) -> None:
        """Take a client's proof; raises `RpcFault` when the challenge is not known or the password is wrong."""
        exponent = self._challenges.pop(answer.srp_id, None)
        if exponent is None:
            raise RpcFault(400, "SRP_ID_INVALID")
        prime, theirs = _number(_PRIME), _number(answer.A)
        if not 1 < theirs < prime - 1:
            raise RpcFault(400, "PASSWORD_HASH_INVALID")
        ours = self._public(exponent)
        scrambler = _number(_hash(answer.A.rjust(_SIZE, b"\0"), ours))
        shared = pow(theirs * pow(self._verifier(), scrambler, prime), exponent, prime)
        generator = _GENERATOR.to_bytes(_SIZE, "big")
        mixed = bytes(a ^ b for a, b in zip(_hash(_PRIME), _hash(generator), strict=True))
        salts = (_hash(salt) for salt in self._salts)
        key = _hash(shared.to_bytes(_SIZE, "big"))
        if _hash(mixed, *salts, answer.A.rjust(_SIZE, b"\0"), ours, key) != answer.M1:
            raise RpcFault(400, "PASSWORD_HASH_INVALID")

    def _algorithm(self) -> Any:
        return T.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(*self._salts, _GENERATOR, _PRIME)

    def _verifier(self) -> int:
        return _number(password.compute_digest(self._algorithm(), self.secret))

    def _public(self, exponent: int) -> bytes:
        prime = _number(_PRIME)
        multiplier = _number(_hash(_PRIME, _GENERATOR.to_bytes(_SIZE, "big")))
        value = (multiplier * self._verifier() + pow(_GENERATOR, exponent, prime)) % prime
        return value.to_bytes(_SIZE, "big")
