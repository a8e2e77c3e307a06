"""Posts through the real Telethon from a real (loopback) server: new, edited, deleted, refused, waited for."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pydantic import SecretStr

from ingest.demo.mtproto import MtprotoServer, RpcFault, World
from ingest.demo.mtproto.server import running_in_thread
from ingest.demo.mtproto.world import ChannelWorld
from ingest.model import ConfigError, IngestError, Way
from ingest.pipeline import answers, collect, plan_bundles, recheck
from ingest.pipeline.locks import Space, hold
from ingest.store import pending_captures
from ingest.telegram import FloodWaitError

from .scene import GROMOV, KRAVETS, Scene

NAMES = {GROMOV: "gromov_zarechye", KRAVETS: "kravets_dnistria"}


@pytest.fixture
def server(scene: Scene) -> Iterator[MtprotoServer]:
    world = World(scene.clock)
    for number, name in NAMES.items():
        channel = world.add_channel(number, name, name.title())
        for post in range(1, 6):
            channel.post(f"{post}: сбито {post * 11} БПЛА")
    with running_in_thread(world) as running:
        scene.set(
            telegram_api_id=1,
            telegram_api_hash=SecretStr("hash"),
            telegram_session=SecretStr(running.session_string()),
        )
        yield running


@pytest.fixture
def gromov(server: MtprotoServer) -> ChannelWorld:
    return server.world.channels[GROMOV]


def test_new_posts_come_in_and_a_second_run_finds_nothing_new(
    scene: Scene, server: MtprotoServer, gromov: ChannelWorld
) -> None:
    first = collect(scene.session)
    assert (first.counts["items"], first.counts["new_posts"], first.failed) == (2, 10, 0)
    assert scene.value("SELECT count(*) FROM analyst.posts") == 10
    before = scene.counts()
    scene.clock.go(minutes=10)
    again = collect(scene.session)
    assert again.counts.get("new_posts", 0) == 0
    after = scene.counts()
    assert {name for name in after if after[name] != before[name]} <= {
        *("blob", "capture", "capture_parse", "ledger", "ledger_part")
    }
    gromov.post("6: новый")
    assert collect(scene.session).counts["new_posts"] == 1
    assert server.count("ResolveUsername") == 2  # the access hashes are kept
    scene.check()


def test_edit_and_deletion_are_seen_by_two_looks(scene: Scene, server: MtprotoServer, gromov: ChannelWorld) -> None:
    collect(scene.session)
    scene.clock.go(hours=2)
    gromov.edit(2, "2: сбито 29 БПЛА")
    gromov.delete([3])
    first = recheck(scene.session)
    assert (first.counts["new_revisions"], first.counts["tombstones"]) == (1, 1)
    assert [row[1:] for row in scene.revisions() if row[0] == 2 and "29" in row[2]] == [(2, "2: сбито 29 БПЛА")]
    assert scene.grades() == [(3, "absent_once")]
    scene.clock.go(hours=1)
    recheck(scene.session)
    assert scene.grades() == [(3, "absent_once"), (3, "confirmed")]
    scene.clock.go(hours=1)
    assert recheck(scene.session).counts.get("tombstones", 0) == 0  # a confirmed deletion is not asked for again
    scene.check()


def test_posts_that_are_not_due_are_not_asked_for(scene: Scene, server: MtprotoServer) -> None:
    collect(scene.session)
    scene.clock.go(minutes=30)
    asked = len(server.calls)
    assert recheck(scene.session).counts == {}
    assert len(server.calls) == asked
    assert recheck(scene.session, everything=True).counts["posts"] == 10


def test_a_private_channel_does_not_stop_the_others(scene: Scene, server: MtprotoServer) -> None:
    server.faults.gone_channels[GROMOV] = "CHANNEL_PRIVATE"
    summary = collect(scene.session)
    assert (summary.failed, summary.counts["new_posts"]) == (1, 5)
    (issue,) = scene.rows("SELECT resource, message FROM store.issue")
    assert issue[0] == "gromov_zarechye"
    assert "private" in issue[1]
    assert scene.grades() == []
    server.faults.gone_channels.clear()
    assert collect(scene.session).counts["new_posts"] == 5


def test_a_private_channel_buries_no_post(scene: Scene, server: MtprotoServer) -> None:
    collect(scene.session)
    scene.clock.go(hours=2)
    server.faults.gone_channels[GROMOV] = "CHANNEL_PRIVATE"
    server.faults.blank_answers = True
    summary = recheck(scene.session)
    assert summary.failed == 1
    assert scene.grades() == []
    assert any(issue.kind == "absence_unproven" for issue in summary.issues)


def test_a_name_that_another_channel_bears_is_refused(scene: Scene, server: MtprotoServer) -> None:
    server.world.channels[GROMOV].username = "moved_away"
    server.world.channels[KRAVETS].username = "gromov_zarechye"
    summary = collect(scene.session, ["gromov_zarechye"])
    assert summary.failed == 1
    assert "another channel" in summary.issues[0].message
    assert scene.posts() == {}


def test_a_flood_is_kept_and_refused_before_anything_is_asked(scene: Scene, server: MtprotoServer) -> None:
    server.faults.fail("GetHistory", RpcFault.flood(900), times=1)
    with pytest.raises(FloodWaitError, match="900 s"):
        collect(scene.session)
    asked = len(server.calls)
    scene.clock.go(minutes=10)
    with pytest.raises(FloodWaitError) as caught:
        collect(scene.session)
    assert 290 <= caught.value.seconds <= 301
    assert len(server.calls) == asked
    scene.clock.go(minutes=6)
    assert collect(scene.session).counts["new_posts"] == 10


def test_what_came_before_a_flood_stays(scene: Scene, server: MtprotoServer) -> None:
    server.faults.fail("GetHistory", RpcFault.flood(900), times=1, skip=1)
    with pytest.raises(FloodWaitError):
        collect(scene.session)
    assert len(scene.posts()) == 5
    scene.clock.go(hours=1)
    assert collect(scene.session).counts["new_posts"] == 5


def test_one_process_uses_an_account(scene: Scene, server: MtprotoServer, monkeypatch: pytest.MonkeyPatch) -> None:
    held, ended = threading.Event(), threading.Event()

    def other() -> None:
        with hold(scene.session, Space.ACCOUNT, "default"):
            held.set()
            ended.wait(30)

    thread = threading.Thread(target=other)
    thread.start()
    held.wait(30)
    asked = len(server.calls)
    try:
        with (
            pytest.raises(IngestError, match="another run uses this account"),
            hold(scene.session, Space.ACCOUNT, "default", seconds=1),
        ):
            pass
        assert len(server.calls) == asked
    finally:
        ended.set()
        thread.join()
    assert collect(scene.session).counts["new_posts"] == 10


def test_collecting_takes_the_account_for_itself(
    scene: Scene, server: MtprotoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = []

    def other_run() -> None:
        try:
            with hold(scene.session, Space.ACCOUNT, "default", seconds=1):
                taken.append(True)
        except IngestError:
            taken.append(False)

    server.faults.before("GetHistory", other_run)
    collect(scene.session)
    assert taken == [False]


def test_captured_answers_are_parsed_by_the_next_run(
    scene: Scene, server: MtprotoServer, gromov: ChannelWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill after the first transaction: the server may have changed, the bytes that came first are kept."""
    with monkeypatch.context() as killed:
        killed.setattr(answers, "append_captured", _killed)
        with pytest.raises(KeyboardInterrupt):
            collect(scene.session, ["gromov_zarechye"])
    seen = scene.clock()
    assert scene.posts() == {}
    with scene.store.app.connect() as conn:
        assert len(pending_captures(conn, Way.MTPROTO)) == 1
    gromov.edit(2, "2: исправлено, сбито 29 БПЛА")
    scene.clock.go(hours=1)
    collect(scene.session, ["gromov_zarechye"])
    assert [said for number, _, said in scene.revisions() if number == 2] == [
        "2: сбито 22 БПЛА",
        "2: исправлено, сбито 29 БПЛА",
    ]
    assert scene.value("SELECT min(first_seen) FROM store.post") == seen
    with scene.store.app.connect() as conn:
        assert pending_captures(conn, Way.MTPROTO) == []
    scene.check()


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_answer_that_cannot_be_parsed_stops_neither_the_run_nor_the_next(
    scene: Scene, server: MtprotoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("ingest.telegram.page.Page.parse", lambda _: {}["no such key"])
        broken.setattr(answers, "parse_capture", lambda _: {}["no such key"])
        assert collect(scene.session).failed == 2
        assert collect(scene.session).failed == 4
    assert collect(scene.session).failed == 0
    assert scene.value("SELECT count(*) FROM analyst.posts") == 10


def test_backfill_reads_again_and_moves_no_cursor_back(scene: Scene, server: MtprotoServer) -> None:
    collect(scene.session)
    cursors = "SELECT name, subject, value FROM store.cursor WHERE name IN ('history', 'pts', 'audited') ORDER BY 1, 2"
    before = scene.rows(cursors)
    scene.clock.go(hours=1)
    summary = collect(scene.session, ["gromov_zarechye"], after_id=0)
    assert (summary.counts["posts"], summary.counts["new_posts"]) == (5, 0)
    assert scene.rows(cursors) == before


def test_counters_are_kept_as_a_series(scene: Scene, gromov: ChannelWorld) -> None:
    collect(scene.session, ["gromov_zarechye"])
    gromov.count(1, views=500)
    scene.clock.go(hours=2)
    recheck(scene.session, ["gromov_zarechye"])
    views = scene.rows("SELECT views FROM store.counter WHERE message_id = 1 ORDER BY observed_at")
    assert views == [(1,), (500,)]
    assert len(scene.revisions()) == 5  # counters make no revision


@pytest.mark.parametrize("missing", ["telegram_api_id", "telegram_session"])
def test_missing_credentials_are_named(scene: Scene, server: MtprotoServer, missing: str) -> None:
    scene.set(**{missing: None})
    with pytest.raises(ConfigError) as caught:
        collect(scene.session)
    assert {"telegram_api_id": "TELEGRAM_API_ID", "telegram_session": "INGEST_TELEGRAM_SESSION"}[missing] in str(
        caught.value
    )
    assert caught.value.remedy


def test_an_unknown_handle_is_named(scene: Scene, server: MtprotoServer) -> None:
    with pytest.raises(ConfigError, match="no_such_handle"):
        collect(scene.session, ["no_such_handle"])


def test_bundles_hold_the_channels_that_come_by_mtproto(scene: Scene) -> None:
    assert plan_bundles(scene.session) == [["gromov_zarechye", "kravets_dnistria"]]


def test_flood_of_another_kind_of_request_is_respected_too(scene: Scene, server: MtprotoServer) -> None:
    server.faults.fail("ResolveUsername", RpcFault.flood(3600))
    with pytest.raises(FloodWaitError):
        collect(scene.session)
    until = scene.value("SELECT until FROM store.flood")
    assert until == scene.clock() + timedelta(seconds=3600)
