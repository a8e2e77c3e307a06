"""Which channel entries the links were made under, and the articles that a changed entry touches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.store.characters import json_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

CURSOR = "gazetteer"  # subject: channel id; value: digest of the entry and its handle
FORMER = "former handle"  # subject: channel id/handle; value: both and since when; updated_at: until when


@dataclass(frozen=True, slots=True)
class HandleBearer:
    """A channel that bore a handle; `until` None = as far as was seen it still does."""

    handle: str
    channel_id: int
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class LinkedText:
    """The text of an article that was linked before."""

    article_revision_id: int
    title: str
    text: str
    language: str


def read_entries(conn: "Connection") -> dict[int, str]:
    """Return the digests of the channel entries that the stored links were made under."""
    rows = conn.execute(text("SELECT subject, value FROM store.cursor WHERE name = :name"), {"name": CURSOR})
    return {int(row.subject): row.value for row in rows}


def save_entries(conn: "Connection", entries: Mapping[int, str], now: datetime) -> None:
    """Make these all the channel entries that the stored links were made under."""
    conn.execute(
        text("DELETE FROM store.cursor WHERE name = :name AND NOT subject = ANY(:kept)"),
        {"name": CURSOR, "kept": [str(channel) for channel in entries]},
    )
    if entries:
        conn.execute(
            text(
                "INSERT INTO store.cursor (name, subject, value, updated_at) SELECT :name, e.key, e.value, :now"
                " FROM jsonb_each(CAST(:entries AS jsonb)) e ON CONFLICT (name, subject) DO UPDATE"
                " SET value = excluded.value, updated_at = excluded.updated_at WHERE cursor.value <> excluded.value"
            ),
            {"name": CURSOR, "entries": json_text({str(key): one for key, one in entries.items()}), "now": now},
        )


def bearers_of(conn: "Connection", handles: Sequence[str]) -> list[HandleBearer]:
    """Return which channels were seen to bear these handles (lower case), or were entered with them, and when."""
    rows = conn.execute(
        text(
            "SELECT * FROM (SELECT channel_id, lower(value) AS handle, seen_at AS since,"
            "  lead(seen_at) OVER (PARTITION BY channel_id ORDER BY seen_at, part) AS until FROM store.channel_fact"
            "  WHERE name = 'username') f WHERE handle = ANY(:handles)"
            " UNION ALL SELECT CAST(value ->> 'channel_id' AS bigint), value ->> 'handle',"
            "  CAST(value ->> 'since' AS timestamptz), updated_at FROM store.cursor"
            "  WHERE name = :name AND value ->> 'handle' = ANY(:handles)"
            " ORDER BY handle, since, channel_id"
        ),
        {"handles": list(handles), "name": FORMER},
    )
    return [HandleBearer(row.handle, row.channel_id, row.since, row.until) for row in rows]


def save_former(conn: "Connection", handles: Mapping[int, str], now: datetime) -> None:
    """Note the handles under which these channels stood in the configuration until now."""
    for channel_id, handle in sorted(handles.items()):
        conn.execute(
            text(
                "INSERT INTO store.cursor (name, subject, value, updated_at) SELECT CAST(:name AS text), :subject,"
                " jsonb_build_object('channel_id', CAST(:channel AS bigint), 'handle', CAST(:handle AS text), 'since',"
                " coalesce((SELECT min(posted_at) FROM store.post WHERE channel_id = :channel), :now)), :now"
                " ON CONFLICT (name, subject) DO UPDATE SET updated_at = excluded.updated_at"
            ),
            {
                "name": FORMER,
                "subject": f"{channel_id}/{handle}",
                "channel": channel_id,
                "handle": handle,
                "now": now,
            },
        )


def articles_tied_to(conn: "Connection", channels: Sequence[int], handles: Sequence[str]) -> list[int]:
    """Return the article revisions that wait for these channels, are linked to them or point at them."""
    rows = conn.scalars(
        text(
            "SELECT article_revision_id FROM store.article_key WHERE key = ANY(:keys)"
            " UNION SELECT article_revision_id FROM store.link WHERE channel_id = ANY(:channels)"
            " UNION SELECT article_revision_id FROM store.citation WHERE channel_id = ANY(:channels)"
            " UNION SELECT article_revision_id FROM store.citation WHERE lower(handle) = ANY(:handles)"
        ),
        {
            "keys": [f"{undated}c:{channel}" for channel in channels for undated in ("", "u|")],
            "channels": list(channels),
            "handles": [handle.lower() for handle in handles],
        },
    )
    return list(rows)


def linked_texts(conn: "Connection", size: int = 500) -> Iterator[LinkedText]:
    """Give every article revision that was linked before, in order of id, read in parts."""
    last = -1
    while True:
        rows = conn.execute(
            text(
                "SELECT r.id, r.title, t.text, r.language FROM store.article_work w"
                " JOIN store.article_revision r ON r.id = w.article_revision_id"
                " JOIN store.article_text t USING (text_hash)"
                " WHERE w.step = 'link' AND w.version <> '' AND w.article_revision_id > :last"
                " ORDER BY w.article_revision_id LIMIT :size"
            ),
            {"last": last, "size": size},
        ).all()
        if not rows:
            return
        for row in rows:
            yield LinkedText(row.id, row.title, row.text, row.language)
        last = rows[-1].id
