"""The quick reader of TL bytes reads what Telethon's own reads, and refuses what that refuses."""

import struct
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telethon.extensions import BinaryReader
from telethon.tl import TLObject, types

from ingest.model import Entity, Forward, content_hash
from ingest.telegram.raw import read_answer
from ingest.telegram.tl_content import content_of
from ingest.telegram.tl_media import Medium
from ingest.telegram.tl_posts import READERS, SPAN_KINDS, SPANS
from ingest.telegram.tl_reader import TLReader

FAULTS = (BufferError, IndexError, struct.error, RuntimeError, OverflowError, ValueError)


def outcome(reader: Any, method: str) -> object:
    try:
        return getattr(reader, method)(), reader.tell_position()
    except FAULTS:
        return "refused"


@given(st.binary(max_size=600), st.sampled_from(["tgread_bytes", "tgread_string", "read_int", "read_long"]))
def test_single_values(data: bytes, method: str) -> None:
    assert outcome(TLReader(data), method) == outcome(BinaryReader(data), method)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 252, 253, 254, 255, 256, 257, 70_000])
def test_strings_of_every_length(size: int) -> None:
    data = TLObject.serialize_bytes(b"x" * size) + b"rest"
    reader = TLReader(data)
    assert reader.tgread_bytes() == b"x" * size
    assert reader.read() == b"rest"


@given(st.integers(-(2**31), 2**31 - 1))
def test_dates(seconds: int) -> None:
    data = struct.pack("<i", seconds)
    assert TLReader(data).tgread_date() == BinaryReader(data).tgread_date()


def test_a_whole_answer_and_every_way_to_cut_it() -> None:
    peer = types.PeerChannel(5)
    entities = [types.MessageEntityBold(0, 2), types.MessageEntityTextUrl(3, 1, "https://zarechye.example")]
    posts = [
        types.Message(id=n, peer_id=peer, message="дом 🏠" * n, entities=entities, views=n, forwards=0)
        for n in range(1, 9)
    ]
    body = bytes(types.messages.ChannelMessages(1, 8, posts, [], [], []))
    assert TLReader(body).tgread_object() == BinaryReader(body).tgread_object()
    for cut in range(4, len(body), 7):
        assert read_answer(body[:cut]).parsed is None


_SPAN_KINDS = ("Bold", "Italic", "Strike", "Code", "Mention", "Url", "Unknown")
_MARKUP = st.one_of(
    st.builds(
        lambda name, offset, length: getattr(types, f"MessageEntity{name}")(offset, length),
        st.sampled_from(_SPAN_KINDS), st.integers(0, 90), st.integers(0, 90),
    ),
    st.builds(types.MessageEntityTextUrl, st.integers(0, 90), st.integers(0, 90), st.text(max_size=20)),
    st.builds(types.MessageEntityBlockquote, st.integers(0, 90), st.integers(0, 90), st.booleans()),
)  # fmt: skip
_REACTION = st.one_of(
    st.builds(types.ReactionEmoji, st.sampled_from("👍🔥")), st.builds(types.ReactionCustomEmoji, st.integers(0, 2**60))
)
_MOMENT = st.datetimes(datetime(2014, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)


@st.composite
def messages(draw: st.DrawFn) -> Any:
    """Give a message of which any part may be told or not."""

    def maybe(told: st.SearchStrategy[Any]) -> Any:
        return draw(st.none() | told)

    views = maybe(st.integers(0, 2**31 - 1))
    counted = st.builds(types.ReactionCount, _REACTION, st.integers(1, 10**6), st.none() | st.integers(0, 3))
    return types.Message(
        id=draw(st.integers(1, 2**31 - 1)),
        peer_id=draw(st.sampled_from([types.PeerChannel(5), types.PeerUser(7)])),
        date=draw(_MOMENT),
        message=draw(st.text(max_size=60)),
        entities=maybe(st.lists(_MARKUP, min_size=1, max_size=4)),
        views=views,
        forwards=None if views is None else draw(st.integers(0, 9)),
        fwd_from=maybe(st.builds(types.MessageFwdHeader, _MOMENT, from_name=st.text(min_size=1, max_size=9))),
        reply_to=maybe(st.builds(types.MessageReplyHeader, reply_to_msg_id=st.integers(1, 99))),
        media=maybe(st.sampled_from([types.MessageMediaDice(5, "🎲"), types.MessageMediaEmpty()])),
        replies=maybe(st.builds(types.MessageReplies, st.integers(0, 99), st.integers(0, 99))),
        edit_date=maybe(_MOMENT),
        post_author=maybe(st.text(min_size=1, max_size=9)),
        grouped_id=maybe(st.integers(1, 2**60)),
        reactions=maybe(st.builds(types.MessageReactions, st.lists(counted, max_size=3), can_see_list=st.booleans())),
        **{name: draw(st.booleans()) for name in ("post", "silent", "pinned", "edit_hide", "noforwards", "out")},
        ttl_period=maybe(st.integers(1, 99)),
        effect=maybe(st.integers(1, 99)),
    )  # fmt: skip


@given(messages())
def test_a_message_of_any_parts(message: Any) -> None:
    body = bytes(message)
    quick, slow = TLReader(body), BinaryReader(body)
    assert quick.tgread_object().to_dict() == slow.tgread_object().to_dict()
    assert quick.tell_position() == slow.tell_position() == len(body)


def test_quick_readers_know_the_constructors_of_this_telethon() -> None:
    """When this fails, Telethon has another layer: write its layout into `tl_posts`, or collecting slows down."""
    assert READERS
    assert len(SPAN_KINDS) == len(SPANS)


_SMALL = st.integers(0, 9)


@given(
    st.text(max_size=40),
    st.lists(st.builds(Entity, st.sampled_from(["bold", "text_link"]), _SMALL, _SMALL, st.text(max_size=5))),
    st.one_of(st.none(), st.integers(), st.lists(st.text(max_size=3))),
    st.one_of(st.none(), st.builds(Forward, st.integers(), st.integers(), st.text(max_size=5))),
    st.text(max_size=5),
    st.dictionaries(st.sampled_from(["reply_markup", "entity_attributes", "pinned"]), st.text(min_size=1, max_size=5)),
)  # fmt: skip
def test_content_hash_written_quickly(
    text: str, entities: list[Entity], identity: object, forward: Forward | None, author: str, detail: dict[str, object]
) -> None:
    marks = [[e.kind, e.offset, e.length, e.url] for e in entities]
    source = [forward.channel_id, forward.message_id, forward.name] if forward else None
    told = [detail.get("entity_attributes"), detail.get("reply_markup"), detail.get("rich_message")]
    expected = content_hash([text, marks, ["photo", identity], source, author, told])
    assert content_of(text, tuple(entities), Medium("photo", identity), forward, author, detail) == expected
