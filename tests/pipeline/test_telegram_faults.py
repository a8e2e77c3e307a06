"""Everything that can go wrong on the way from Telegram into PostgreSQL: nothing lost, nothing twice, and told."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from pydantic import SecretStr

from ingest.demo.mtproto import MtprotoServer, RpcFault, World
from ingest.demo.mtproto.server import running_in_thread
from ingest.demo.mtproto.world import ChannelWorld
from ingest.pipeline import answers, collect, recheck
from ingest.telegram import AccountError, FloodWaitError

from .scene import GROMOV, KRAVETS, Scene

HANDLE = "gromov_zarechye"
ALL = [HANDLE]


@pytest.fixture
def server(scene: Scene) -> Iterator[MtprotoServer]:
    world = World(scene.clock)
    world.add_channel(GROMOV, HANDLE, "Громов | Заречье")
    world.add_channel(KRAVETS, "kravets_dnistria", "Остап Кравець")
    with running_in_thread(world) as running:
        scene.set(
            telegram_api_id=1,
            telegram_api_hash=SecretStr("hash"),
            telegram_session=SecretStr(running.session_string()),
        )
        yield running


@pytest.fixture
def channel(server: MtprotoServer) -> ChannelWorld:
    return server.world.channels[GROMOV]


def fill(channel: ChannelWorld, posts: int) -> None:
    for number in range(1, posts + 1):
        channel.post(f"{number}: сбито {number} БПЛА")


def kinds(scene: Scene) -> Counter[str]:
    """Return how many issues of each kind stand in the store."""
    return Counter(kind for (kind,) in scene.rows("SELECT kind FROM analyst.issues"))


def states(scene: Scene) -> dict[int, str]:
    return dict(scene.rows("SELECT message_id, state FROM analyst.posts WHERE channel_id = :c", c=GROMOV))


def expect_all(scene: Scene, channel: ChannelWorld) -> None:
    """Fail unless the store holds each living post once, with its text, and sound evidence."""
    stood = {n: post.message for n, post in channel.posts.items() if n not in channel.deleted}
    held = dict(
        scene.rows(
            "SELECT message_id, text FROM analyst.posts WHERE channel_id = :c AND state = 'present'", c=channel.id
        )
    )
    assert held == stood
    doubles = "SELECT channel_id, message_id, capture_id FROM store.observation GROUP BY 1, 2, 3 HAVING count(*) > 1"
    assert scene.rows(doubles) == []
    assert scene.value("SELECT count(*) FROM store.capture_pending") == 0
    scene.check()


def coverage(scene: Scene) -> dict[str, Any]:
    names = ("present", "service", "deleted", "absent", "never_seen", "unreadable", "unchecked", "completeness")
    (row,) = scene.rows(f"SELECT {', '.join(names)} FROM analyst.channel_coverage WHERE channel_id = :c", c=GROMOV)
    return {name: float(value) for name, value in zip(names, row, strict=True)}


def test_padded_last_page(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    server.faults.pad_pages = True
    fill(channel, 229)
    assert collect(scene.session, ALL).counts["new_posts"] == 229
    expect_all(scene, channel)
    assert coverage(scene)["completeness"] == 1


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


@pytest.mark.parametrize("where", ["before", "middle"])
def test_connection_dropped_in_mid_page(where: str, scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    fill(channel, 150)
    server.faults.drop("GetHistory", where)
    assert collect(scene.session, ALL).failed == 0
    expect_all(scene, channel)


def kill_at_parse(monkeypatch: pytest.MonkeyPatch, run: Callable[[], object]) -> None:
    """Run until the first answer is captured, and no further."""

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(answers, "append_captured", die)
        with pytest.raises(KeyboardInterrupt):
            run()


def test_kill_between_capture_and_parse(
    scene: Scene, server: MtprotoServer, channel: ChannelWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(channel, 120)
    kill_at_parse(monkeypatch, lambda: collect(scene.session, ALL))
    assert states(scene) == {}
    channel.edit(7, "7: исправлено")
    scene.clock.go(minutes=10)
    collect(scene.session, ALL)
    expect_all(scene, channel)
    assert [said for number, _, said in scene.revisions() if number == 7] == ["7: сбито 7 БПЛА", "7: исправлено"]


def test_kill_in_a_recheck_loses_no_sight_of_a_deletion(
    scene: Scene, server: MtprotoServer, channel: ChannelWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(channel, 10)
    collect(scene.session, ALL)
    scene.clock.go(hours=2)
    first_gone = scene.clock()
    channel.delete([4])
    kill_at_parse(monkeypatch, lambda: recheck(scene.session, ALL))
    assert scene.grades() == []
    scene.clock.go(hours=1)
    recheck(scene.session, ALL)
    assert scene.grades() == [(4, "absent_once"), (4, "confirmed")]
    assert scene.value("SELECT first_gone FROM analyst.posts WHERE message_id = 4") == first_gone
    expect_all(scene, channel)


def test_unknown_constructor_costs_one_post(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    fill(channel, 120)
    server.faults.unknown_posts.add((GROMOV, 60))
    assert collect(scene.session, ALL).counts["new_posts"] == 119
    told = coverage(scene)
    assert (told["present"], told["unreadable"], told["unchecked"], told["completeness"]) == (119, 1, 0, 1)
    assert kinds(scene)["quarantined"] == 1
    scene.clock.go(hours=2)
    collect(scene.session, ALL)
    asked = server.count("GetMessages")
    for _ in range(3):
        scene.clock.go(hours=2)
        collect(scene.session, ALL)
    assert server.count("GetMessages") == asked  # it is not asked for again and again


def test_edited_and_deleted_while_paging(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    fill(channel, 300)

    def meanwhile() -> None:
        channel.edit(5, "5: исправлено")  # on the page that was read already
        channel.edit(250, "250: исправлено")
        channel.delete([6, 150, 251])

    server.faults.before("GetHistory", meanwhile, skip=1)
    collect(scene.session, ALL)
    scene.clock.go(minutes=5)
    collect(scene.session, ALL)  # the log of changes begins before the first page
    assert states(scene)[6] == "absent_once"
    scene.clock.go(minutes=5)
    recheck(scene.session, ALL)
    assert states(scene)[6] == "confirmed"
    expect_all(scene, channel)
    assert [said for number, _, said in scene.revisions() if number == 5] == ["5: сбито 5 БПЛА", "5: исправлено"]
    assert (coverage(scene)["never_seen"], coverage(scene)["unchecked"]) == (2, 0)


def test_a_thousand_deletions_at_once_raise_one_alarm(
    scene: Scene, server: MtprotoServer, channel: ChannelWorld
) -> None:
    fill(channel, 1005)
    collect(scene.session, ALL)
    scene.clock.go(hours=1, minutes=1)
    channel.delete(range(6, 1006))  # the newest ones among them
    asked = len(server.calls)
    recheck(scene.session, ALL)
    assert len(server.calls) - asked <= 20
    scene.clock.go(hours=1)
    recheck(scene.session, ALL)
    assert Counter(states(scene).values()) == {"confirmed": 1000, "present": 5}
    alarms = scene.rows("SELECT resource, detail FROM analyst.issues WHERE kind = 'mass_deletion'")
    assert alarms == [(HANDLE, {"posts": 1000})]
    expect_all(scene, channel)


def test_id_gaps_are_asked_for_until_none_is_left(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    channel.post("первый", id=1)
    channel.post("второй", id=1900)
    channel.post("третий", id=1901)
    for _ in range(5):
        collect(scene.session, ALL)
        scene.clock.go(minutes=5)
    assert coverage(scene) == {
        "present": 3,
        "service": 0,
        "deleted": 0,
        "absent": 0,
        "never_seen": 1898,
        "unreadable": 0,
        "unchecked": 0,
        "completeness": 1,
    }
    asked = server.count("GetMessages")
    collect(scene.session, ALL)
    assert server.count("GetMessages") == asked
    assert states(scene) == {1: "present", 1900: "present", 1901: "present"}


def test_a_post_that_the_history_leaves_out_is_found_by_its_id(
    scene: Scene, server: MtprotoServer, channel: ChannelWorld
) -> None:
    fill(channel, 20)
    left_out = channel.posts.pop(11)
    channel._living = None
    server.faults.before("GetMessages", lambda: channel.posts.update({11: left_out}))
    collect(scene.session, ALL)
    assert states(scene)[11] == "present"
    assert coverage(scene)["completeness"] == 1


def test_username_moved(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    fill(channel, 3)
    collect(scene.session, ALL)
    other = server.world.channels[KRAVETS]
    channel.username, other.username = "gromov_new", HANDLE
    other.post("чужой")
    channel.post("свой")
    scene.clock.go(hours=2)
    summary = collect(scene.session, ALL)
    assert summary.failed == 0
    expect_all(scene, channel)  # the channel is its id: it is read on, and the other one is not
    ((resource, message),) = scene.rows("SELECT resource, message FROM analyst.issues WHERE kind = 'username_moved'")
    assert resource == HANDLE
    assert "@gromov_new" in message
    names = scene.rows("SELECT value FROM analyst.channel_facts WHERE name = 'username' ORDER BY seen_at")
    assert names == [(HANDLE,), ("gromov_new",)]
    assert scene.value("SELECT count(*) FROM store.post WHERE channel_id = :c", c=KRAVETS) == 0


def test_name_that_leads_to_another_channel_is_asked_for_sparingly(
    scene: Scene, server: MtprotoServer, channel: ChannelWorld
) -> None:
    channel.username, server.world.channels[KRAVETS].username = "elsewhere", HANDLE
    server.world.channels[KRAVETS].post("чужой")
    for _ in range(3):
        collect(scene.session)
        scene.clock.go(minutes=5)
    assert kinds(scene)["username_moved"] == 1
    assert scene.posts() == {}
    assert server.count("ResolveUsername") == 2  # once for each of the two channels


def test_channel_private_then_open_again(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    fill(channel, 30)
    collect(scene.session, ALL)
    server.faults.gone_channels[GROMOV] = "CHANNEL_PRIVATE"
    scene.clock.go(hours=2)
    assert collect(scene.session, ALL).failed == 1
    assert recheck(scene.session, ALL).failed == 1
    assert set(states(scene).values()) == {"present"}
    assert kinds(scene)["channel_private"] == 1
    assert scene.rows("SELECT state FROM analyst.accounts") == [("working",)]
    server.faults.gone_channels.clear()
    channel.post("снова здесь")
    collect(scene.session, ALL)
    expect_all(scene, channel)


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


def test_difference_too_long_is_made_up_for_by_a_sweep(
    scene: Scene, server: MtprotoServer, channel: ChannelWorld
) -> None:
    fill(channel, 150)
    collect(scene.session, ALL)
    channel.edit(3, "3: исправлено")
    channel.delete([9])
    for number in range(5):
        channel.post(f"новый {number}")
    server.faults.too_long = True
    scene.clock.go(minutes=5)
    collect(scene.session, ALL)
    assert len(states(scene)) == 155
    assert states(scene)[9] == "present"  # not known yet
    server.faults.too_long = False
    recheck(scene.session, ALL)  # none is due by its age
    scene.clock.go(minutes=6)
    recheck(scene.session, ALL)
    expect_all(scene, channel)
    assert states(scene)[9] == "confirmed"
    asked = len(server.calls)
    scene.clock.go(minutes=6)
    recheck(scene.session, ALL)
    assert len(server.calls) == asked  # the sweep is done once


def test_state_of_the_log_that_the_server_refuses(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    fill(channel, 5)
    collect(scene.session, ALL)
    channel.post("новый")
    server.faults.fail("GetChannelDifference", RpcFault(400, "PERSISTENT_TIMESTAMP_INVALID"))
    scene.clock.go(minutes=5)
    assert collect(scene.session, ALL).failed == 0
    assert kinds(scene)["changes_lost"] == 1
    expect_all(scene, channel)
    channel.edit(2, "2: исправлено")
    scene.clock.go(minutes=5)
    collect(scene.session, ALL)
    expect_all(scene, channel)


def test_a_quiet_channel_costs_one_request_a_poll(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    fill(channel, 5)
    collect(scene.session, ALL)
    asked = Counter(type(call).__name__ for call in server.calls)
    scene.clock.go(minutes=5)
    collect(scene.session, ALL)
    spent = Counter(type(call).__name__ for call in server.calls) - asked
    assert {name: n for name, n in spent.items() if "Channel" in name or "History" in name or "Messages" in name} == {
        "GetChannelDifferenceRequest": 1
    }


def test_edit_and_deletion_show_within_a_poll(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    fill(channel, 5)
    collect(scene.session, ALL)
    scene.clock.go(minutes=5)
    channel.edit(2, "2: исправлено")
    channel.delete([4])
    channel.post("6: новый")
    collect(scene.session, ALL)
    assert states(scene)[4] == "absent_once"
    assert scene.posts()[2] == "2: исправлено"
    scene.clock.go(minutes=6)
    recheck(scene.session, ALL)  # a post that was called empty is due at once
    assert states(scene)[4] == "confirmed"
    expect_all(scene, channel)


def test_album_in_two_halves_is_one_publication(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    channel.post("Сбито 12 БПЛА", grouped_id=77)
    channel.post("", grouped_id=77)
    channel.post("отдельный")
    collect(scene.session, ALL)
    scene.clock.go(minutes=5)
    channel.post("", grouped_id=77)
    collect(scene.session, ALL)
    columns = "first_id, message_ids, text, first_seen < grew_at"
    assert scene.rows(f"SELECT {columns} FROM analyst.publications ORDER BY first_id") == [
        (1, [1, 2, 4], "Сбито 12 БПЛА", True),
        (3, [3], "отдельный", False),
    ]
    expect_all(scene, channel)


def test_a_repost_is_no_second_source(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    from telethon.tl.types import MessageFwdHeader, PeerChannel

    channel.post("Сбито 12 БПЛА", grouped_id=5)
    channel.post("", grouped_id=5)
    other = server.world.channels[KRAVETS]
    header = MessageFwdHeader(scene.clock(), from_id=PeerChannel(GROMOV), channel_post=2)
    other.post("Сбито 12 БПЛА", fwd_from=header)
    collect(scene.session)
    assert scene.rows("SELECT DISTINCT origin FROM analyst.publications") == [(f"{GROMOV}/1",)]


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
