"""What may change: cursors of the ways in, access to channels by account, and floods to wait out."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ingest.store.characters import json_text

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


def read_cursor(conn: "Connection", name: str, subject: str) -> Any:
    """Return the value of cursor `name` ('history', 'pts', 'recheck:6h', 'feed') for `subject`; None = not set."""
    return conn.scalar(
        text("SELECT value FROM store.cursor WHERE name = :name AND subject = :subject"),
        {"name": name, "subject": subject},
    )


def save_cursor(conn: "Connection", name: str, subject: str, value: Any, now: datetime) -> None:
    """Set a cursor; do it in the transaction that appends the rows it speaks of."""
    conn.execute(
        text(
            "INSERT INTO store.cursor (name, subject, value, updated_at)"
            " VALUES (:name, :subject, CAST(:value AS jsonb), :now)"
            " ON CONFLICT (name, subject) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at"
        ),
        {"name": name, "subject": subject, "value": json_text(value), "now": now},
    )


def save_access(
    conn: "Connection", account: str, channel_id: int, access_hash: int, username: str, now: datetime
) -> None:
    """Remember how `account` reaches a channel; an access hash belongs to one account."""
    conn.execute(
        text(
            "INSERT INTO store.channel_access (account, channel_id, access_hash, username, seen_at)"
            " VALUES (:account, :channel, :hash, :username, :now) ON CONFLICT (account, channel_id) DO UPDATE"
            " SET access_hash = excluded.access_hash, username = excluded.username, seen_at = excluded.seen_at"
        ),
        {"account": account, "channel": channel_id, "hash": access_hash, "username": username, "now": now},
    )


def read_access(conn: "Connection", account: str, channel_id: int) -> "Row[Any] | None":
    """Return (access_hash, username, seen_at) for `account`; None = the channel was not resolved yet."""
    return conn.execute(
        text(
            "SELECT access_hash, username, seen_at FROM store.channel_access"
            " WHERE account = :account AND channel_id = :channel"
        ),
        {"account": account, "channel": channel_id},
    ).one_or_none()


def save_flood(conn: "Connection", account: str, method: str, until: datetime) -> None:
    """Remember that `account` must not call `method` before `until`; a shorter wait never replaces a longer."""
    conn.execute(
        text(
            "INSERT INTO store.flood AS f (account, method, until) VALUES (:account, :method, :until)"
            " ON CONFLICT (account, method) DO UPDATE SET until = greatest(f.until, excluded.until)"
        ),
        {"account": account, "method": method, "until": until},
    )


def flood_until(conn: "Connection", account: str, method: str, now: datetime) -> datetime | None:
    """Return when `account` may call `method` again; None = at once."""
    found: datetime | None = conn.scalar(
        text("SELECT until FROM store.flood WHERE account = :account AND method = :method AND until > :now"),
        {"account": account, "method": method, "now": now},
    )
    return found


def flooded_methods(conn: "Connection", account: str, now: datetime) -> dict[str, datetime]:
    """Return the methods that `account` may not call yet, each with the time it may again."""
    rows = conn.execute(
        text("SELECT method, until FROM store.flood WHERE account = :account AND until > :now"),
        {"account": account, "now": now},
    )
    return {row.method: row.until for row in rows}
