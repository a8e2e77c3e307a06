"""Append posts as observed; revisions and what follows from them are brought up to date in the same transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.model import Counters, Entity, MessageKind, MessageObservation, Way, quoted, text_hash
from ingest.store.canonical import OddValueError
from ingest.store.characters import json_text, storable_json
from ingest.store.ledger import insert_evidence
from ingest.store.new_posts import Captured, add_new_posts
from ingest.store.revisions import refresh_posts
from ingest.store.rows import forward_told
from ingest.store.stage import NULL, Stage, copied
from ingest.store.tables import MESSAGE_TEXT, OBSERVATION

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CHANNEL_LOCK = 0x6368  # first key of the advisory locks by channel

_WAYS = {way: way.value for way in Way}  # reading `.value` of an enum takes as long as reading five fields
_KINDS = {kind: kind.value for kind in MessageKind}
_NO_FIGURES = "\t".join([NULL] * 4)

STAGE = Stage(
    "stage_observation",
    (
        ("capture_id", "bigint"),
        ("channel_id", "bigint"),
        ("message_id", "bigint"),
        ("way", "text"),
        ("observed_at", "timestamptz"),
        ("kind", "text"),
        ("posted_at", "timestamptz"),
        ("posted_local", "text"),
        ("edited_at", "timestamptz"),
        ("text_hash", "text"),
        ("content_hash", "text"),
        ("grouped_id", "bigint"),
        ("forward", "jsonb"),
        ("reply_to", "bigint"),
        ("author", "text"),
        ("media", "text"),
        ("service_action", "text"),
        ("detail", "jsonb"),
        ("text", "text"),
        ("entities", "jsonb"),
        ("views", "bigint"),
        ("forwards", "bigint"),
        ("replies", "bigint"),
        ("reactions", "bigint"),
    ),
)


@dataclass(frozen=True, slots=True)
class AppendResult:
    """What a batch brought: `repeated` observations were there already, for each of the others a row was added."""

    added: int = 0
    repeated: int = 0
    new_posts: int = 0
    new_revisions: int = 0  # beyond the first of new posts these are edits
    new_texts: int = 0


def append_observations(
    conn: "Connection", capture_id: int, observations: Sequence[MessageObservation]
) -> AppendResult:
    """Append what one capture shows; best in batches of 2,000 to 5,000. See `append_captured`."""
    return append_captured(conn, [(capture_id, observations)])


def append_captured(conn: "Connection", captured: Captured) -> AppendResult:
    """Append what several captures show, each given with its id.

    The same batch again changes nothing. The order in which captures come does not matter to the revisions.
    Other writers to the same channels wait until the commit.
    """
    captured = [(capture_id, [_hashed(one) for one in shown]) for capture_id, shown in captured]
    observations = [one for _, shown in captured for one in shown]
    if not observations:
        return AppendResult()
    for channel_id in sorted({one.channel_id for one in observations}):
        conn.execute(
            text("SELECT pg_advisory_xact_lock(:space, hashint8(:channel))"),
            {"space": _CHANNEL_LOCK, "channel": channel_id},
        )
    if _all_new(conn, observations):
        new_texts = _add_new(conn, captured)
        if new_texts is not None:
            number = len(observations)
            return AppendResult(number, 0, number, number, new_texts)
    return _append_staged(conn, captured, observations)


def _hashed(one: MessageObservation) -> MessageObservation:
    return one if one.text_hash else replace(one, text_hash=text_hash(one.text, one.entities))


def _add_new(conn: "Connection", captured: Captured) -> int | None:
    """Add posts that were never seen; None = they have to go by way of the stage, and nothing was added."""
    from psycopg.errors import DataError, UniqueViolation

    try:
        with conn.begin_nested():
            return add_new_posts(conn, captured)
    except (OddValueError, DataError, UniqueViolation):
        return None


def _append_staged(conn: "Connection", captured: Captured, observations: Sequence[MessageObservation]) -> AppendResult:
    """Append looks of any kind: the server sorts out what is new and what follows from it."""
    STAGE.fill_lines(conn, chain.from_iterable(_lines(capture_id, shown) for capture_id, shown in captured))
    new_texts = insert_evidence(
        conn,
        MESSAGE_TEXT,
        "SELECT DISTINCT ON (text_hash) text_hash, text, entities FROM stage_observation s"
        # one look into the index for each text: NOT EXISTS is a join, and the planner, who knows nothing of temporary
        # tables, reads the whole index of all texts for it
        " WHERE (SELECT true FROM store.message_text m WHERE m.text_hash = s.text_hash) IS NULL ORDER BY text_hash",
        # a known text is queued or analysed already
        also="INSERT INTO store.analysis_queue SELECT 'post', text_hash FROM added WHERE said ON CONFLICT DO NOTHING",
        told=("text_hash", "text <> '' AS said"),
    )
    added = insert_evidence(
        conn,
        OBSERVATION,
        "SELECT channel_id, message_id, capture_id, way, observed_at, kind, posted_at,"
        " posted_local, edited_at, text_hash, content_hash, grouped_id, forward, reply_to, author, media,"
        " service_action, detail FROM stage_observation",
    )
    if any(one.counters is not None for one in observations):
        _append_counters(conn)
    posts, revisions = refresh_posts(conn) if added else (0, 0)
    return AppendResult(added, len(observations) - added, posts, revisions, new_texts)


def _all_new(conn: "Connection", observations: Sequence[MessageObservation]) -> bool:
    """Say whether each post is shown once and no post of its channel is stored between the lowest and the highest."""
    ids: dict[int, set[int]] = {}
    for one in observations:
        ids.setdefault(one.channel_id, set()).add(one.message_id)
    if sum(map(len, ids.values())) < len(observations):
        return False
    known = text(
        "SELECT EXISTS (SELECT FROM store.post WHERE channel_id = :channel AND message_id BETWEEN :low AND :high)"
    )
    return not any(
        conn.scalar(known, {"channel": channel, "low": min(shown), "high": max(shown)})
        for channel, shown in ids.items()
    )


def _append_counters(conn: "Connection") -> None:
    conn.exec_driver_sql(
        "SELECT store.ensure_counter_month(month) FROM"
        " (SELECT DISTINCT date_trunc('month', observed_at) AS month FROM stage_observation) months"
    )
    conn.exec_driver_sql(
        "INSERT INTO store.counter (channel_id, message_id, observed_at, views, forwards, replies, reactions)"
        " SELECT channel_id, message_id, observed_at, views, forwards, replies, reactions FROM stage_observation"
        " WHERE coalesce(views, forwards, replies, reactions) IS NOT NULL ON CONFLICT DO NOTHING"
    )


def _lines(capture_id: int, observations: Sequence[MessageObservation]) -> Iterator[str]:
    """Give the rows of what a capture shows, as COPY takes them: half the time that psycopg needs for their values."""
    observed_at, seen = None, ""
    for one in observations:
        if one.observed_at is not observed_at:
            observed_at = one.observed_at
            seen = observed_at.isoformat()
        yield (
            f"{capture_id}\t{one.channel_id}\t{one.message_id}\t{_WAYS[one.way]}\t{seen}"
            f"\t{_KINDS[one.kind]}\t{_moment(one.posted_at)}\t{copied(one.posted_local)}\t{_moment(one.edited_at)}"
            f"\t{one.text_hash}\t{one.content_hash}\t{_number(one.grouped_id)}"
            f"\t{NULL if one.forward is None else copied(json_text(forward_told(one.forward)))}"
            f"\t{_number(one.reply_to)}"
            f"\t{copied(one.author)}\t{copied(one.media)}\t{copied(one.service_action)}"
            f"\t{copied(json_text(one.detail)) if one.detail else '{}'}"
            f"\t{copied(one.text)}\t{_entities(one.entities) if one.entities else '[]'}"
            f"\t{_NO_FIGURES if one.counters is None else _figures(one.counters)}\n"
        )


def _figures(told: Counters) -> str:
    return f"{_number(told.views)}\t{_number(told.forwards)}\t{_number(told.replies)}\t{_number(told.reactions)}"


def _number(value: int | None) -> int | str:
    return NULL if value is None else value


def _moment(value: datetime | None) -> str:
    return NULL if value is None else value.isoformat()


def _entities(entities: tuple[Entity, ...]) -> str:
    marks = [f"[{quoted(one.kind)}, {one.offset}, {one.length}, {quoted(one.url)}]" for one in entities]
    return copied(storable_json(f"[{','.join(marks)}]"))
