"""Quick readers of what nearly every post is made of: the message, its markup, its reactions.

Invariant: a reader gives an object that equals what Telethon's own reader gives for the same bytes, and hands over to
it whatever is rare. It is used only while Telethon's constructor has the number known here: the number is a checksum of
the definition, so another layer with another layout is read by Telethon alone.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from struct import Struct
from typing import TYPE_CHECKING, Any

from telethon.tl import types

if TYPE_CHECKING:
    from ingest.telegram.tl_reader import TLReader

_HEAD = Struct("<iiiIq").unpack_from  # flags, more flags, id; then the peer: constructor and channel id
_SPAN = Struct("<Iii").unpack_from  # constructor, offset, length
_PAIR = Struct("<ii").unpack_from
_COUNT = Struct("<i").unpack_from
_COUNTED = Struct("<IiI").unpack_from  # a reaction with its number: constructor, flags, constructor of the reaction
_REACTIONS = Struct("<Iiii").unpack_from  # constructor, flags, vector, number of items

_POST, _SILENT, _PINNED, _EDIT_HIDE = 1 << 14, 1 << 13, 1 << 24, 1 << 21
_FORWARD, _REPLY, _MEDIA, _MARKUP, _ENTITIES = 1 << 2, 1 << 3, 1 << 9, 1 << 6, 1 << 7
_VIEWS, _REPLIES, _EDITED, _AUTHOR, _ALBUM, _REACTED = 1 << 10, 1 << 23, 1 << 15, 1 << 16, 1 << 17, 1 << 20
_QUICK = (
    _POST | _SILENT | _PINNED | _EDIT_HIDE | _FORWARD | _REPLY | _MEDIA | _MARKUP | _ENTITIES | _VIEWS | _REPLIES
    | _EDITED | _AUTHOR | _ALBUM | _REACTED
)  # fmt: skip
_RARE = ~_QUICK

_PEER_CHANNEL = 0xA2A5371E
_MESSAGE = 0x7600B9D3
_MESSAGE_REACTIONS, _REACTION_COUNT, _REACTION_EMOJI = 0x0A339F0B, 0xA3D1CB80, 0x1B2286B8
# markup that is nothing but an offset and a length
SPANS = {
    0xBD610BC9: "Bold", 0x826F8B60: "Italic", 0x9C4E7E8B: "Underline", 0xBF0693D4: "Strike", 0x32CA960F: "Spoiler",
    0x28A20571: "Code", 0xFA04579D: "Mention", 0x6F635B0D: "Hashtag", 0x4C4E743F: "Cashtag", 0x6CEF8AC7: "BotCommand",
    0x6ED02538: "Url", 0x64E475C2: "Email", 0x9B69E34B: "Phone", 0x761E6AF4: "BankCard", 0xBB92BA95: "Unknown",
}  # fmt: skip
_FLAGS = (
    "out", "mentioned", "media_unread", "silent", "post", "from_scheduled", "legacy", "edit_hide", "pinned",
    "noforwards", "invert_media", "offline", "video_processing_pending", "paid_suggested_post_stars",
    "paid_suggested_post_ton",
)  # fmt: skip
_FIELDS = (
    "from_id", "from_boosts_applied", "from_rank", "saved_peer_id", "fwd_from", "via_bot_id", "via_business_bot_id",
    "guestchat_via_from", "reply_to", "media", "reply_markup", "entities", "views", "forwards", "replies", "edit_date",
    "post_author", "grouped_id", "reactions", "restriction_reason", "ttl_period", "quick_reply_shortcut_id", "effect",
    "factcheck", "report_delivery_until_date", "paid_message_stars", "suggested_post", "schedule_repeat_period",
    "summary_from_language", "rich_message", "action", "reactions_are_possible",
)  # fmt: skip
# A message whose fields are those of its class until it is told otherwise: setting sixty of them to None and False
# takes longer than reading the rest. It bears Telethon's name, by which kinds of messages are told apart.
_Message: Any = type("Message", (types.Message,), {**dict.fromkeys(_FLAGS, False), **dict.fromkeys(_FIELDS)})


def read_message(reader: "TLReader") -> Any:
    """Read a message whose constructor is read already."""
    flags, more, number, peer, channel_id = _HEAD(reader.stream, reader.position)
    if more or flags & _RARE or peer != _PEER_CHANNEL:
        return types.Message.from_reader(reader)
    reader.position += 24
    message = _Message.__new__(_Message)
    message.id = number
    message.peer_id = types.PeerChannel(channel_id)
    if flags & _POST:
        message.post = True
    if flags & (_SILENT | _PINNED | _EDIT_HIDE):
        message.silent = bool(flags & _SILENT)
        message.pinned = bool(flags & _PINNED)
        message.edit_hide = bool(flags & _EDIT_HIDE)
    if flags & _FORWARD:
        message.fwd_from = reader.tgread_object()
    if flags & _REPLY:
        message.reply_to = reader.tgread_object()
    message.date = datetime.fromtimestamp(_COUNT(reader.stream, reader.position)[0], UTC)
    reader.position += 4
    message.message = reader.tgread_string()
    if flags & _MEDIA:
        media = reader.tgread_object()
        message.media = None if isinstance(media, types.MessageMediaEmpty) else media
    if flags & _MARKUP:
        message.reply_markup = reader.tgread_object()
    if flags & _ENTITIES:
        message.entities = _read_entities(reader)
    if flags & _VIEWS:
        message.views, message.forwards = _PAIR(reader.stream, reader.position)
        reader.position += 8
    if flags & (_REPLIES | _EDITED | _AUTHOR | _ALBUM | _REACTED):
        _read_tail(reader, message, flags)
    return message


def _read_tail(reader: "TLReader", message: Any, flags: int) -> None:
    if flags & _REPLIES:
        message.replies = reader.tgread_object()
    if flags & _EDITED:
        message.edit_date = reader.tgread_date()
    if flags & _AUTHOR:
        message.post_author = reader.tgread_string()
    if flags & _ALBUM:
        message.grouped_id = reader.read_long()
    if flags & _REACTED:
        message.reactions = _read_reactions(reader)


def _read_entities(reader: "TLReader") -> list[Any]:
    stream, position = reader.stream, reader.position
    entities = []
    reader.position = position + 8
    for _ in range(_COUNT(stream, position + 4)[0]):
        constructor, offset, length = _SPAN(stream, reader.position)
        kind = SPAN_KINDS.get(constructor)
        if kind is None:
            entities.append(reader.tgread_object())
            continue
        entities.append(kind(offset, length))
        reader.position += 12
    return entities


def _read_reactions(reader: "TLReader") -> Any:
    """Read reactions; those that are no plain emoji, or tell who gave them, are left to Telethon."""
    stream, start = reader.stream, reader.position
    constructor, flags, _, number = _REACTIONS(stream, start)
    if constructor != _MESSAGE_REACTIONS or flags & ~0b100:
        return reader.tgread_object()
    results = []
    reader.position = start + 16
    for _ in range(number):
        counted, told, reaction = _COUNTED(stream, reader.position)
        if counted != _REACTION_COUNT or told or reaction != _REACTION_EMOJI:
            results.append(reader.tgread_object())
            continue
        reader.position += 12
        emoji = types.ReactionEmoji(reader.tgread_string())
        results.append(types.ReactionCount(emoji, _COUNT(stream, reader.position)[0]))
        reader.position += 4
    return types.MessageReactions(results, False, bool(flags & 0b100), False)


def _known(constructor: int, name: str) -> bool:
    kind = getattr(types, name, None)
    return kind is not None and constructor == kind.CONSTRUCTOR_ID


SPAN_KINDS = {
    constructor: getattr(types, f"MessageEntity{name}")
    for constructor, name in SPANS.items()
    if _known(constructor, f"MessageEntity{name}")
}
_NEEDED = {_MESSAGE: "Message", _PEER_CHANNEL: "PeerChannel", _MESSAGE_REACTIONS: "MessageReactions",
           _REACTION_COUNT: "ReactionCount", _REACTION_EMOJI: "ReactionEmoji"}  # fmt: skip
READERS: dict[int, Callable[["TLReader"], Any]] = (
    {_MESSAGE: read_message} if all(_known(number, name) for number, name in _NEEDED.items()) else {}
)
