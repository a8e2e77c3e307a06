"""Posts that were never seen: rows made here are the rows that the server makes, down to their hashes."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from psycopg.errors import NumericValueOutOfRange
from sqlalchemy import text

from ingest.model import Counters, Entity, Forward, MessageKind, MessageObservation, Way, text_hash
from ingest.store import new_posts, posts
from ingest.store.canonical import OddValueError, canonical_json
from ingest.store.captures import append_capture
from ingest.store.ledger import seal
from ingest.store.open import Store
from ingest.store.tables import MESSAGE_TEXT, OBSERVATION
from ingest.store.verify import verify

from .observations import CHANNEL, START, at, capture, post

_SAID = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
_NUMBERS = st.none() | st.integers(-(2**63), 2**63 - 1)
_PLAIN = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
_JSON = st.recursive(_PLAIN | _SAID, lambda held: st.lists(held, max_size=3) | st.dictionaries(_SAID, held, max_size=4))
_MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
_ENTITIES = st.builds(
    Entity, st.sampled_from(["bold", "text_link", 'odd "kind"']), st.integers(0, 9), st.integers(0, 9), _SAID
)
_LOOKS = st.builds(
    MessageObservation,
    channel_id=st.just(CHANNEL),
    message_id=st.integers(1, 99),
    way=st.sampled_from([Way.MTPROTO, Way.EXPORT, Way.WEB]),
    observed_at=_MOMENTS,
    kind=st.sampled_from(MessageKind),
    posted_at=st.none() | _MOMENTS,
    posted_local=_SAID,
    edited_at=st.none() | _MOMENTS,
    text=_SAID,
    entities=st.lists(_ENTITIES, max_size=2).map(tuple),
    content_hash=st.text("0123456789abcdef", max_size=64),
    grouped_id=_NUMBERS,
    forward=st.none() | st.builds(Forward, _NUMBERS, _NUMBERS, _SAID, st.none() | _MOMENTS),
    reply_to=_NUMBERS,
    author=_SAID,
    media=_SAID,
    service_action=_SAID,
    counters=st.none() | st.builds(Counters, _NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS),
    detail=st.dictionaries(_SAID, _JSON, max_size=3),
)
_TABLES = ("message_text", "observation", "message_revision", "post", "counter", "analysis_queue")


def _hash_of(one: MessageObservation) -> str:
    """Return what tells texts apart: of two that count as one, either may be kept."""
    return text_hash(one.text, one.entities)


def append(store: Store, observations: Sequence[MessageObservation]) -> posts.AppendResult:
    with store.app.begin() as conn:
        number = append_capture(conn, capture(f"page {observations[0].message_id}"))
        result = posts.append_observations(conn, number, observations)
        seal(conn, "test", START)
    return result


def rows(store: Store) -> dict[str, list[Any]]:
    """Return what the tables hold, but for the numbers of the statements that added the rows."""
    with store.app.connect() as conn:
        return {
            table: sorted(
                json.dumps({k: v for k, v in row.items() if k != "part"}, sort_keys=True)
                for row in conn.scalars(text(f"SELECT to_jsonb(t) FROM store.{table} t"))
            )
            for table in _TABLES
        }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(_JSON, min_size=1, max_size=8))
def test_json_is_written_as_the_server_writes_it(store: Store, values: list[Any]) -> None:
    with store.app.connect() as conn:
        for value in values:
            stored = conn.scalar(text("SELECT CAST(CAST(:said AS jsonb) AS text)"), {"said": json.dumps(value)})
            assert canonical_json(value) == stored


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1: "a"}, datetime(2026, 3, 2, tzinfo=UTC), b"x"])
def test_values_that_json_does_not_know_are_refused(value: object) -> None:
    with pytest.raises(OddValueError):
        canonical_json([value])


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate]
)
@given(looks=st.lists(_LOOKS, min_size=1, max_size=5, unique_by=(lambda one: one.message_id, _hash_of)))
def test_rows_are_those_of_the_stage(store: Store, second_store: Store, looks: list[MessageObservation]) -> None:
    with store.app.connect() as conn:
        last = conn.scalar(text("SELECT coalesce(max(message_id), 0) FROM store.post"))
    looks = [replace(one, message_id=last + one.message_id) for one in looks]
    with pytest.MonkeyPatch.context() as patched:
        patched.delattr(posts, "_append_staged")
        quick = append(store, looks)
    with pytest.MonkeyPatch.context() as patched:
        patched.delattr(posts, "_add_new")
        patched.setattr(posts, "_all_new", lambda conn, observations: False)
        staged = append(second_store, looks)
    assert quick == staged
    held, expected = rows(store), rows(second_store)
    for table in _TABLES:
        assert held[table] == expected[table]
    assert _is_sound(store)


def _is_sound(store: Store) -> bool:
    with store.app.connect() as conn:
        return verify(conn, store.home).sound


def test_hashed_columns_are_those_that_are_written_here() -> None:
    """A column more would be under the hash that the server computes and not under that made here."""
    assert MESSAGE_TEXT.hashed == ("text_hash", "text", "entities")
    assert len(OBSERVATION.hashed) == 18


def test_known_text_is_not_added_again(store: Store) -> None:
    first = append(store, [post(1, "Збито 7 дронів"), post(2, "")])
    later = append(store, [post(3, "Збито 7 дронів"), post(4, ""), post(5, "Збито 9 дронів")])
    assert (first.new_texts, later.new_texts, later.new_posts) == (2, 1, 3)
    with store.app.connect() as conn:
        queued = conn.scalars(text("SELECT text_hash FROM store.analysis_queue ORDER BY text_hash")).all()
    assert queued == sorted(text_hash(said) for said in ("Збито 7 дронів", "Збито 9 дронів"))


def test_post_with_a_text_that_is_analysed_gets_its_keys(store: Store) -> None:
    append(store, [post(1, "Збито 7 дронів"), post(2, "Збито 9 дронів")])
    with store.app.begin() as conn:
        conn.execute(
            text(
                "INSERT INTO store.analysis (id, subject, text_hash, maker, version, language, keys, detail)"
                " VALUES (gen_random_uuid(), 'post', :key, 'test', '1', 'uk', ARRAY['2:7|drone'], '{}')"
            ),
            {"key": text_hash("Збито 7 дронів")},
        )
    append(store, [post(3, "Збито 7 дронів"), post(4, "Збито 9 дронів")])
    with store.app.connect() as conn:
        keyed = conn.execute(text("SELECT message_id, key FROM store.post_key")).all()
    assert [tuple(row) for row in keyed] == [(3, "2:7|drone")]  # the keys of others come with the analysis


def test_text_that_another_writer_adds_at_the_same_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    append(store, [post(1, "Збито 7 дронів")])
    monkeypatch.setattr(new_posts, "_stored", lambda conn, where, hashes: set())  # it was not there a moment ago
    result = append(store, [post(2, "Збито 7 дронів"), post(3, "Збито 9 дронів")])
    assert (result.added, result.new_posts, result.new_texts) == (2, 2, 1)
    assert _is_sound(store)


@pytest.mark.parametrize("odd", [{"reply_to": 2**63}, {"text": "9\ud83d"}, {"author": "\0"}, {"detail": {"at": START}}])
def test_batch_with_a_value_that_is_written_by_the_stage_alone(store: Store, odd: dict[str, Any]) -> None:
    """None of it is left half added; what PostgreSQL takes in no form it refuses."""
    looks = [post(1, "Збито 7 дронів"), replace(post(2, "Збито 9 дронів"), text_hash="", **odd)]
    if "reply_to" in odd:
        with pytest.raises(NumericValueOutOfRange):
            append(store, looks)
    else:
        assert append(store, looks).new_posts == 2
    with store.app.connect() as conn:
        assert conn.scalar(text("SELECT count(*) FROM store.post")) == (0 if "reply_to" in odd else 2)
    assert _is_sound(store)


def test_times_of_another_zone_are_the_same_moments(store: Store) -> None:
    kyiv = timezone(timedelta(hours=2))
    append(store, [replace(post(1, "A"), observed_at=at(0).astimezone(kyiv), posted_at=at(-0.00001).astimezone(kyiv))])
    with store.app.connect() as conn:
        seen, posted = conn.execute(text("SELECT first_seen, posted_at FROM store.post")).one()
        assert (seen, posted) == (at(0), at(-0.00001))
    assert _is_sound(store)
