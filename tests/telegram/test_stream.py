"""What an asynchronous source yields comes in batches, in its order, and its errors come through."""

from collections.abc import AsyncIterator

import pytest

from ingest.telegram.stream import stream_batches

LONG = 30.0  # seconds; no test waits for them


async def numbers(count: int) -> AsyncIterator[int]:
    for number in range(count):
        yield number


async def broken() -> AsyncIterator[int]:
    yield 1
    raise ValueError("the line is dead")


def test_a_batch_waits_for_its_neighbours_and_no_longer_than_the_source_lives() -> None:
    batches = list(stream_batches(lambda: numbers(7), ahead=10, most=3, linger=LONG))
    assert batches == [[0, 1, 2], [3, 4, 5], [6]]


def test_what_came_before_an_error_is_handed_out_first() -> None:
    batches = stream_batches(broken, ahead=2, most=5, linger=LONG)
    assert next(batches) == [1]
    with pytest.raises(ValueError, match="the line is dead"):
        next(batches)


def test_more_items_than_may_be_fetched_ahead_all_come() -> None:
    batches = stream_batches(lambda: numbers(50), ahead=2, most=20)
    assert [number for batch in batches for number in batch] == list(range(50))
