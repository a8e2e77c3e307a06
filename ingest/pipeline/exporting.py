"""Rows out of the store in a format of the export room."""

from typing import BinaryIO

from ingest.export import FORMATS, linked_articles, write_rows
from ingest.model import InputError
from ingest.pipeline.session import Session
from ingest.store import read_view
from ingest.store.outcomes import linked_rows
from ingest.store.views import VIEWS

LINKED_ARTICLES = "linked-articles"


def export_rows(session: Session, what: str, form: str, out: BinaryIO) -> int:
    """Write a view, or the linked articles (JSON lines only), to `out`; return the number of rows."""
    if form not in FORMATS:
        raise InputError(
            f"there is no format '{form}'.", resource="--format", remedy=f"Use one of {', '.join(FORMATS)}."
        )
    if what == LINKED_ARTICLES:
        if form != "jsonl":
            raise InputError("linked articles are nested.", resource="--format", remedy="Use jsonl.")
        with session.reading() as conn:
            return write_rows(linked_articles(linked_rows(conn)), (), form, out)
    columns = {view.name: [name for name, _ in view.columns] for view in VIEWS}
    if what not in columns:
        known = ", ".join([LINKED_ARTICLES, *sorted(columns)])
        raise InputError("there is no such view.", resource=what, remedy=f"Use one of {known}.")
    with session.store.reader.connect() as conn:
        return write_rows(read_view(conn, what), columns[what], form, out)


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
