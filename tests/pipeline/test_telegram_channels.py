"""What a channel does: new names, closing, a lost log of changes, albums, reposts."""

from collections import Counter

from ingest.demo.mtproto import MtprotoServer, RpcFault
from ingest.demo.mtproto.world import ChannelWorld
from ingest.pipeline import collect, recheck

from .loopback import ALL, HANDLE, expect_all, fill, kinds, states
from .scene import GROMOV, KRAVETS, Scene


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
