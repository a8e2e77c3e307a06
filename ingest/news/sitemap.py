"""A sitemap's bytes -> the pages it names, or the sitemaps that an index names. News sitemaps tell dates and titles."""

import zlib
from dataclasses import dataclass
from datetime import datetime

from ingest.model.errors import InputError
from ingest.news.addresses import clean_address
from ingest.news.feed import FeedEntry
from ingest.news.moments import parse_moment
from ingest.news.tree import Element, parse_xml

MAX_ENTRIES = 50_000  # the protocol's own limits
MAX_BYTES = 52_428_800


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Pages in the sitemap's order; `children` are the sitemaps of an index."""

    entries: tuple[FeedEntry, ...] = ()
    children: tuple[str, ...] = ()


def read_sitemap(body: bytes, url: str) -> Sitemap:
    """Return what a sitemap or sitemap index names, gzip undone; raises InputError where it is neither."""
    root = parse_xml(_unzip(body, url))
    kind = _name(root) if root is not None else ""
    if root is None or kind not in ("urlset", "sitemapindex"):
        raise InputError("is no sitemap.", resource=url, remedy="Check the address under `sitemaps` in outlets.yml.")
    found: dict[str, FeedEntry] = {}
    for element in root:
        if _name(element) not in ("url", "sitemap") or len(found) >= MAX_ENTRIES:
            continue
        told = {_name(part): " ".join((part.text or "").split()) for part in element.iter() if _name(part)}
        address = clean_address(told.get("loc", ""), url)
        if address:
            entry = FeedEntry(
                address, told.get("title", ""), _at(told.get("publication_date")), _at(told.get("lastmod")), address
            )
            found.setdefault(address, entry)
    if kind == "sitemapindex":
        return Sitemap(children=tuple(found))
    return Sitemap(tuple(found.values()))


def _at(value: str | None) -> datetime | None:
    moment = parse_moment(value)
    return moment.at if moment is not None else None


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _unzip(body: bytes, url: str) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
        data = stream.decompress(body, MAX_BYTES)
    except zlib.error as error:
        raise InputError(f"is no whole gzip file: {error}.", resource=url, remedy="Try again later.") from error
    if stream.unconsumed_tail:
        raise InputError(f"is larger than {MAX_BYTES:,} bytes.", resource=url, remedy="Name its parts in outlets.yml.")
    return data
