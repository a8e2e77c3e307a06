"""Entries of the lexicon are read strictly, and each mistake is named by its keys."""

from decimal import Decimal

import pytest

from ingest.quantities.entry import Entry, EntryError, fields_of, read_entry
from ingest.quantities.pack import Pack


class Small(Entry):
    words: list[str]
    scales: bool = False


class Large(Small):
    values: dict[Decimal, list[str]] = {}  # noqa: RUF012 - never changed
    parts: list[Small] = []  # noqa: RUF012 - never changed
    known: frozenset[str] = frozenset()
    pair: tuple[str, ...] = ()
    level: int = 3


def test_values_take_the_kinds_of_their_fields() -> None:
    raw = {"words": ["a"], "scales": "true", "values": {"1.5": ["b"]}, "parts": [{"words": []}], "level": "1_000"}
    read = read_entry(Large, raw | {"known": ["x", "x"], "pair": ["y"]})
    assert (read.words, read.scales, read.values, read.level) == (["a"], True, {Decimal("1.5"): ["b"]}, 1000)
    assert (read.known, read.pair, read.parts[0].words, read.parts[0].scales) == (frozenset("x"), ("y",), [], False)


def test_what_is_left_out_has_its_default() -> None:
    read = read_entry(Large, {"words": []})
    assert (read.scales, read.values, read.level) == (False, {}, 3)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("text", "a mapping is wanted"),
        ({}, "words: is missing"),
        ({"words": [], "wordz": []}, "wordz: no such key"),
        ({"words": ""}, "words: a list is wanted"),
        ({"words": ["a", ["b"]]}, r"words\.1: text is wanted"),
        ({"words": [], "scales": "on"}, "scales: true or false is wanted"),
        ({"words": [], "level": "three"}, "level: a whole number is wanted"),
        ({"words": [], "values": {"a third": []}}, r"values\.a third: a number is wanted"),
        ({"words": [], "values": ["3"]}, "values: a mapping is wanted"),
        ({"words": [], "parts": [{"words": []}, {"words": [], "x": ""}]}, r"parts\.1\.x: no such key"),
    ],
)
def test_a_mistake_is_named_by_its_keys(raw: object, told: str) -> None:
    with pytest.raises(EntryError, match=f"^{told}"):
        read_entry(Large, raw)


def test_values_are_set_once() -> None:
    read = read_entry(Small, {"words": []})
    with pytest.raises(AttributeError, match=r"Small\.words is read only"):
        read.words = ["a"]


def test_the_fields_of_bases_come_first_and_every_field_of_a_pack_can_be_read() -> None:
    assert list(fields_of(Large))[:2] == ["words", "scales"]
    for name, kind in fields_of(Pack).items():
        with pytest.raises(EntryError, match=f"^{name}: "):
            read_entry(Pack, {"lang": "zz", "name": "Zed"} | {name: object()})
        assert kind is not None
