"""The public web preview of a channel (t.me/s/…): one page of HTML -> observations and the way to the next.

Only parses; fetching is not done here. The page shows less than Telegram knows: rounded figures, no ids of
forwarded channels, no time of an edit, an album as one post. What it does not show stays unknown.
"""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ingest.model import (
    Counters,
    Entity,
    Forward,
    Issue,
    MessageKind,
    MessageObservation,
    Way,
    content_hash,
)
from ingest.telegram.entities import post_hash
from ingest.telegram.ids import bare_channel_id
from ingest.telegram.preview_media import (
    album_ids,
    first_with_class,
    link_preview,
    media_kind,
    poll,
    reactions,
    read_count,
    text_with_class,
    with_class,
)
from ingest.telegram.preview_text import handle_and_number, read_text


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What one page shows. `before` leads to the next older page, None = there is none."""

    channel_id: int | None  # as the page itself tells it
    title: str
    observations: tuple[MessageObservation, ...]
    issues: tuple[Issue, ...]
    before: int | None


def preview_url(handle: str, before: int | None = None) -> str:
    """Return the address of a channel's preview, of the posts below an id where one is given."""
    return f"https://t.me/s/{handle}" + (f"?before={before}" if before is not None else "")


def parse_preview(body: bytes, *, handle: str, channel_id: int, observed_at: datetime) -> PreviewPage:
    """Parse a page of the preview of a channel whose id is known.

    A page of another channel (the username moved) gives an issue and no observation.
    """
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

    resource = preview_url(handle)
    try:
        document = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return _nothing(Issue("no_preview", resource, "The page is empty."))
    posts = document.xpath("//div[@data-post]")
    if not posts and first_with_class(document, "tgme_channel_history") is None:
        return _nothing(Issue("no_preview", resource, "The page shows no posts: the channel has no public preview."))
    told_id = _told_channel_id(document)
    if told_id is not None and told_id != channel_id:
        message = f"The page is that of channel {told_id}, not {channel_id}: the username belongs to another one now."
        return _nothing(Issue("other_channel", resource, message, {"channel_id": told_id}), told_id)
    reader = _PostReader(handle, channel_id, observed_at)
    observations = tuple(post for node in posts if (post := reader.read(node)) is not None)
    title = text_with_class(document, "tgme_channel_info_header_title")
    return PreviewPage(told_id, title, observations, tuple(reader.issues), _before(document, observations))


def _nothing(issue: Issue, channel_id: int | None = None) -> PreviewPage:
    return PreviewPage(channel_id, "", (), (issue,), None)


def _told_channel_id(document: Any) -> int | None:
    """Return the channel id in the page's view token (base64 of JSON whose 'c' is minus the id)."""
    for token in document.xpath("//div[@data-post]/@data-view"):
        try:
            told = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
            return abs(bare_channel_id(int(told["c"])))
        except (ValueError, KeyError, TypeError):
            continue
    return None


def _before(document: Any, observations: tuple[MessageObservation, ...]) -> int | None:
    """Return the id below which the next older page begins; never one that would lead back to this page."""
    told = document.xpath("//a[contains(@class, 'tme_messages_more')]/@data-before")
    told += [href.rpartition("before=")[2] for href in document.xpath("//link[@rel='prev']/@href") if "before=" in href]
    numbers = [int(number) for number in told if number.isascii() and number.isdigit()]
    highest = max((post.message_id for post in observations), default=0)
    return next((number for number in numbers if number <= highest), None)


class _PostReader:
    """Reads the posts of one page."""

    def __init__(self, handle: str, channel_id: int, observed_at: datetime) -> None:
        self._handle = handle
        self._channel_id = channel_id
        self._observed_at = observed_at
        self.issues: list[Issue] = []

    def read(self, node: Any) -> MessageObservation | None:
        """Return the observation of one post; None with an issue where the page does not show it."""
        _, number = handle_and_number("/" + node.get("data-post"))
        if number is None:
            self._tell("bad_message", f"A post without a usable id is skipped: {node.get('data-post')!r:.80}")
            return None
        if "service_message" in node.get("class", "").split():
            return self._service(node, number)
        root = first_with_class(node, "js-message_text")
        if root is None and _is_withheld(node):
            self._tell("not_shown", f"Post {number} is not shown on the web.", number)
            return None
        text, entities, attributes = ("", (), []) if root is None else read_text(root)
        detail: dict[str, object] = {"entity_attributes": attributes} if attributes else {}
        media = media_kind(node)
        self._facts(node, number, detail)
        forward = _forward(node, detail)
        author = text_with_class(node, "tgme_widget_message_from_author")
        return MessageObservation(
            channel_id=self._channel_id,
            message_id=number,
            way=Way.WEB,
            observed_at=self._observed_at,
            posted_at=self._posted(node, number),
            text=text,
            entities=entities,
            text_hash=post_hash(text, entities),
            content_hash=_content(text, entities, media, forward, author, detail),
            forward=forward,
            reply_to=self._reply(node, detail),
            author=author,
            media=media,
            counters=_counters(node, detail),
            detail=detail,
        )

    def _service(self, node: Any, number: int) -> MessageObservation:
        root = first_with_class(node, "js-message_text")
        words = "" if root is None else " ".join("".join(root.itertext()).split())
        return MessageObservation(
            channel_id=self._channel_id,
            message_id=number,
            way=Way.WEB,
            observed_at=self._observed_at,
            kind=MessageKind.SERVICE,
            posted_at=self._posted(node, number),
            text_hash=post_hash("", ()),
            content_hash=content_hash([words]),
            service_action="unknown",  # the page tells it in words of its own language
            detail={"service_text": words} if words else {},
        )

    def _facts(self, node: Any, number: int, detail: dict[str, object]) -> None:
        members = album_ids(node, number)
        if members:
            detail["album"] = members
        for key, facts in (("web_page", link_preview(node)), ("poll", poll(node))):
            if facts is not None:
                detail[key] = facts
        if _is_edited(node):
            detail["edited"] = True  # the page does not tell when

    def _posted(self, node: Any, number: int) -> datetime | None:
        date = first_with_class(node, "tgme_widget_message_date")
        scope = node if date is None else date
        told = next(iter(scope.xpath(".//time[@datetime]/@datetime")), "")
        try:
            moment = datetime.fromisoformat(told)
        except ValueError:
            self._tell("bad_date", f"Post {number}: no usable date ({told!r:.40}).", number)
            return None
        if moment.tzinfo is None:
            self._tell("zone_unknown", f"Post {number}: the date has no zone ({told!r:.40}).", number)
            return None
        return moment.astimezone(UTC)

    def _reply(self, node: Any, detail: dict[str, object]) -> int | None:
        box = first_with_class(node, "tgme_widget_message_reply")
        if box is None:
            return None
        handle, number = handle_and_number(box.get("href", ""))
        if handle.lower() != self._handle.lower():
            detail["reply"] = {"handle": handle, "message_id": number}
            return None
        return number

    def _tell(self, kind: str, message: str, number: int | None = None) -> None:
        resource = preview_url(self._handle) if number is None else f"https://t.me/{self._handle}/{number}"
        self.issues.append(Issue(kind, resource, message))


def _content(
    text: str,
    entities: tuple[Entity, ...],
    media: str,
    forward: Forward | None,
    author: str,
    detail: dict[str, object],
) -> str:
    """Hash what the page shows of the post but figures and the addresses of files, which change."""
    marks = [[e.kind, e.offset, e.length, e.url] for e in entities]
    source = [forward.name, forward.message_id] if forward else None
    told = [detail.get(name) for name in ("entity_attributes", "album", "poll")]
    return content_hash([text, marks, media, source, author, told])


def _is_withheld(node: Any) -> bool:
    """Tell whether the page says 'open Telegram to view this' in place of the post itself.

    The same box stands below ordinary posts (in `media_not_supported_cont`) and inside players of videos.
    """
    return any(
        not {"media_not_supported_cont", "tgme_widget_message_video_player"} & _classes_above(box, node)
        for box in with_class(node, "message_media_not_supported_wrap")
    )


def _classes_above(box: Any, top: Any) -> set[str]:
    classes: set[str] = set()
    for parent in box.iterancestors():
        if parent is top:
            break
        classes.update(parent.get("class", "").split())
    return classes


def _is_edited(node: Any) -> bool:
    meta = first_with_class(node, "tgme_widget_message_meta")
    return meta is not None and "edited" in " ".join(meta.xpath("text()")).lower()


def _forward(node: Any, detail: dict[str, object]) -> Forward | None:
    source = first_with_class(node, "tgme_widget_message_forwarded_from_name")
    if source is None:
        return None
    handle, number = handle_and_number(source.get("href", ""))
    if handle:
        detail["forwarded_from_handle"] = handle
    return Forward(message_id=number, name=" ".join("".join(source.itertext()).split()))


def _counters(node: Any, detail: dict[str, object]) -> Counters | None:
    """Return the figures as shown, which are rounded; None when the page shows none."""
    shown = text_with_class(node, "tgme_widget_message_views")
    found = reactions(node)
    if found:
        detail["reactions"] = found
    if shown:
        detail["views_shown"] = shown
    counts = [reaction["count"] for reaction in found if isinstance(reaction["count"], int)]
    if not shown and not found:
        return None
    return Counters(views=read_count(shown), reactions=sum(counts) if found else None)
