"""What an account may ask now: floods, faults and resolved names are remembered between runs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ingest.pipeline.jobs import RESOLVE
from ingest.pipeline.session import Session
from ingest.store import flooded_methods, read_cursor, save_cursor, save_flood
from ingest.telegram.faults import AccountError, FloodWaitError

if TYPE_CHECKING:
    from sqlalchemy import Connection as SqlConnection

STATE = "account"  # why an account cannot be used, and since when
RESOLVES = "resolves"  # how many names an account asked for on which day
UNRESOLVED = "unresolved"  # when a channel's name was last asked for in vain
RESOLVES_A_DAY = 100  # 160 led to waits of 15 to 18 hours
_AFTER_FAILURE = timedelta(hours=6)  # a name that led nowhere is not asked for again before
_AFTER_FAULT = timedelta(hours=1)  # an account with a fault is left alone for so long, when there are others


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in an account's way."""

    flood: FloodWaitError | None  # no request may be sent yet
    resolve_flood: FloodWaitError | None  # only names may not be resolved yet
    resolves: int  # names that may be resolved today
    resting: bool  # it had a fault a short while ago


def standing(session: Session, conn: "SqlConnection", account: str) -> Standing:
    """Return what `account` may do now."""
    now = session.clock()
    until = flooded_methods(conn, account, now)
    resolve = until.pop(RESOLVE, None)
    used = read_cursor(conn, RESOLVES, account) or {}
    count = int(used["count"]) if used.get("day") == now.date().isoformat() else 0
    state = read_cursor(conn, STATE, account)
    worst = max(until.items(), key=lambda item: item[1], default=None)
    return Standing(
        flood=None if worst is None else _flood(worst[0], worst[1], now, account),
        resolve_flood=None if resolve is None else _flood(RESOLVE, resolve, now, account),
        resolves=max(RESOLVES_A_DAY - count, 0),
        resting=state is not None and datetime.fromisoformat(state["since"]) > now - _AFTER_FAULT,
    )


def _flood(method: str, until: datetime, now: datetime, account: str) -> FloodWaitError:
    return FloodWaitError(method, int((until - now).total_seconds()) + 1, resource=account)


def asked_in_vain(session: Session, conn: "SqlConnection", channel_id: int) -> bool:
    """Say whether the channel's name led nowhere a short while ago."""
    when = read_cursor(conn, UNRESOLVED, str(channel_id))
    return when is not None and datetime.fromisoformat(when) > session.clock() - _AFTER_FAILURE


def note_resolve(session: Session, conn: "SqlConnection", account: str, channel_id: int, *, found: bool) -> None:
    """Count a name that was asked for."""
    now = session.clock()
    used = read_cursor(conn, RESOLVES, account) or {}
    day = now.date().isoformat()
    count = int(used["count"]) + 1 if used.get("day") == day else 1
    save_cursor(conn, RESOLVES, account, {"day": day, "count": count}, now)
    if not found:
        save_cursor(conn, UNRESOLVED, str(channel_id), now.isoformat(), now)


def note_flood(session: Session, account: str, flood: FloodWaitError) -> None:
    """Remember until when the account must wait; a crash and a new start change nothing of it."""
    until = session.clock() + timedelta(seconds=flood.seconds)
    with session.transaction("flood") as conn:
        save_flood(conn, account, flood.method, until)


def note_state(session: Session, account: str, fault: AccountError | None) -> None:
    """Remember what is wrong with the account; None = it works."""
    with session.transaction("account") as conn:
        before, now = read_cursor(conn, STATE, account), session.clock()
        if fault is not None:
            save_cursor(conn, STATE, account, {"state": fault.state.value, "since": now.isoformat()}, now)
        elif before is not None:
            save_cursor(conn, STATE, account, None, now)
