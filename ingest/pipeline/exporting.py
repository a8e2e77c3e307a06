"""Rows out of the store in a format of the export room."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO
from uuid import UUID

from ingest.export import (
    FORMATS,
    CapturedBytes,
    annotations,
    claim_reviews,
    linked_articles,
    write_bundle,
    write_rows,
)
from ingest.model import InputError
from ingest.pipeline.session import Session
from ingest.store import capture_fetch, open_body, read_view, show_flag
from ingest.store.outcomes import finding_rows, ledger_head, linked_rows
from ingest.store.reader import view_kinds
from ingest.store.views import VIEWS

if TYPE_CHECKING:
    from sqlalchemy import Connection

LINKED_ARTICLES = "linked-articles"
_OF_FLAGS = ("claimreview", "annotations", "evidence")
NESTED = (LINKED_ARTICLES, *_OF_FLAGS)


def export_rows(session: Session, what: str, form: str, out: BinaryIO, flags: Sequence[str] = ()) -> int:
    """Write a view or one of the other exports to `out`; return the number of rows.

    `flags` are ids, or their beginnings: findings and evidence are written of these only. Evidence is one file of its
    own form and needs them.
    """
    if what in NESTED:
        return _nested(session, what, form, out, flags)
    if flags:
        known = ", ".join(_OF_FLAGS)
        raise InputError("is not chosen by flags.", resource=what, remedy=f"Leave --flag out, or use one of {known}.")
    if form not in FORMATS:
        raise InputError(
            f"there is no format '{form}'.", resource="--format", remedy=f"Use one of {', '.join(FORMATS)}."
        )
    columns = {view.name: [name for name, _ in view.columns] for view in VIEWS}
    if what not in columns:
        known = ", ".join([*NESTED, *sorted(columns)])
        raise InputError("there is no such view.", resource=what, remedy=f"Use one of {known}.")
    with session.store.reader.connect() as conn:
        return write_rows(read_view(conn, what), columns[what], form, out, view_kinds(conn, what))


def _nested(session: Session, what: str, form: str, out: BinaryIO, flags: Sequence[str]) -> int:
    if form != "jsonl":
        raise InputError("has no table form: it is nested.", resource=what, remedy="Leave --format out.")
    if flags and what not in _OF_FLAGS:
        raise InputError("is not chosen by flags.", resource=what, remedy="Leave --flag out.")
    with session.reading() as conn:
        chosen = [show_flag(conn, one)["flag_id"] for one in flags]
        match what:
            case "claimreview":
                return write_rows(claim_reviews(finding_rows(conn, chosen)), (), form, out)
            case "annotations":
                return write_rows(annotations(finding_rows(conn, chosen)), (), form, out)
            case "evidence":
                return _write_evidence(session, conn, chosen, out)
            case _:
                return write_rows(linked_articles(linked_rows(conn)), (), form, out)


def _write_evidence(session: Session, conn: "Connection", flags: Sequence[UUID], out: BinaryIO) -> int:
    if not flags:
        raise InputError("is written of single flags.", resource="evidence", remedy="Name them: --flag ID.")
    found = [show_flag(conn, str(flag)) for flag in flags]
    captures = {one["capture_id"]: one for flag in found for one in flag["captures"]}
    return write_bundle(
        (_bytes_of(session, conn, captures[number]) for number in sorted(captures)),
        found,
        ledger_head(conn),
        session.clock(),
        out,
    )


def _bytes_of(session: Session, conn: "Connection", capture: Mapping[str, Any]) -> CapturedBytes:
    number = capture["capture_id"]
    fetch = capture_fetch(conn, number)
    if capture["redacted"]:
        return CapturedBytes(number, capture["sha256"], fetch, None)
    with open_body(conn, session.settings.home, number) as body:
        return CapturedBytes(number, capture["sha256"], fetch, body.read())


def write_exports(session: Session) -> dict[str, int]:
    """Write flags, links and comparisons as CSV and the linked articles as JSON lines below `home`/exports.

    Each file is replaced in one step, so that whoever reads it never sees half of one. Returns rows by file name.
    """
    folder = session.settings.home / "exports"
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for what, form in (("flags", "csv"), ("links", "csv"), ("comparisons", "csv"), (LINKED_ARTICLES, "jsonl")):
        path = folder / f"{what}.{form}"
        fresh = path.with_suffix(".new")
        with fresh.open("wb") as out:
            written[path.name] = export_rows(session, what, form, out)
        fresh.replace(path)
    return written
