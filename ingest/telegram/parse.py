"""Answers of Telegram -> observations. A pure function of the bytes: live and from the store alike."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ingest.model import (
    Capture,
    Counters,
    Entity,
    Fetch,
    Forward,
    Issue,
    MessageKind,
    MessageObservation,
    Way,
    content_hash,
    quick,
    quoted_bytes,
    utf8,
)
from ingest.telegram.entities import code_point_spans, post_hash
from ingest.telegram.raw import RawAnswer, read_answer
from ingest.telegram.tl_content import content_of
from ingest.telegram.tl_media import medium_of
from ingest.telegram.tl_plain import plain, snake_case

_ENTITY_KINDS = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strike": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "TextUrl": "text_link",
    "Blockquote": "blockquote",
    "CustomEmoji": "custom_emoji",
    "Mention": "mention",
    "MentionName": "text_mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Url": "url",
    "Email": "email",
    "Phone": "phone_number",
    "BankCard": "bank_card",
    "FormattedDate": "date_time",
    "Unknown": "unknown",
}

_OBSERVATION, _ENTITY, _COUNTERS = quick(MessageObservation), quick(Entity), quick(Counters)

VERSION = "1"  # counts up when the same bytes give other observations

# Service actions as Desktop's export names them; the others keep their own name.
_ACTIONS = {
    "ChatEditTitle": "edit_group_title",
    "ChatEditPhoto": "edit_group_photo",
    "ChatDeletePhoto": "delete_group_photo",
    "ChannelCreate": "create_channel",
    "HistoryClear": "clear_history",
}

# Fields of `Message` that have no column and are kept in detail where they are told.
_KEPT = (
    "pinned", "silent", "noforwards", "edit_hide", "via_bot_id", "restriction_reason", "ttl_period", "factcheck",
    "reply_markup", "rich_message", "effect", "from_scheduled", "summary_from_language", "invert_media",
)  # fmt: skip
_PLACE = 2  # fields of markup that is nothing but where it stands
_ENTITY_ATTRIBUTES = ("language", "user_id", "document_id", "collapsed")


@dataclass(frozen=True, slots=True)
class ParsedAnswer:
    """What one answer says of a channel's posts."""

    observations: tuple[MessageObservation, ...] = ()
    absent: tuple[int, ...] = ()  # ids that the answer explicitly calls empty
    reported_deleted: tuple[int, ...] = ()  # ids that the channel's log of changes calls deleted
    issues: tuple[Issue, ...] = ()
    names: tuple[tuple[str, str], ...] = ()  # what the channel is called now: username, title, alias (other usernames)
    pts: int | None = None
    final: bool = True  # False = the log of changes has more
    too_long: bool = False  # the log of changes is lost: sweep by id instead
    readable: bool = True  # False = Telethon does not know a part of it; the bytes are kept

    @property
    def highest(self) -> int:
        """The highest id told; 0 for none."""
        return max((post.message_id for post in self.observations), default=0)


def parse_capture(capture: Capture) -> ParsedAnswer:
    """Parse the capture of an answer."""
    return parse_answer(read_answer(capture.body), capture.fetch)


def parse_answer(raw: RawAnswer, fetch: Fetch) -> ParsedAnswer:
    """Parse an answer that is read already; `fetch` tells of which channel, and what was asked for."""
    channel_id = int(fetch.detail["channel_id"])
    if raw.parsed is None:
        return ParsedAnswer(issues=(_quarantine(raw, channel_id, fetch.detail.get("ids", "")),), readable=False)
    mapper = _Mapper(channel_id, fetch.fetched_at, raw.parsed)
    match type(raw.parsed).__name__:
        case "ChannelMessages" | "Messages" | "MessagesSlice":
            return mapper.answer(raw.parsed.messages, pts=getattr(raw.parsed, "pts", None))
        case "ChannelDifference":
            return _difference(mapper, raw.parsed)
        case "ChannelDifferenceEmpty":
            return ParsedAnswer(pts=raw.parsed.pts, final=bool(raw.parsed.final))
        case "ChannelDifferenceTooLong":
            return mapper.answer(raw.parsed.messages, pts=raw.parsed.dialog.pts, too_long=True)
        case kind:
            issue = Issue("unexpected_answer", f"channel {channel_id}", f"An answer of the kind {kind} holds no posts.")
            return ParsedAnswer(issues=(issue,))


def _quarantine(raw: RawAnswer, channel_id: int, ids: str) -> Issue:
    """Tell that an answer cannot be read yet; one that holds a single post names it."""
    resource = f"channel {channel_id}" if not ids or "," in ids else f"channel {channel_id}/{ids}"
    message = f"Telethon does not know a part of it ({raw.unknown}); its bytes are kept and can be parsed later."
    return Issue("quarantined", resource, message, {"constructor": raw.unknown, "ids": ids})


def _difference(mapper: "_Mapper", answer: Any) -> ParsedAnswer:
    messages = list(answer.new_messages)
    deleted: list[int] = []
    for update in answer.other_updates:
        match type(update).__name__:
            case "UpdateEditChannelMessage" | "UpdateNewChannelMessage":
                messages.append(update.message)
            case "UpdateDeleteChannelMessages":
                deleted += update.messages
            case _:
                pass  # views, pins, typing: the posts tell what matters of them
    return mapper.answer(messages, pts=answer.pts, final=bool(answer.final), reported_deleted=tuple(deleted))


class _Mapper:
    """Maps the messages of one answer."""

    def __init__(self, channel_id: int, observed_at: datetime, answer: Any) -> None:
        self._channel_id = channel_id
        self._observed_at = observed_at
        chats = getattr(answer, "chats", None) or ()
        self._titles = {chat.id: getattr(chat, "title", "") for chat in chats}
        self._names = next((_names(chat) for chat in chats if chat.id == channel_id), ())
        self._issues: list[Issue] = []

    def answer(self, messages: list[Any], **about: Any) -> ParsedAnswer:
        """Return the answer's posts, absences and issues."""
        observations: list[MessageObservation] = []
        absent: list[int] = []
        for message in messages:
            if type(message).__name__ == "MessageEmpty":
                absent.append(message.id)
            elif getattr(message.peer_id, "channel_id", None) != self._channel_id:
                self._tell("other_channel", f"Message {message.id} belongs to {message.peer_id}; skipped.")
            else:
                observations.append(self._observe(message))
        issues = tuple(self._issues)
        return ParsedAnswer(tuple(observations), tuple(absent), issues=issues, names=self._names, **about)

    def _tell(self, kind: str, message: str) -> None:
        self._issues.append(Issue(kind, f"channel {self._channel_id}", message))

    def _observe(self, message: Any) -> MessageObservation:
        if type(message).__name__ == "MessageService":
            return self._service(message)
        text: str = plain(message.message or "")
        said = quoted_bytes(utf8(text))  # once for both hashes
        entities, attributes = self._entities(message, text)
        medium = medium_of(message.media)
        detail: dict[str, object] = dict(medium.detail)
        if attributes:
            detail["entity_attributes"] = attributes
        told = vars(message)
        if not told.keys().isdisjoint(_KEPT):
            detail |= {name: plain(told[name]) for name in _KEPT if told.get(name)}
        if message.reactions is not None:
            detail["reactions"] = _reactions(message.reactions)
        author = plain(message.post_author) if message.post_author else ""
        forward = self._forward(message.fwd_from, detail)
        return _OBSERVATION(
            channel_id=self._channel_id,
            message_id=message.id,
            way=Way.MTPROTO,
            observed_at=self._observed_at,
            posted_at=message.date,
            edited_at=message.edit_date,
            text=text,
            entities=entities,
            text_hash=post_hash(text, entities, said),
            content_hash=content_of(text, entities, medium, forward, author, detail, said),
            grouped_id=message.grouped_id,
            forward=forward,
            reply_to=_reply(message.reply_to, detail),
            author=author,
            media=medium.kind,
            counters=_counters(message),
            detail=detail,
        )

    def _service(self, message: Any) -> MessageObservation:
        name = type(message.action).__name__.removeprefix("MessageAction")
        action = _ACTIONS.get(name) or snake_case(name)
        facts = {key: value for key, value in plain(message.action).items() if key != "_"}
        detail: dict[str, object] = {"action": facts} if facts else {}
        return _OBSERVATION(
            channel_id=self._channel_id,
            message_id=message.id,
            way=Way.MTPROTO,
            observed_at=self._observed_at,
            kind=MessageKind.SERVICE,
            posted_at=message.date,
            text_hash=post_hash("", ()),
            content_hash=content_hash([action, facts]),
            reply_to=_reply(message.reply_to, detail),
            service_action=action,
            detail=detail,
        )

    def _entities(self, message: Any, text: str) -> tuple[tuple[Entity, ...], list[object]]:
        """Return entities in code points, and the attributes that `Entity` has no place for."""
        told = message.entities
        if not told:
            return (), []
        entities: list[Entity] = []
        attributes: list[object] = []
        spans = code_point_spans(text, [(entity.offset, entity.length) for entity in told])
        for index, (entity, (offset, length)) in enumerate(zip(told, spans, strict=True)):
            name = type(entity).__name__.removeprefix("MessageEntity")
            kind = _ENTITY_KINDS.get(name)
            if kind is None:
                kind = snake_case(name)
                self._tell("unknown_entity", f"Message {message.id}: markup of the unknown kind '{kind}' is kept.")
            if len(vars(entity)) == _PLACE:
                entities.append(_ENTITY(kind, offset, length))
                continue
            entities.append(_ENTITY(kind, offset, length, plain(getattr(entity, "url", None) or "")))
            extra = {key: value for key in _ENTITY_ATTRIBUTES if (value := getattr(entity, key, None))}
            if extra:
                attributes.append([index, plain(extra)])
        return tuple(entities), attributes

    def _forward(self, header: Any, detail: dict[str, object]) -> Forward | None:
        if header is None:
            return None
        channel_id = getattr(header.from_id, "channel_id", None)
        if header.from_id is not None and channel_id is None:
            detail["forwarded_from_id"] = plain(header.from_id)
        name = header.from_name or self._titles.get(channel_id) or ""
        return Forward(channel_id, header.channel_post, plain(name), header.date)


def _names(chat: Any) -> tuple[tuple[str, str], ...]:
    """Return what a channel is called; a username that is empty is told too."""
    if not hasattr(chat, "username"):
        return ()
    others = [name.username for name in chat.usernames or () if name.active]
    first = chat.username or (others[0] if others else "")
    aliases = (("alias", name) for name in others if name != first)
    return (("username", first), ("title", plain(chat.title)), *aliases)


def _reply(header: Any, detail: dict[str, object]) -> int | None:
    """Return the id of the own post that is replied to; everything else of a reply goes to detail."""
    if header is None:
        return None
    number: int | None = getattr(header, "reply_to_msg_id", None)
    if number is None or getattr(header, "reply_to_peer_id", None) is not None or header.quote_text:
        detail["reply"] = plain(header)
    return number if getattr(header, "reply_to_peer_id", None) is None else None


def _reactions(reactions: Any) -> list[object]:
    return [
        {"reaction": getattr(r.reaction, "emoticon", None) or plain(r.reaction), "count": r.count}
        for r in reactions.results
    ]


def _counters(message: Any) -> Counters:
    reactions = message.reactions
    replies = message.replies
    return _COUNTERS(
        message.views,
        message.forwards,
        None if replies is None else replies.replies,
        None if reactions is None else sum([result.count for result in reactions.results]),
    )
