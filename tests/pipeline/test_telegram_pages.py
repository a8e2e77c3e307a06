"""Pages of a channel's history that go wrong: nothing lost, nothing twice, and told."""

from collections import Counter

import pytest

from ingest.demo.mtproto import MtprotoServer
from ingest.demo.mtproto.world import ChannelWorld
from ingest.pipeline import collect, recheck

from .loopback import ALL, HANDLE, coverage, expect_all, fill, kinds, states
from .scene import GROMOV, Scene


def test_padded_last_page(scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    server.faults.pad_pages = True
    fill(channel, 229)
    assert collect(scene.session, ALL).counts["new_posts"] == 229
    expect_all(scene, channel)
    assert coverage(scene)["completeness"] == 1


@pytest.mark.parametrize("where", ["before", "middle"])
def test_connection_dropped_in_mid_page(where: str, scene: Scene, server: MtprotoServer, channel: ChannelWorld) -> None:
    fill(channel, 150)
    server.faults.drop("GetHistory", where)
    assert collect(scene.session, ALL).failed == 0
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
