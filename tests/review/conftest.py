"""A desk on a real store, with a reviewer whom the test names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fastapi import HTTPException, Request
from starlette.testclient import TestClient

from ingest.review import Reviewer, desk
from ingest.store import Store

from .scene import build_session, fill

ANA = Reviewer("ana", may_judge=True)
VIEWER = Reviewer("vik", may_judge=False)
HOST = "http://desk.example"


@dataclass
class Desk:
    """The desk's application, and how to come in as somebody."""

    store: Store
    client: Callable[[Reviewer | None], TestClient]
    flags: list[str] = field(default_factory=list)

    @property
    def ana(self) -> TestClient:
        return self.client(ANA)


@pytest.fixture
def opened(store: Store, tmp_path: Path) -> Iterator[Desk]:
    session = build_session(store, tmp_path)
    clients = []

    def client(who: Reviewer | None) -> TestClient:
        def authenticate(_: Request) -> Reviewer:
            if who is None:
                raise HTTPException(401, "Give the token.")
            return who

        made = TestClient(
            desk(lambda: session, authenticate), base_url=HOST, follow_redirects=False, raise_server_exceptions=True
        )
        clients.append(made)
        return made

    yield Desk(store, client, fill(store))
    for one in clients:
        one.close()
