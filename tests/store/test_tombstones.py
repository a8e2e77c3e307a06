"""Tombstones and coverage: graded, never removed, overruled by a later observation."""

import itertools

import pytest
from sqlalchemy import text

from ingest.model import Channel, MessageKind, StoreError, Tombstone, TombstoneGrade
from ingest.store import (
    Store,
    append_capture,
    append_observations,
    append_tombstones,
    channel_coverage,
    channel_gaps,
    known_live_ids,
    seal,
    standing_tombstones,
    upsert_channels,
)

from .observations import CHANNEL, START, at, capture, post


def see(store: Store, hours: float, *ids: int) -> None:
    with store.app.begin() as conn:
        number = append_capture(conn, capture(f"seen {ids}", hours))
        append_observations(conn, number, [post(one, f"Пост {one}", hours) for one in ids])
        seal(conn, "test", START)


def miss(store: Store, hours: float, grade: TombstoneGrade, *ids: int) -> int:
    with store.app.begin() as conn:
        number = append_capture(conn, capture(f"missed {ids} {grade}", hours))
        rows = [Tombstone(CHANNEL, one, grade, at(0), at(hours)) for one in ids]
        added = append_tombstones(conn, number, rows)
        seal(conn, "test", START)
    return added


def states(store: Store) -> dict[int, str]:
    with store.app.connect() as conn:
        rows = conn.execute(text("SELECT message_id, state FROM analyst.posts"))
        return {row.message_id: row.state for row in rows}


STEPS = [("see", 0.0), ("gone", 2.0), ("see", 4.0)]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_later_observation_overrules_in_any_order(store: Store, order: tuple[int, ...]) -> None:
    for index in order:
        what, hours = STEPS[index]
        if what == "see":
            see(store, hours, 1, 2)
        else:
            miss(store, hours, TombstoneGrade.CONFIRMED, 1)
    assert states(store) == {1: "present", 2: "present"}
    with store.app.connect() as conn:
        assert conn.scalar(text("SELECT count(*) FROM analyst.tombstones")) == 1
        assert standing_tombstones(conn, CHANNEL, [1]) == []


def test_strongest_grade_stands(store: Store) -> None:
    see(store, 0, 1, 2, 3)
    assert miss(store, 1, TombstoneGrade.ABSENT_IN_EXPORT, 1, 2) == 2
    assert miss(store, 1, TombstoneGrade.ABSENT_IN_EXPORT, 1, 2) == 0
    miss(store, 2, TombstoneGrade.CONFIRMED, 1)
    assert states(store) == {1: "confirmed", 2: "absent_in_export", 3: "present"}
    with store.app.connect() as conn:
        assert known_live_ids(conn, CHANNEL, 1, 2) == {2: at(0)}
        assert len(standing_tombstones(conn, CHANNEL, [1, 2, 3])) == 3


def test_coverage_counts_each_number_once(store: Store) -> None:
    with store.app.begin() as conn:
        upsert_channels(conn, [Channel(CHANNEL, "Gov_Region"), Channel(5, "silent")])
        pin = post(12, "")
        number = append_capture(conn, capture("pin"))
        service = type(pin)(pin.channel_id, 12, pin.way, pin.observed_at, MessageKind.SERVICE, service_action="pin")
        append_observations(conn, number, [service])
        seal(conn, "test", START)
    see(store, 0, 10, 11, 19, 20)
    miss(store, 1, TombstoneGrade.CONFIRMED, 11)
    miss(store, 2, TombstoneGrade.CONFIRMED, 14)
    miss(store, 2, TombstoneGrade.ABSENT_ONCE, 19)
    with store.app.connect() as conn:
        (row,) = channel_coverage(conn, "gov_region")
        gaps = channel_gaps(conn, CHANNEL)
        everything = channel_coverage(conn)
        with pytest.raises(StoreError, match="not in the store"):
            channel_coverage(conn, "unknown")
    counted = [row[name] for name in ("present", "service", "deleted", "absent", "never_seen", "unchecked")]
    assert counted == [2, 1, 1, 1, 1, 5]
    assert (row["first_id"], row["last_id"], float(row["completeness"])) == (10, 20, 0.5455)
    assert gaps == [(15, 18), (13, 13)]
    assert [one["handle"] for one in everything] == ["Gov_Region", "silent"]
