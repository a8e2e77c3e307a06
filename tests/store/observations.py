"""Invented posts for the store's tests."""

from datetime import UTC, datetime, timedelta

from ingest.model import Capture, Counters, Fetch, MessageObservation, Way, content_hash, text_hash

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
CHANNEL = 1_500_000_001


def at(hours: float) -> datetime:
    """Return the moment `hours` after START."""
    return START + timedelta(hours=hours)


def capture(name: str, hours: float = 0, way: Way = Way.MTPROTO) -> Capture:
    """Return a capture whose bytes are its name."""
    return Capture(name.encode(), Fetch(way, f"{CHANNEL}/history", at(hours), detail={"layer": "229"}))


def post(
    message_id: int, text: str, hours: float = 0, way: Way = Way.MTPROTO, counters: Counters | None = None
) -> MessageObservation:
    """Return a post as seen `hours` after START."""
    return MessageObservation(
        CHANNEL,
        message_id,
        way,
        at(hours),
        posted_at=START,
        text=text,
        text_hash=text_hash(text),
        content_hash=content_hash([message_id, text]),
        counters=counters,
    )
