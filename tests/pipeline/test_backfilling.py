"""A range of numbers is cut into parts; without `everything` only parts with unknown numbers are asked for."""

from dataclasses import replace

import pytest

from ingest.model import Capture, ConfigError, Fetch, InputError, MessageObservation, Way, text_hash
from ingest.pipeline import plan_backfill
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
