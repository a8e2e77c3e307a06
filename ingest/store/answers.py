"""Many answers at once: their bytes in one transaction, and the note that they were read in another."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import accumulate
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.model import Capture
from ingest.store.characters import json_text, storable
from ingest.store.ledger import insert_evidence
from ingest.store.tables import BLOB, CAPTURE

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SAME = "sha256, way, resource, fetched_at"


def append_answers(conn: "Connection", answers: Sequence[Capture]) -> list[int]:
    """Keep the bytes of answers and how they were got; return their ids, in the same order.

    The same answer at the same time is one capture. All of them wait for a parser.
    """
    if not answers:
        return []
    named = [(_key(one), one) for one in answers]  # once: each name is a hash over all of a body
    _keep_bodies(conn, {key[0]: one.body for key, one in named})
    _keep_captures(conn, dict(reversed(named)))  # of equal ones the first
    rows = conn.execute(
        text(
            "SELECT c.id FROM unnest(CAST(:hashes AS text[]), CAST(:ways AS text[]), CAST(:resources AS text[]),"
            f" CAST(:moments AS timestamptz[])) WITH ORDINALITY AS s ({_SAME}, place)"
            f" JOIN store.capture c USING ({_SAME}) ORDER BY s.place"
        ),
        _columns([key for key, _ in named]),
    )
    return [row.id for row in rows]


def _keep_bodies(conn: "Connection", bodies: Mapping[str, bytes]) -> None:
    """Keep each body under its hash, in one statement.

    Parameters, no temporary table: one that is emptied at each commit costs as much as keeping an answer. All bodies
    are one parameter, for a list of them would go as text, with each byte escaped.
    """
    hashes = sorted(bodies)  # one order for all writers: else two that keep the same answers may wait for each other
    sizes = [len(bodies[one]) for one in hashes]
    insert_evidence(
        conn,
        BLOB,
        "SELECT sha256, size, substring(CAST(:bodies AS bytea) FROM start FOR size::integer) AS body,"
        " NULL::text AS location FROM"
        " unnest(CAST(:hashes AS text[]), CAST(:sizes AS bigint[]), CAST(:starts AS integer[]))"
        " AS b (sha256, size, start)",
        {
            "hashes": hashes,
            "sizes": sizes,
            "starts": [1 + end - size for end, size in zip(accumulate(sizes), sizes, strict=True)],
            "bodies": b"".join([bodies[one] for one in hashes]),
        },
    )


def _keep_captures(conn: "Connection", captures: "Mapping[_Key, Capture]") -> None:
    """Keep how each answer was got; those that are new wait for a parser."""
    keys = sorted(captures)
    fetches = [captures[key].fetch for key in keys]
    insert_evidence(
        conn,
        CAPTURE,
        "SELECT nextval(pg_get_serial_sequence('store.capture', 'id')) AS id, c.* FROM unnest(CAST(:hashes AS text[]),"
        " CAST(:ways AS text[]), CAST(:resources AS text[]), CAST(:moments AS timestamptz[]),"
        " CAST(:states AS integer[]), CAST(:types AS text[]), CAST(:details AS jsonb[]))"
        f" AS c ({_SAME}, status, media_type, detail)",
        {
            **_columns(keys),
            "states": [fetch.status for fetch in fetches],
            "types": [storable(fetch.media_type) for fetch in fetches],
            "details": [json_text(fetch.detail) for fetch in fetches],
        },
        also="INSERT INTO store.capture_pending (capture_id, way) SELECT id, way FROM added",
        told=("id", "way"),
    )


_Key = tuple[str, str, str, datetime]


def _key(one: Capture) -> _Key:
    """Return what makes a capture the same one: the columns of `_SAME`."""
    return one.sha256, one.fetch.way.value, storable(one.fetch.resource), one.fetch.fetched_at


def _columns(keys: Sequence[_Key]) -> dict[str, list[object]]:
    hashes, ways, resources, moments = map(list, zip(*keys, strict=True))
    return {"hashes": hashes, "ways": ways, "resources": resources, "moments": moments}


def mark_answers_parsed(
    conn: "Connection", outcomes: Sequence[tuple[int, str]], parser: str, version: str, now: datetime
) -> None:
    """Note that `parser` has read these captures, each with its outcome; they wait no longer."""
    values = {
        "ids": [number for number, _ in outcomes],
        "outcomes": [outcome for _, outcome in outcomes],
        "parser": parser,
        "version": version,
        "now": now,
    }
    conn.execute(
        text(
            "INSERT INTO store.capture_parse (capture_id, parser, parser_version, parsed_at, outcome)"
            " SELECT id, :parser, :version, :now, outcome"
            " FROM unnest(CAST(:ids AS bigint[]), CAST(:outcomes AS text[])) AS o (id, outcome)"
            " ON CONFLICT (capture_id, parser) DO UPDATE SET parser_version = excluded.parser_version,"
            " parsed_at = excluded.parsed_at, outcome = excluded.outcome"
        ),
        values,
    )
    conn.execute(text("DELETE FROM store.capture_pending WHERE capture_id = ANY(:ids)"), {"ids": values["ids"]})
