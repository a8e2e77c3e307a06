"""One raw message of Telegram Desktop's export -> `MessageObservation`. Strict: what is unknown raises an Issue."""

from collections.abc import Sequence
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
    hash_of_json,
    quick,
    quoted_bytes,
    utf8,
)
from ingest.telegram import export_fields as fields
from ingest.telegram.entities import EXPORT_KINDS, post_hash
from ingest.telegram.ids import channel_id_of_peer

_OBSERVATION = quick(MessageObservation)
_PLAIN = "plain"
_NOTHING = [None, None, None]
_KNOWN = fields.READ | fields.KEPT
_KNOWN_OF_SERVICE = _KNOWN | fields.KEPT_OF_SERVICE
_ENTITY_KEYS = frozenset({"type", "text", "href"})
_ACTOR = frozenset({"actor", "actor_id"})
_SENDER = _ACTOR | {"from", "from_id"}


class MessageMapper:
    """Maps the messages of one channel's export and remembers which oddities it has told of already."""

    def __init__(self, channel_id: int, name: str, resource: str, observed_at: datetime) -> None:
        self._channel_id = channel_id
        self._peer = f"channel{channel_id}"
        self._name = name
        self._resource = resource
        self._observed_at = observed_at
        self._told: set[str] = set()
        self.issues: list[Issue] = []
        self.lowest = 0
        self.highest = 0
        self.posts = 0

    def take_issues(self) -> list[Issue]:
        """Return the issues since the last call."""
        taken, self.issues = self.issues, []
        return taken

    def observe(self, raw: object) -> MessageObservation | None:
        """Return the observation of one raw message, or None with an issue when it has no usable id."""
        if not isinstance(raw, dict) or not isinstance(raw.get("id"), int) or raw["id"] <= 0:
            shown = raw.get("id") if isinstance(raw, dict) else raw
            self.issues.append(
                Issue("bad_message", self._resource, f"A row without a usable id is skipped: {shown!r:.80}")
            )
            return None
        self._cover(raw["id"])
        text, entities, attributes = self._text(raw)
        detail = self._detail(raw)
        if attributes:
            detail["entity_attributes"] = attributes
        posted_at, posted_local = self._posted(raw)
        service = raw.get("type") == "service"
        forward = self._forward(raw, detail)
        reply_to = raw.get("reply_to_message_id")
        said = quoted_bytes(utf8(text))  # once for both hashes
        return _OBSERVATION(
            channel_id=self._channel_id,
            message_id=raw["id"],
            way=Way.EXPORT,
            observed_at=self._observed_at,
            kind=MessageKind.SERVICE if service else MessageKind.MESSAGE,
            posted_at=posted_at,
            posted_local=posted_local,
            edited_at=self._edited(raw, detail),
            text=text,
            entities=entities,
            text_hash=post_hash(text, entities, said),
            content_hash=_content(text, said, entities, detail, raw),
            forward=forward,
            reply_to=reply_to if isinstance(reply_to, int) and "reply_to_peer_id" not in raw else None,
            author=raw.get("author") or "",
            media="" if service or not detail else self._media(raw),
            service_action=str(raw.get("action", "unknown")) if service else "",
            counters=_counters(raw),
            detail=detail,
        )

    def _cover(self, message_id: int) -> None:
        if not self.posts or message_id < self.lowest:
            self.lowest = message_id
        self.highest = max(self.highest, message_id)
        self.posts += 1

    def _tell_once(self, kind: str, key: str, message: str) -> None:
        if f"{kind}:{key}" not in self._told:
            self._told.add(f"{kind}:{key}")
            self.issues.append(Issue(kind, self._resource, message, {"name": key} if key else {}))

    def _text(self, raw: dict[str, Any]) -> tuple[str, tuple[Entity, ...], list[object]]:
        """Return text, entities and the attributes of entities that `Entity` has no place for."""
        written = raw.get("text", "")
        parts = raw.get("text_entities")
        if type(written) is str and parts and len(parts) == 1 and parts[0] == {"type": _PLAIN, "text": written}:
            return written, (), []
        text, entities, attributes = self._joined(parts or ())
        if written and not text:  # nothing, or nothing but empty parts, beside a text: as in exports of other tools
            return self._joined(written if isinstance(written, list) else [written])
        self._compare_texts(raw["id"], text, written)
        return text, entities, attributes

    def _joined(self, parts: Sequence[Any]) -> tuple[str, tuple[Entity, ...], list[object]]:
        pieces: list[str] = []
        entities: list[Entity] = []
        attributes: list[object] = []
        offset = 0
        for part in parts:
            if isinstance(part, str):
                pieces.append(part)
                offset += len(part)
                continue
            piece = part.get("text", "")
            if part.get("type") != _PLAIN:
                entities.append(Entity(self._entity_kind(part), offset, len(piece), part.get("href", "")))
                if not part.keys() <= _ENTITY_KEYS:
                    attributes.append([len(entities) - 1, {k: v for k, v in part.items() if k not in _ENTITY_KEYS}])
            pieces.append(piece)
            offset += len(piece)
        return "".join(pieces), tuple(entities), attributes

    def _compare_texts(self, message_id: int, text: str, written: object) -> None:
        if isinstance(written, list):
            written = "".join(p if isinstance(p, str) else p.get("text", "") for p in written)
        if written and written != text:
            message = f"Message {message_id}: text and text_entities disagree; text_entities are used."
            self.issues.append(Issue("texts_disagree", self._resource, message, {"text": written}))

    def _entity_kind(self, part: dict[str, Any]) -> str:
        told = str(part.get("type", "unknown"))
        kind = EXPORT_KINDS.get(told)
        if kind is None:
            self._tell_once("unknown_entity", told, f"Markup of the unknown kind '{told}' is kept as it is.")
            return told
        return kind

    def _detail(self, raw: dict[str, Any]) -> dict[str, object]:
        detail: dict[str, object] = {}
        known = _KNOWN_OF_SERVICE if raw.get("type") == "service" else _KNOWN
        for key, value in raw.items() if not raw.keys() <= fields.READ else ():
            if key in fields.READ:
                continue
            detail[key] = value
            if key not in known:
                self._tell_once("unknown_field", key, f"The unknown field '{key}' is kept in detail.")
        if raw.get("type") not in {"message", "service"}:
            kind = str(raw.get("type"))
            detail["type"] = kind
            self._tell_once("unknown_type", kind, f"Rows of the unknown type '{kind}' are kept as posts.")
        own = raw.get("from_id") == self._peer and raw.get("from") == self._name
        for key in _ACTOR & raw.keys() if own else _SENDER & raw.keys():
            if raw[key] != self._name and channel_id_of_peer(raw[key]) != self._channel_id:
                detail[key] = raw[key]
        if "reactions" in raw:
            detail["reactions"] = raw["reactions"]
        return detail

    def _posted(self, raw: dict[str, Any]) -> tuple[datetime | None, str]:
        """Return the time and, only where its zone is unknown, the local time as told."""
        stamp = _instant(raw.get("date_unixtime"))
        if stamp is not None:
            return stamp, ""
        local = str(raw.get("date") or "")
        if "date_unixtime" in raw or not local:
            message = f"Message {raw['id']}: no usable date."
            self.issues.append(Issue("bad_date", self._resource, message, {"date_unixtime": raw.get("date_unixtime")}))
        else:
            self._tell_once("zone_unknown", "", "The export tells local times only; the zone is unknown and stays so.")
        return None, local

    def _edited(self, raw: dict[str, Any], detail: dict[str, object]) -> datetime | None:
        if "edited_unixtime" in raw:
            return _instant(raw["edited_unixtime"])
        if raw.get("edited"):
            detail["edited_local"] = raw["edited"]
        return None

    def _media(self, raw: dict[str, Any]) -> str:
        told = raw.get("media_type")
        if told is not None:
            media = fields.MEDIA_TYPES.get(told)
            if media is not None:
                return media
            self._tell_once("unknown_media", str(told), f"Media of the unknown type '{told}' is kept by that name.")
            return str(told)
        return next((media for field, media in fields.MEDIA_FIELDS if field in raw), "")

    def _forward(self, raw: dict[str, Any], detail: dict[str, object]) -> Forward | None:
        if "forwarded_from" not in raw and "forwarded_from_id" not in raw:
            return None
        peer = raw.get("forwarded_from_id")
        channel_id = channel_id_of_peer(peer)
        if peer is not None and channel_id is None:
            detail["forwarded_from_id"] = peer
        message_id = raw.get("forwarded_message_id")
        return Forward(
            channel_id,
            message_id if isinstance(message_id, int) else None,
            raw.get("forwarded_from") or "",
            _instant(raw.get("forwarded_date_unixtime")),
        )


def _instant(seconds: Any) -> datetime | None:
    """Return the UTC time of unix seconds as an export writes them, None for nothing, zero or nonsense."""
    try:
        stamp = int(seconds)  # anything else raises and is no date
        return datetime.fromtimestamp(stamp, UTC) if stamp > 0 else None
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _counters(raw: dict[str, Any]) -> Counters | None:
    reactions = raw.get("reactions")
    if not isinstance(reactions, list):
        return None
    return Counters(
        reactions=sum(r["count"] for r in reactions if isinstance(r, dict) and isinstance(r.get("count"), int))
    )


def _content(
    text: str, said: bytes, entities: tuple[Entity, ...], detail: dict[str, object], raw: dict[str, Any]
) -> str:
    """Hash all that the export tells of the post but figures of the moment and the exporter's own file names."""
    told: dict[str, object] = {k: v for k, v in detail.items() if k not in fields.NOT_CONTENT and k != "reactions"}
    poll = told.get("poll")
    if isinstance(poll, dict):
        told["poll"] = [poll.get("question"), [a.get("text") for a in poll.get("answers", ()) if isinstance(a, dict)]]
    forward = [raw.get("forwarded_from"), raw.get("forwarded_from_id")]
    reply = raw.get("reply_to_message_id")
    last = [raw.get("author"), raw.get("action"), raw.get("media_type")]
    if not told and not entities and reply is None and forward == _NOTHING[:2] and last == _NOTHING:
        # most posts: written without an encoder, which takes longer than hashing it
        return hash_of_json(b"[%b,[],{},[null,null],null,null,null,null]" % said)
    marks = [[e.kind, e.offset, e.length, e.url] for e in entities]
    return content_hash([text, marks, told, forward, reply, *last])
