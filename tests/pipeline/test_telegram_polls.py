"""A poll takes all channels while the budget allows it, and the most urgent ones beyond that."""

from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from ingest.demo.mtproto import MtprotoServer, World
from ingest.demo.mtproto.server import running_in_thread
from ingest.pipeline import collect, polls

from .scene import GROMOV, KRAVETS, Scene


@pytest.fixture
def server(scene: Scene) -> Iterator[MtprotoServer]:
    world = World(scene.clock)
    for number, name, posts in ((GROMOV, "gromov_zarechye", 40), (KRAVETS, "kravets_dnistria", 1)):
        channel = world.add_channel(number, name)
        for _ in range(posts):
            channel.post("сбито 3 БПЛА")
    with running_in_thread(world) as running:
        scene.set(
            telegram_api_id=1,
            telegram_api_hash=SecretStr("hash"),
            telegram_session=SecretStr(running.session_string()),
        )
        yield running


def polled(scene: Scene, minutes: float) -> dict[int, int]:
    """Go on and collect; return how often each channel was polled so far."""
    scene.clock.go(minutes=minutes)
    collect(scene.session)
    count = "SELECT (detail->>'channel_id')::bigint, count(*) FROM store.capture WHERE resource LIKE '%Difference'"
    return dict(scene.rows(f"{count} GROUP BY 1"))


def test_a_small_budget_goes_to_the_busy_channel_and_starves_nobody(
    scene: Scene, server: MtprotoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(scene.session)
    assert polled(scene, 5) == {GROMOV: 1, KRAVETS: 1}  # the budget is for 300 channels
    monkeypatch.setattr(polls, "A_POLL", 1)
    monkeypatch.setattr(polls, "_FEW", 0)
    for _ in range(20):
        counts = polled(scene, 5)
    assert counts[GROMOV] + counts[KRAVETS] == 22
    # the time between two polls goes with the cube root of the rate: one channel posts some five times as often
    assert counts[GROMOV] > 1.5 * counts[KRAVETS] > 2


def test_channels_named_by_hand_are_always_read(
    scene: Scene, server: MtprotoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polls, "A_POLL", 1)
    assert collect(scene.session, ["kravets_dnistria", "gromov_zarechye"]).counts["new_posts"] == 41
