"""A reviewer's decision on a flag or link: kept behind the earlier ones, never in their place."""

from typing import TYPE_CHECKING

from ingest.model import Judgement, JudgementKind, MissingError
from ingest.pipeline.session import Session

if TYPE_CHECKING:
    from sqlalchemy import Connection


def judge(session: Session, subject: str, decision: JudgementKind, reviewer: str, note: str = "") -> Judgement:
    """Append a decision on the flag or link with this id (or its first letters) and return it.

    The next run of `link` follows a decision on a link, and every later one.
    """
    from ingest.store import append_judgement

    with session.transaction("judgement") as conn:
        made = Judgement(_identity(conn, subject), decision, reviewer, session.clock(), note)
        append_judgement(conn, made)
    return made


def _identity(conn: "Connection", subject: str) -> str:
    """Return the whole id of the flag, else of the link, whose article then waits to be linked again."""
    from ingest.store import find_link, show_flag
    from ingest.store.work import Step, mark_dirty

    try:
        return str(show_flag(conn, subject)["flag_id"])
    except MissingError as error:
        if "several" in error.message:
            raise
    link, revision = find_link(conn, subject)
    mark_dirty(conn, Step.LINK, [revision])
    return str(link)
