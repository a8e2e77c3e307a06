"""What the server knows: channels, their posts, and the log of changes (pts). Knows no network.

Invariant: ids of a channel only grow; every change moves its pts and is in its log.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from telethon.tl import types as T


class ChangeKind(StrEnum):
    """What a step of the log tells."""

    NEW = "new"
    EDIT = "edit"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a channel's log; `pts` is its state after the step."""

    pts: int
    kind: ChangeKind
    ids: tuple[int, ...]


@dataclass(slots=True)
class ChannelWorld:
    """One public channel."""

    id: int
    username: str
    title: str
    clock: Callable[[], datetime]
    about: str = ""
    access_hash: int = 0
    created: datetime | None = None
    pts: int = 1
    posts: dict[int, Any] = field(default_factory=dict)  # id -> Message or MessageService, deleted ones too
    deleted: set[int] = field(default_factory=set)
    log: list[Change] = field(default_factory=list)
    _living: list[int] | None = None

    def post(self, text: str, *, id: int | None = None, date: datetime | None = None, **fields: Any) -> int:  # noqa: A002 - Telegram calls it so
        """Publish a post and return its id; `fields` are those of `Message`."""
        number = self._next(id)
        fields.setdefault("views", 1)
        fields.setdefault("forwards", 0)
        moment = date or self.clock().replace(microsecond=0)
        self._add(T.Message(id=number, peer_id=T.PeerChannel(self.id), date=moment, message=text, post=True, **fields))
        return number

    def service(self, action: Any, *, id: int | None = None, date: datetime | None = None) -> int:  # noqa: A002 - Telegram calls it so
        """Add a note of the platform (a pin, a new title) and return its id."""
        number = self._next(id)
        moment = date or self.clock().replace(microsecond=0)
        self._add(T.MessageService(id=number, peer_id=T.PeerChannel(self.id), date=moment, action=action, post=True))
        return number

    def edit(self, number: int, text: str | None = None, **fields: Any) -> None:
        """Change a post and mark it as edited."""
        message = self.posts[number]
        if text is not None:
            message.message = text
            fields.setdefault("entities", None)
        for name, value in fields.items():
            setattr(message, name, value)
        message.edit_date = self.clock().replace(microsecond=0)
        self.pts += 1
        self.log.append(Change(self.pts, ChangeKind.EDIT, (number,)))

    def count(self, number: int, **counters: Any) -> None:
        """Change views, forwards, replies or reactions: no edit, no step of the log."""
        for name, value in counters.items():
            setattr(self.posts[number], name, value)

    def delete(self, numbers: Iterable[int]) -> None:
        """Delete posts."""
        gone = tuple(n for n in numbers if n in self.posts and n not in self.deleted)
        self.deleted.update(gone)
        self._living = None
        self.pts += len(gone)
        self.log.append(Change(self.pts, ChangeKind.DELETE, gone))

    def living(self) -> list[int]:
        """Return the ids of posts that still stand, newest first."""
        if self._living is None:
            self._living = sorted(self.posts.keys() - self.deleted, reverse=True)
        return self._living

    def find(self, number: int) -> Any:
        """Return a post that stands, or None."""
        return None if number in self.deleted else self.posts.get(number)

    def _next(self, wanted: int | None) -> int:
        return wanted if wanted is not None else max(self.posts, default=0) + 1

    def _add(self, message: Any) -> None:
        self.posts[message.id] = message
        self._living = None
        self.pts += 1
        self.log.append(Change(self.pts, ChangeKind.NEW, (message.id,)))


@dataclass(slots=True)
class Account:
    """Who may log in, by a code that 'arrives' as the world's owner decides."""

    id: int = 42
    first_name: str = "Reader"
    phone: str = "999661234567"
    code: str = "22222"
    password: str = field(default="", repr=False)  # of the two steps; "" = none is set


@dataclass(slots=True)
class World:
    """All channels and the one account."""

    clock: Callable[[], datetime]
    channels: dict[int, ChannelWorld] = field(default_factory=dict)
    account: Account = field(default_factory=Account)

    def add_channel(self, id: int, username: str, title: str = "", **fields: Any) -> ChannelWorld:  # noqa: A002 - Telegram calls it so
        """Add a channel; its access hash is made from its id unless given."""
        fields.setdefault("access_hash", id * 31 + 7)
        channel = ChannelWorld(id, username, title or username, self.clock, **fields)
        self.channels[id] = channel
        return channel

    def by_username(self, username: str) -> ChannelWorld | None:
        """Find the channel that bears the name now."""
        name = username.lower()
        return next((c for c in self.channels.values() if c.username.lower() == name), None)

    def find(self, key: int | str) -> ChannelWorld:
        """Find a channel by id or name; KeyError when there is none."""
        found = self.channels.get(key) if isinstance(key, int) else self.by_username(key)
        if found is None:
            raise KeyError(key)
        return found
