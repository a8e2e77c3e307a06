"""What keeps a store in order, once a day: terms of retention, the ledger's check, silent channels."""

from datetime import timedelta
from typing import TYPE_CHECKING

from ingest.model import Issue, Summary, Way
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_BATCH = 500
_POSTS = (Way.MTPROTO, Way.WEB, Way.EXPORT, Way.EXPORT_HTML)
_PAGES = (Way.HTTP, Way.FILE)
SILENT_AFTER = timedelta(days=3)
STALE = "stale_channel"


def retain(session: Session) -> Summary:
    """Take out what config/retention.yml gives a term that is over; the owner's login takes out bytes."""
    from ingest.store.expiry import expire_counters, expire_runs
    from ingest.store.items import expire_outcomes

    terms, now = session.config.retention, session.clock()
    with session.run("retain") as tally:
        with session.transaction("retention") as conn:
            if terms.runs is not None:
                tally.add(runs=expire_runs(conn, now - terms.runs))
                tally.add(outcomes=expire_outcomes(conn, now - terms.runs))
            if terms.counters is not None:
                tally.add(counters=expire_counters(conn, now - terms.counters))
        for name, term, ways in (("posts", terms.posts, _POSTS), ("pages", terms.pages, _PAGES)):
            if term is not None:
                _redact(session, tally, name, ways, now - term)
    return tally.summary()


def _redact(session: Session, tally: Tally, name: str, ways: tuple[Way, ...], before: "datetime") -> None:
    from ingest.store import redact_capture, seal
    from ingest.store.expiry import expired_bodies
    from ingest.store.retention import Redaction

    why = Redaction(f"retention.{name}: kept until {before:%Y-%m-%d}", "retention", session.clock())
    while True:
        with session.store.owner.begin() as conn:
            hashes = expired_bodies(conn, ways, before, _BATCH)
            files = [place for one in hashes if (place := redact_capture(conn, one, why)) is not None]
            if hashes:
                seal(conn, "retention", session.clock())
        tally.add(**{f"{name}_redacted": len(hashes)})
        _delete(session.settings.home, files)
        if len(hashes) < _BATCH:
            return


def _delete(home: "Path", files: list[str]) -> None:
    for name in files:
        (home / name).unlink(missing_ok=True)


def check_ledger(session: Session) -> Summary:
    """Check every row and byte of the evidence; each fault is a failed item and an issue."""
    from ingest.store import verify

    with session.run("verify") as tally:
        with session.store.app.connect() as conn:
            found = verify(conn, session.settings.home)
        tally.add(items=found.rows, entries=found.entries)
        for fault in found.faults:
            tally.failed += 1
            tally.skip(Issue("evidence_changed", f"{fault.table} {fault.key}", fault.message))
    return tally.summary()


def check_freshness(session: Session) -> Summary:
    """Note each watched channel of which nothing was seen for three days: it is silent, or cannot be read.

    The warning of a channel that was seen again, or is watched no more, is taken away.
    """
    from ingest.store import channel_coverage, settle_other_issues

    now = session.clock()
    watched = {channel.id: channel.handle for channel in session.config.channels}
    with session.run("freshness") as tally:
        with session.reading() as conn:
            rows = {row["channel_id"]: row["last_seen"] for row in channel_coverage(conn)}
        silent = list[Issue]()
        for channel_id, handle in watched.items():
            seen = rows.get(channel_id)
            if seen is None or now - seen > SILENT_AFTER:
                said = "nothing was ever seen" if seen is None else f"nothing was seen since {seen:%Y-%m-%d %H:%M} UTC"
                silent.append(Issue(STALE, handle, f"{said}; the channel is silent or cannot be read"))
        for issue in silent:
            tally.note(issue)
        with session.transaction("warnings settled") as conn:
            over = settle_other_issues(conn, STALE, silent)
        tally.add(items=len(watched), stale=len(silent), over=over)
    return tally.summary()
