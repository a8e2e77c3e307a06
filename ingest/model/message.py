"""Channels and posts as observed. A revision is a maximal run of equal `text_hash` in observation order."""

import json
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any

from ingest.model.evidence import Way

# made once: `json.dumps` makes an encoder for each call
_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that an operator watches, and the official behind it. Native script only."""

    id: int
    handle: str
    title: str = ""
    language: str = ""
    person: str = ""
    office: str = ""
    office_en: str = ""
    region: str = ""
    region_en: str = ""
    in_office_from: date | None = None
    in_office_to: date | None = None


class MessageKind(StrEnum):
    """A post, or a note of the platform that shares the id sequence."""

    MESSAGE = "message"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Entity:
    """Markup of a stretch of text; offsets in code points. `kind` uses Telegram's names ('bold', 'text_link')."""

    kind: str
    offset: int
    length: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Forward:
    """Where a forwarded post comes from; every part may be unknown."""

    channel_id: int | None = None
    message_id: int | None = None
    name: str = ""
    posted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Counters:
    """Views and the like at one moment; None = not told."""

    views: int | None = None
    forwards: int | None = None
    replies: int | None = None
    reactions: int | None = None


def text_hash(text: str, entities: tuple[Entity, ...] = (), said: bytes = b"") -> str:
    """Return the hash that identifies a post's content across all ways in; `said` is the text's JSON where it is known.

    NFC text and the kinds of the entities with code-point offsets; entities that some ways do not
    give (`mention`, `url`, … are found by clients) do not count, trailing white space neither.
    """
    normal = unicodedata.normalize("NFC", text).strip()
    marks = b""
    if entities:
        shift = len(text) - len(text.lstrip())
        kept = {(e.offset - shift, e.length, e.kind) for e in entities if e.kind in MARKUP and e.length > 0}
        marks = ",".join([f'[{offset},{length},"{kind}"]' for offset, length, kind in sorted(kept)]).encode()
    # written without an encoder, which takes longer than the hash
    if normal is not text or not said:
        said = quoted_bytes(utf8(normal))
    return hash_of_json(b"[%b,[%b]]" % (said, marks))


MARKUP = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "blockquote"}
)


def content_hash(parts: object) -> str:
    """Return the hash of everything a way in tells of a post (media, markup, preview); per way in."""
    return hash_of_json(utf8(_SORTED(parts)))


def hash_of_json(said: bytes) -> str:
    """Return the hash of a value that is written as JSON already."""
    return sha256(said).hexdigest()


def utf8(text: str) -> bytes:
    """Return the bytes of a text; half a surrogate pair, which UTF-8 has not, is written like any character."""
    return text.encode("utf-8", "surrogatepass")


def quoted(text: str) -> str:
    """Return a text as JSON, as the encoders of the hashes write it."""
    return encode_basestring(text)


def quoted_bytes(data: bytes) -> bytes:
    """Return a text that is given in UTF-8 as JSON: what `quoted` writes of it, in a fifth of the time."""
    if data.translate(_SHOWN) != data:
        return utf8(quoted(data.decode("utf-8", "surrogatepass")))
    return b'"%b"' % data.replace(b"\\", rb"\\").replace(b'"', rb"\"").replace(b"\n", rb"\n")


# every byte itself but the characters without a shape, which JSON escapes; of those posts have line breaks alone
_SHOWN = bytes([byte if byte >= ord(" ") or byte == ord("\n") else ord(" ") for byte in range(256)])


@dataclass(frozen=True, slots=True)
class MessageObservation:
    """A post as one way in showed it at one moment."""

    channel_id: int
    message_id: int
    way: Way
    observed_at: datetime
    kind: MessageKind = MessageKind.MESSAGE
    posted_at: datetime | None = None  # None = the zone is unknown; `posted_local` keeps what was told
    posted_local: str = ""
    edited_at: datetime | None = None
    text: str = ""
    entities: tuple[Entity, ...] = ()
    text_hash: str = ""
    content_hash: str = ""
    grouped_id: int | None = None
    forward: Forward | None = None
    reply_to: int | None = None
    author: str = ""
    media: str = ""  # kind of the media: photo, video, document, poll …; "" = none
    service_action: str = ""
    counters: Counters | None = None
    detail: dict[str, Any] = field(default_factory=dict)  # what the columns have no place for, JSON-able


class TombstoneGrade(StrEnum):
    """How sure it is that a post is gone."""

    ABSENT_IN_EXPORT = "absent_in_export"
    ABSENT_ONCE = "absent_once"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A post that is no longer shown, with the interval in which it went."""

    channel_id: int
    message_id: int
    grade: TombstoneGrade
    last_seen: datetime | None
    first_gone: datetime


@dataclass(frozen=True, slots=True)
class MessageRevision:
    """One text of a post: `number` counts from 1 in observation order."""

    channel_id: int
    message_id: int
    number: int
    text: str
    text_hash: str
    first_observed: datetime
    last_observed: datetime
    posted_at: datetime | None
    edited_at: datetime | None = None
