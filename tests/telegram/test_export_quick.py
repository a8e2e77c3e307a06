"""The quick reader of `result.json` gives what the stream of events gives, or says that it cannot."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.telegram.export_quick import OddExportError, quick_messages
from ingest.telegram.export_stream import _messages_of, messages_of

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text() | st.floats(-1e6, 1e6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
_MESSAGES = st.lists(st.dictionaries(st.text(), _VALUES, max_size=4), min_size=1, max_size=6)
HEAD = '{"name": "Область", "type": "public_channel", "id": 1777000111, "messages": ['


def pieces(content: bytes, size: int) -> Iterator[bytes]:
    """Cut a file into chunks; the first holds all that stands before the messages."""
    head = content.index(b"[") + 1
    yield content[:head]
    for begin in range(head, len(content), size):
        yield content[begin : begin + size]


@given(messages=_MESSAGES, size=st.integers(1, 300), indent=st.sampled_from([None, 1]))
def test_messages_are_the_same_wherever_chunks_are_cut(
    messages: list[dict[str, Any]], size: int, indent: int | None
) -> None:
    whole = {"name": 'Канал "А"', "type": "public_channel", "id": 5, "messages": messages}
    content = json.dumps(whole, ensure_ascii=False, indent=indent).encode("utf-8", "replace")
    read = [message for message, _ in quick_messages(pieces(content, size))]
    assert read == json.loads(content)["messages"]


@pytest.mark.parametrize(
    "rest",
    [
        '{"id": 2, "text": "\\ud83d"}]}',  # half a pair
        '{"id": 2, "text": "\\ud83d\\ude00"}]}',
        '{"id": 2, "text": "a\\u0000b"}, {"id": 3, "text": "c"}]}',
        '{"id": 2, "x": 1e3}, {"id": 3, "x": -0.5}]}',
        '{"id": 2}], "left": {"messages": [{"id": 9}]}}',
        '{"id": 2}]}\n\n',
        '{"id": 2}, 7, "row"]}',
        "]}",
    ],
)
def test_odd_files_are_read_as_by_the_stream(rest: str, tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(HEAD + '{"id": 1},' * (rest != "]}") + rest, "utf-8")
    assert list(messages_of(path)) == list(_messages_of(path))


@pytest.mark.parametrize(
    "rest",
    [
        '{"id": 2',
        '{"id": NaN}]}',
        '{"id": 1e999}]}',
        '{"id": 9223372036854775808}]}',
        '{"id": 2}',
        '{"id": 2}]',
        '{"id": 2}]} {',
        '{"id": 02}]}',
    ],
)
def test_damage_is_left_to_the_stream(rest: str) -> None:
    read = quick_messages([HEAD.encode() + b'{"id": 1},' + rest.encode()])
    assert next(read) == ({"id": 1}, False)
    with pytest.raises(OddExportError):
        list(read)


def test_fields_in_another_order_are_left_to_the_stream(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text('{"about": {"messages": []}, "messages": [{"id": 4}], "id": 5}', "utf-8")
    with pytest.raises(OddExportError):
        list(quick_messages([path.read_bytes()]))
    assert list(messages_of(path)) == [{"id": 4}]
