"""Lets code without an event loop read an asynchronous source, a little ahead of its own work."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, suppress
from queue import Empty, SimpleQueue
from typing import Any, TypeVar, cast

T = TypeVar("T")


class _End:
    """Stands in the queue after the last item."""


def stream(source: Callable[[], AsyncIterator[T]], *, ahead: int = 2) -> Iterator[T]:
    """Yield what an async generator yields, one by one; see `stream_batches`."""
    for batch in stream_batches(source, ahead=ahead, most=1):
        yield from batch


def stream_batches(
    source: Callable[[], AsyncIterator[T]], *, ahead: int, most: int, linger: float = 0
) -> Iterator[list[T]]:
    """Yield what an async generator yields; it runs in a thread with its own event loop.

    While the caller works on one batch (a transaction, say), up to `ahead` further items are fetched; what has
    come by then, at most `most` items, is the next batch. It waits for its next item up to `linger` seconds; that is
    in vain where `ahead` is less than `most`. Errors of the source are raised here. When the caller stops early the
    source is closed.
    """
    loop = asyncio.new_event_loop()
    items: SimpleQueue[T | _End] = SimpleQueue()
    slots = asyncio.Semaphore(ahead)
    task = loop.create_task(_pump(source, items, slots))
    with ThreadPoolExecutor(1, thread_name_prefix="telegram") as threads:
        running = threads.submit(_run, loop, task, items)
        try:
            while batch := _next(items, most, linger):
                for _ in batch:
                    _tell(loop, slots.release)
                yield batch
            running.result()
        finally:
            _tell(loop, task.cancel)


def _next(items: "SimpleQueue[T | _End]", most: int, linger: float) -> list[T]:
    """Wait for an item and return it with those that come soon after; empty = the source has ended."""
    batch: list[T] = []
    item = items.get()
    while not isinstance(item, _End):
        batch.append(item)
        if len(batch) >= most:
            return batch
        try:
            item = items.get(timeout=linger) if linger else items.get_nowait()
        except Empty:
            return batch
    if batch:
        items.put(item)  # the end is for the next call
    return batch


def _tell(loop: asyncio.AbstractEventLoop, what: Callable[[], object]) -> None:
    """Have the loop do something, unless it has ended by itself."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(what)


async def _pump(
    source: Callable[[], AsyncIterator[T]], items: "SimpleQueue[T | _End]", slots: asyncio.Semaphore
) -> None:
    async with aclosing(cast("Any", source())) as generator:
        async for item in generator:
            await slots.acquire()
            items.put(item)


def _run(loop: asyncio.AbstractEventLoop, task: "asyncio.Task[None]", items: "SimpleQueue[Any]") -> None:
    try:
        loop.run_until_complete(task)
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
        items.put(_End())
