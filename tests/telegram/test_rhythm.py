"""Planning polls: busy channels often, silent ones seldom, nobody never."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ingest.telegram.rhythm import LONGEST, SILENT, Rhythm, Watched, choose, rhythm_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def watched(number: int, rate: float, minutes: float | None) -> Watched:
    polled = None if minutes is None else NOON - timedelta(minutes=minutes)
    return Watched(number, Rhythm((rate,) * 24), polled)


def test_channels_that_were_never_polled_and_those_that_waited_longest_go_first() -> None:
    found = choose([watched(1, 9.0, 10), watched(2, 0.02, None), watched(3, 0.02, 61)], NOON, 2)
    assert found == [2, 3]


def test_eight_times_the_posts_are_polled_twice_as_often() -> None:
    busy, calm = Rhythm((8.0,) * 24), Rhythm((1.0,) * 24)
    polls = {1: 0, 2: 0}
    last = {1: NOON, 2: NOON}
    for minute in range(1, 601):
        now = NOON + timedelta(minutes=minute)
        for number in choose([Watched(1, busy, last[1]), Watched(2, calm, last[2])], now, 1):
            polls[number] += 1
            last[number] = now
    assert 1.8 <= polls[1] / polls[2] <= 2.2


def test_hours_of_the_day_count() -> None:
    rhythm = rhythm_of({9: 28, 21: 0}, days=14)
    assert rhythm.rates[9] > 10 * rhythm.rates[21] > 0
    assert rhythm.at(NOON.replace(hour=9)) == rhythm.rates[9]
    assert rhythm_of({}, days=14) == SILENT == rhythm_of({3: 1}, days=0)


@given(
    st.lists(st.tuples(st.floats(0.02, 50), st.one_of(st.none(), st.floats(0, 600))), max_size=40), st.integers(0, 50)
)
def test_budget_is_kept_and_nobody_waits_behind_the_fresh(told: list[tuple[float, float | None]], budget: int) -> None:
    channels = [watched(number, rate, minutes) for number, (rate, minutes) in enumerate(told)]
    found = choose(channels, NOON, budget)
    assert len(found) == min(budget, len(channels))
    assert len(set(found)) == len(found)
    overdue = {one.channel_id for one in channels if one.polled_at is None or NOON - one.polled_at >= LONGEST}
    assert len(overdue & set(found)) == min(budget, len(overdue))
