"""A range of numbers is cut into parts; without `everything` only parts with unknown numbers are asked for."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pydantic import SecretStr

from ingest.demo.mtproto import MtprotoServer, World
from ingest.demo.mtproto.server import running_in_thread
from ingest.model import Capture, ConfigError, Fetch, InputError, MessageObservation, Way, text_hash
from ingest.pipeline import backfill, collect, plan_backfill
from ingest.pipeline.backfilling import CHUNK
from ingest.store import append_capture, append_observations

from .scene import GROMOV, START, Scene

HANDLE = "gromov_zarechye"
NUMBERS = (1, 2, 3, 1500, 2500)


@pytest.fixture
def known(scene: Scene) -> Scene:
    """Some posts as a poll sees them: an export would tell that the numbers in between are empty."""
    session = scene.session
    with session.transaction("test") as conn:
        capture = append_capture(conn, Capture(b"answer", Fetch(Way.MTPROTO, "history", START)))
        seen = [MessageObservation(GROMOV, number, Way.MTPROTO, START, posted_at=START) for number in NUMBERS]
        append_observations(conn, capture, [replace(one, text_hash=text_hash("")) for one in seen])
    return scene


def parts(scene: Scene, first: int = 1, last: int | None = None, **more: bool) -> list[tuple[int, int, int]]:
    return [(one.first, one.last, one.unknown) for one in plan_backfill(scene.session, HANDLE, first, last, **more)]


def test_the_range_ends_at_the_highest_number_known(known: Scene) -> None:
    assert parts(known) == [(1, 1000, 997), (1001, 2000, 999), (2001, 2500, 499)]


def test_parts_without_gaps_are_left_out_unless_everything_is_asked_for(known: Scene) -> None:
    assert parts(known, 1, 3) == []
    assert parts(known, 1, 3, everything=True) == [(1, 3, 0)]
    assert parts(known, 2, 4) == [(2, 4, 1)]


@pytest.mark.parametrize(("first", "last"), [(0, 10), (11, 10), (1, CHUNK * 1001)])
def test_a_senseless_range_is_refused(known: Scene, first: int, last: int) -> None:
    with pytest.raises(InputError):
        parts(known, first, last)


def test_an_unknown_channel_is_refused(known: Scene) -> None:
    with pytest.raises(ConfigError, match="nobody"):
        plan_backfill(known.session, "nobody", 1)


def test_a_channel_of_which_nothing_is_known_is_refused(known: Scene) -> None:
    with pytest.raises(InputError, match="nothing is known"):
        plan_backfill(known.session, "kravets_dnistria", 1)


@pytest.fixture
def server(scene: Scene) -> Iterator[MtprotoServer]:
    world = World(scene.clock)
    channel = world.add_channel(GROMOV, HANDLE)
    for number in range(1, 251):
        channel.post(f"{number}: сбито {number} БПЛА")
    channel.delete([7, 8])
    with running_in_thread(world) as running:
        scene.set(
            telegram_api_id=1,
            telegram_api_hash=SecretStr("hash"),
            telegram_session=SecretStr(running.session_string()),
        )
        yield running


def test_a_part_is_asked_for_by_number_and_may_be_repeated(scene: Scene, server: MtprotoServer) -> None:
    first = backfill(scene.session, HANDLE, 5, 150)
    assert (first.failed, first.counts["new_posts"]) == (0, 144)
    assert sorted(scene.posts()) == [5, 6, *range(9, 151)]
    assert parts(scene, 5, 150) == []  # the empty numbers are known to be empty
    assert parts(scene, 1, 160) == [(1, 160, 14)]
    scene.clock.go(hours=1)
    assert backfill(scene.session, HANDLE, 5, 150).counts["new_posts"] == 0
    collect(scene.session)  # the poll is not held up: it reads what the part left out
    assert len(scene.posts()) == 248
    scene.check()
