"""A reviewer's decision on a flag: kept behind the earlier ones, never in their place."""

from ingest.model import Judgement, JudgementKind
from ingest.pipeline.session import Session


def judge(session: Session, flag: str, decision: JudgementKind, reviewer: str, note: str = "") -> Judgement:
    """Append a decision on the flag with this id (or its first letters) and return it."""
    from ingest.store import append_judgement, show_flag

    with session.transaction("judgement") as conn:
        found = show_flag(conn, flag)
        made = Judgement(str(found["flag_id"]), decision, reviewer, session.clock(), note)
        append_judgement(conn, made)
    return made
