"""Which channel entries the links were made under, and the articles that a changed entry touches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.store.characters import json_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

CURSOR = "gazetteer"  # subject: channel id; value: digest of the entry


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
