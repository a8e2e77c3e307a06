"""Markup as world files write it (names and code points) -> TL entities (UTF-16 units)."""

from collections.abc import Iterable
from typing import Any

from telethon.tl import types as T

_PLAIN = {
    "bold": T.MessageEntityBold,
    "italic": T.MessageEntityItalic,
    "underline": T.MessageEntityUnderline,
    "strikethrough": T.MessageEntityStrike,
    "spoiler": T.MessageEntitySpoiler,
    "code": T.MessageEntityCode,
    "mention": T.MessageEntityMention,
    "hashtag": T.MessageEntityHashtag,
    "cashtag": T.MessageEntityCashtag,
    "url": T.MessageEntityUrl,
    "email": T.MessageEntityEmail,
    "phone_number": T.MessageEntityPhone,
    "bank_card": T.MessageEntityBankCard,
}


def tl_entities(text: str, marks: Iterable[dict[str, Any]]) -> list[Any] | None:
    """Turn `{kind, offset, length[, url …]}` into TL entities; None for none, as the server sends it."""
    return [_entity(text, mark) for mark in marks] or None


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text) + sum(char >= "\U00010000" for char in text)


def _entity(text: str, mark: dict[str, Any]) -> Any:
    start, length = mark["offset"], mark["length"]
    place = utf16_length(text[:start]), utf16_length(text[start : start + length])
    match mark["kind"]:
        case "text_link":
            return T.MessageEntityTextUrl(*place, mark["url"])
        case "pre":
            return T.MessageEntityPre(*place, mark.get("language", ""))
        case "custom_emoji":
            return T.MessageEntityCustomEmoji(*place, int(mark["document_id"]))
        case "blockquote":
            return T.MessageEntityBlockquote(*place, collapsed=mark.get("collapsed") or None)
        case kind if kind in _PLAIN:
            return _PLAIN[kind](*place)
        case kind:
            raise ValueError(f"markup of the kind {kind!r} is not known; one of: {', '.join(sorted(_PLAIN))}")
