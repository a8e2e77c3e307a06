"""Collect single posts that articles point at and the store does not have: each by its id, once, and nothing around it.

A post that a poll will bring anyway is left to the poll. What Telegram answers is evidence like any other; an empty
answer proves no deletion, since nothing living stands beside it.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ingest.config import Source
from ingest.model import Channel, ConfigError
from ingest.pipeline.account import accounts_of
from ingest.pipeline.session import Session
from ingest.store import read_cursor
from ingest.store.wanted import channels_of_wanted, mark_asked, wanted_posts
from ingest.telegram.channel import ChannelRef
from ingest.telegram.lookup import look_up
from ingest.telegram.page import Page

if TYPE_CHECKING:
    from sqlalchemy import Connection as SqlConnection

    from ingest.telegram.client import Connection

A_RUN = 20  # posts of one channel that one run asks for, each with a request of its own
_CHANNELS = 20  # channels that are read for such posts alone
_ALBUM = 9  # items beside one of an album
_HISTORY = "history"  # the cursor of what is read: see `answers`


def wanted_of(session: Session, conn: "SqlConnection", channel: Channel) -> tuple[int, ...]:
    """Return the ids to ask for: of a channel that is polled not those that reading its history brings."""
    asked = wanted_posts(conn, channel.id)
    if asked and session.config.watches[channel.id].source is Source.MTPROTO:
        read = read_cursor(conn, _HISTORY, str(channel.id)) or 0
        asked = [one for one in asked if one <= read]
    return tuple(asked[:A_RUN])


def channels_wanted(session: Session, conn: "SqlConnection", polled: Sequence[Channel]) -> list[Channel]:
    """Return further channels, watched in any way, whose posts articles point at; none without an account."""
    asked = channels_of_wanted(conn)
    left = [one for one in session.config.channels if one.id in asked and one not in polled]
    found = [one for one in left if wanted_of(session, conn, one)][:_CHANNELS]
    if not found:
        return []
    try:
        accounts_of(session)
    except ConfigError:
        return []  # posts of exports and previews need none, and these wait
    return found


async def read_wanted(
    connection: "Connection", ref: ChannelRef, ids: Sequence[int], *, clock: Callable[[], datetime]
) -> AsyncIterator[Page]:
    """Ask for each of the posts alone and yield the answers; of an album its other items too, where its text may be."""
    for number in ids:
        async for page in look_up(connection, ref, [number], clock=clock, purpose="wanted"):
            yield page
            if page.answer.parsed is None or all(one.grouped_id is None for one in page.parse().observations):
                continue
            around = [one for one in range(max(1, number - _ALBUM), number + _ALBUM + 1) if one != number]
            async for neighbours in look_up(connection, ref, [number, *around], clock=clock, purpose="wanted"):
                yield neighbours


def note_asked(session: Session, channel: Channel, ids: Sequence[int]) -> None:
    """Note that Telegram was asked for these, whatever it answered."""
    if ids:
        with session.transaction("wanted posts asked for") as conn:
            mark_asked(conn, channel.id, ids, session.clock())
