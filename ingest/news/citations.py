"""Telegram links, widgets and frames of a page as citations, placed in the article's text.

A link in the body is placed where its words stand; an embed is placed, with no width, where it interrupts the text.
Links of other articles, comments and menus do not count; a link to a channel without a post counts in the text only,
because every page of an outlet invites to its own channel.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from ingest.model.article import Citation, CitationKind
from ingest.news.blocks import Page
from ingest.news.body import Body
from ingest.news.furniture import Furniture
from ingest.news.telegram_url import TEXT_ADDRESS, TelegramAddress, parse_post_name, parse_telegram_url, unwrap

_MAX = 1_000  # a page with more is a list of links; the rest is cut off


def find_citations(page: Page, body: Body) -> tuple[Citation, ...]:
    """Return the page's citations of Telegram, those in the text first, each post outside the text once."""
    found: list[Citation] = []
    posts: set[tuple[str, int | None, int | None]] = set()
    for citation in (*_in_text(body), *_embeds(page, body), *_elsewhere(page, body)):
        post = (citation.handle, citation.channel_id, citation.message_id)
        if citation.start < 0 and post in posts:
            continue
        posts.add(post)
        found.append(citation)
        if len(found) >= _MAX:
            break
    return tuple(found)


def _cite(
    kind: CitationKind, address: TelegramAddress, url: str, text: str = "", span: tuple[int, int] = (-1, -1)
) -> Citation:
    return Citation(kind, address.handle, address.channel_id, address.message_id, url, text[:300], *span)


def _in_text(body: Body) -> list[Citation]:
    found: list[Citation] = []
    for anchor in body.anchors:
        url = unwrap(anchor.href)
        address = parse_telegram_url(url)
        if address is not None:
            span = (anchor.start, anchor.end)
            found.append(_cite(CitationKind.URL, address, url, body.text[anchor.start : anchor.end], span))
    found.sort(key=lambda citation: citation.start)
    linked = [(citation.start, citation.end) for citation in found]
    for match in islice(TEXT_ADDRESS.finditer(body.text), _MAX):
        url = match[0].rstrip(".,;:!?&=")
        address = parse_telegram_url(url)
        before = bisect_right(linked, (match.start(), len(body.text))) - 1
        if address is not None and (before < 0 or linked[before][1] <= match.start()):
            found.append(_cite(CitationKind.URL, address, url, url, (match.start(), match.start() + len(url))))
    return sorted(found, key=lambda citation: citation.start)


def _embeds(page: Page, body: Body) -> Iterator[Citation]:
    for embed in page.embeds:
        if embed.furniture is Furniture.FOREIGN:
            continue
        address = parse_post_name(embed.url)
        if address is None or address.message_id is None:
            continue
        place = _place(body, embed.before)
        url = embed.url if "t.me" in embed.url or "telegram." in embed.url else f"https://t.me/{embed.url}"
        yield _cite(CitationKind.EMBED, address, url, "", (place, place))


def _place(body: Body, before: int) -> int:
    """Return the offset of the first kept block at or after the embed; -1 where the embed is not inside the body."""
    if body.first < 0 or not body.first <= before <= body.last + 1:
        return -1
    position = bisect_left(body.places, (before, 0))
    return body.places[position][1] if position < len(body.places) else len(body.text)


def _elsewhere(page: Page, body: Body) -> Iterator[Citation]:
    kept = {index for index, _ in body.places}
    for index, block in enumerate(page.blocks):
        if index in kept or block.furniture is Furniture.FOREIGN:
            continue
        for anchor in block.anchors:
            url = unwrap(anchor.href)
            address = parse_telegram_url(url) if "t.me" in url or "telegram" in url or url[:3] == "tg:" else None
            if address is not None and address.message_id is not None:
                yield _cite(CitationKind.URL, address, url, block.text[anchor.start : anchor.end])
