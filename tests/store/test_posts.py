"""Appending posts: repeats, order of arrival, revisions, storable text."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ingest.model import Counters, Entity, Forward, MessageObservation, Way
from ingest.store.captures import append_capture
from ingest.store.ledger import seal
from ingest.store.open import Store
from ingest.store.posts import AppendResult, append_observations

from .observations import CHANNEL, START, at, capture, post


def append(store: Store, name: str, *observations: MessageObservation) -> AppendResult:
    with store.app.begin() as conn:
        result = append_observations(conn, append_capture(conn, capture(name)), observations)
        seal(conn, "test", START)
    return result


def revisions(store: Store) -> list[tuple[int, int, str]]:
    with store.app.connect() as conn:
        rows = conn.execute(
            text(
                "SELECT message_id, number, text, first_observed, last_observed, standing FROM analyst.post_revisions"
                " ORDER BY message_id, number"
            )
        )
        return [tuple(row) for row in rows]


def test_same_capture_twice_changes_nothing(store: Store) -> None:
    first = append(store, "page", post(1, "Збито 7 дронів"), post(2, "Пошкоджено 3 будинки"))
    again = append(store, "page", post(1, "Збито 7 дронів"), post(2, "Пошкоджено 3 будинки"))
    assert (first.added, first.new_posts, first.new_revisions) == (2, 2, 2)
    assert again == AppendResult(added=0, repeated=2)
    with store.app.connect() as conn:
        assert conn.scalar(text("SELECT count(*) FROM store.observation")) == 2
        assert conn.scalar(text("SELECT count(*) FROM store.ledger")) == 1


def test_return_to_an_earlier_text_is_a_third_revision(store: Store) -> None:
    for hour, said in enumerate(["A", "A", "B", "A"]):
        append(store, f"page {hour}", post(1, said, hour))
    assert revisions(store) == [
        (1, 1, "A", at(0), at(1), False),
        (1, 2, "B", at(2), at(2), False),
        (1, 3, "A", at(3), at(3), True),
    ]


def test_observation_in_between_read_late_splits_a_run(store: Store) -> None:
    append(store, "page 0", post(1, "A", 0))
    append(store, "page 2", post(1, "A", 2))
    assert [row[1] for row in revisions(store)] == [1]
    append(store, "page 1", post(1, "B", 1))
    assert [row[2] for row in revisions(store)] == ["A", "B", "A"]


_SEEN = [("A", 0.0), ("B", 1.0), ("B", 2.0), ("A", 3.0), ("C", 3.0)]


@pytest.mark.parametrize("order", list(itertools.islice(itertools.permutations(range(5)), 0, 120, 17)))
def test_order_of_arrival_leaves_no_trace(store: Store, order: tuple[int, ...]) -> None:
    for index in order:
        said, hour = _SEEN[index]
        append(store, f"page {index}", post(1, said, hour))
    assert [row[2] for row in revisions(store)] == ["A", "B", *_tied()]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_a_way_that_tells_of_no_edits_takes_none_back(store: Store, order: tuple[int, ...]) -> None:
    edited = at(1)
    seen = [
        replace(post(1, "A", 2), edited_at=edited),
        replace(post(1, "A", 3), way=Way.WEB),
        replace(post(1, "B", 4), way=Way.EXPORT_HTML),
    ]
    for index in order:
        append(store, f"page {index}", seen[index])
    with store.app.connect() as conn:
        assert conn.scalar(text("SELECT edited_at FROM analyst.posts")) == edited
        told = conn.execute(text("SELECT number, edited_at FROM analyst.post_revisions ORDER BY number"))
        assert [tuple(row) for row in told] == [(1, edited), (2, None)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.sampled_from("ABC"), min_size=1, max_size=4),
    looks=st.lists(st.tuples(st.integers(0, 3), st.sampled_from([0.0, 0.2, 3.0, 40.0])), min_size=1, max_size=6),
    data=st.data(),
)
def test_a_look_that_is_told_too_late_counts_as_old_as_the_edit_it_shows(
    store: Store, texts: list[str], looks: list[tuple[int, float]], data: st.DataObject
) -> None:
    """A post is edited each hour; exports are looks that say they are newer than they are, answers say the truth."""
    with store.owner.begin() as conn:
        message_id = int(conn.scalar(text("SELECT coalesce(max(message_id), 0) + 1 FROM store.post")))
    # the newest text was seen by an answer, so each late look is known to be older
    seen = [(min(edit, len(texts) - 1), late) for edit, late in looks] + [(len(texts) - 1, 0.0)]
    order = data.draw(st.permutations(range(len(seen))))
    for index in order:
        edit, late = seen[index]
        shown = replace(
            post(message_id, texts[edit], edit + 0.5 + late, Way.EXPORT if late else Way.MTPROTO),
            edited_at=at(edit) if edit else None,
        )
        append(store, f"edited {message_id} {index}", shown)
    runs = [said for said, _ in itertools.groupby(texts[edit] for edit, _ in sorted(seen))]
    rows = [row for row in revisions(store) if row[0] == message_id]
    assert [row[2] for row in rows] == runs
    assert all(left[4] <= right[3] for left, right in itertools.pairwise(rows))  # one text at a time


def test_migration_puts_posts_right_that_an_old_export_had_taken_back(store: Store) -> None:
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    from ingest.store.migrations.versions import r0008_looks

    append(store, "answer", replace(post(1, "B", 2), edited_at=at(1)))
    append(store, "old export", post(1, "A", 9, Way.EXPORT))
    append(store, "untouched", post(2, "C", 9))
    right = revisions(store)
    assert [row[2] for row in right] == ["A", "B", "C"]
    with store.owner.begin() as conn:  # as the version before had it
        turned = "first_observed = CASE number WHEN 1 THEN :early ELSE :late END, text_hash = CASE number"
        conn.execute(
            text(f"UPDATE store.message_revision SET {turned} WHEN 1 THEN :b ELSE :a END WHERE message_id = 1"),
            {"early": at(2), "late": at(9), "a": post(1, "A").text_hash, "b": post(1, "B").text_hash},
        )
    assert revisions(store) != right
    with store.owner.begin() as conn, Operations.context(MigrationContext.configure(conn)):
        r0008_looks.upgrade()
    assert revisions(store) == right


def test_ways_that_tell_of_no_edits_count_when_they_were_seen(store: Store) -> None:
    append(store, "answer", replace(post(1, "B", 2), edited_at=at(1)))
    append(store, "preview", post(1, "C", 3, Way.WEB))
    append(store, "page", post(1, "D", 4, Way.EXPORT_HTML))
    append(store, "old export", replace(post(1, "E", 5, Way.EXPORT), detail={"edited_local": "2026-03-02T12:00:00"}))
    assert [row[2] for row in revisions(store)] == ["B", "C", "D", "E"]


def _tied() -> list[str]:
    """Return A and C, seen at one moment, in the order of their hashes."""
    return [one.text for one in sorted([post(1, "A", 3), post(1, "C", 3)], key=lambda one: one.text_hash)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seen=st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 6)), min_size=1, max_size=8), data=st.data())
def test_revisions_are_the_maximal_runs(store: Store, seen: list[tuple[str, int]], data: st.DataObject) -> None:
    """Any captures, in any order, in batches of any size: the runs of the texts sorted by time."""
    with store.owner.begin() as conn:
        message_id = int(conn.scalar(text("SELECT coalesce(max(message_id), 0) + 1 FROM store.post")))
    order = data.draw(st.permutations(range(len(seen))))
    for index in order:
        said, hour = seen[index]
        append(store, f"page {message_id} {index}", post(message_id, said, hour))
    ordered = sorted((post(message_id, said, hour) for said, hour in seen), key=lambda o: (o.observed_at, o.text_hash))
    runs = [said for said, _ in itertools.groupby(one.text for one in ordered)]
    assert [row[2] for row in revisions(store) if row[0] == message_id] == runs


def test_post_keeps_what_the_last_observation_says(store: Store) -> None:
    edited = MessageObservation(
        CHANNEL,
        5,
        Way.WEB,
        at(4),
        edited_at=at(3),
        text="Оновлено: 9 дронів",
        entities=(Entity("bold", 0, 8),),
        forward=Forward(channel_id=7, name="Канал сусідів"),
        author="прессслужба",
        media="photo",
    )
    append(store, "web", edited)
    append(store, "mtproto", post(5, "7 дронів", 1))
    with store.reader.connect() as conn:
        row = conn.execute(text("SELECT * FROM posts WHERE message_id = 5")).mappings().one()
    assert row["text"] == "Оновлено: 9 дронів"
    assert row["posted_at"] == START  # the preview did not tell it, the other way did
    assert (row["ways"], row["revisions"], row["state"]) == (["mtproto", "web"], 2, "present")
    assert row["forward"]["name"] == "Канал сусідів"


def test_text_that_postgres_refuses_is_kept_readable(store: Store) -> None:
    odd = MessageObservation(
        CHANNEL, 6, Way.EXPORT, START, text="нуль\0 й половина \ud83d", detail={"poll": "a\0b", "path": "c:\\u0000"}
    )
    append(store, "odd", odd)
    with store.app.connect() as conn:
        assert conn.scalar(text("SELECT text FROM analyst.posts WHERE message_id = 6")) == "нуль␀ й половина �"
        detail = conn.scalar(text("SELECT detail FROM store.observation WHERE message_id = 6"))
    assert detail == {"poll": "a␀b", "path": "c:\\u0000"}


def test_counters_are_a_series_by_month(store: Store) -> None:
    for index, moment in enumerate([0, 1, 24 * 40]):
        append(store, f"page {index}", post(1, "A", moment, counters=Counters(views=100 + index)))
    with store.app.connect() as conn:
        rows = conn.execute(
            text("SELECT views, tableoid::regclass::text FROM store.counter ORDER BY observed_at")
        ).all()
    month = (START + timedelta(days=40)).strftime("%Y%m")
    assert [tuple(row) for row in rows] == [
        (100, "store.counter_202603"),
        (101, "store.counter_202603"),
        (102, f"store.counter_{month}"),
    ]
