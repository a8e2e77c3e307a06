"""Offsets and outlines of markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Entity
from ingest.telegram.entities import code_point_spans, outline, post_hash
from ingest.telegram.ids import bare_channel_id, channel_id_of_peer


def utf16_span(text: str, start: int, end: int) -> tuple[int, int]:
    before = len(text[:start].encode("utf-16-le")) // 2
    return before, len(text[start:end].encode("utf-16-le")) // 2


@given(st.text(alphabet="aя🔥𝟜\n", max_size=30), st.data())
def test_spans_come_back_from_utf16(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert code_point_spans(text, [utf16_span(text, start, end)]) == [(start, end - start)]


@pytest.mark.parametrize(
    ("span", "expected"),
    [((0, 99), (0, 3)), ((99, 4), (3, 0)), ((1, 1), (0, 1)), ((2, 0), (1, 0)), ((0, 1), (0, 1))],
)
def test_spans_outside_the_text_or_inside_a_pair_are_mended(span: tuple[int, int], expected: tuple[int, int]) -> None:
    assert code_point_spans("🔥ab", [span]) == [expected]


def test_outline_keeps_the_outer_entity() -> None:
    quote, bold, link = (
        Entity("blockquote", 0, 10),
        Entity("bold", 0, 10),
        Entity("text_link", 12, 3, "https://a.example"),
    )
    assert outline((bold, Entity("italic", 4, 2), link, quote, Entity("bold", 12, 0))) == (quote, link)


@given(st.permutations([Entity("bold", 0, 4), Entity("mention", 0, 4), Entity("italic", 2, 6), Entity("code", 9, 1)]))
def test_hash_does_not_depend_on_the_order_of_entities(entities: list[Entity]) -> None:
    assert post_hash("abcdefghijkl", tuple(entities)) == post_hash("abcdefghijkl", (Entity("code", 9, 1),))


@pytest.mark.parametrize(
    ("peer", "expected"),
    [
        ("channel17", 17),
        ("user17", None),
        ((1 << 33) + 17, 17),
        (17, None),
        (None, None),
        ("channel", None),
        (-1000000000017, 17),
    ],
)
def test_peers(peer: object, expected: int | None) -> None:
    assert channel_id_of_peer(peer) == expected


def test_bare_ids_stay() -> None:
    assert bare_channel_id(1777000111) == 1777000111
