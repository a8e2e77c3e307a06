"""The text of a post in the web preview's HTML -> text and entities.

Emoji are drawn as `<i class="emoji"><b>…</b></i>`: that is neither italic nor bold. Quotes and code blocks
break the line by themselves, so the line break that stood beside them may be missing.
"""

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from ingest.model import Entity

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "blockquote": "blockquote",
}
_BLOCKS = frozenset({"pre", "blockquote"})
_SILENT = frozenset({"script", "style", "template"})
# Where markup crosses a link the page closes and opens it again: these are joined when they touch.
_JOINED = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})

# A line break of the source with the blanks around it: '\n   next' -> ' next'. Outside <pre> it is layout.
_SOURCE_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")
# 'https://a.example/', 'mailto:a@b.example'
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(//)?", re.IGNORECASE)


def read_text(root: Any) -> tuple[str, tuple[Entity, ...], list[object]]:
    """Return text, entities and the attributes that `Entity` has no place for."""
    reader = _Reader()
    reader.children(root)
    return reader.result()


def true_href(href: str) -> str:
    """Return an address whose ampersands the page escaped once more than HTML does."""
    while "&amp;" in href:
        href = href.replace("&amp;", "&")
    return href


class _Reader:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._break_due = False
        self._in_pre = False
        self._found: list[tuple[Entity, dict[str, object]]] = []

    def result(self) -> tuple[str, tuple[Entity, ...], list[object]]:
        text = "".join(self._pieces)
        kept = _join(self._found)
        kept.sort(key=lambda pair: (pair[0].offset, -pair[0].length))
        attributes: list[object] = [[index, extra] for index, (_, extra) in enumerate(kept) if extra]
        return text, tuple(entity for entity, _ in kept), attributes

    def children(self, node: Any) -> None:
        """Read a node's text and children; comments and processing instructions have no tag name."""
        self._add(node.text)
        for child in node:
            if isinstance(child.tag, str):
                self._element(child)
            self._add(child.tail)

    def _element(self, node: Any) -> None:
        tag = node.tag
        classes = node.get("class", "").split()
        if tag in _SILENT:
            return
        if tag == "br":
            self._put("\n")
        elif tag != "tg-emoji" and "emoji" in classes:
            self._add("".join(node.itertext()))
        elif tag in _BLOCKS:
            self._block(node)
        else:
            self._inline(node, classes)

    def _inline(self, node: Any, classes: list[str]) -> None:
        start = self._length + self._break_due
        first_piece = len(self._pieces)
        self.children(node)
        length = self._length - start
        if length <= 0:
            return
        if node.tag == "a":
            shown = "".join(self._pieces[first_piece:])[-length:]
            self._mark(*_link(shown, true_href(node.get("href", ""))), start, length)
        elif node.tag == "tg-emoji":
            self._mark("custom_emoji", "", start, length, {"document_id": node.get("emoji-id", "")})
        elif "tg-spoiler" in classes:
            self._mark("spoiler", "", start, length)
        elif node.tag in _TAGS and not (node.tag == "code" and self._in_pre):
            self._mark(_TAGS[node.tag], "", start, length)

    def _block(self, node: Any) -> None:
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self._break_due = True
        start = self._length + self._break_due
        was_in_pre, self._in_pre = self._in_pre, self._in_pre or node.tag == "pre"
        self.children(node)
        self._in_pre = was_in_pre
        extra: dict[str, object] = {}
        if node.get("expandable") is not None:
            extra["collapsed"] = True
        language = _language(node) if node.tag == "pre" else ""
        if language:
            extra["language"] = language
        if self._length > start:
            self._mark(node.tag, "", start, self._length - start, extra)
            self._break_due = True

    def _mark(self, kind: str, url: str, start: int, length: int, extra: dict[str, object] | None = None) -> None:
        self._found.append((Entity(kind, start, length, url), extra or {}))

    def _add(self, text: str | None) -> None:
        if text:
            self._put(text if self._in_pre else _SOURCE_BREAK.sub(" ", text))

    def _put(self, text: str) -> None:
        if self._break_due:
            self._break_due = False
            if not text.startswith("\n"):
                text = "\n" + text
        self._pieces.append(text)
        self._length += len(text)


def _link(shown: str, href: str) -> tuple[str, str]:
    """Return (kind, address) of a link: what clients find by themselves has no address of its own."""
    if href.startswith("?q=%23"):
        return "hashtag", ""
    if href.startswith("?q=%24"):
        return "cashtag", ""
    if href.startswith("tg://user"):
        return "text_mention", href
    if href.startswith("mailto:") and _bare(href) == shown.lower():
        return "email", ""
    if shown.startswith("@") and _bare(href) in {f"t.me/{shown[1:].lower()}", f"telegram.me/{shown[1:].lower()}"}:
        return "mention", ""
    if _bare(href) == _bare(shown):
        return "url", ""
    return "text_link", href


def _bare(address: str) -> str:
    """Return an address for comparing with what is shown: no scheme, no last slash, readable, lower case."""
    rest = unquote(_SCHEME.sub("", address.strip())).rstrip("/").lower()
    host, slash, path = rest.partition("/")
    if "xn--" in host:
        try:
            host = host.encode("ascii").decode("idna")
        except UnicodeError:
            return rest
    return host + slash + path


def _language(node: Any) -> str:
    """Return the language of a code block: `<pre><code class="language-python">`."""
    for code in node.iter("code"):
        for name in code.get("class", "").split():
            if name.startswith("language-"):
                return str(name.removeprefix("language-"))
    return ""


def _join(found: list[tuple[Entity, dict[str, object]]]) -> list[tuple[Entity, dict[str, object]]]:
    """Join stretches of the same markup that touch or overlap."""
    kept = [pair for pair in found if pair[0].kind not in _JOINED]
    last: dict[str, Entity] = {}
    for entity, _ in sorted((p for p in found if p[0].kind in _JOINED), key=lambda p: p[0].offset):
        before = last.get(entity.kind)
        if before is not None and entity.offset <= before.offset + before.length:
            end = max(before.offset + before.length, entity.offset + entity.length)
            last[entity.kind] = Entity(entity.kind, before.offset, end - before.offset)
        else:
            if before is not None:
                kept.append((before, {}))
            last[entity.kind] = entity
    kept += [(entity, {}) for entity in last.values()]
    return kept


def handle_and_number(href: str) -> tuple[str, int | None]:
    """Return (handle, message id) of a t.me address: 'https://t.me/zarechye/12?single' -> ('zarechye', 12)."""
    parts = [part for part in urlsplit(href).path.split("/") if part and part != "s"]
    number = int(parts[1]) if len(parts) > 1 and parts[1].isascii() and parts[1].isdigit() else None
    return (parts[0] if parts else "", number)
