"""Wake the articles that a new, changed or removed channel entry touches, and no others.

An entry touches an article that was tied to it, points at it, or names its official by the entry as it stands now.
"""

from collections.abc import Iterator
from hashlib import sha256
from itertools import chain

from ingest.model import Channel
from ingest.names import Gazetteer
from ingest.pipeline.session import Session
from ingest.store.gazetteer import LinkedText, articles_tied_to, linked_texts, read_entries, save_entries, save_former
from ingest.store.work import Step, mark_dirty


def wake_touched(session: Session) -> int:
    """Queue the articles that changed entries touch; return how many. Nothing to do when no entry changed."""
    entries = {channel.id: f"{_digest(channel)} {channel.handle.lower()}" for channel in session.config.channels}
    with session.reading() as conn:
        held = read_entries(conn)
    changed = {id_ for id_ in entries.keys() | held.keys() if entries.get(id_) != held.get(id_)}
    if not changed:
        return 0
    channels = [channel for channel in session.config.channels if channel.id in changed]
    former = {id_: handle for id_ in changed if (handle := held.get(id_, "").partition(" ")[2])}
    handles = {*(channel.handle.lower() for channel in channels), *former.values()}
    with session.transaction("channel entries") as conn:
        touched = set(articles_tied_to(conn, sorted(changed), sorted(handles)))
        renamed = {id_: handle for id_, handle in former.items() if entries.get(id_, "").partition(" ")[2] != handle}
        save_former(conn, {id_: handle for id_, handle in renamed.items() if id_ in entries}, session.clock())
        if channels:
            touched.update(_naming(session, channels, linked_texts(conn)))
        mark_dirty(conn, Step.LINK, sorted(touched))
        save_entries(conn, entries, session.clock())
    return len(touched)


def _naming(session: Session, channels: list[Channel], texts: Iterator[LinkedText]) -> Iterator[int]:
    """Give the texts that name an official of the channels; with no text no gazetteer is made."""
    first = next(texts, None)
    if first is None:
        return
    every = len(channels) == len(session.config.channels)
    gazetteer = session.gazetteer if every else Gazetteer.build(channels)
    for one in chain((first,), texts):
        found = gazetteer.find(f"{one.title}\n\n{one.text}", one.language)
        if any(mention.channels or gazetteer.holders(mention) for mention in found):
            yield one.article_revision_id


def _digest(channel: Channel) -> str:
    told = (
        channel.handle.lower(),
        channel.person,
        channel.office,
        channel.office_en,
        channel.region,
        channel.region_en,
        channel.in_office_from,
        channel.in_office_to,
    )
    return sha256(repr(told).encode()).hexdigest()[:16]
