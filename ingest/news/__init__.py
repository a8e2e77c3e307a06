"""Articles: pages, feeds and manifests -> text with its date, address and citations. Knows no network and no store."""

from ingest.news.feed import Feed, FeedEntry, read_feed
from ingest.news.manifest import ManifestEntry, read_manifest
from ingest.news.page import MAX_BYTES, read_article
from ingest.news.sitemap import Sitemap, read_sitemap
from ingest.news.telegram_url import TelegramAddress, parse_telegram_url

__all__ = [
    "MAX_BYTES",
    "Feed",
    "FeedEntry",
    "ManifestEntry",
    "Sitemap",
    "TelegramAddress",
    "parse_telegram_url",
    "read_article",
    "read_feed",
    "read_manifest",
    "read_sitemap",
]
