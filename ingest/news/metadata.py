"""What a page says of itself: title, dates, canonical address, language, author, site."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from ingest.news.addresses import believe_canonical
from ingest.news.linked_data import article_node, name_of, text_of
from ingest.news.publication import find_modified, find_published
from ingest.news.tree import Element, all_text

_LANGUAGE = re.compile(r"^[a-zA-Z]{2,3}(?=$|[-_])")
_SEPARATOR = re.compile(r"\s+(?:\||::|»|·)\s+|\s+[-–—]\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's word on itself; "" and None = not said. `told_body` is the JSON-LD articleBody."""

    title: str = ""
    told_body: str = ""
    published_at: datetime | None = None
    published_from: str = ""
    modified_at: datetime | None = None
    canonical_url: str = ""
    language: str = ""
    author: str = ""
    site_name: str = ""
    detail: dict[str, object] = field(default_factory=dict)


def read_metadata(root: Element, url: str, hosts: Iterable[str] = ()) -> Metadata:
    """Return what the page says of itself, from JSON-LD, OpenGraph, <time>, meta tags and links."""
    node = article_node(root, url)
    metas = _metas(root)
    detail: dict[str, object] = {}
    published, source = find_published(root, node, metas, url, detail)
    site = metas.get("og:site_name") or name_of(node.get("publisher")) or metas.get("application-name", "")
    canonical, refused = believe_canonical(_canonical_candidates(root, metas), url, hosts)
    if refused:
        detail["canonical_refused"] = refused
    return Metadata(
        title=_title(root, node, metas, site),
        told_body=text_of(node, "articleBody"),
        published_at=published,
        published_from=source,
        modified_at=find_modified(node, metas),
        canonical_url=canonical,
        language=_language(root, node, metas),
        author=_author(root, node, metas),
        site_name=site[:200],
        detail=detail,
    )


def _metas(root: Element) -> dict[str, str]:
    """Return meta tags by lower-case property, name or itemprop; the first of a name wins."""
    found: dict[str, str] = {}
    for meta in root.iterfind(".//meta[@content]"):
        content = " ".join(meta.get("content", "").split())
        for kind in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(kind, "").strip().lower()
            if name and content:
                found.setdefault(name, content[:2000])
    return found


def _title(root: Element, node: dict[str, object], metas: dict[str, str], site: str) -> str:
    told = text_of(node, "headline") or metas.get("og:title", "")
    if not told:
        headings = [text for h1 in list(root.iter("h1"))[:3] if (text := all_text(h1))]
        told = headings[0] if len(headings) == 1 else ""
    if not told:
        element = root.find(".//title")
        told = all_text(element) if element is not None else metas.get("twitter:title", "")
    return strip_site(" ".join(told.split())[:500], site)


def strip_site(title: str, site: str) -> str:
    """Return a title without ' | Name of the site' at its end."""
    parts = list(_SEPARATOR.finditer(title))
    if not parts:
        return title
    head, sign, tail = title[: parts[-1].start()], parts[-1][0].strip(), title[parts[-1].end() :]
    is_site = bool(site) and tail.strip().lower() == site.strip().lower()
    sure = sign in "|::»" and len(tail.split()) <= 5 and len(head.split()) >= len(tail.split())
    return head.strip() if is_site or sure else title


def _language(root: Element, node: dict[str, object], metas: dict[str, str]) -> str:
    html = root if root.tag == "html" else root.getroottree().getroot()
    spoken = node.get("inLanguage")
    if isinstance(spoken, dict):
        spoken = spoken.get("alternateName") or spoken.get("name")
    for value in (
        html.get("lang"),
        html.get("xml:lang"),
        spoken,
        metas.get("og:locale"),
        metas.get("content-language"),
    ):
        found = _LANGUAGE.match(value.strip()) if isinstance(value, str) else None
        if found is not None:
            return found[0].lower()
    return ""


def _author(root: Element, node: dict[str, object], metas: dict[str, str]) -> str:
    told = name_of(node.get("author")) or metas.get("author", "")
    if not told and not (named := metas.get("article:author", "")).startswith("http"):
        told = named
    if not told:
        marked = root.find(".//*[@itemprop='author']")
        if marked is None:
            marked = root.find(".//a[@rel='author']")
        told = all_text(marked) if marked is not None else ""
    return told[:200]


def _canonical_candidates(root: Element, metas: dict[str, str]) -> list[str]:
    found = [
        link.get("href", "").strip()
        for link in root.iterfind(".//link[@rel]")
        if "canonical" in link.get("rel", "").lower().split()
    ]
    return [address for address in [*found[:2], metas.get("og:url", "")] if address]
