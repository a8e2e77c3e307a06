"""Reading again from kept bytes: after an upgrade that knows more, and after one that reads otherwise."""

from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from ingest.demo.mtproto import MtprotoServer, World
from ingest.demo.mtproto.server import running_in_thread
from ingest.pipeline import collect, reparse
from ingest.store import Redaction, redact_capture
from ingest.telegram import parse, raw

from .scene import GROMOV, Scene

HANDLE = "gromov_zarechye"
UNKNOWN = 0xDEADBEEF


@pytest.fixture
def server(scene: Scene) -> Iterator[MtprotoServer]:
    world = World(scene.clock)
    channel = world.add_channel(GROMOV, HANDLE, "Громов | Заречье")
    for number in range(1, 31):
        channel.post(f"{number}: сбито {number} БПЛА")
    with running_in_thread(world) as running:
        scene.set(
            telegram_api_id=1,
            telegram_api_hash=SecretStr("hash"),
            telegram_session=SecretStr(running.session_string()),
        )
        yield running


def _upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teach Telethon the constructor that it did not know, and count its version up."""
    from telethon.tl import alltlobjects
    from telethon.tl.tlobject import TLObject

    class MessageMediaNovelty(TLObject):  # type: ignore[misc]  # Telethon has no types
        CONSTRUCTOR_ID = UNKNOWN

        def __init__(self, number: int) -> None:
            self.number = number

        def to_dict(self) -> dict[str, object]:
            return {"_": "MessageMediaNovelty", "number": self.number}

        @classmethod
        def from_reader(cls, reader: object) -> "MessageMediaNovelty":
            return cls(reader.read_long())  # type: ignore[attr-defined]  # Telethon's reader has no type

    monkeypatch.setitem(alltlobjects.tlobjects, UNKNOWN, MessageMediaNovelty)
    monkeypatch.setattr("importlib.metadata.version", lambda _: "2.0")


def test_an_upgrade_empties_the_quarantine(
    scene: Scene, server: MtprotoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.faults.unknown_posts.add((GROMOV, 12))
    collect(scene.session)
    seen = scene.clock()
    assert len(scene.posts()) == 29
    assert scene.value("SELECT unreadable FROM analyst.channel_coverage WHERE channel_id = :c", c=GROMOV) == 1
    asked = len(server.calls)
    scene.clock.go(days=3)
    _upgrade(monkeypatch)
    summary = reparse(scene.session)
    assert (summary.counts["released"], summary.counts["quarantined"], summary.failed) == (1, 0, 0)
    assert len(server.calls) == asked
    assert scene.posts()[12] == "12: сбито 12 БПЛА"
    assert scene.rows("SELECT media, first_seen FROM analyst.posts WHERE message_id = 12") == [("novelty", seen)]
    assert scene.value("SELECT unreadable FROM analyst.channel_coverage WHERE channel_id = :c", c=GROMOV) == 0
    assert scene.rows("SELECT * FROM analyst.issues WHERE kind = 'quarantined'") == []
    scene.check()


def test_again_by_the_same_version_reads_nothing(scene: Scene, server: MtprotoServer) -> None:
    collect(scene.session)
    before = scene.counts()
    assert reparse(scene.session).counts.get("items", 0) == 0
    assert reparse(scene.session, everything=True).counts["items"] > 0
    assert scene.counts() == before
    scene.check()


def test_a_parser_that_reads_otherwise_replaces_what_it_read(
    scene: Scene, server: MtprotoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(scene.session)
    plain = parse.plain  # type: ignore[attr-defined]  # the room does not export it
    with monkeypatch.context() as newer:
        newer.setattr(parse, "plain", lambda value: plain(value).upper() if isinstance(value, str) else plain(value))
        newer.setattr("importlib.metadata.version", lambda _: "2.0")
        reparse(scene.session)
    assert scene.posts()[3] == "3: СБИТО 3 БПЛА"
    assert {number for _, number, _ in scene.revisions()} == {1}  # it is one look, read anew, and no edit
    scene.check()


def test_bytes_that_retention_took_out_are_passed_over(
    scene: Scene, server: MtprotoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(scene.session)
    with scene.store.owner.begin() as conn:
        digest: str = conn.exec_driver_sql("SELECT min(sha256) FROM store.capture").scalar_one()
        redact_capture(conn, digest, Redaction("asked for", "keeper", scene.clock()))
    monkeypatch.setattr("importlib.metadata.version", lambda _: "2.0")
    assert reparse(scene.session).failed == 0
    assert len(scene.posts()) == 30


def test_an_answer_is_the_same_read_live_and_from_its_bytes(scene: Scene, server: MtprotoServer) -> None:
    collect(scene.session)
    (body,) = scene.rows("SELECT body FROM store.blob ORDER BY size DESC LIMIT 1")
    assert raw.read_answer(bytes(body[0])).body == bytes(body[0])
