"""Outlets, articles and what they say of Telegram posts."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class CitationKind(StrEnum):
    """How an article points at a post."""

    URL = "url"
    EMBED = "embed"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Citation:
    """An explicit reference to a channel or post. `start`/`end` in the article's text, -1 = not in the text."""

    kind: CitationKind
    handle: str = ""  # as written in the URL, lower case; "" = none
    channel_id: int | None = None
    message_id: int | None = None
    url: str = ""
    text: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Outlet:
    """A site that publishes articles."""

    id: str
    name: str
    language: str = ""
    hosts: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleContent:
    """An article as read from one page. `text` is title-less body text, paragraphs parted by one newline."""

    url: str
    canonical_url: str
    title: str
    text: str
    text_hash: str
    published_at: datetime | None = None
    published_from: str = ""  # json-ld | opengraph | time | given | feed; "" = no date
    modified_at: datetime | None = None
    declared_language: str = ""
    author: str = ""
    site_name: str = ""
    citations: tuple[Citation, ...] = ()
    detail: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleRevision:
    """One text of an article as stored."""

    article_id: int
    revision_id: int
    number: int
    url: str
    title: str
    text: str
    language: str
    published_at: datetime | None
    observed_at: datetime
    citations: tuple[Citation, ...] = ()
