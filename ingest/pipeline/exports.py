"""Take in Telegram Desktop exports: keep the file (T1), then its posts in batches (T2).

Invariant: a capture that is not parsed to its end stays pending; parsing it again adds nothing twice.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from ingest.model import (
    Fetch,
    IngestError,
    InputError,
    Issue,
    MessageObservation,
    Summary,
    Tombstone,
    TombstoneGrade,
    Way,
)
from ingest.pipeline.export_pages import channel_of_page, export_files, is_page, read_page
from ingest.pipeline.locks import Space, hold
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.pipeline.throughput import bulk
from ingest.store import (
    ChannelFact,
    append_capture_file,
    append_channel_facts,
    append_observations,
    append_tombstones,
    capture_fetch,
    is_parsed,
    known_live_ids,
    mark_parsed,
    open_body,
    pending_captures,
)
from ingest.telegram.export import (
    DamagedExportError,
    ExportCoverage,
    ExportHeader,
    ExportItem,
    newest_date,
    open_export,
    read_export,
)
from ingest.telegram.export_html import read_html_export

if TYPE_CHECKING:
    from sqlalchemy import Connection as SqlConnection

PARSER = "desktop-export"
HTML_PARSER = "desktop-export-html"
VERSION = "1"
_MADE = "made"  # told of a capture when people said when the export was made
_BATCH = 4000
_WIDE = 10  # ids for each post shown; a wider range is that of a damaged or foreign file


def import_exports(
    session: Session,
    path: Path,
    observed_at: datetime | None = None,
    *,
    whole_account: bool = False,
    channel: str | None = None,
) -> Iterator[Summary]:
    """Import a file, or all that an export's folder holds; see `import_export`."""
    for file in export_files(path):
        yield import_export(session, file, observed_at, whole_account=whole_account, channel=channel)


def import_export(
    session: Session,
    path: Path,
    observed_at: datetime | None = None,
    *,
    whole_account: bool = False,
    channel: str | None = None,
) -> Summary:
    """Store an export and what it shows; a later export gives revisions and tombstones `absent_in_export`.

    `observed_at` is when it was made. Where that is not told, `result.json` shows its posts as of its newest post or
    edit, so that an old file takes back neither edits nor deletions; a page tells of no edits and counts as made now.
    The same file again changes nothing. A page of an HTML export is `channel`'s, or whose title it bears. Raises
    InputError when the file is no channel's export, or a whole account's without `whole_account`, and
    DamagedExportError, after all that stands before the damage was stored.
    """
    now = observed_at or session.clock()
    told = {} if observed_at is None else {_MADE: observed_at.isoformat()}
    if is_page(path):
        owner = channel_of_page(session, read_page(path), path, channel)
        fetch = Fetch(Way.EXPORT_HTML, str(path), now, None, "text/html", told | {"channel_id": str(owner.id)})
    else:
        path = _json_of(path, whole_account=whole_account)
        fetch = Fetch(Way.EXPORT, str(path), now, None, "application/json", told)
    with session.run("import") as tally:
        _resume(session, tally)
        with session.transaction("capture export") as conn:
            capture_id = append_capture_file(conn, session.settings.home, path, fetch)
            fetch = capture_fetch(conn, capture_id)  # of the first time, when the file is known
            known = is_parsed(conn, capture_id)
        if known:
            tally.add(files_known=1)
        else:
            _parse_captured(session, capture_id, fetch, tally, named=str(path))
    return tally.summary()


def _json_of(path: Path, *, whole_account: bool) -> Path:
    """Return the JSON file that `path` stands for; refuses what is no export before anything is kept."""
    header = open_export(path)
    if header.whole_account and not whole_account:
        raise InputError(
            "this is a whole account's export; the file is kept as it is, with the private chats in it.",
            resource=str(header.path),
            remedy="Export the channel alone, or say --whole-account.",
        )
    return header.path


def _resume(session: Session, tally: Tally) -> None:
    """Parse the exports that were captured and not parsed to their end (a kill, a full disk)."""
    with session.reading() as conn:
        waiting = [*pending_captures(conn, Way.EXPORT), *pending_captures(conn, Way.EXPORT_HTML)]
    for capture in waiting:
        try:
            _parse_captured(session, capture.id, capture.fetch, tally, named=capture.fetch.resource)
        except DamagedExportError as damage:
            tally.skip(Issue("damaged_export", capture.fetch.resource, str(damage)))
        except (IngestError, OSError) as error:  # busy, redacted, or its blob is away: the new file goes on
            tally.fail(capture.fetch.resource, error)


def _parse_captured(session: Session, capture_id: int, fetch: Fetch, tally: Tally, *, named: str) -> None:
    """Parse the bytes as they were kept: the file they came from, `named` so by people, may have changed since."""
    with bulk(), hold(session, Space.EXPORT, f"capture {capture_id}"):
        with session.reading() as conn:
            if is_parsed(conn, capture_id):  # by another run, while this one waited
                tally.add(files_known=1)
                return
        try:
            with _kept_file(session, capture_id) as file:
                seen_at = _seen_at(file, fetch)
                _parse(session, capture_id, _items(file, fetch, seen_at), fetch, seen_at, tally)
        except IngestError as error:
            error.resource = named  # nobody knows the file that was kept
            raise


@contextmanager
def _kept_file(session: Session, capture_id: int) -> Iterator[Path]:
    """Give a capture's bytes as a file: its own, which nobody writes to, or a copy where the database holds them."""
    with session.reading() as conn:
        stream = open_body(conn, session.settings.home, capture_id)
    with stream as body:
        if isinstance(body, BufferedReader):
            yield Path(body.name)
            return
        kept = body.read()
    with NamedTemporaryFile(suffix=".json") as copy:
        copy.write(kept)
        copy.flush()
        yield Path(copy.name)


def _seen_at(file: Path, fetch: Fetch) -> datetime:
    """Return the moment of which an export tells."""
    newest = newest_date(file) if fetch.way is Way.EXPORT and _MADE not in fetch.detail else None
    return fetch.fetched_at if newest is None else min(newest, fetch.fetched_at)


def _items(file: Path, fetch: Fetch, seen_at: datetime) -> Iterator[ExportItem]:
    if fetch.way is Way.EXPORT:
        return read_export(file, seen_at)
    channel_id = int(fetch.detail["channel_id"])
    return read_html_export(file.read_bytes(), channel_id=channel_id, resource=fetch.resource, observed_at=seen_at)


def _parse(
    session: Session,
    capture_id: int,
    items: Iterable[ExportItem],
    fetch: Fetch,
    seen_at: datetime,
    tally: Tally,
) -> None:
    """Append the file's posts batch by batch; the capture is marked parsed with the last rows."""
    damage: DamagedExportError | None = None
    seen: set[int] = set()
    header: ExportHeader | None = None
    with ThreadPoolExecutor(1, thread_name_prefix="append") as thread:
        appender = _Appender(session, capture_id, tally, thread)
        try:
            for item in items:
                match item:
                    case ExportHeader():
                        header, seen = item, set()
                    case MessageObservation():
                        appender.add(item)
                        seen.add(item.message_id)
                    case Issue():
                        tally.note(item)
                    case ExportCoverage():
                        appender.finish()
                        _keep_title(session, item.channel_id, header, seen_at)
                        _bury(session, capture_id, item, seen | item.unread, fetch.fetched_at, tally)
        except DamagedExportError as error:
            damage = error
        appender.finish()
    with session.transaction("export read") as conn:
        parser = PARSER if fetch.way is Way.EXPORT else HTML_PARSER
        mark_parsed(conn, capture_id, parser, VERSION, "damaged" if damage else "done", session.clock())
    if damage is not None:
        raise damage


class _Appender:
    """Appends batches one after the other in a thread: the server works on one while the next is parsed."""

    def __init__(self, session: Session, capture_id: int, tally: Tally, thread: ThreadPoolExecutor) -> None:
        self._session = session
        self._capture_id = capture_id
        self._tally = tally
        self._thread = thread
        self._batch: list[MessageObservation] = []
        self._running: Future[None] | None = None

    def add(self, observation: MessageObservation) -> None:
        """Take a post; waits only while an earlier batch is still being appended."""
        self._batch.append(observation)
        if len(self._batch) >= _BATCH:
            self._hand_over()

    def finish(self) -> None:
        """Append what is left and wait until everything is committed."""
        if self._batch:
            self._hand_over()
        if self._running is not None:
            self._running.result()

    def _hand_over(self) -> None:
        if self._running is not None:
            self._running.result()
        self._running = self._thread.submit(self._append, self._batch)
        self._batch = []

    def _append(self, batch: list[MessageObservation]) -> None:
        with self._session.transaction("posts of an export", derived=True) as conn:
            result = append_observations(conn, self._capture_id, batch)
        self._tally.add(
            items=len(batch),
            new_posts=result.new_posts,
            new_revisions=result.new_revisions - result.new_posts,
            known=len(batch) - result.added,
        )


def _keep_title(session: Session, channel_id: int, header: ExportHeader | None, seen_at: datetime) -> None:
    if header is not None and header.name:
        with session.transaction("title in an export") as conn:
            append_channel_facts(conn, [ChannelFact(channel_id, "title", header.name, seen_at, Way.EXPORT)])


def _bury(
    session: Session, capture_id: int, coverage: ExportCoverage, seen: set[int], missed_at: datetime, tally: Tally
) -> None:
    """Grade the known posts inside the export's range that it does not show.

    They were gone when it was made, and at the latest when it was taken in: a post does not come back.
    """
    with session.transaction("absences of an export") as conn:
        gone = [
            Tombstone(coverage.channel_id, message_id, TombstoneGrade.ABSENT_IN_EXPORT, None, missed_at)
            for message_id in _not_shown(conn, coverage, seen)
        ]
        missed = append_tombstones(conn, capture_id, gone)
    tally.add(tombstones=missed)


def _not_shown(conn: "SqlConnection", coverage: ExportCoverage, seen: set[int]) -> list[int]:
    """Return the ids inside the export's range that it does not show; known or not, for an older one may follow.

    Where the range is far wider than what it shows, only known posts are told.
    """
    width = coverage.highest - coverage.lowest + 1
    if width <= _WIDE * len(seen) + _BATCH:
        return [number for number in range(coverage.lowest, coverage.highest + 1) if number not in seen]
    live = known_live_ids(conn, coverage.channel_id, coverage.lowest, coverage.highest)
    return [number for number in live if number not in seen]
