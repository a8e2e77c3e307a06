"""The desk behind one token: in the address once, in a cookie afterwards."""

import hmac
from collections.abc import Callable
from hashlib import sha256

from fastapi import HTTPException, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from ingest.review.reviewer import Reviewer

COOKIE = "ingest-desk"
_FIELD = "token"


def token_authenticator(token: str, reviewer: str) -> Callable[[Request], Reviewer]:
    """Return the authenticator that lets in whoever has the token, under the name `reviewer`.

    The token comes as a cookie or as `Authorization: Bearer …`. The cookie holds its hash, so that the token
    itself stands in no browser.
    """
    expected = _hash(token)

    def authenticate(request: Request) -> Reviewer:
        given = request.headers.get("authorization", "")
        kind, _, bearer = given.partition(" ")
        held = _hash(bearer.strip()) if kind.lower() == "bearer" else request.cookies.get(COOKIE, "")
        if not hmac.compare_digest(held.encode(), expected.encode()):
            raise HTTPException(
                401, "Open the address with the token that `ingest serve` printed.", {"WWW-Authenticate": "Bearer"}
            )
        return Reviewer(reviewer, may_judge=True)

    return authenticate


class TokenDoor:
    """ASGI middleware: an address with `?token=…` sets the cookie and leads to the same page without it."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._expected = _hash(token)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the token out of the address, or pass the request on."""
        from starlette.responses import RedirectResponse

        request = Request(scope) if scope["type"] == "http" else None
        given = request.query_params.get(_FIELD) if request is not None and request.method == "GET" else None
        if request is None or given is None or not hmac.compare_digest(_hash(given).encode(), self._expected.encode()):
            await self._app(scope, receive, send)
            return
        clean = request.url.remove_query_params(_FIELD)
        answer = RedirectResponse(clean.path + (f"?{clean.query}" if clean.query else ""), 303)
        answer.set_cookie(
            COOKIE, self._expected, httponly=True, samesite="lax", secure=request.url.scheme == "https", path="/"
        )
        answer.headers["Referrer-Policy"] = "no-referrer"
        answer.headers["Cache-Control"] = "no-store"
        await answer(scope, receive, send)


def _hash(token: str) -> str:
    return sha256(b"desk\0" + token.encode("utf-8", "replace")).hexdigest()
