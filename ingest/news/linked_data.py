"""schema.org data in a page's JSON-LD: the node that describes the article. Nothing here is believed unchecked."""

import json
import re
from collections.abc import Iterator
from html import unescape

from ingest.news.tree import Element

_TYPES = ("article", "newsarticle", "blogposting", "liveblogposting", "report", "webpage")
_MAX_SCRIPT = 2_000_000
_MAX_NODES = 2_000
_TAG = re.compile(r"<[^<>]{1,300}>")
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d)\b[^<>]{0,100}>", re.IGNORECASE)


def article_node(root: Element, url: str) -> dict[str, object]:
    """Return the JSON-LD node of the article; {} where the page has none."""
    best: dict[str, object] = {}
    best_rank = 0
    for node in _nodes(root):
        rank = _rank(node, url)
        if rank > best_rank:
            best, best_rank = node, rank
    return best


def text_of(node: dict[str, object], key: str) -> str:
    """Return a string property without markup, paragraphs parted by newlines; "" where it is missing."""
    value = node.get(key)
    if isinstance(value, list):
        value = "\n".join(item for item in value if isinstance(item, str))
    if not isinstance(value, str):
        return ""
    return unescape(_TAG.sub(" ", _BREAK.sub("\n", unescape(value) if "&lt;" in value else value))).strip()


def name_of(value: object) -> str:
    """Return the name of a person or organisation, several parted by commas."""
    if isinstance(value, list):
        return ", ".join(name for item in value[:20] if (name := name_of(item)))
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(unescape(value).split())[:200] if isinstance(value, str) else ""


def _rank(node: dict[str, object], url: str) -> int:
    kinds = node.get("@type")
    names = [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]
    if not any(name.endswith(_TYPES) for name in names):
        return 0
    rank = 1 if all(name.endswith("webpage") for name in names) else 4
    rank += 2 * ("articleBody" in node) + ("datePublished" in node) + ("headline" in node)
    page = node.get("mainEntityOfPage")
    about = page.get("@id") if isinstance(page, dict) else page
    return rank + 3 * (bool(url) and url in (node.get("url"), node.get("@id"), about))


def _nodes(root: Element) -> Iterator[dict[str, object]]:
    count = 0
    for script in root.iterfind(".//script[@type]"):
        if script.get("type", "").strip().lower() != "application/ld+json" or not script.text:
            continue
        waiting: list[object] = [_load(script.text)]
        while waiting and count < _MAX_NODES:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                count += 1
                yield value
                waiting.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value)


def _load(text: str) -> object:
    """Return the script's value, None where it is no JSON: pages wrap it in comments and cut it short."""
    if len(text) > _MAX_SCRIPT:
        return None
    clean = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return json.loads(clean.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
