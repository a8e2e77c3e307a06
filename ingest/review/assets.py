"""Files that pages load: the style sheet, htmx, keys, the card of Airflow's first page. All lie beside this module."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import FastAPI, Response

_FOLDER = Path(__file__).parent / "assets"
_TYPES = {
    "desk.css": "text/css; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "card.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


def add_assets(app: FastAPI) -> None:
    """Add a route for each file."""
    for name in _TYPES:
        app.add_api_route(f"/{name}", _answer(name), methods=["GET"], include_in_schema=False)


@cache
def mark() -> str:
    """Return a mark that changes with the files, for the addresses in pages: browsers may keep what bears it."""
    return sha256(b"".join(_content(name) for name in _TYPES)).hexdigest()[:12]


def _answer(name: str) -> Callable[[], Response]:
    def answer() -> Response:
        # nothing secret stands in these files; no cache but the browser's own may keep them
        return Response(_content(name), media_type=_TYPES[name], headers={"Cache-Control": "private, max-age=3600"})

    return answer


@cache
def _content(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()
