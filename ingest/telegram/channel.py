"""Who a channel is: resolving a username, and what the channel says of itself.

The id is the key. Username, title and about are facts of a day; the access hash belongs to one account.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.telegram.faults import ChannelError, ChannelState

if TYPE_CHECKING:
    from ingest.telegram.client import Connection


@dataclass(frozen=True, slots=True)
class ChannelRef:
    """How one account addresses a channel. Store it: resolving a username is the dearest request there is."""

    channel_id: int
    access_hash: int
    username: str = ""
    title: str = ""

    @property
    def resource(self) -> str:
        """What a user would call it."""
        return f"@{self.username}" if self.username else f"channel {self.channel_id}"

    def input_peer(self) -> Any:
        """Return the peer for requests, without asking Telegram or a cache."""
        from telethon.tl.types import InputPeerChannel

        return InputPeerChannel(self.channel_id, self.access_hash)

    def input_channel(self) -> Any:
        """Return the channel for requests, without asking Telegram or a cache."""
        from telethon.tl.types import InputChannel

        return InputChannel(self.channel_id, self.access_hash)


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """What a channel said of itself at one moment."""

    ref: ChannelRef
    about: str
    pts: int
    members: int | None
    linked_chat_id: int | None


async def resolve_channel(connection: "Connection", username: str, *, expected_id: int | None = None) -> ChannelRef:
    """Ask which channel bears a username now.

    Raises `ChannelError`: NAME_FREE when nobody does, NOT_A_CHANNEL for users and groups, NAME_MOVED when
    it is another channel than `expected_id`; nothing is merged then.
    """
    from telethon.tl.functions.contacts import ResolveUsernameRequest
    from telethon.tl.types import PeerChannel

    name = username.removeprefix("@")
    resource = f"@{name}"
    answer = await connection.call(ResolveUsernameRequest(name), resource=resource)
    chats = {chat.id: chat for chat in answer.chats}
    chat = chats.get(answer.peer.channel_id) if isinstance(answer.peer, PeerChannel) else None
    if chat is None or not getattr(chat, "broadcast", False):
        raise ChannelError(ChannelState.NOT_A_CHANNEL, resource=resource)
    if expected_id is not None and chat.id != expected_id:
        raise ChannelError(ChannelState.NAME_MOVED, resource=resource, detail=f"{chat.id}, known was {expected_id}")
    return _ref(chat)


async def describe_channel(connection: "Connection", ref: ChannelRef) -> ChannelFacts:
    """Ask what a channel says of itself, and its pts."""
    from telethon.tl.functions.channels import GetFullChannelRequest

    answer = await connection.call(GetFullChannelRequest(ref.input_channel()), resource=ref.resource)
    full = answer.full_chat
    chat = next((chat for chat in answer.chats if chat.id == ref.channel_id), None)
    now = ref if chat is None else _ref(chat)
    return ChannelFacts(now, full.about, full.pts, full.participants_count, full.linked_chat_id)


def _ref(chat: Any) -> ChannelRef:
    username = chat.username or next((name.username for name in chat.usernames or () if name.active), "")
    return ChannelRef(chat.id, chat.access_hash, username, chat.title)
