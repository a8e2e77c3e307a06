"""Channels as configured, and what was seen of their names over time."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.model import Channel, Way
from ingest.store.characters import storable
from ingest.store.ledger import insert_evidence
from ingest.store.tables import CHANNEL_FACT

if TYPE_CHECKING:
    from sqlalchemy import Connection

_FIELDS = "id, handle, title, language, person, office, office_en, region, region_en, in_office_from, in_office_to"


@dataclass(frozen=True, slots=True)
class ChannelFact:
    """A name or description of a channel as seen at one moment; `name` is username, title, about …"""

    channel_id: int
    name: str
    value: str
    seen_at: datetime
    way: Way


def upsert_channels(conn: "Connection", channels: Sequence[Channel], *, watched: bool = True) -> None:
    """Make these channels what the configuration says. Channels it no longer names stay as they are."""
    if not channels:
        return
    names = _FIELDS.split(", ")
    changes = ", ".join(f"{name} = excluded.{name}" for name in [*names[1:], "watched"])
    conn.execute(
        text(
            f"INSERT INTO store.channel ({_FIELDS}, watched)"
            f" VALUES ({', '.join(f':{name}' for name in names)}, :watched)"
            f" ON CONFLICT (id) DO UPDATE SET {changes}"
        ),
        [{**asdict(one), "watched": watched} for one in sorted(channels, key=lambda one: one.id)],
    )


def list_channels(conn: "Connection") -> list[Channel]:
    """Return all known channels, in order of id."""
    rows = conn.execute(text(f"SELECT {_FIELDS} FROM store.channel ORDER BY id"))
    return [Channel(**row) for row in rows.mappings()]


def append_channel_facts(conn: "Connection", facts: Sequence[ChannelFact]) -> int:
    """Append the facts that differ from the latest known of their name; return how many were new."""
    return sum(
        insert_evidence(
            conn,
            CHANNEL_FACT,
            "SELECT CAST(:channel_id AS bigint) AS channel_id, CAST(:name AS text) AS name,"
            " CAST(:value AS text) AS value, CAST(:seen_at AS timestamptz) AS seen_at, CAST(:way AS text) AS way"
            " WHERE CAST(:value AS text) IS DISTINCT FROM (SELECT value FROM store.channel_fact f"
            " WHERE f.channel_id = :channel_id AND f.name = :name AND f.seen_at <= :seen_at"
            " ORDER BY f.seen_at DESC, f.part DESC LIMIT 1)",
            {
                "channel_id": fact.channel_id,
                "name": fact.name,
                "value": storable(fact.value),
                "seen_at": fact.seen_at,
                "way": fact.way.value,
            },
        )
        for fact in facts
    )
