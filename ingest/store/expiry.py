"""What grows old: records of runs, counters over time, and bytes whose term is over.

Runs and counters are no evidence and are simply deleted. Bytes are evidence: they are redacted, and only where
every capture that holds them is old enough and was parsed, so that nothing is lost before it was read.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.model import Way

if TYPE_CHECKING:
    from sqlalchemy import Connection


def expire_runs(conn: "Connection", before: datetime) -> int:
    """Delete records of runs that ended, and issues last seen, before this; return how many rows went."""
    issues = conn.execute(text("DELETE FROM store.issue WHERE last_seen < :before"), {"before": before}).rowcount
    runs = conn.execute(
        text(
            "DELETE FROM store.run r WHERE ended_at < :before"
            " AND NOT EXISTS (SELECT FROM store.issue i WHERE i.run_id = r.id)"
        ),
        {"before": before},
    ).rowcount
    return int(issues + runs)


def expire_counters(conn: "Connection", before: datetime) -> int:
    """Delete counters read before this; return how many rows went."""
    return int(conn.execute(text("DELETE FROM store.counter WHERE observed_at < :before"), {"before": before}).rowcount)


def expired_bodies(conn: "Connection", ways: Sequence[Way], before: datetime, limit: int) -> list[str]:
    """Return hashes of bytes that were only seen before this, by these ways, and are all parsed."""
    rows = conn.scalars(
        text(
            "SELECT b.sha256 FROM store.blob b WHERE (b.body IS NOT NULL OR b.location IS NOT NULL)"
            " AND EXISTS (SELECT FROM store.capture c WHERE c.sha256 = b.sha256)"
            " AND NOT EXISTS (SELECT FROM store.capture c WHERE c.sha256 = b.sha256 AND (c.fetched_at >= :before"
            "  OR NOT c.way = ANY(:ways)"
            "  OR NOT EXISTS (SELECT FROM store.capture_parse p WHERE p.capture_id = c.id AND p.outcome = 'done')))"
            " ORDER BY b.sha256 LIMIT :limit"
        ),
        {"before": before, "ways": [way.value for way in ways], "limit": limit},
    )
    return list(rows)
