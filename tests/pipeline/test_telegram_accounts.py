"""Floods and faults of accounts: they stop an account, survive the process, and are no fault of a channel."""

from datetime import timedelta

import pytest
from pydantic import SecretStr

from ingest.demo.mtproto import MtprotoServer, RpcFault
from ingest.demo.mtproto.world import ChannelWorld
from ingest.pipeline import collect, recheck
from ingest.telegram import AccountError, FloodWaitError

from .loopback import ALL, expect_all, fill, kinds, states
from .scene import GROMOV, Scene


def test_flood_of_two_seconds_is_waited_out(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    fill(channel, 5)
    server.faults.fail("GetHistory", RpcFault.flood(2))
    assert collect(scene.session, ALL).counts["new_posts"] == 5
    assert scene.rows("SELECT * FROM analyst.floods") == []
    expect_all(scene, channel)


def test_flood_of_900_seconds_in_a_crash_loop(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    fill(channel, 250)
    server.faults.fail("GetHistory", RpcFault.flood(900), skip=1)
    with pytest.raises(FloodWaitError):
        collect(scene.session, ALL)
    asked = len(server.calls)
    for _ in range(5):  # a supervisor starts it again and again
        scene.clock.go(minutes=2)
        with pytest.raises(FloodWaitError):
            collect(scene.session, ALL)
        with pytest.raises(FloodWaitError):
            recheck(scene.session, ALL, everything=True)
    assert len(server.calls) == asked
    assert scene.rows("SELECT account, method FROM analyst.floods") == [("default", "GetHistory")]
    assert kinds(scene)["flood"] == 1
    scene.clock.go(minutes=6)
    collect(scene.session, ALL)
    expect_all(scene, channel)


def test_flood_on_names_stops_no_channel_that_is_known(scene: Scene, server: MtprotoServer) -> None:
    for known in server.world.channels.values():
        fill(known, 3)
    collect(scene.session, ALL)
    server.faults.fail("ResolveUsername", RpcFault.flood(50_000))
    server.world.channels[GROMOV].post("ещё")
    with pytest.raises(FloodWaitError):
        collect(scene.session)
    assert len(states(scene)) == 4
    scene.clock.go(minutes=5)
    server.world.channels[GROMOV].post("и ещё")
    summary = collect(scene.session)
    assert (len(states(scene)), summary.skipped) == (5, {"resolve_deferred": 1})
    assert server.count("ResolveUsername") == 2


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (RpcFault(420, "FROZEN_METHOD_INVALID"), "frozen"),
        (RpcFault(406, "AUTH_KEY_DUPLICATED"), "session_dead"),
        (RpcFault(401, "AUTH_KEY_UNREGISTERED"), "login_needed"),
    ],
)
def test_fault_of_the_account_is_no_fault_of_the_channel(
    fault: RpcFault, state: str, scene: Scene, server: MtprotoServer, channel: ChannelWorld
) -> None:
    fill(channel, 150)
    server.faults.fail("GetHistory", fault, skip=1, times=9)
    with pytest.raises(AccountError):
        collect(scene.session, ALL)
    assert len(states(scene)) == 100  # what came before stays
    assert scene.rows("SELECT state FROM analyst.accounts") == [(state,)]
    assert kinds(scene)[f"account_{state}"] == 1
    assert [kind for kind in kinds(scene) if kind.startswith("channel_")] == []
    server.faults.planned.clear()
    collect(scene.session, ALL)
    assert scene.rows("SELECT state FROM analyst.accounts") == [("working",)]
    expect_all(scene, channel)


def test_several_accounts_share_the_channels(scene: Scene, server: MtprotoServer) -> None:
    for known in server.world.channels.values():
        fill(known, 3)
    scene.set(telegram_sessions={name: SecretStr(server.session_string(name)) for name in ("first", "second")})
    assert collect(scene.session).counts["new_posts"] == 6
    used = "SELECT account, channels, resolved FROM analyst.accounts ORDER BY 1"
    assert scene.rows(used) == [("first", 1, 1), ("second", 1, 1)]


def test_channels_of_a_dead_account_go_to_the_others(scene: Scene, server: MtprotoServer) -> None:
    for known in server.world.channels.values():
        fill(known, 3)
    sessions = {"dead": server.session_string("dead", logged_in=False), "well": server.session_string("well")}
    scene.set(telegram_sessions={name: SecretStr(session) for name, session in sessions.items()})
    collect(scene.session)
    assert kinds(scene)["account_login_needed"] == 1
    scene.clock.go(minutes=5)
    collect(scene.session)
    assert scene.value("SELECT count(*) FROM analyst.posts") == 6
    assert scene.rows("SELECT account, state FROM analyst.accounts ORDER BY 1") == [
        ("dead", "login_needed"),
        ("well", "working"),
    ]
    assert scene.clock() - timedelta(minutes=5) == scene.value(
        "SELECT since FROM analyst.accounts WHERE account = 'dead'"
    )
