"""A world as a file (YAML or JSON): channels with their posts.

account: {phone: "999661234567", code: "22222", password: ""}     # optional
channels:
  - id: 1500000001
    username: zarechye
    title: Глава Заречья
    about: …
    posts:
      - {id: 1, date: 2026-03-01T10:00:00+00:00, text: "…", entities: [{kind: bold, offset: 0, length: 5}],
         views: 100, forwards: 2, replies: 3, reactions: {"👍": 7}, media: photo, grouped_id: 77, author: "…",
         reply_to: 1, forward: {channel_id: 5, message_id: 9, name: "…", date: …}, edited: …}
      - {id: 2, date: …, service: pin_message}
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from telethon.tl import types as T

from ingest.demo.mtproto.markup import tl_entities
from ingest.demo.mtproto.world import Account, ChannelWorld, World

_SERVICE = {
    "pin_message": T.MessageActionPinMessage,
    "delete_photo": T.MessageActionChatDeletePhoto,
    "history_clear": T.MessageActionHistoryClear,
}
_PHOTO_DATE = datetime(2020, 1, 1, tzinfo=UTC)


def load_world(path: Path, clock: Callable[[], datetime]) -> World:
    """Read a world file."""
    import yaml

    text = path.read_text(encoding="utf-8")
    # Not YAML for both: it leaves escaped surrogate pairs of JSON (emoji) as two broken characters.
    spec = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    return make_world(spec, clock)


def make_world(spec: dict[str, Any], clock: Callable[[], datetime]) -> World:
    """Make a world of what a world file holds."""
    world = World(clock, account=Account(**spec.get("account", {})))
    for told in spec.get("channels", ()):
        channel = world.add_channel(
            told["id"],
            told["username"],
            told.get("title", ""),
            about=told.get("about", ""),
        )
        for post in told.get("posts", ()):
            add_post(channel, post)
    return world


def add_post(channel: ChannelWorld, told: dict[str, Any]) -> int:
    """Publish one post as a world file writes it; returns its id."""
    date = moment(told.get("date"))
    if "service" in told:
        if told["service"] == "new_title":
            action = T.MessageActionChatEditTitle(told.get("title", channel.title))
        else:
            action = _SERVICE[told["service"]]()
        return channel.service(action, id=told.get("id"), date=date)
    return channel.post(told.get("text", ""), id=told.get("id"), date=date, **fields_of(told))


def fields_of(told: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of `Message` that a post's description sets, but its text and date."""
    fields: dict[str, Any] = {
        name: told[name] for name in ("views", "forwards", "grouped_id") if told.get(name) is not None
    }
    if "entities" in told:
        fields["entities"] = tl_entities(told.get("text", ""), told["entities"])
    if "replies" in told:
        fields["replies"] = T.MessageReplies(told["replies"], 1, comments=True)
    if "reactions" in told:
        fields["reactions"] = tl_reactions(told["reactions"])
    if "author" in told:
        fields["post_author"] = told["author"]
    if "edited" in told:
        fields["edit_date"] = moment(told["edited"])
    if "reply_to" in told:
        fields["reply_to"] = T.MessageReplyHeader(reply_to_msg_id=told["reply_to"])
    if "forward" in told:
        fields["fwd_from"] = _forward(told["forward"])
    if "media" in told:
        fields["media"] = _media(told["media"], told)
    return fields


def tl_reactions(counts: dict[str, int]) -> Any:
    """Turn `{emoji: count}` into the TL object."""
    return T.MessageReactions([T.ReactionCount(T.ReactionEmoji(emoji), count) for emoji, count in counts.items()])


def moment(told: object) -> datetime | None:
    """Return an aware time of what a file tells: ISO text or a YAML time; None stays None."""
    if told is None:
        return None
    read = told if isinstance(told, datetime) else datetime.fromisoformat(str(told))
    return read if read.tzinfo is not None else read.replace(tzinfo=UTC)


def _forward(told: dict[str, Any]) -> Any:
    source = told.get("channel_id")
    return T.MessageFwdHeader(
        moment(told.get("date")) or _PHOTO_DATE,
        from_id=None if source is None else T.PeerChannel(source),
        from_name=told.get("name"),
        channel_post=told.get("message_id"),
    )


def _media(kind: str, told: dict[str, Any]) -> Any:
    """Return media of a kind; the file itself does not exist."""
    number = told.get("media_id", told.get("id", 1))
    if kind == "photo":
        sizes = [T.PhotoSize("x", 800, 600, 50_000)]
        return T.MessageMediaPhoto(photo=T.Photo(number, 1, b"reference", _PHOTO_DATE, sizes, 2))
    attributes = {
        "video": [T.DocumentAttributeVideo(12.0, 1280, 720)],
        "document": [T.DocumentAttributeFilename("report.pdf")],
        "voice": [T.DocumentAttributeAudio(9, voice=True)],
    }[kind]
    mime = {"video": "video/mp4", "document": "application/pdf", "voice": "audio/ogg"}[kind]
    return T.MessageMediaDocument(document=T.Document(number, 1, b"reference", _PHOTO_DATE, mime, 1000, 2, attributes))
