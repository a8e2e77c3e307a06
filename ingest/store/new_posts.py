"""Add posts that were never seen, which is what most batches bring: one COPY for each table they go to.

The only look at a post is its text, its revision and its head, so all rows are made here. It takes half the time of a
temporary table from which the server inserts sets.

Invariant: the tables then hold what `refresh_posts` makes of the same looks; a test compares both.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.model import MessageObservation
from ingest.store.canonical import OddValueError
from ingest.store.keys import refresh_post_keys
from ingest.store.ledger import add_part, take_parts
from ingest.store.lines import COUNTERS, LOOKS, POSTS, REVISIONS, TEXTS, LookLines, text_line
from ingest.store.revisions import CHANGED
from ingest.store.stage import copy_lines
from ingest.store.tables import MESSAGE_TEXT, OBSERVATION

if TYPE_CHECKING:
    from sqlalchemy import Connection

Captured = Sequence[tuple[int, Sequence[MessageObservation]]]  # ids of captures, and what each shows


def add_new_posts(conn: "Connection", captured: Captured) -> int:
    """Add posts of which none is stored, each shown once; return how many of their texts are new.

    The caller holds the locks of the channels. Raises OddValueError where a row cannot be made here, and psycopg's
    UniqueViolation where another writer has added one of the texts just now: run it in a savepoint, and if it fails,
    append the looks by way of the stage.
    """
    texts = {one.text_hash: one for _, shown in captured for one in shown}
    known = _known_texts(conn, sorted(texts))
    text_part, part = take_parts(conn, 2)
    try:
        # in one order for all writers: else two that add the same texts may wait for each other
        _add_texts(conn, text_part, [texts[key] for key in sorted(texts.keys() - known)])
        _add_looks(conn, part, captured)
    except UnicodeEncodeError as error:
        raise OddValueError("half a surrogate pair") from error
    if known:
        _wake(conn, captured, known)
    return len(texts) - len(known)


def _known_texts(conn: "Connection", hashes: list[str]) -> set[str]:
    statement = text("SELECT text_hash FROM store.message_text WHERE text_hash = ANY(CAST(:hashes AS text[]))")
    return set(conn.scalars(statement, {"hashes": hashes}))


def _add_texts(conn: "Connection", part: int, shown: Sequence[MessageObservation]) -> None:
    lines = [text_line(one, part) for one in shown]
    copy_lines(conn, TEXTS, [line for line, _ in lines])
    add_part(conn, MESSAGE_TEXT, part, [digest for _, digest in lines])
    copy_lines(conn, "analysis_queue (subject, text_hash)", [f"post\t{o.text_hash}\n" for o in shown if o.text])


def _add_looks(conn: "Connection", part: int, captured: Captured) -> None:
    """Add the looks, and the only revision, the head and the figures of each post."""
    lines = LookLines(part)
    for capture_id, shown in captured:
        for one in shown:
            lines.take(capture_id, one)
    copy_lines(conn, LOOKS, lines.looks)
    add_part(conn, OBSERVATION, part, lines.hashes)
    copy_lines(conn, REVISIONS, lines.revisions)
    copy_lines(conn, POSTS, lines.posts)
    if lines.counters:
        conn.execute(
            text(
                "SELECT store.ensure_counter_month(month) FROM (SELECT DISTINCT date_trunc('month', at) AS month"
                " FROM unnest(CAST(:moments AS timestamptz[])) AS at) months"
            ),
            {"moments": list(lines.moments)},
        )
        copy_lines(conn, COUNTERS, lines.counters)


def _wake(conn: "Connection", captured: Captured, known: set[str]) -> None:
    """Queue the articles that wait for these posts: they can only wait for a text that is analysed already."""
    changed = [
        (one.channel_id, one.message_id, 1, one.text_hash, True)
        for _, shown in captured
        for one in shown
        if one.text_hash in known
    ]
    CHANGED.fill(conn, changed)
    refresh_post_keys(conn)
