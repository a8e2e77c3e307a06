"""Add posts that were never seen, which is what most batches bring: one COPY for each table they go to.

The only look at a post is its text, its revision and its head, so all rows are made here. It takes half the time of a
temporary table from which the server inserts sets.

Invariant: the tables then hold what `refresh_posts` makes of the same looks; a test compares both.
"""

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.model import MessageObservation
from ingest.store.canonical import OddValueError
from ingest.store.keys import refresh_post_keys
from ingest.store.ledger import add_part, take_parts
from ingest.store.revisions import CHANGED
from ingest.store.rows import COUNTERS, LOOKS, POSTS, QUEUE, REVISIONS, TEXTS, LookRows, TextRows
from ingest.store.stage import copy_rows
from ingest.store.tables import MESSAGE_TEXT, OBSERVATION

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MONTHS = text(
    "SELECT store.ensure_counter_month(month) FROM"
    " (SELECT DISTINCT date_trunc('month', at) AS month FROM unnest(CAST(:moments AS timestamptz[])) AS at) months"
)
Captured = Sequence[tuple[int, Sequence[MessageObservation]]]  # ids of captures, and what each shows


def add_new_posts(conn: "Connection", captured: Captured) -> int:
    """Add posts of which none is stored, each shown once; return how many of their texts are new.

    The caller holds the locks of the channels. Raises OddValueError where a row cannot be made here, and of psycopg's
    errors DataError where PostgreSQL does not take a character, UniqueViolation where another writer has added one of
    the texts just now. Run it in a savepoint, and if it fails, append the looks by way of the stage.
    """
    texts = {one.text_hash: one for _, shown in captured for one in shown}
    known = _stored(conn, "message_text WHERE", sorted(texts))
    text_part, part = take_parts(conn, 2)
    try:
        # in one order for all writers: else two that add the same texts may wait for each other
        _add_texts(conn, text_part, [texts[key] for key in sorted(texts.keys() - known)])
        _add_looks(conn, part, captured)
    except (UnicodeEncodeError, struct.error) as error:  # half a surrogate pair, a number of more than eight bytes
        raise OddValueError(str(error)) from error
    if known:
        _wake(conn, captured, _stored(conn, "analysis WHERE subject = 'post' AND", sorted(known)))
    return len(texts) - len(known)


def _stored(conn: "Connection", where: str, hashes: list[str]) -> set[str]:
    """Return those of the hashes that a table of texts holds."""
    # one string: the driver looks at each item of a list for characters to quote, and hashes have none
    statement = text(f"SELECT text_hash FROM store.{where} text_hash = ANY(string_to_array(:hashes, ','))")
    return set(conn.scalars(statement, {"hashes": ",".join(hashes)}))


def _add_texts(conn: "Connection", part: int, shown: Sequence[MessageObservation]) -> None:
    rows = TextRows(part)
    copy_rows(conn, TEXTS, map(rows.take, shown))
    add_part(conn, MESSAGE_TEXT, part, rows.hashes)
    copy_rows(conn, QUEUE, rows.queue)


def _add_looks(conn: "Connection", part: int, captured: Captured) -> None:
    """Add the looks, and the only revision, the head and the figures of each post."""
    rows = LookRows(part)
    copy_rows(conn, LOOKS, (rows.take(capture_id, one) for capture_id, shown in captured for one in shown))
    add_part(conn, OBSERVATION, part, rows.hashes)
    copy_rows(conn, REVISIONS, rows.revisions)
    copy_rows(conn, POSTS, rows.posts)
    if rows.counters:
        conn.execute(_MONTHS, {"moments": list(rows.moments)})
        copy_rows(conn, COUNTERS, rows.counters)


def _wake(conn: "Connection", captured: Captured, analysed: set[str]) -> None:
    """Queue the articles that wait for these posts: they can only wait for a text that is analysed already."""
    changed = [
        (one.channel_id, one.message_id, 1, one.text_hash, True)
        for _, shown in captured
        for one in shown
        if one.text_hash in analysed
    ]
    if changed:
        CHANGED.fill(conn, changed)
        refresh_post_keys(conn)
