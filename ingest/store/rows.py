"""Looks at posts as rows in COPY's binary form, with the hash that each row of evidence bears.

Invariant: what is hashed here is what `Evidence.hash_expression` makes of the stored row: the row as JSON, written as
jsonb writes it. A test compares both.
"""

from datetime import UTC, datetime
from hashlib import sha256
from struct import Struct

from ingest.model import Counters, Entity, Forward, MessageKind, MessageObservation, Way, quoted, quoted_bytes
from ingest.store.canonical import canonical_json

TEXTS = "message_text (text_hash, text, entities, part, row_hash)"
QUEUE = "analysis_queue (subject, text_hash)"
LOOKS = (
    "observation (channel_id, message_id, capture_id, way, observed_at, kind, posted_at, posted_local, edited_at,"
    " text_hash, content_hash, grouped_id, forward, reply_to, author, media, service_action, detail, part, row_hash)"
)
REVISIONS = (
    "message_revision (channel_id, message_id, number, text_hash, first_observed, last_observed, posted_at, edited_at)"
)
POSTS = (
    "post (channel_id, message_id, kind, posted_at, posted_local, at, edited_at, revisions, text_hash, first_seen,"
    " last_seen, grouped_id, forward, reply_to, author, media, service_action, ways)"
)
COUNTERS = "counter (channel_id, message_id, observed_at, views, forwards, replies, reactions)"

# A row is the number of its fields, and each field its length and its bytes.
_SIZE = Struct(">i").pack
_NUMBER = Struct(">iq").pack
_POST = Struct(">iqiq").pack
_TWO, _FIVE, _SEVEN, _EIGHT, _EIGHTEEN, _TWENTY = (count.to_bytes(2, "big") for count in (2, 5, 7, 8, 18, 20))
_NULL = _SIZE(-1)
_EMPTY = _SIZE(0)
_FIRST = _SIZE(4) + _SIZE(1)
_HASH_SIZE = _SIZE(32)
_IN_QUEUE = _TWO + _SIZE(4) + b"post"
_TEXT_TYPE = 25  # pg_type.oid of text, the same everywhere
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_NO_FIGURES = (None, None, None, None)

_Moment = tuple[str, bytes]  # under a hash, and for COPY
_NEVER: _Moment = "null", _NULL


def _text(said: str) -> bytes:
    if not said:
        return _EMPTY
    data = said.encode()
    return _SIZE(len(data)) + data


def _json(said: bytes) -> bytes:
    return _SIZE(len(said) + 1) + b"\1" + said  # the version of jsonb's form


def _number(value: int | None) -> bytes:
    return _NULL if value is None else _NUMBER(8, value)


def _list_of_one(item: str) -> bytes:
    """Return a list of texts: dimensions, no NULLs, type, length and first index, and the item."""
    data = b"".join([_SIZE(1), _SIZE(0), _SIZE(_TEXT_TYPE), _SIZE(1), _SIZE(1), _text(item)])
    return _SIZE(len(data)) + data


# reading `.value` of an enum takes as long as reading five fields
_WAYS = {way: (way.value, _text(way.value), _list_of_one(way.value)) for way in Way}
_KINDS = {kind: (kind.value, _text(kind.value)) for kind in MessageKind}
# album, forward, reply, author, media and action of a post that has none: for COPY, and under its hash
_BARE = _NULL * 3 + _EMPTY * 3, b'null, null, null, "", "", ""'
_NOTHING = b"{}", _json(b"{}")
_NO_MARKUP = b"[]", _json(b"[]")


class TextRows:
    """The rows of texts: those that `take` returns, their hashes, and those of the queue of what is to be analysed."""

    def __init__(self, part: int) -> None:
        self.hashes: list[bytes] = []
        self.queue: list[bytes] = []
        self._end = _NUMBER(8, part) + _HASH_SIZE

    def take(self, one: MessageObservation) -> bytes:
        """Make the rows of a text; return its own."""
        key, text = one.text_hash.encode(), one.text.encode()
        said, entities = _NO_MARKUP
        if one.entities:
            said = _entities(one.entities).encode()
            entities = _json(said)
        digest = sha256(b'["%b", %b, %b]' % (key, quoted_bytes(text), said)).digest()
        self.hashes.append(digest)
        name = _SIZE(len(key)) + key
        if text:
            self.queue.append(_IN_QUEUE + name)
        return b"".join([_FIVE, name, _SIZE(len(text)), text, entities, self._end, digest])


class LookRows:
    """The rows of the only looks at posts: those that `take` returns, their hashes, and those of the other tables."""

    def __init__(self, part: int) -> None:
        self.hashes: list[bytes] = []
        self.revisions: list[bytes] = []
        self.posts: list[bytes] = []
        self.counters: list[bytes] = []
        self.moments: set[datetime] = set()  # of the counters
        self._end = _NUMBER(8, part) + _HASH_SIZE
        self._observed_at: datetime | None = None
        self._observed = _NEVER

    def take(self, capture_id: int, one: MessageObservation) -> bytes:
        """Make the rows of a post; return that of the look."""
        if one.observed_at is not self._observed_at:  # a capture has one moment for all of its posts
            self._observed_at, self._observed = one.observed_at, _moment(one.observed_at)
        post, key = _POST(8, one.channel_id, 8, one.message_id), _text(one.text_hash)
        posted, edited, seen = _moment(one.posted_at), _NEVER, self._observed[1]
        if one.edited_at is not None:
            edited = _moment(one.edited_at)
            if one.edited_at > one.observed_at:  # a look counts not before the edit it tells of
                seen = edited[1]
        look, about = self._look(capture_id, one, post, key, posted, edited)
        self.revisions.append(b"".join([_EIGHT, post, _FIRST, key, seen, seen, posted[1], edited[1]]))
        local, at = (_EMPTY, posted[1]) if one.posted_at is not None else (_text(one.posted_local), seen)
        kind, ways = _KINDS[one.kind][1], _WAYS[one.way][2]
        head = [_EIGHTEEN, post, kind, posted[1], local, at, edited[1], _FIRST, key, seen, seen, about, ways]
        self.posts.append(b"".join(head))
        if one.counters is not None:
            self._figures(post, one.observed_at, one.counters)
        return look

    def _look(
        self, capture_id: int, one: MessageObservation, post: bytes, key: bytes, posted: _Moment, edited: _Moment
    ) -> tuple[bytes, bytes]:
        """Return the row of the look itself, and those of its fields that the post's head has too."""
        (way, way_field, _), (kind, kind_field), observed = _WAYS[one.way], _KINDS[one.kind], self._observed
        about, about_said = _about(one)
        detail, told = _NOTHING
        if one.detail:
            detail = canonical_json(one.detail).encode()
            told = _json(detail)
        head = (
            f'[{one.channel_id}, {one.message_id}, {capture_id}, "{way}", {observed[0]}, "{kind}", {posted[0]},'
            f' {quoted(one.posted_local)}, {edited[0]}, "{one.text_hash}", "{one.content_hash}", '
        )
        digest = sha256(b"%b%b, %b]" % (head.encode(), about_said, detail)).digest()
        self.hashes.append(digest)
        fields = [
            _TWENTY, post, _NUMBER(8, capture_id), way_field, observed[1], kind_field, posted[1],
            _text(one.posted_local), edited[1], key, _text(one.content_hash), about, told, self._end, digest,
        ]  # fmt: skip
        return b"".join(fields), about

    def _figures(self, post: bytes, moment: datetime, told: Counters) -> None:
        figures = told.views, told.forwards, told.replies, told.reactions
        if figures != _NO_FIGURES:
            self.moments.add(moment)
            fields = [_NULL if figure is None else _NUMBER(8, figure) for figure in figures]
            self.counters.append(b"".join([_SEVEN, post, self._observed[1], *fields]))


def _moment(value: datetime | None) -> _Moment:
    """Return a moment as jsonb writes it, in UTC, and as COPY takes it: in microseconds since 2000."""
    if value is None:
        return _NEVER
    if value.tzinfo is not UTC:
        value = value.astimezone(UTC)
    said = value.isoformat()[:-6]
    since = value - _EPOCH
    if since.microseconds:
        said = said.rstrip("0")
    return f'"{said}"', _NUMBER(8, (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds)


def _about(one: MessageObservation) -> tuple[bytes, bytes]:
    """Return album, forward, reply, author, media and action of a post, for COPY and as they stand under the hash."""
    if (
        one.grouped_id is None and one.forward is None and one.reply_to is None
        and not one.author and not one.media and not one.service_action
    ):  # fmt: skip
        return _BARE
    forward = None if one.forward is None else canonical_json(forward_told(one.forward))
    fields = [
        _number(one.grouped_id), _NULL if forward is None else _json(forward.encode()), _number(one.reply_to),
        _text(one.author), _text(one.media), _text(one.service_action),
    ]  # fmt: skip
    grouped, reply = (canonical_json(number) for number in (one.grouped_id, one.reply_to))
    words = f"{quoted(one.author)}, {quoted(one.media)}, {quoted(one.service_action)}"
    return b"".join(fields), f"{grouped}, {forward or 'null'}, {reply}, {words}".encode()


def forward_told(origin: Forward) -> dict[str, object]:
    """Return what is kept of a forward's origin, as it stands in the row and under its hash."""
    return {
        "channel_id": origin.channel_id,
        "message_id": origin.message_id,
        "name": origin.name,
        "posted_at": None if origin.posted_at is None else origin.posted_at.isoformat(),
    }


def _entities(entities: tuple[Entity, ...]) -> str:
    return f"[{', '.join([f'[{quoted(e.kind)}, {e.offset}, {e.length}, {quoted(e.url)}]' for e in entities])}]"
