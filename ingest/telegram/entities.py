"""Markup of a post, the same from all ways in.

Invariant: one post has one `post_hash` whichever way it came. Desktop's export cannot nest markup: of
overlapping entities it keeps the first in the server's order. The hash therefore uses that outline, while
the observation keeps every entity it was told.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from ingest.model import Entity, text_hash

# Names of Desktop's export -> names of the Bot API, which the house uses.
EXPORT_KINDS = {
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "strikethrough": "strikethrough",
    "spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "text_link": "text_link",
    "blockquote": "blockquote",
    "custom_emoji": "custom_emoji",
    "mention": "mention",
    "mention_name": "text_mention",
    "hashtag": "hashtag",
    "cashtag": "cashtag",
    "bot_command": "bot_command",
    "link": "url",
    "email": "email",
    "phone": "phone_number",
    "bank_card": "bank_card",
    "formatted_date": "date_time",
    "date": "date_time",
    "unknown": "unknown",
}

# The server orders entities by offset, then the longer first, then by this rank (lower is further out).
_RANK = {
    "blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
# a character that UTF-16 writes in two units: emoji, some letters
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_RANK_OF_FOUND = 50  # what clients find by themselves: mention, url, hashtag …


def server_order(entity: Entity) -> tuple[int, int, int]:
    """Return the sort key that puts entities into the server's order."""
    return entity.offset, -entity.length, _RANK.get(entity.kind, _RANK_OF_FOUND)


def outline(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the entities that do not overlap an earlier one, in the server's order, empty ones dropped."""
    kept: list[Entity] = []
    end = 0
    for entity in sorted(entities, key=server_order):
        if entity.length > 0 and entity.offset >= end:
            kept.append(entity)
            end = entity.offset + entity.length
    return tuple(kept)


def post_hash(text: str, entities: tuple[Entity, ...], said: bytes = b"") -> str:
    """Return the `text_hash` of a post: that of its text, `said` as JSON, and of the outline of its entities."""
    if len(entities) > 1:
        entities = outline(entities)
    return text_hash(text, entities, said)


def code_point_spans(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Turn (offset, length) in UTF-16 units into code points; linear in the text.

    A span that begins or ends inside a surrogate pair is widened to the whole character; one that
    reaches beyond the text is cut at its end.
    """
    size = len(text)
    # Most texts have no wide character, and counting their units is ten times as quick as looking for one.
    if text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * size:
        return [(min(o, size), min(o + n, size) - min(o, size)) for o, n in spans]
    wide = [match.start() for match in _WIDE.finditer(text)]
    units = [index + nth for nth, index in enumerate(wide)]  # where each wide character begins in UTF-16
    total = size + len(wide)
    result = []
    for offset, length in spans:
        # Within a pair both units belong to the same character, which is therefore taken whole.
        first = size if offset >= total else offset - bisect_left(units, offset)
        if length <= 0:
            result.append((first, 0))
            continue
        last = min(offset + length, total) - 1
        result.append((first, max(0, last - bisect_left(units, last) + 1 - first)))
    return result
