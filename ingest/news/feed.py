"""An RSS or Atom feed's bytes -> its entries. Pure; a damaged feed gives what can be read and says what is wrong."""

import io
import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ingest.model.errors import InputError
from ingest.model.record import Issue
from ingest.news.addresses import clean_address
from ingest.news.moments import parse_moment

MAX_ENTRIES = 5_000
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|body|head)\b", re.IGNORECASE)
_FEED_LINK = re.compile(
    rb"""<link\b[^>]{0,400}?type=["']application/(?:rss|atom)\+xml["'][^>]{0,400}>""",  # <link rel=alternate type=…>
    re.IGNORECASE,
)
_HREF = re.compile(rb"""href=["']([^"']{1,500})["']""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article that a feed or sitemap names; `id` is the feed's own key, the address where it has none."""

    url: str
    title: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read: entries in its order, each address once; `issues` says what was left out or damaged."""

    title: str
    entries: tuple[FeedEntry, ...]
    issues: tuple[Issue, ...] = ()


def read_feed(body: bytes, url: str, *, content_type: str = "") -> Feed:
    """Return the entries of a feed; `content_type` is the answer's header, for its charset.

    Raises InputError where the bytes are no feed: empty, an HTML page (the feed that the page names is told), or
    something else.
    """
    import feedparser

    if not body.strip():
        raise InputError("the feed is empty (0 bytes of content).", resource=url, remedy="Try again later.")
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    # A stream, never the bytes themselves: feedparser takes those for a file name or an address first.
    parsed: Any = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False)
    if not parsed.entries and not parsed.version:
        _refuse(body, url)
    issues: list[Issue] = []
    if parsed.bozo and not isinstance(parsed.bozo_exception, feedparser.CharacterEncodingOverride):
        issues.append(Issue("damaged_feed", url, f"the feed is damaged: {parsed.bozo_exception}"))
    entries: dict[str, FeedEntry] = {}
    for number, item in enumerate(parsed.entries[:MAX_ENTRIES], start=1):
        entry = _read_entry(item, url)
        if entry is None:
            issues.append(Issue("entry_without_link", url, f"entry {number} has no web address and is left out"))
        else:
            entries.setdefault(entry.url, entry)
    if len(parsed.entries) > MAX_ENTRIES:
        issues.append(Issue("long_feed", url, f"only the first {MAX_ENTRIES:,} of {len(parsed.entries):,} are read"))
    return Feed(_line(parsed.feed.get("title")), tuple(entries.values()), tuple(issues))


def _read_entry(item: Any, base: str) -> FeedEntry | None:
    told = item.get("feedburner_origlink") or item.get("link") or ""
    address = clean_address(told, base) if told.strip() else ""
    if not address:
        return None
    return FeedEntry(
        url=address,
        title=_line(item.get("title")),
        published=_moment(item, "published"),
        updated=_moment(item, "updated"),
        id=str(item.get("id") or address)[:500],
    )


def _moment(item: Any, key: str) -> datetime | None:
    told = item.get(key) if key in item else None  # feedparser lends 'published' to 'updated' otherwise
    moment = parse_moment(told)
    if moment is not None and moment.at is not None:
        return moment.at
    parsed = item.get(f"{key}_parsed") if told else None
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed and moment is None else None
    except (ValueError, OverflowError, OSError):
        return None


def _line(value: object) -> str:
    return " ".join(value.split())[:500] if isinstance(value, str) else ""


def _refuse(body: bytes, url: str) -> None:
    start = body[:200_000]
    if _HTML.search(start) is None:
        raise InputError(
            "is no RSS or Atom feed.", resource=url, remedy="Check the address under `feeds` in outlets.yml."
        )
    link = _FEED_LINK.search(start)
    href = _HREF.search(link[0]) if link is not None else None
    named = clean_address(href[1].decode("utf-8", "replace"), url) if href is not None else ""
    remedy = f"The page names this feed: {named}" if named else "Look for the feed's own address on the page."
    raise InputError("is an HTML page, not a feed.", resource=url, remedy=remedy)
