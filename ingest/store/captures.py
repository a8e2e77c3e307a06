"""Captures: bytes as received, appended before anything is parsed, and which of them wait for a parser."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import text

from ingest.model import Capture, Fetch, StoreError, Way
from ingest.store.characters import json_text, storable
from ingest.store.ledger import insert_evidence
from ingest.store.tables import BLOB, CAPTURE

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

IN_DATABASE = 8 * 1024 * 1024  # larger bodies are files in the home


@dataclass(frozen=True, slots=True)
class PendingCapture:
    """A capture that no parser has read yet."""

    id: int
    sha256: str
    size: int
    fetch: Fetch


def append_capture(conn: "Connection", capture: Capture) -> int:
    """Keep the bytes and how they were got; return the capture's id.

    The same answer at the same time, and the same file given twice, is one capture.
    """
    known = _known_file(conn, capture.sha256, capture.fetch)
    if known is not None:
        return known
    insert_evidence(
        conn,
        BLOB,
        "SELECT :sha256 ::text AS sha256, :size ::bigint AS size, :body ::bytea AS body, NULL::text AS location",
        {"sha256": capture.sha256, "size": len(capture.body), "body": capture.body},
    )
    return _append_row(conn, capture.sha256, capture.fetch)


def append_capture_file(conn: "Connection", home: Path, path: Path, fetch: Fetch) -> int:
    """Keep the file's bytes without reading them into memory at once; return the capture's id.

    A large one is copied below `home` before the row is written; the copy is named by its hash.
    """
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        if size <= IN_DATABASE:
            return append_capture(conn, Capture(stream.read(), fetch))
        digest = file_digest(stream, "sha256").hexdigest()
    known = _known_file(conn, digest, fetch)
    if known is not None:
        return known
    location = f"blobs/{digest[:2]}/{digest}"
    _keep_file(path, home / location, digest)
    insert_evidence(
        conn,
        BLOB,
        "SELECT :sha256 ::text AS sha256, :size ::bigint AS size, NULL::bytea AS body, :location ::text AS location",
        {"sha256": digest, "size": size, "location": location},
    )
    return _append_row(conn, digest, fetch)


def _keep_file(source: Path, target: Path, digest: str) -> None:
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as copy:
        fresh = Path(copy.name)
        try:
            with source.open("rb") as stream:
                shutil.copyfileobj(stream, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())
            with fresh.open("rb") as stream:
                unchanged = file_digest(stream, "sha256").hexdigest() == digest
        except OSError as error:
            fresh.unlink(missing_ok=True)  # on a full disk the half of a copy is in the way
            raise StoreError(
                f"the bytes cannot be kept: {error.strerror}.",
                resource=str(target.parent),
                remedy="Make room below INGEST_HOME, then do it again; nothing was taken in.",
            ) from error
    if not unchanged:
        fresh.unlink()
        raise StoreError("the file changed while it was read.", resource=str(source), remedy="Import it again.")
    fresh.chmod(0o400)
    fresh.rename(target)


def _known_file(conn: "Connection", digest: str, fetch: Fetch) -> int | None:
    """Return the capture that holds this very file already; None for answers, which are kept each time."""
    match fetch.way:
        case Way.EXPORT | Way.EXPORT_HTML:
            same_name = "true"
        case Way.FILE:
            same_name = "resource = :resource"
        case Way.MTPROTO | Way.WEB | Way.HTTP:
            return None
    found: int | None = conn.scalar(
        text(f"SELECT min(id) FROM store.capture WHERE sha256 = :sha256 AND way = :way AND {same_name}"),
        {"sha256": digest, "way": fetch.way.value, "resource": storable(fetch.resource)},
    )
    return found


def _append_row(conn: "Connection", digest: str, fetch: Fetch) -> int:
    values = {
        "sha256": digest,
        "way": fetch.way.value,
        "resource": storable(fetch.resource),
        "fetched_at": fetch.fetched_at,
        "status": fetch.status,
        "media_type": storable(fetch.media_type),
        "detail": json_text(fetch.detail),
    }
    added = insert_evidence(
        conn,
        CAPTURE,
        "SELECT nextval(pg_get_serial_sequence('store.capture', 'id')) AS id, :sha256 ::text AS sha256,"
        " :way ::text AS way, :resource ::text AS resource, :fetched_at ::timestamptz AS fetched_at,"
        " :status ::integer AS status, :media_type ::text AS media_type, :detail ::jsonb AS detail",
        values,
    )
    capture_id = int(
        conn.execute(
            text(
                "SELECT id FROM store.capture WHERE sha256 = :sha256 AND way = :way AND resource = :resource"
                " AND fetched_at = :fetched_at"
            ),
            values,
        ).scalar_one()
    )
    if added:
        conn.execute(
            text("INSERT INTO store.capture_pending (capture_id, way) VALUES (:id, :way)"),
            {"id": capture_id, "way": fetch.way.value},
        )
    return capture_id


def pending_captures(conn: "Connection", way: Way) -> list[PendingCapture]:
    """Return the captures of `way` that no parser has read, oldest first."""
    rows = conn.execute(
        text(
            "SELECT c.id, c.sha256, b.size, c.way, c.resource, c.fetched_at, c.status, c.media_type, c.detail"
            " FROM store.capture_pending q JOIN store.capture c ON c.id = q.capture_id"
            " JOIN store.blob b ON b.sha256 = c.sha256 WHERE q.way = :way ORDER BY q.capture_id"
        ),
        {"way": way.value},
    )
    return [PendingCapture(row.id, row.sha256, row.size, _fetch(row)) for row in rows]


def capture_fetch(conn: "Connection", capture_id: int) -> Fetch:
    """Return how a capture was got."""
    row = conn.execute(
        text("SELECT way, resource, fetched_at, status, media_type, detail FROM store.capture WHERE id = :id"),
        {"id": capture_id},
    ).one_or_none()
    if row is None:
        raise StoreError("there is no such capture.", resource=f"capture {capture_id}")
    return _fetch(row)


def _fetch(row: "Row[tuple[object, ...]]") -> Fetch:
    return Fetch(Way(row.way), row.resource, row.fetched_at, row.status, row.media_type, row.detail)


def mark_parsed(conn: "Connection", capture_id: int, parser: str, version: str, outcome: str, now: datetime) -> None:
    """Note that `parser` has read the capture, with what outcome; it waits no longer."""
    conn.execute(
        text(
            "INSERT INTO store.capture_parse (capture_id, parser, parser_version, parsed_at, outcome)"
            " VALUES (:id, :parser, :version, :now, :outcome) ON CONFLICT (capture_id, parser) DO UPDATE"
            " SET parser_version = excluded.parser_version, parsed_at = excluded.parsed_at, outcome = excluded.outcome"
        ),
        {"id": capture_id, "parser": parser, "version": version, "now": now, "outcome": outcome},
    )
    conn.execute(text("DELETE FROM store.capture_pending WHERE capture_id = :id"), {"id": capture_id})


def is_parsed(conn: "Connection", capture_id: int) -> bool:
    """Say whether a parser has read the capture."""
    return bool(
        conn.scalar(
            text("SELECT NOT EXISTS (SELECT FROM store.capture_pending WHERE capture_id = :id)"), {"id": capture_id}
        )
    )


def open_body(conn: "Connection", home: Path, capture_id: int) -> BinaryIO:
    """Return a capture's bytes as a stream; large ones are read from their file."""
    row = conn.execute(
        text(
            "SELECT b.body, b.location, b.sha256 FROM store.capture c JOIN store.blob b ON b.sha256 = c.sha256"
            " WHERE c.id = :id"
        ),
        {"id": capture_id},
    ).one_or_none()
    if row is None:
        raise StoreError("there is no such capture.", resource=f"capture {capture_id}")
    if row.location is not None:
        return Path(home, row.location).open("rb")
    if row.body is None:
        raise StoreError("its bytes were taken out by retention.", resource=f"capture {capture_id}")
    return BytesIO(bytes(row.body))


def captures_of_post(conn: "Connection", channel_id: int, message_id: int) -> Iterator[tuple[int, str]]:
    """Give (capture id, sha256) of every capture that shows the post."""
    rows = conn.execute(
        text(
            "SELECT DISTINCT c.id, c.sha256 FROM store.observation o JOIN store.capture c ON c.id = o.capture_id"
            " WHERE o.channel_id = :channel AND o.message_id = :message ORDER BY c.id"
        ),
        {"channel": channel_id, "message": message_id},
    )
    for row in rows:
        yield row.id, row.sha256


def captures_to_reparse(
    conn: "Connection", way: Way, parser: str, version: str, *, above: int, limit: int
) -> list[PendingCapture]:
    """Return captures with ids above `above` that `parser` read in another version, or could not read, in order of id.

    Those whose bytes retention took out are left out.
    """
    rows = conn.execute(
        text(
            "SELECT c.id, c.sha256, b.size, c.way, c.resource, c.fetched_at, c.status, c.media_type, c.detail"
            " FROM store.capture_parse q JOIN store.capture c ON c.id = q.capture_id"
            " JOIN store.blob b ON b.sha256 = c.sha256"
            " WHERE c.way = :way AND q.parser = :parser AND c.id > :above"
            " AND (q.parser_version <> :version OR q.outcome = 'quarantined')"
            " AND (b.body IS NOT NULL OR b.location IS NOT NULL) ORDER BY c.id LIMIT :limit"
        ),
        {"way": way.value, "parser": parser, "version": version, "above": above, "limit": limit},
    )
    return [PendingCapture(row.id, row.sha256, row.size, _fetch(row)) for row in rows]


def quarantined_captures(conn: "Connection", way: Way) -> int:
    """Return how many captures of `way` are kept and could not be read."""
    return int(
        conn.scalar(
            text(
                "SELECT count(*) FROM store.capture_parse q JOIN store.capture c ON c.id = q.capture_id"
                " WHERE c.way = :way AND q.outcome = 'quarantined'"
            ),
            {"way": way.value},
        )
        or 0
    )
