"""The methods that the server knows: a request in, an answer in Telethon's TL classes out."""

import copy
import inspect
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from operator import neg
from typing import Any

from telethon.tl import functions as F
from telethon.tl import types as T

from ingest.demo.mtproto.faults import Faults, RpcFault
from ingest.demo.mtproto.logins import Logins
from ingest.demo.mtproto.world import Change, ChangeKind, ChannelWorld, World

# serialised Vector<User> begins so; a bare vector is no TL class of Telethon's
_VECTOR = b"\x15\xc4\xb5\x1c"
_UNKNOWN = b"\xef\xbe\xad\xde"


@dataclass(slots=True)
class Methods:
    """Answers requests from the world, as far as the faults let it."""

    world: World
    faults: Faults
    logins: Logins
    dc_id: int = 2
    host: str = "127.0.0.1"
    port: int = 0

    def call(self, request: Any, key_id: int) -> bytes:
        """Return the serialised answer; raises `RpcFault` for what the server refuses."""
        table = _OPEN.get(type(request)) or _GUARDED.get(type(request))
        if table is None:
            raise RpcFault(400, "INPUT_METHOD_INVALID")
        if type(request) in _GUARDED:
            if key_id not in self.logins.authorised:
                raise RpcFault(401, "AUTH_KEY_UNREGISTERED")
            if self.faults.frozen and not isinstance(request, _WORKS_WHEN_FROZEN):
                raise RpcFault(420, "FROZEN_METHOD_INVALID")
        answer = table(self, request, key_id)
        return answer if isinstance(answer, bytes) else bytes(answer)

    # -- connecting and logging in ---------------------------------------------------------------

    def config(self, request: Any, key_id: int) -> Any:
        """help.getConfig: where the data centres are; the rest is zeros."""
        now = self.world.clock()
        zeros: dict[str, Any] = {}
        for name, parameter in inspect.signature(T.Config.__init__).parameters.items():
            if name != "self" and parameter.default is inspect.Parameter.empty:
                zeros[name] = "" if "str" in str(parameter.annotation) else 0
        centre = T.DcOption(self.dc_id, self.host, self.port, static=True)
        return T.Config(**{**zeros, "date": now, "expires": now, "dc_options": [centre], "this_dc": self.dc_id})

    def nearest_dc(self, request: Any, key_id: int) -> Any:
        """help.getNearestDc."""
        return T.NearestDc("XX", self.dc_id, self.dc_id)

    def send_code(self, request: Any, key_id: int) -> Any:
        """auth.sendCode."""
        return self.logins.send_code(request)

    def sign_in(self, request: Any, key_id: int) -> Any:
        """auth.signIn."""
        return self.logins.sign_in(request, key_id)

    def login_token(self, request: Any, key_id: int) -> Any:
        """auth.exportLoginToken."""
        return self.logins.export_token(key_id)

    def password(self, request: Any, key_id: int) -> Any:
        """account.getPassword."""
        return self.logins.password(key_id)

    def check_password(self, request: Any, key_id: int) -> Any:
        """auth.checkPassword."""
        return self.logins.check_password(request, key_id)

    def users(self, request: Any, key_id: int) -> Any:
        """users.getUsers: only oneself."""
        return _VECTOR + (1).to_bytes(4, "little") + bytes(self.logins.me())

    def state(self, request: Any, key_id: int) -> Any:
        """updates.getState."""
        return T.updates.State(1, 1, self.world.clock(), 1, 0)

    def difference(self, request: Any, key_id: int) -> Any:
        """updates.getDifference: the account has no chats of its own, so nothing ever happens."""
        return T.updates.DifferenceEmpty(self.world.clock(), 1)

    # -- channels -------------------------------------------------------------------------------

    def resolve(self, request: Any, key_id: int) -> Any:
        """contacts.resolveUsername."""
        channel = self.world.by_username(request.username)
        if channel is None:
            raise RpcFault(400, "USERNAME_NOT_OCCUPIED")
        return T.contacts.ResolvedPeer(T.PeerChannel(channel.id), [self._chat(channel)], [])

    def full_channel(self, request: Any, key_id: int) -> Any:
        """channels.getFullChannel."""
        channel = self._channel(request.channel)
        full = T.ChannelFull(
            channel.id,
            channel.about,
            read_inbox_max_id=0,
            read_outbox_max_id=0,
            unread_count=0,
            chat_photo=T.PhotoEmpty(0),
            notify_settings=T.PeerNotifySettings(),
            bot_info=[],
            pts=channel.pts,
            participants_count=1000,
        )
        return T.messages.ChatFull(full, [self._chat(channel)], [])

    def history(self, request: Any, key_id: int) -> Any:
        """messages.getHistory: `limit` posts around `offset_id`, newest first."""
        channel = self._channel(request.peer)
        ids = channel.living()
        position = bisect_right(ids, -request.offset_id, key=neg) if request.offset_id else 0
        first = position + request.add_offset
        last = first + request.limit
        first = max(first, 0)
        if self.faults.pad_pages:  # the page is always full, of older posts when newer ones run out
            last = first + request.limit
        chosen = [number for number in ids[first : max(last, 0)] if number > request.min_id]
        return self._messages(channel, [channel.posts[n] for n in chosen], len(ids))

    def messages(self, request: Any, key_id: int) -> Any:
        """channels.getMessages: `MessageEmpty` for what is not there."""
        channel = self._channel(request.channel)
        if not request.id:
            raise RpcFault(400, "MESSAGE_IDS_EMPTY")
        found = [
            (None if self.faults.blank_answers else channel.find(wanted.id)) or T.MessageEmpty(wanted.id, None)
            for wanted in request.id[:100]
        ]
        return self._messages(channel, found, len(found))

    def channel_difference(self, request: Any, key_id: int) -> Any:
        """updates.getChannelDifference: the log since `pts`, at most `limit` steps."""
        channel = self._channel(request.channel)
        if self.faults.too_long:
            return self._too_long(channel)
        steps = [step for step in channel.log if step.pts > request.pts]
        if not steps:
            return T.updates.ChannelDifferenceEmpty(pts=channel.pts, final=True, timeout=30)
        part = steps[: request.limit]
        new = [channel.posts[step.ids[0]] for step in part if step.kind is ChangeKind.NEW]
        return T.updates.ChannelDifference(
            pts=part[-1].pts,
            final=len(part) == len(steps) or None,
            timeout=30,
            new_messages=[message for message in new if message.id not in channel.deleted],
            other_updates=[_update(channel, step) for step in part if step.kind is not ChangeKind.NEW],
            chats=[self._chat(channel)],
            users=[],
        )

    def _too_long(self, channel: ChannelWorld) -> Any:
        newest = channel.living()[:1]
        dialog = T.Dialog(
            T.PeerChannel(channel.id),
            top_message=newest[0] if newest else 0,
            read_inbox_max_id=0,
            read_outbox_max_id=0,
            unread_count=0,
            unread_mentions_count=0,
            unread_reactions_count=0,
            unread_poll_votes_count=0,
            notify_settings=T.PeerNotifySettings(),
            pts=channel.pts,
        )
        posts = [channel.posts[number] for number in newest]
        return T.updates.ChannelDifferenceTooLong(dialog, posts, [self._chat(channel)], [], final=True, timeout=30)

    def _channel(self, peer: Any) -> ChannelWorld:
        channel = self.world.channels.get(getattr(peer, "channel_id", 0))
        if channel is None or peer.access_hash != channel.access_hash:
            raise RpcFault(400, "CHANNEL_INVALID")
        error = self.faults.gone_channels.get(channel.id)
        if error is not None:
            raise RpcFault(403 if error == "CHANNEL_PUBLIC_GROUP_NA" else 400, error)
        return channel

    def _chat(self, channel: ChannelWorld) -> Any:
        return T.Channel(
            channel.id,
            channel.title,
            T.ChatPhotoEmpty(),
            channel.created or self.world.clock(),
            left=True,
            broadcast=True,
            access_hash=channel.access_hash,
            username=channel.username,
        )

    def _messages(self, channel: ChannelWorld, messages: list[Any], count: int) -> Any:
        shown = [_of_unknown_kind(m) if (channel.id, m.id) in self.faults.unknown_posts else m for m in messages]
        return T.messages.ChannelMessages(channel.pts, count, shown, [], [self._chat(channel)], [])


class _UnknownMedia:
    """Media of a kind that came after Telethon's layer."""

    def _bytes(self) -> bytes:
        return _UNKNOWN + bytes(8)


def _of_unknown_kind(message: Any) -> Any:
    if isinstance(message, T.MessageEmpty):
        return message
    changed = copy.copy(message)
    changed.media = _UnknownMedia()
    return changed


def _update(channel: ChannelWorld, step: Change) -> Any:
    if step.kind is ChangeKind.EDIT:
        return T.UpdateEditChannelMessage(channel.posts[step.ids[0]], step.pts, 1)
    return T.UpdateDeleteChannelMessages(channel.id, list(step.ids), step.pts, len(step.ids))


_Method = Callable[[Methods, Any, int], Any]

# What works before the login.
_OPEN: dict[type, _Method] = {
    F.help.GetConfigRequest: Methods.config,
    F.help.GetNearestDcRequest: Methods.nearest_dc,
    F.auth.SendCodeRequest: Methods.send_code,
    F.auth.SignInRequest: Methods.sign_in,
    F.auth.ExportLoginTokenRequest: Methods.login_token,
    F.account.GetPasswordRequest: Methods.password,
    F.auth.CheckPasswordRequest: Methods.check_password,
}

_GUARDED: dict[type, _Method] = {
    F.users.GetUsersRequest: Methods.users,
    F.updates.GetStateRequest: Methods.state,
    F.updates.GetDifferenceRequest: Methods.difference,
    F.contacts.ResolveUsernameRequest: Methods.resolve,
    F.channels.GetFullChannelRequest: Methods.full_channel,
    F.messages.GetHistoryRequest: Methods.history,
    F.channels.GetMessagesRequest: Methods.messages,
    F.updates.GetChannelDifferenceRequest: Methods.channel_difference,
}

_WORKS_WHEN_FROZEN = (F.users.GetUsersRequest, F.updates.GetStateRequest, F.updates.GetDifferenceRequest)
