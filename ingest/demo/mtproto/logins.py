"""Logging in: by a code, by a QR code that another device scans, and the two-step password after either."""

import os
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telethon.tl import types as T

from ingest.demo.mtproto.faults import RpcFault
from ingest.demo.mtproto.password import Verifier
from ingest.demo.mtproto.world import World

_TOKEN_LIVES = timedelta(seconds=30)


@dataclass(slots=True)
class Logins:
    """Which keys are logged in, and which are on their way."""

    world: World
    authorised: set[int] = field(default_factory=set)  # ids of the auth keys that are logged in
    _halfway: set[int] = field(default_factory=set)  # code or scan accepted, password still due
    _tokens: dict[bytes, int] = field(default_factory=dict)  # shown as QR code -> the key that shows it
    _scanned: set[int] = field(default_factory=set)
    _verifier: Verifier | None = None

    def send_code(self, request: Any) -> Any:
        """auth.sendCode: the code is the account's."""
        if request.phone_number.lstrip("+") != self.world.account.phone:
            raise RpcFault(400, "PHONE_NUMBER_INVALID")
        return T.auth.SentCode(T.auth.SentCodeTypeApp(len(self.world.account.code)), "hash-of-the-code")

    def sign_in(self, request: Any, key_id: int) -> Any:
        """auth.signIn."""
        if request.phone_code != self.world.account.code:
            raise RpcFault(400, "PHONE_CODE_INVALID")
        return self._enter(key_id)

    def export_token(self, key_id: int) -> Any:
        """auth.exportLoginToken: a token to show, or the login when the last one was scanned."""
        if key_id in self._scanned:
            self._scanned.discard(key_id)
            return T.auth.LoginTokenSuccess(self._enter(key_id))
        token = os.urandom(16)
        self._tokens[token] = key_id
        return T.auth.LoginToken(self.world.clock() + _TOKEN_LIVES, token)

    def scan(self, token: bytes | None = None) -> int:
        """Accept a token as another device of the account does, the newest one for None; return whose key it is.

        KeyError when nobody shows it.
        """
        if token is None and self._tokens:
            token = next(reversed(self._tokens))
        key_id = self._tokens.pop(token or b"")
        self._scanned.add(key_id)
        return key_id

    def password(self, key_id: int) -> Any:
        """account.getPassword."""
        if key_id not in self._halfway | self.authorised:
            raise RpcFault(401, "AUTH_KEY_UNREGISTERED")
        return self._secret().challenge()

    def check_password(self, request: Any, key_id: int) -> Any:
        """auth.checkPassword."""
        if key_id not in self._halfway:
            raise RpcFault(401, "AUTH_KEY_UNREGISTERED")
        self._secret().check(request.password)
        self._halfway.discard(key_id)
        self.authorised.add(key_id)
        return T.auth.Authorization(self.me())

    def me(self) -> Any:
        """Return the account as itself sees it."""
        account = self.world.account
        return T.User(account.id, is_self=True, access_hash=7, first_name=account.first_name, phone=account.phone)

    def _enter(self, key_id: int) -> Any:
        if self.world.account.password:
            self._halfway.add(key_id)
            raise RpcFault(401, "SESSION_PASSWORD_NEEDED")
        self.authorised.add(key_id)
        return T.auth.Authorization(self.me())

    def _secret(self) -> Verifier:
        if self._verifier is None or self._verifier.secret != self.world.account.password:
            self._verifier = Verifier(self.world.account.password)
        return self._verifier
