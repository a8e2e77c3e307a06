"""Which channels to poll now, by each channel's own rhythm. Pure functions of values; no clock, no store.

The delay that a channel's unseen posts gather in a time `age` is rate x age² / 2. Taking the channels with the highest
of these first gives the least mean delay for a given number of requests, but lets the posts of calm channels wait
longest. A third power makes the time between two polls proportional to 1 / rate^(1/3): the mean hardly changes, and
the slowest twentieth is served sooner than by fixed intervals too (docs/benchmarks.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest

_HOURS = 24
_POWER = 3  # of the age; see above
_PRIOR_DAYS = 2.0  # so much of the mean day is mixed into each hour: a few weeks tell little of single hours
_LEAST = 0.02  # posts an hour that are expected of a silent channel: two a week and a half
LONGEST = timedelta(hours=1)  # whatever its rhythm, no channel waits longer when the budget allows it


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a channel posts: expected posts an hour for each hour of the day (UTC)."""

    rates: tuple[float, ...]

    def at(self, moment: datetime) -> float:
        """Return the expected posts an hour at a moment."""
        return self.rates[moment.hour]


SILENT = Rhythm((_LEAST,) * _HOURS)


def rhythm_of(counts: Mapping[int, int], days: float) -> Rhythm:
    """Return the rhythm of a channel with so many posts in each hour of the day, over `days` days."""
    if days <= 0:
        return SILENT
    mean = sum(counts.values()) / (days * _HOURS)
    smooth = ((counts.get(hour, 0) + _PRIOR_DAYS * mean) / (days + _PRIOR_DAYS) for hour in range(_HOURS))
    return Rhythm(tuple(max(rate, _LEAST) for rate in smooth))


@dataclass(frozen=True, slots=True)
class Watched:
    """A channel and when it was last polled; None = never."""

    channel_id: int
    rhythm: Rhythm
    polled_at: datetime | None


def choose(watched: Sequence[Watched], now: datetime, budget: int) -> list[int]:
    """Return the channels to poll now, at most `budget`, the most urgent first.

    Channels that were never polled, or not for `LONGEST`, go before all others.
    """
    chosen = nlargest(budget, watched, key=lambda one: _urgency(one, now))
    return [one.channel_id for one in chosen]


def _urgency(one: Watched, now: datetime) -> tuple[bool, float]:
    if one.polled_at is None:
        return True, float("inf")
    age = (now - one.polled_at).total_seconds()
    return age >= LONGEST.total_seconds(), one.rhythm.at(now) * age**_POWER
