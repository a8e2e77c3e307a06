"""A simulated week of 2,000 channels: polls at fixed intervals, and polls planned by each channel's own rhythm.

The planner learns from two weeks before; the posts of the week are new to it. Channels post in bursts, by day more
than by night, in five time zones; a few post hundreds of times as often as most.
"""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ingest.telegram.rhythm import Rhythm, Watched, choose, rhythm_of

START = datetime(2026, 3, 2, tzinfo=UTC)
TICK = 5  # minutes between two plans
LEARNT, WEEK = 14, 7  # days
_Plan = Callable[[int, list[float]], list[int]]  # tick, minutes of the last polls -> channels


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a way of polling came to: delays in minutes."""

    requests: int
    median: float
    p95: float
    mean: float


def simulate(channels: int, budgets: tuple[int, ...], seed: int = 1) -> Iterator[tuple[int, Outcome, Outcome]]:
    """Yield for each budget (requests an hour) what fixed and planned polls come to."""
    chance = random.Random(seed)
    posts = [_posts(chance) for _ in range(channels)]
    rhythms = [_learn(times) for times in posts]
    week = [times[bisect_left(times, 0.0) :] for times in posts]
    for budget in budgets:
        each_tick = budget * TICK // 60
        yield budget, _run(week, _fixed(channels, each_tick)), _run(week, _planned(rhythms, each_tick))


def _posts(chance: random.Random) -> list[float]:
    """Return when a channel posts, in minutes from the week's beginning; the two weeks before are negative."""
    a_day = min(chance.lognormvariate(1.3, 1.3), 300)
    zone = chance.choice((0, 2, 3, 5, 7))
    times: list[float] = []
    for hour in range(-LEARNT * 24, WEEK * 24):
        local = (hour + zone) % 24
        share = 0.2 if local < 6 else 1.6 if 8 <= local < 20 else 0.8
        expected = a_day / 24 * share / 1.15
        moment = chance.expovariate(expected / 1.5) if expected else 2.0
        while moment < 1:
            burst = 1 + (chance.random() < 0.25) + (chance.random() < 0.25)  # news come in twos and threes
            times += [(hour + moment) * 60 + chance.random() * 4 * part for part in range(burst)]
            moment += chance.expovariate(expected / 1.5)
    return sorted(times)


def _learn(times: list[float]) -> Rhythm:
    counts: dict[int, int] = {}
    for moment in times[: bisect_left(times, 0.0)]:
        hour = int(moment // 60) % 24
        counts[hour] = counts.get(hour, 0) + 1
    return rhythm_of(counts, LEARNT)


def _fixed(channels: int, each_tick: int) -> _Plan:
    """Poll the channels in turn, as many in each tick as the budget allows."""

    def plan(tick: int, last: list[float]) -> list[int]:
        return [(tick * each_tick + number) % channels for number in range(min(each_tick, channels))]

    return plan


def _planned(rhythms: list[Rhythm], each_tick: int) -> _Plan:
    def plan(tick: int, last: list[float]) -> list[int]:
        now = START + timedelta(minutes=tick * TICK)
        known = [
            Watched(number, rhythm, START + timedelta(minutes=last[number])) for number, rhythm in enumerate(rhythms)
        ]
        return choose(known, now, each_tick)

    return plan


def _run(week: list[list[float]], plan: _Plan) -> Outcome:
    last = [-float(number % 60) for number in range(len(week))]
    delays: list[float] = []
    requests = 0
    for tick in range(WEEK * 24 * 60 // TICK):
        now = float(tick * TICK)
        for number in plan(tick, last):
            times = week[number]
            new = times[bisect_right(times, last[number]) : bisect_right(times, now)]
            delays += [now - moment for moment in new]
            last[number] = now
            requests += 1
    delays.sort()
    return Outcome(
        requests, delays[len(delays) // 2], delays[int(len(delays) * 0.95)], sum(delays) / max(len(delays), 1)
    )


def table(channels: int = 2000, budgets: tuple[int, ...] = (3600, 7200)) -> str:
    """Return the table of the benchmark's page."""
    rows = [
        "| plan | requests an hour | requests in the week | delay, median | p95 | mean |",
        "|---|---|---|---|---|---|",
    ]
    for budget, fixed, planned in simulate(channels, budgets):
        for name, one in (("in turn, at fixed intervals", fixed), ("by each channel's rhythm", planned)):
            figures = f"{one.median:.1f} min | {one.p95:.1f} min | {one.mean:.1f} min"
            rows.append(f"| {name} | {budget:,} | {one.requests:,} | {figures} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
