"""A loopback site, a clock that only moves when someone waits, and a client that may talk to the site."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ingest.demo.site import NewsSite
from ingest.net import NetPolicy
from ingest.net.client import Client

START = datetime(2031, 4, 2, 9, tzinfo=UTC)


class FakeClock:
    """Time that passes by sleeping only; `slept` keeps every wait."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite() as running:
        yield running


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def client_for(site: NewsSite, clock: FakeClock) -> Iterator[Callable[..., Client]]:
    """Make clients that may talk to the site; `real_time=True` measures by the machine's clock."""
    made: list[Client] = []

    def make(*, real_time: bool = False, **options: Any) -> Client:
        policy = NetPolicy(**({"allow": (f"127.0.0.1:{site.port}",), "delay": 0, "retry_wait": 0} | options))
        made.append(Client(policy, None if real_time else clock))
        return made[-1]

    yield make
    for client in made:
        client.close()


@pytest.fixture
def client(client_for: Callable[..., Client]) -> Client:
    return client_for()
