"""Which of the channels a poll takes: all of them while the accounts' budget allows it, else the most urgent."""

from collections.abc import Sequence
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from ingest.config import Source
from ingest.model import Channel
from ingest.pipeline.session import Session
from ingest.store.rhythm import last_polls, posts_by_hour
from ingest.telegram.rhythm import Watched, choose, rhythm_of

if TYPE_CHECKING:
    from sqlalchemy import Connection as SqlConnection

A_POLL = 300  # requests of one account in one poll of five minutes: one a second
_FEW = 20  # so few are always read: somebody asked for them by name
_LEARNT_FROM = timedelta(days=14)


def within_budget(
    session: Session, conn: "SqlConnection", channels: Sequence[Channel], accounts: int
) -> tuple[list[Channel], int]:
    """Return the channels that are polled now, and how many wait.

    A poll may be split into bundles: each takes its share of the budget.
    """
    watched = len(session.config.watched(Source.MTPROTO))
    budget = A_POLL * accounts
    if watched <= budget or len(channels) <= _FEW:
        return list(channels), 0
    now = session.clock()
    hours, polled = posts_by_hour(conn, now - _LEARNT_FROM), last_polls(conn)
    days = _LEARNT_FROM / timedelta(days=1)
    known = [Watched(one.id, rhythm_of(hours.get(one.id, {}), days), polled.get(one.id)) for one in channels]
    chosen = set(choose(known, now, ceil(budget * len(channels) / watched)))
    return [one for one in channels if one.id in chosen], len(channels) - len(chosen)
