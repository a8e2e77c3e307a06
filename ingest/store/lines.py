"""Looks at posts as lines for COPY, with the hash that each row of evidence bears.

Invariant: what is hashed here is what `Evidence.hash_expression` makes of the stored row: the row as JSON, written as
jsonb writes it. A test compares both.
"""

from datetime import UTC, datetime
from hashlib import sha256

from ingest.model import Counters, Entity, Forward, MessageKind, MessageObservation, Way, quoted
from ingest.store.canonical import canonical_json
from ingest.store.stage import NULL, copied

TEXTS = "message_text (text_hash, text, entities, part, row_hash)"
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

_WAYS = {way: way.value for way in Way}  # reading `.value` of an enum takes as long as reading five fields
_KINDS = {kind: kind.value for kind in MessageKind}
_NO_FIGURES = (None, None, None, None)
# album, forward, reply, author, media and action of a post that has none: for COPY, and under its hash
_BARE = f"{NULL}\t{NULL}\t{NULL}\t\t\t", 'null, null, null, "", "", ""'


def text_line(one: MessageObservation, part: int) -> tuple[str, bytes]:
    """Return the line of a text for `TEXTS`, and the hash of its row."""
    entities = _entities(one.entities) if one.entities else "[]"
    digest = sha256(f'["{one.text_hash}", {quoted(one.text)}, {entities}]'.encode())
    line = f"{one.text_hash}\t{copied(one.text)}\t{copied(entities)}\t{part}\t\\\\x{digest.hexdigest()}\n"
    return line, digest.digest()


class LookLines:
    """The lines of the only looks at posts, table by table, and the hashes of the rows of `looks`."""

    def __init__(self, part: int) -> None:
        self.looks: list[str] = []
        self.hashes: list[bytes] = []
        self.revisions: list[str] = []
        self.posts: list[str] = []
        self.counters: list[str] = []
        self.moments: set[datetime] = set()  # of the counters
        self._part = part
        self._observed_at: datetime | None = None
        self._observed = ""

    def take(self, capture_id: int, one: MessageObservation) -> None:
        """Make the lines of a post."""
        if one.observed_at is not self._observed_at:  # a capture has one moment for all of its posts
            self._observed_at, self._observed = one.observed_at, _moment(one.observed_at)
        post = f"{one.channel_id}\t{one.message_id}"
        kind, text_hash = _KINDS[one.kind], one.text_hash
        posted = NULL if one.posted_at is None else _moment(one.posted_at)
        edited = NULL if one.edited_at is None else _moment(one.edited_at)
        # a look counts not before the edit it tells of
        seen = edited if one.edited_at is not None and one.edited_at > one.observed_at else self._observed
        about = self._look(capture_id, one, post, posted, edited)
        self.revisions.append(f"{post}\t1\t{text_hash}\t{seen}\t{seen}\t{posted}\t{edited}\n")
        local, at = ("", posted) if one.posted_at is not None else (copied(one.posted_local), seen)
        self.posts.append(
            f"{post}\t{kind}\t{posted}\t{local}\t{at}\t{edited}\t1\t{text_hash}\t{seen}\t{seen}\t{about}"
            f"\t{{{_WAYS[one.way]}}}\n"
        )
        if one.counters is not None:
            self._figures(post, one.observed_at, one.counters)

    def _look(self, capture_id: int, one: MessageObservation, post: str, posted: str, edited: str) -> str:
        """Make the line of the look itself; return those of its fields that the post's head has too."""
        way, kind, observed = _WAYS[one.way], _KINDS[one.kind], self._observed
        about, about_said = _about(one)
        detail = canonical_json(one.detail) if one.detail else "{}"
        said = (
            f'[{one.channel_id}, {one.message_id}, {capture_id}, "{way}", {_said(observed)}, "{kind}", {_said(posted)},'
            f' {quoted(one.posted_local)}, {_said(edited)}, "{one.text_hash}", "{one.content_hash}", {about_said},'
            f" {detail}]"
        )
        digest = sha256(said.encode())
        self.hashes.append(digest.digest())
        self.looks.append(
            f"{post}\t{capture_id}\t{way}\t{observed}\t{kind}\t{posted}\t{copied(one.posted_local)}\t{edited}"
            f"\t{one.text_hash}\t{one.content_hash}\t{about}\t{copied(detail)}\t{self._part}"
            f"\t\\\\x{digest.hexdigest()}\n"
        )
        return about

    def _figures(self, post: str, moment: datetime, told: Counters) -> None:
        figures = told.views, told.forwards, told.replies, told.reactions
        if figures != _NO_FIGURES:
            self.moments.add(moment)
            views, forwards, replies, reactions = [NULL if figure is None else figure for figure in figures]
            self.counters.append(f"{post}\t{self._observed}\t{views}\t{forwards}\t{replies}\t{reactions}\n")


def _about(one: MessageObservation) -> tuple[str, str]:
    """Return album, forward, reply, author, media and action of a post, for COPY and as they stand under the hash."""
    if (
        one.grouped_id is None and one.forward is None and one.reply_to is None
        and not one.author and not one.media and not one.service_action
    ):  # fmt: skip
        return _BARE
    forward = None if one.forward is None else _forward(one.forward)
    return (
        f"{_number(one.grouped_id, NULL)}\t{NULL if forward is None else copied(forward)}"
        f"\t{_number(one.reply_to, NULL)}\t{copied(one.author)}\t{copied(one.media)}\t{copied(one.service_action)}",
        f"{_number(one.grouped_id, 'null')}, {forward or 'null'}, {_number(one.reply_to, 'null')}"
        f", {quoted(one.author)}, {quoted(one.media)}, {quoted(one.service_action)}",
    )


def _number(value: int | None, nothing: str) -> str:
    return nothing if value is None else str(value)


def _moment(value: datetime) -> str:
    """Return a moment as jsonb writes it in UTC, and a Z for COPY."""
    said = (value if value.tzinfo is UTC else value.astimezone(UTC)).isoformat()[:-6]
    return f"{said.rstrip('0')}Z" if "." in said else f"{said}Z"


def _said(moment: str) -> str:
    return "null" if moment is NULL else f'"{moment[:-1]}"'


def _forward(origin: Forward) -> str:
    told = {
        "channel_id": origin.channel_id,
        "message_id": origin.message_id,
        "name": origin.name,
        "posted_at": None if origin.posted_at is None else origin.posted_at.isoformat(),
    }
    return canonical_json(told)


def _entities(entities: tuple[Entity, ...]) -> str:
    return f"[{', '.join([f'[{quoted(e.kind)}, {e.offset}, {e.length}, {quoted(e.url)}]' for e in entities])}]"
