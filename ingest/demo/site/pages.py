"""A folder of pages as the site shows them: one folder an outlet, feed and robots.txt made where they are missing."""

import html
import re
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote

from ingest.demo.site.reply import Reply

_TITLE = re.compile(r"<title>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_PUBLISHED = re.compile(r'<meta property="article:published_time" content="([^"]{10,40})"')
_CHARSET = re.compile(rb"charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_TYPES = {".html": "text/html", ".xml": "application/rss+xml; charset=utf-8", ".txt": "text/plain; charset=utf-8"}
_ROBOTS = "User-agent: *\nAllow: /\n"


class Pages:
    """Answers from a folder `<outlet>/<slug>.html`; read anew each time, so that an edited file is an edited page."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def reply(self, host: str, path: str, base: str) -> Reply:
        """Return the answer for a path; an outlet is the path's first part or the host's first label."""
        file = self._file(host, path)
        if file is not None and file.is_file():
            body = file.read_bytes()
            return Reply(200, (body,), {"Content-Type": _media_type(file, body), "ETag": _etag(body)})
        name = path.rpartition("/")[2]
        if name == "robots.txt":
            return Reply.text(_ROBOTS)
        outlet = self._outlet(host, path)
        if name in ("feed.xml", "") and outlet is not None:
            prefix = f"{base}/" if outlet.name == host.partition(".")[0] else f"{base}/{quote(outlet.name)}/"
            body = feed_of(outlet, prefix).encode()
            return Reply(200, (body,), {"Content-Type": _TYPES[".xml"], "ETag": _etag(body)})
        return Reply.text("no such page\n", 404)

    def _file(self, host: str, path: str) -> Path | None:
        relative = unquote(path).lstrip("/")
        for folder in (self._folder, self._folder / host.partition(".")[0]):
            file = (folder / relative).resolve()
            if self._folder in file.parents and file.is_file():
                return file
        return None

    def _outlet(self, host: str, path: str) -> Path | None:
        for name in (unquote(path).lstrip("/").partition("/")[0], host.partition(".")[0]):
            folder = (self._folder / name).resolve()
            if name and folder.parent == self._folder and folder.is_dir():
                return folder
        return None


def feed_of(outlet: Path, base: str) -> str:
    """Return an RSS feed of the outlet's pages, the newest first."""
    items = sorted((_item(file, base) for file in outlet.glob("*.html")), reverse=True)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{html.escape(outlet.name)}</title><link>{html.escape(base)}</link><description></description>\n"
        + "\n".join(item for _, item in items)
        + "\n</channel></rss>\n"
    )


def _item(file: Path, base: str) -> tuple[str, str]:
    text = file.read_text(encoding="utf-8", errors="replace")
    title = _TITLE.search(text)
    published = _PUBLISHED.search(text)
    moment = datetime.fromisoformat(published[1]).astimezone(UTC) if published is not None else None
    date = f"<pubDate>{format_datetime(moment)}</pubDate>" if moment is not None else ""
    name = html.escape(html.unescape(title[1])) if title is not None else file.stem
    link = html.escape(base + quote(file.name))
    return (
        moment.isoformat() if moment is not None else "",
        f"<item><title>{name}</title><link>{link}</link><guid>{link}</guid>{date}</item>",
    )


def _media_type(file: Path, body: bytes) -> str:
    told = _TYPES.get(file.suffix, "application/octet-stream")
    charset = _CHARSET.search(body[:2048]) if file.suffix == ".html" else None
    return f"{told}; charset={charset[1].decode()}" if charset is not None else told


def _etag(body: bytes) -> str:
    return f'"{sha256(body).hexdigest()[:20]}"'
