"""When an article was published, by its page: JSON-LD, OpenGraph, <time>, meta tags, in this order."""

import re
from collections.abc import Iterator
from datetime import datetime

from ingest.news.furniture import Furniture, label
from ingest.news.moments import parse_moment
from ingest.news.tree import Element, all_text

_OPEN_GRAPH = ("article:published_time", "og:published_time", "og:article:published_time")
_META_PUBLISHED = (
    "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "published", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "cxenseparse:recs:publishtime",
    "mediator_published_time", "article.published", "date.issued", "originalpublicationdate",
)  # fmt: skip
_URL_DAY = re.compile(r"/(20\d\d)[/-](\d\d)[/-](\d\d)(?=/|-|$)")
_MODIFIED = ("article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "last-modified")


def find_published(
    root: Element, node: dict[str, object], metas: dict[str, str], url: str, detail: dict[str, object]
) -> tuple[datetime | None, str]:
    """Return when the article was published and which part of the page says so; (None, "") where none does.

    Into `detail` goes what a reader of the date must know: `published_zone` where UTC was assumed, and
    `published_day` where the page tells a day only.
    """
    day = None
    for source, value in _told(root, node, metas):
        moment = parse_moment(value)
        if moment is None:
            if value:
                detail.setdefault("bad_dates", str(value)[:60])
            continue
        if moment.at is not None:
            if moment.zone_assumed:
                detail["published_zone"] = "not told, UTC assumed"
            return moment.at, source
        day = day or (moment, source)
    in_url = _URL_DAY.search(url)
    if day is None and in_url is not None:
        moment = parse_moment("-".join(in_url.groups()))
        day = (moment, "url") if moment is not None else None
    if day is not None:
        # A day is no instant: midnight would put the report before the post that it cites.
        detail["published_day"] = day[0].day.isoformat()
        detail["published_day_from"] = day[1]
    return None, ""


def _told(root: Element, node: dict[str, object], metas: dict[str, str]) -> Iterator[tuple[str, object]]:
    yield "json-ld", node.get("datePublished") or node.get("dateCreated")
    yield from (("opengraph", metas.get(name)) for name in _OPEN_GRAPH)
    yield "time", _time_element(root)
    yield from (("meta", metas.get(name)) for name in _META_PUBLISHED)


def _time_element(root: Element) -> str:
    """Return the date of the article's own <time>; those in lists of other articles and in comments do not count."""
    fallback = ""
    for count, element in enumerate(root.iter("time")):
        value = element.get("datetime") or element.get("content") or ""
        if count >= 40:
            break
        if parse_moment(value) is None or _is_foreign(element):
            continue
        names = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        if "pub" in names or element.get("pubdate") is not None:
            return str(value)
        if "modif" not in names and "updat" not in names:
            fallback = fallback or value
    if fallback:
        return fallback
    marked = root.find(".//*[@itemprop='datePublished']")
    return str(marked.get("datetime") or marked.get("content") or all_text(marked)) if marked is not None else ""


def _is_foreign(element: Element) -> bool:
    return any(label(above) is Furniture.FOREIGN for above in element.iterancestors())


def find_modified(node: dict[str, object], metas: dict[str, str]) -> datetime | None:
    """Return when the page says that the article was last changed."""
    for value in (node.get("dateModified"), *(metas.get(name) for name in _MODIFIED)):
        moment = parse_moment(value)
        if moment is not None and moment.at is not None:
            return moment.at
    return None
