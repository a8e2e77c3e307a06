"""The quick reader of TL bytes reads what Telethon's own reads, and refuses what that refuses."""

import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telethon.extensions import BinaryReader
from telethon.tl import TLObject, types

from ingest.telegram.raw import read_answer
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
