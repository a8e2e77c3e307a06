"""Dates as pages write them."""

from datetime import UTC, date, datetime

import pytest

from ingest.news.moments import Moment, parse_moment

NOON = datetime(2031, 4, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2031-04-02T12:30:00+03:00",
        "2031-04-02T12:30:00+0300",
        "2031-04-02T12:30+03:00",
        "2031-04-02T09:30:00Z",
        "2031-04-02T09:30:00.000Z",
        "2031-04-02 12:30:00 +0300",
        "Wed, 02 Apr 2031 12:30:00 +0300",
        "Wed, 02 Apr 2031 09:30:00 GMT",
        int(NOON.timestamp()),
        str(int(NOON.timestamp() * 1000)),
    ],
)
def test_instants(value: object) -> None:
    found = parse_moment(value)
    assert found is not None
    assert (found.at, found.zone_assumed) == (NOON, False)


def test_without_zone_utc_is_assumed_and_said() -> None:
    assert parse_moment("2031-04-02 09:30") == Moment(NOON, date(2031, 4, 2), zone_assumed=True)


@pytest.mark.parametrize("value", ["2031-04-02", "2031/4/2", "20310402", "2031.04.02"])
def test_a_day_is_no_instant(value: str) -> None:
    assert parse_moment(value) == Moment(None, date(2031, 4, 2))


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2031-13-45", "0001-01-01T00:00:00Z", 0, True, None, {}, [], "1" * 99]
)
def test_no_date(value: object) -> None:
    assert parse_moment(value) is None
