"""Which addresses are still to be fetched: not stored as an article, and not tried in vain a short while ago."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

PAGE = "page"  # name of the cursors that keep when an address may be tried again


def urls_to_fetch(conn: "Connection", urls: Sequence[str], now: datetime) -> list[str]:
    """Return those of `urls` that are to be fetched, in their order."""
    found = conn.scalars(
        text(
            "SELECT w.url FROM unnest(CAST(:urls AS text[])) WITH ORDINALITY AS w (url, position)"
            " WHERE NOT EXISTS (SELECT FROM store.article_url a WHERE a.url = w.url)"
            " AND NOT EXISTS (SELECT FROM store.cursor c WHERE c.name = :page AND c.subject = w.url"
            "  AND (c.value ->> 'retry_at')::timestamptz > :now) ORDER BY w.position"
        ),
        {"urls": list(urls), "page": PAGE, "now": now},
    )
    return list(found)


def stored_urls(conn: "Connection", urls: Sequence[str]) -> list[str]:
    """Return those of `urls` that lead to a stored article."""
    query = text("SELECT url FROM store.article_url WHERE url = ANY(:urls)")
    return list(conn.scalars(query, {"urls": list(urls)}))
