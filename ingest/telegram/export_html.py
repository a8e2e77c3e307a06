"""Telegram Desktop's HTML export (`messages.html`, `messages2.html` …): one page -> posts, a further witness.

A page tells the channel's title and not its id, so the caller says which channel it is. It shows no edits, no ids of
forwarded channels, and of service notes only the day; dates written before 2026 have no offset, so their zone is
unknown and stays so. Numbers below zero are date separators. A joined post stands under the head of the one before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from ingest.model import (
    Counters,
    Forward,
    InputError,
    Issue,
    MessageKind,
    MessageObservation,
    Way,
    content_hash,
)
from ingest.telegram.entities import post_hash
from ingest.telegram.export import ExportCoverage, ExportItem
from ingest.telegram.export_html_media import html_medium, html_reactions
from ingest.telegram.export_html_text import read_parts
from ingest.telegram.html_tree import classes_of, first_of, shown_text

_NUMBER = re.compile(r"^message(-?\d+)$")
_DATE = re.compile(
    r"""(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4})\s(?P<time>\d\d:\d\d:\d\d)  # 02.03.2026 10:00:05
        (?:\sUTC(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)?)?                # UTC+02:00, from 2026 on""",
    re.VERBOSE,
)
_REPLY = re.compile(r"go_to_message(\d+)$")
_SEPARATOR = "%d %B %Y"  # 2 March 2026, in English whatever the exporter's language
_UNSUPPORTED = "This message is not supported by this version"

# How the notes of channels begin -> their action as the JSON export names it.
_ACTIONS = (
    ("Channel title changed", "edit_group_title"),
    ("Channel photo changed", "edit_group_photo"),
    ("Channel photo removed", "delete_group_photo"),
    ("Channel theme", "edit_chat_theme"),
    ("Channel «", "create_channel"),
    ("History cleared", "clear_history"),
    ("Voice chat scheduled", "group_call_scheduled"),
    ("Voice chat", "group_call"),
    ("New messages will", "set_messages_ttl"),
)
_PINNED = " pinned "


@dataclass(frozen=True, slots=True)
class _Head:
    """What a joined post inherits: the origin of a forwarded one."""

    forward: Forward | None = None


def read_html_title(body: bytes, resource: str) -> str:
    """Return the title on top of a page, or raise `InputError` when it is no page of a chat's export."""
    history, title = _open(body, resource)
    if history is None or not title:
        raise InputError(
            "this is no page of a Telegram Desktop export.",
            resource=resource,
            remedy="Give messages.html, or the folder it is in.",
        )
    return title


def read_html_export(body: bytes, *, channel_id: int, resource: str, observed_at: datetime) -> Iterator[ExportItem]:
    """Yield a page's posts and issues in its order, and last its coverage."""
    history, _ = _open(body, resource)
    page = _Page(channel_id, resource, observed_at)
    for row in history if history is not None else ():
        found = _NUMBER.match(row.get("id", "")) if isinstance(row.tag, str) else None
        if found is None:
            continue
        observation = page.observe(row, int(found[1]))
        yield from page.take_issues()
        if observation is not None:
            yield observation
    if page.ids:
        yield ExportCoverage(
            channel_id, min(page.ids), max(page.ids), len(page.ids), complete=True, unread=frozenset(page.unread)
        )


def _open(body: bytes, resource: str) -> tuple[Any, str]:
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

    if not body.strip():
        raise InputError("the file is empty (0 bytes).", resource=resource)
    try:
        root = html.fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError) as error:
        raise InputError("this is no HTML.", resource=resource) from error
    header = first_of(root, "page_header")
    return first_of(root, "history"), "" if header is None else shown_text(header)


class _Page:
    """Reads the rows of one page and remembers the day and the head that they stand under."""

    def __init__(self, channel_id: int, resource: str, observed_at: datetime) -> None:
        self._channel_id = channel_id
        self._resource = resource
        self._observed_at = observed_at
        self._day = ""
        self._head = _Head()
        self._told: set[str] = set()
        self._issues: list[Issue] = []
        self.ids: set[int] = set()
        self.unread: set[int] = set()  # shown, but not what they say

    def take_issues(self) -> list[Issue]:
        """Return the issues since the last call."""
        taken, self._issues = self._issues, []
        return taken

    def observe(self, row: Any, number: int) -> MessageObservation | None:
        """Return what a row shows; None for a date separator, and for a post that Desktop did not understand."""
        if number < 0:
            self._day = _day(shown_text(row))
            return None
        self.ids.add(number)
        if "service" not in classes_of(row):
            return self._message(row, number)
        told = shown_text(first_of(row, "body"))
        self._head = _Head()
        if told.startswith(_UNSUPPORTED):
            self.unread.add(number)
            self._issues.append(
                Issue("unsupported_post", self._resource, f"Message {number}: Desktop was too old to show it.")
            )
            return None
        return self._service(number, told)

    def _message(self, row: Any, number: int) -> MessageObservation:
        body = first_of(row, "body")
        date = first_of(body, "date")
        posted_at, posted_local = self._moment(number, None if date is None else date.get("title", ""))
        inner = next(
            (child for child in body if "forwarded" in classes_of(child) and "body" in classes_of(child)), None
        )
        forward = self._forward(inner, joined="joined" in classes_of(row))
        self._head = _Head(forward)
        holder = body if inner is None else inner
        parts = next((child for child in holder if classes_of(child)[:1] == ["text"]), None)
        text, entities = ("", ()) if parts is None else read_parts(parts)
        media, facts, unknown = html_medium(holder)
        if unknown:
            self._tell_once("unknown_media", unknown, f"Media of the unknown kind '{unknown}' is kept by that name.")
        author = shown_text(next((child for child in holder if "signature" in classes_of(child)), None))
        reactions = html_reactions(row)
        marks = [[e.kind, e.offset, e.length, e.url] for e in entities]
        reply_to = _reply(first_of(holder, "reply_to"))
        return MessageObservation(
            channel_id=self._channel_id,
            message_id=number,
            way=Way.EXPORT_HTML,
            observed_at=self._observed_at,
            posted_at=posted_at,
            posted_local=posted_local,
            text=text,
            entities=entities,
            text_hash=post_hash(text, entities),
            content_hash=content_hash([text, marks, media, facts, forward and forward.name, reply_to, author]),
            forward=forward,
            reply_to=reply_to,
            author=author,
            media=media,
            counters=Counters(reactions=reactions) if reactions is not None else None,
            detail=facts,
        )

    def _service(self, number: int, told: str) -> MessageObservation:
        action = next((name for begin, name in _ACTIONS if told.startswith(begin)), "")
        if not action:
            action = "pin_message" if _PINNED in told else "unknown"
        if action == "unknown":
            self._tell_once("unknown_note", told, f"Message {number}: a note of an unknown kind is kept: {told!r:.80}")
        return MessageObservation(
            channel_id=self._channel_id,
            message_id=number,
            way=Way.EXPORT_HTML,
            observed_at=self._observed_at,
            kind=MessageKind.SERVICE,
            posted_local=self._day,
            text_hash=post_hash("", ()),
            content_hash=content_hash([action, told]),
            service_action=action,
            detail={"note": told},
        )

    def _forward(self, inner: Any, *, joined: bool) -> Forward | None:
        if inner is None:
            return None
        name = next((child for child in inner if "from_name" in classes_of(child)), None)
        if name is None:  # joined to a post from the same origin
            return self._head.forward if joined and self._head.forward is not None else Forward()
        date = first_of(name, "date")
        moment = None if date is None else _instant(_DATE.match(date.get("title", "")))
        return Forward(name=(name.text or "").strip(), posted_at=moment)

    def _moment(self, number: int, told: str | None) -> tuple[datetime | None, str]:
        """Return the time and, only where its zone is unknown, the local time as told."""
        found = _DATE.match(told or "")
        if found is None:
            self._issues.append(Issue("bad_date", self._resource, f"Message {number}: no usable date.", {"date": told}))
            return None, self._day
        moment = _instant(found)
        if moment is not None:
            return moment, ""
        self._tell_once("zone_unknown", "", "The export tells local times only; the zone is unknown and stays so.")
        return None, _local(found)

    def _tell_once(self, kind: str, key: str, message: str) -> None:
        if f"{kind}:{key}" not in self._told:
            self._told.add(f"{kind}:{key}")
            self._issues.append(Issue(kind, self._resource, message, {"name": key} if key else {}))


def _reply(node: Any) -> int | None:
    """Return the post that a line 'In reply to this message' leads to."""
    link = None if node is None else next((_REPLY.search(one.get("href", "")) for one in node.iter("a")), None)
    return int(link[1]) if link else None


def _local(found: re.Match[str]) -> str:
    return f"{found['year']}-{found['month']}-{found['day']}T{found['time']}"


def _instant(found: re.Match[str] | None) -> datetime | None:
    """Return the time that was told with its offset; None without one, or when it is no date."""
    if found is None or found["sign"] is None:
        return None
    shift = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    zone = timezone(-shift if found["sign"] == "-" else shift)
    try:
        return datetime.fromisoformat(_local(found)).replace(tzinfo=zone).astimezone(UTC)
    except ValueError:
        return None


def _day(told: str) -> str:
    """Return the day of a date separator as ISO writes it; '' when it is none."""
    try:
        return datetime.strptime(told, _SEPARATOR).date().isoformat()  # noqa: DTZ007  (a day has no zone)
    except ValueError:
        return ""
