"""The text of a post in Telegram Desktop's HTML export -> text and entities.

Desktop writes a post's parts one after the other and never one inside another. Line breaks are `<br>`; real ones are
layout around the whole text. A bank card has no mark of its own.
"""

import re
from typing import Any

from ingest.model import Entity

_TAGS = {
    "strong": "bold",
    "em": "italic",
    "u": "underline",
    "s": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
# What a link without an address does when clicked: `return ShowHashtag("дороги")`, `return ShowNotLoadedEmoji();`
_SHOWS = {
    "ShowHashtag": "hashtag",
    "ShowCashtag": "cashtag",
    "ShowBotCommand": "bot_command",
    "ShowMentionName": "text_mention",
    "ShowNotLoadedEmoji": "custom_emoji",
    "ShowNotAvailableEmoji": "custom_emoji",
}
_SHOWN = re.compile(r"return (\w+)\(")
_MENTION = re.compile(r"^https?://(?:t\.me|telegram\.me)/", re.IGNORECASE)
_EMOJI_FILE = re.compile(r"^(?:\.\./)*[\w ./-]+\.(?:webp|tgs|webm|jpg|png)$", re.IGNORECASE)
_LAYOUT_BEFORE = re.compile(r"^[\r\n]+")
_LAYOUT_AFTER = re.compile(r"[\r\n]+[ ]*$")


def read_parts(root: Any) -> tuple[str, tuple[Entity, ...]]:
    """Return text and entities of the element that holds a post's text."""
    pieces: list[str] = [_LAYOUT_BEFORE.sub("", root.text or "")]
    entities: list[Entity] = []
    offset = len(pieces[0])
    for child in root:
        shown = _shown(child)
        kind, url = _kind_of(child, shown)
        if kind and shown:
            entities.append(Entity(kind, offset, len(shown), url))
        tail = child.tail or ""
        pieces += [shown, tail]
        offset += len(shown) + len(tail)
    text = "".join(pieces)
    kept = _LAYOUT_AFTER.sub("", text)
    return kept, tuple(entities)


def _shown(node: Any) -> str:
    """Return what an element shows; a comment shows nothing."""
    if not isinstance(node.tag, str):
        return ""
    if node.tag == "br":
        return "\n"
    pieces = [node.text or ""]
    for child in node:
        pieces += [_shown(child), child.tail or ""]
    return "".join(pieces)


def _kind_of(node: Any, shown: str) -> tuple[str, str]:
    """Return (kind, address) of a part; '' = plain."""
    if node.tag == "a":
        return _link(node.get("href", ""), node.get("onclick", ""), shown)
    if node.tag == "span" and "spoiler" in node.get("class", "").split():
        return "spoiler", ""
    return _TAGS.get(node.tag, ""), ""


def _link(href: str, onclick: str, shown: str) -> tuple[str, str]:
    if not href:
        found = _SHOWN.match(onclick)
        return (_SHOWS.get(found[1], "unknown") if found else "unknown"), ""
    if href == shown:
        return "url", ""
    if href == f"mailto:{shown}":
        return "email", ""
    if href == f"tel:{shown}":
        return "phone_number", ""
    if shown.startswith("@") and _MENTION.sub("", href) == shown[1:]:
        return "mention", ""
    if _EMOJI_FILE.match(href):
        return "custom_emoji", ""
    return "text_link", href
