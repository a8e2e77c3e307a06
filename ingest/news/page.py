"""A page's bytes -> the article in it. Pure: no network, no clock, no store."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from ingest.model.article import ArticleContent
from ingest.model.errors import InputError
from ingest.model.message import text_hash
from ingest.news.blocks import Page
from ingest.news.body import Body, find_body
from ingest.news.charset import decode
from ingest.news.citations import find_citations
from ingest.news.metadata import Metadata, read_metadata
from ingest.news.reading import read_blocks
from ingest.news.tree import parse_html
from ingest.news.witnesses import plain

MAX_BYTES = 10_000_000
_OTHER_FORMATS = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "compressed with gzip",
}
_TAG = re.compile(rb"<(?:!doctype|html|head|body|meta|title|div|p)\b", re.IGNORECASE)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\f\r"))


def read_article(
    body: bytes,
    url: str,
    *,
    declared_charset: str = "",
    published: datetime | None = None,
    published_from: str = "given",
    hosts: Iterable[str] = (),
    max_bytes: int = MAX_BYTES,
) -> ArticleContent:
    """Return the article that the page's bytes hold.

    `published` with `published_from="given"` is an operator's word and wins over the page's dates; with "feed" it
    is used where the page tells none. `hosts` are the outlet's, where a canonical address may lead.
    A page without body text gives an empty text and an entry in `detail["issues"]`; InputError is raised where
    the bytes are no page at all: empty, larger than `max_bytes`, or of another format.
    """
    _refuse(body, url, max_bytes)
    decoded = decode(body, declared_charset)
    root, cut = parse_html(decoded.text)
    if root is None:
        raise InputError("holds no HTML element.", resource=url, remedy="Save the page as HTML and try again.")
    metadata = read_metadata(root, url, hosts)
    page = read_blocks(root)
    title = _title_on_page(page, metadata.title)
    found = find_body(page, root, metadata.told_body, title)
    given = _given(metadata, published, published_from)
    return ArticleContent(
        url=url,
        canonical_url=metadata.canonical_url,
        title=title,
        text=found.text,
        text_hash=text_hash(found.text),
        published_at=given[0],
        published_from=given[1],
        modified_at=metadata.modified_at,
        declared_language=metadata.language,
        author=metadata.author,
        site_name=metadata.site_name,
        citations=find_citations(page, found),
        detail=_detail(found, {"charset": decoded.charset, **decoded.detail, **cut, **metadata.detail, **given[2]}),
    )


def _refuse(body: bytes, url: str, max_bytes: int) -> None:
    if not body.strip():
        raise InputError("the page is empty (0 bytes of content).", resource=url, remedy="Fetch it again.")
    if len(body) > max_bytes:
        raise InputError(
            f"the page has {len(body):,} bytes, more than the {max_bytes:,} allowed.",
            resource=url,
            remedy="Save the article alone, without embedded media.",
        )
    for start, name in _OTHER_FORMATS.items():
        if body.startswith(start):
            raise InputError(f"is {name}, not an HTML page.", resource=url, remedy="Give the HTML page itself.")
    start = body[:4096]
    is_wide = start[:2] in (b"\xff\xfe", b"\xfe\xff")
    noise = len(start) - len(start.translate(None, _CONTROL))
    if not is_wide and (noise * 3 > len(start) or (noise * 20 > len(start) and _TAG.search(start) is None)):
        raise InputError("is binary data, not an HTML page.", resource=url, remedy="Give the HTML page itself.")


def _title_on_page(page: Page, title: str) -> str:
    """Return the title as the page shows it: <title> often ends with the site's name or a category."""
    key = plain(title)
    if not key:
        return title
    for block in page.blocks:
        shown = plain(block.text)
        if len(shown) * 2 > len(key) and len(shown) >= 12 and key.startswith(shown) and block.link_share < 0.9:
            return block.text
    return title


def _given(
    metadata: Metadata, published: datetime | None, source: str
) -> tuple[datetime | None, str, dict[str, object]]:
    own = metadata.published_at
    if published is None or (own is not None and source != "given"):
        return own, metadata.published_from, {}
    at = published.astimezone(UTC) if published.tzinfo is not None else published.replace(tzinfo=UTC)
    differs = own is not None and abs((own - at).total_seconds()) > 3600
    return at, source, {"published_on_page": own.isoformat()} if own is not None and differs else {}


def _detail(found: Body, detail: dict[str, object]) -> dict[str, object]:
    issues: list[dict[str, str]] = []
    if not found.text:
        issues.append({"kind": "no_body", "message": "no article text was found on the page"})
    if "truncated" in detail:
        issues.append({"kind": "page_truncated", "message": str(detail["truncated"])})
    if found.headings:
        detail["headings"] = [list(span) for span in found.headings]
    if issues:
        detail["issues"] = issues
    return {**detail, "body_from": found.witness}
