"""Tell people of new flags: one digest for all, each flag in one digest only."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ingest.model import Severity, Summary
from ingest.pipeline.session import Session

SHOWN = 20


def tell(session: Session, send: Callable[[str, str], int], desk: str = "") -> Summary:
    """Send one digest of the flags nobody was told of; `send(subject, text)` returns by how many ways it went.

    Flags count as told when at least one way took the digest; an error of `send` leaves them untold. `desk` is
    the address of the desk for links, without a slash at its end.
    """
    from ingest.store.notices import mark_told, untold_flags

    with session.run("tell") as tally:
        with session.reading() as conn:
            flags = untold_flags(conn)
        ways = send(subject_of(flags), text_of(flags, desk)) if flags else 0
        if ways:
            with session.transaction("notice") as conn:
                mark_told(conn, [flag["flag_id"] for flag in flags], session.clock())
        tally.add(items=len(flags), told=len(flags) if ways else 0, ways=ways)
    return tally.summary()


def subject_of(flags: Sequence[Mapping[str, Any]]) -> str:
    """Return the digest's one line."""
    serious = sum(flag["severity"] == Severity.SERIOUS for flag in flags)
    return f"{len(flags)} new flag{'' if len(flags) == 1 else 's'}, {serious} serious"


def text_of(flags: Sequence[Mapping[str, Any]], desk: str = "") -> str:
    """Return the digest: the first flags in two lines each, then how many more there are."""
    lines = [subject_of(flags) + ".", ""]
    for flag in flags[:SHOWN]:
        post = f"@{flag['handle']}/{flag['message_id']}" if flag["handle"] else "no post"
        lines.append(f"{flag['verdict']}: {_line(flag['report'])} | {_line(flag['source'] or '-')} ({post})")
        lines.append(f"  {_line(flag['reason'])} {desk + '/flags/' + str(flag['flag_id']) if desk else ''}".rstrip())
        lines.append(f"  {_line(flag['canonical_url'])}")
    if len(flags) > SHOWN:
        lines.append(f"… and {len(flags) - SHOWN} more{f': {desk}/flags?decision=open' if desk else ''}")
    return "\n".join([*lines, "", "We show differences; people decide what they mean."])


def _line(text: str) -> str:
    return " ".join(text.split())[:300]
