"""A process that dies between the bytes and what they say."""

from collections.abc import Callable

import pytest

from ingest.demo.mtproto import MtprotoServer
from ingest.demo.mtproto.world import ChannelWorld
from ingest.pipeline import answers, collect, recheck

from .loopback import ALL, expect_all, fill, states
from .scene import Scene


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
