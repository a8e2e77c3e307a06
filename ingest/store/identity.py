"""Ids of derived rows: computed from what the row is about, so that computing again gives the same ids."""

from hashlib import sha256
from uuid import UUID, uuid5

_SPACE = UUID("6f0f6f52-2f0a-5d6c-9d0e-3c1b1f3a7e10")


def row_id(kind: str, *parts: object) -> UUID:
    """Return the id of a derived row of `kind` that is about `parts`."""
    return uuid5(_SPACE, "\x1f".join([kind, *map(str, parts)]))


def revision_id(canonical_url: str, text_hash: str, occurrence: int) -> int:
    """Return the id of an article's text: the same whatever the order in which captures came in."""
    digest = sha256(f"{canonical_url}\x1f{text_hash}\x1f{occurrence}".encode()).digest()
    return int.from_bytes(digest[:8]) >> 1
