"""Which parts of a page are no body text: navigation, related links, comments, captions, bylines.

The vocabulary is furniture.yml; here are only the rules that read it. Invariant: a label never depends on more than
the element itself, so that a page is labelled in one pass.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from ingest.news.tree import Element


class Furniture(StrEnum):
    """What a part of a page is, if not body text."""

    NONE = ""
    INVISIBLE = "invisible"  # scripts, styles, hidden elements
    FOREIGN = "foreign"  # other articles, other people's words, the site: its links do not count
    ORNAMENT = "ornament"  # captions, bylines, share buttons: links to posts in it count


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """furniture.yml, ready for use."""

    foreign: re.Pattern[str]
    ornament: re.Pattern[str]
    phrases: tuple[str, ...]
    labels: tuple[str, ...]  # phrases of a single word
    imprints: tuple[str, ...]
    bylines: tuple[str, ...]


_INVISIBLE_TAGS = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "math", "canvas", "object", "applet", "select", "map"}
)
_FOREIGN_TAGS = frozenset({"nav", "footer", "aside", "menu", "dialog"})
_ORNAMENT_TAGS = frozenset({"figcaption", "button", "input", "textarea", "label", "audio", "video", "caption"})
_FOREIGN_ROLES = frozenset({"navigation", "complementary", "contentinfo", "dialog", "alertdialog", "search", "menu"})
_NEVER = frozenset({"html", "body", "main", "h1", "tbody", "tr"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MENTION = re.compile(r"(?<![\w-])(?:no|not|has|with|without|hide|show|is)[-_]\w[\w-]*", re.IGNORECASE)  # no-sidebar
_SIGNS = re.compile(r"[^A-Za-z0-9]+")
_LEADING = re.compile(r"^[\W_]+")
_PHRASE_LENGTH = 160
_LINE_WORDS = 7
_STOPS = frozenset(".!?…:»”")
_TICKER = re.compile(r" [·•] ")
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_DATE = re.compile(
    r"""\b\d{1,2}\b[^\d]{1,24}\b(?:19|20)\d\d\b                # 2 April 2031, 02.04.2031
      | \b(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\b            # 2031-04-02
      | ^[^\W\d]+\.?\s\d{1,2},?\s(?:19|20)\d\d\b            # April 2, 2031
    """,
    re.VERBOSE,
)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read once."""
    import yaml

    data = yaml.safe_load((files("ingest.news") / "furniture.yml").read_text(encoding="utf-8"))
    phrases = {phrase for language in data["phrases"].values() for phrase in language}
    return Vocabulary(
        _tokens_pattern(data["class_foreign"]),
        _tokens_pattern(data["class_ornament"]),
        tuple(sorted(phrase for phrase in phrases if not phrase.isalpha())),
        tuple(sorted(phrase for phrase in phrases if phrase.isalpha())),
        tuple(data["imprints"]),
        tuple(data["bylines"]),
    )


def label(element: Element) -> Furniture:
    """Return what the element's tag, role, class and id say that it is."""
    tag = element.tag
    if tag in _INVISIBLE_TAGS or _is_hidden(element):
        return Furniture.INVISIBLE
    if tag in _FOREIGN_TAGS or element.get("role", "") in _FOREIGN_ROLES:
        return Furniture.FOREIGN
    if tag in _ORNAMENT_TAGS:
        return Furniture.ORNAMENT
    if tag in _NEVER or "articlebody" in element.get("itemprop", "").lower():
        return Furniture.NONE
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return _label_names(names) if names != " " else Furniture.NONE


def is_phrase(text: str) -> bool:
    """Say whether a block is an invitation, label, credit or imprint rather than a sentence of the article."""
    if len(text) > _PHRASE_LENGTH:
        return False
    lower = text.lower()
    words = vocabulary()
    start = _LEADING.sub("", lower)
    if start.startswith(words.phrases) or any(imprint in lower for imprint in words.imprints):
        return True
    return start.startswith(words.labels) and text[-1] not in _STOPS and len(text.split()) <= 4


def is_line(text: str) -> bool:
    """Say whether a paragraph is a name, a button, a byline, a date or a ticker: what no sentence looks like.

    Examples: 'guest', 'By M. Oland', '2 April 2031, 09:30', 'Rates rise · Storm ahead · Two held'.
    """
    if len(_TICKER.findall(text)) >= 2:
        return True
    words = text.split()
    if len(words) > _LINE_WORDS or text[-1] in _STOPS:
        return False
    if _DATE.search(text) or (len(words) <= 4 and _TIME.search(text)):
        return True
    if any(sign.isdigit() for sign in text):
        return False
    return len(words) <= 2 or (len(words) <= 5 and text.lower().startswith(vocabulary().bylines))


@lru_cache(maxsize=4096)
def _label_names(names: str) -> Furniture:
    tokens = _SIGNS.sub(" ", _CAPITAL.sub(" ", _MENTION.sub(" ", names))).lower()
    padded = f" {tokens} "
    words = vocabulary()
    if words.foreign.search(padded):
        return Furniture.FOREIGN
    return Furniture.ORNAMENT if words.ornament.search(padded) else Furniture.NONE


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def _tokens_pattern(entries: Iterable[str]) -> re.Pattern[str]:
    parts = sorted({re.escape(e[:-1]) + r"\w*" if e.endswith("*") else re.escape(e) for e in entries})
    return re.compile(r" (?:" + "|".join(parts) + r") ")
