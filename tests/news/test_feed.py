"""Feeds and sitemaps: good, damaged, and what is neither."""

import gzip
from datetime import UTC, datetime

import pytest

from ingest.model.errors import InputError
from ingest.news import FeedEntry, read_feed, read_sitemap

URL = "https://harbour.example/feed.xml"
NOON = datetime(2031, 4, 2, 9, 30, tzinfo=UTC)


def rss(items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return f"{head}<rss version='2.0'><channel><title>Harbour</title>{items}</channel></rss>".encode()


def test_rss() -> None:
    feed = read_feed(
        rss(
            "<item><title>Storm &amp; sea</title><link>/1?utm_source=rss</link><guid isPermaLink='false'>k1</guid>"
            "<pubDate>Wed, 02 Apr 2031 12:30:00 +0300</pubDate></item>"
            "<item><guid>https://harbour.example/2</guid></item>"
            "<item><title>Again</title><link>https://harbour.example/1</link></item>"
            "<item><title>Nowhere</title></item>"
        ),
        URL,
    )
    assert feed.title == "Harbour"
    assert feed.entries == (
        FeedEntry("https://harbour.example/1", "Storm & sea", NOON, None, "k1"),
        FeedEntry("https://harbour.example/2", "", None, None, "https://harbour.example/2"),
    )
    assert [(issue.kind, issue.message) for issue in feed.issues] == [
        ("entry_without_link", "entry 4 has no web address and is left out")
    ]


def test_atom() -> None:
    body = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Hafen</title><entry><title>Sturm</title><id>urn:1</id>"
        "<link rel='alternate' href='/s/1'/><published>2031-04-02T09:30:00Z</published>"
        "<updated>2031-04-02T10:30:00Z</updated></entry></feed>"
    )
    (entry,) = read_feed(body.encode(), URL).entries
    assert entry == FeedEntry("https://harbour.example/s/1", "Sturm", NOON, NOON.replace(hour=10), "urn:1")


@pytest.mark.parametrize(
    "date",
    ["Wed, 02 Apr 2031 12:30:00 MSK", "2031-04-02T12:30:00+03:00", "02 Apr 2031 09:30 GMT", "2031-04-02 09:30:00"],
)
def test_dates_as_feeds_write_them(date: str) -> None:
    (entry,) = read_feed(rss(f"<item><link>/1</link><pubDate>{date}</pubDate></item>"), URL).entries
    assert entry.published == NOON


def test_a_day_or_nonsense_is_no_moment() -> None:
    items = (
        "<item><link>/1</link><pubDate>2031-04-02</pubDate></item><item><link>/2</link><pubDate>soon</pubDate></item>"
    )
    assert [entry.published for entry in read_feed(rss(items), URL).entries] == [None, None]


def test_a_damaged_feed_gives_what_can_be_read() -> None:
    body = rss("<item><title>A & B</title><link>https://harbour.example/1</link></item><item><title>cut")[:-20]
    feed = read_feed(body, URL)
    assert [entry.url for entry in feed.entries] == ["https://harbour.example/1"]
    assert "damaged_feed" in [issue.kind for issue in feed.issues]


def test_charset_of_the_declaration_and_of_the_header() -> None:
    item = "<item><title>Шторм</title><link>/1</link></item>"
    declared = rss(item, '<?xml version="1.0" encoding="windows-1251"?>').decode().encode("cp1251")
    assert read_feed(declared, URL).entries[0].title == "Шторм"
    bare = rss(item, "").decode().encode("cp1251")
    assert read_feed(bare, URL, content_type="application/xml; charset=windows-1251").entries[0].title == "Шторм"


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read_feed(rss(""), URL).entries == ()


def test_a_page_instead_of_a_feed_names_the_feed() -> None:
    page = b"<!doctype html><html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head><body>Hi"
    with pytest.raises(
        InputError, match=r"HTML page, not a feed\. The page names this feed: https://harbour\.example/rss"
    ):
        read_feed(page, URL)


@pytest.mark.parametrize(
    ("body", "message"),
    [(b"", "empty"), (b"<html><p>Hi", "HTML page"), (b"{}", "no RSS"), (b"/etc/passwd", "no RSS"), (b"<a/>", "no RSS")],
)
def test_what_is_no_feed(body: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_feed(body, URL)
    assert caught.value.resource == URL


def test_entities_neither_grow_nor_read_files() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY f SYSTEM "file:///etc/passwd">'
    bomb += (
        "".join(f"<!ENTITY {new} '{('&' + old + ';') * 10}'>" for old, new in zip("abcdefg", "bcdefgh", strict=True))
        + "]>"
    )
    item = "<item><title>x&h;&f;</title><link>/1</link></item>"
    (entry,) = read_feed(rss(item, bomb), URL).entries
    assert len(entry.title) <= 500
    assert "root" not in entry.title
    sitemap = f"{bomb}<urlset><url><loc>https://harbour.example/1&h;&f;</loc></url></urlset>"
    assert all(len(found.url) < 100 for found in read_sitemap(sitemap.encode(), URL).entries)


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://harbour.example/1?utm_medium=x</loc><lastmod>2031-04-02</lastmod><news:news>
<news:publication><news:name>Harbour</news:name></news:publication>
<news:publication_date>2031-04-02T09:30:00Z</news:publication_date><news:title>Storm</news:title></news:news></url>
<url><loc>mailto:x</loc></url><url><loc>/2</loc><lastmod>2031-04-02T09:30:00Z</lastmod></url></urlset>"""


@pytest.mark.parametrize("packed", [False, True])
def test_news_sitemap(packed: bool) -> None:
    body = gzip.compress(SITEMAP.encode()) if packed else SITEMAP.encode()
    assert read_sitemap(body, URL).entries == (
        FeedEntry("https://harbour.example/1", "Storm", NOON, None, "https://harbour.example/1"),
        FeedEntry("https://harbour.example/2", "", None, NOON, "https://harbour.example/2"),
    )


def test_sitemap_index() -> None:
    body = b"<sitemapindex><sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>/b.xml.gz</loc></sitemap></sitemapindex>"
    assert read_sitemap(body, URL).children == ("https://harbour.example/a.xml", "https://harbour.example/b.xml.gz")


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"nothing", b"\x1f\x8b\x08broken"])
def test_what_is_no_sitemap(body: bytes) -> None:
    with pytest.raises(InputError):
        read_sitemap(body, URL)
