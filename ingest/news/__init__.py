"""Articles: pages, feeds and manifests -> text with its date, address and citations. Knows no network and no store."""

from ingest.news.manifest import ManifestEntry, read_manifest
from ingest.news.page import MAX_BYTES, read_article
from ingest.news.telegram_url import TelegramAddress, parse_telegram_url

__all__ = ["MAX_BYTES", "ManifestEntry", "TelegramAddress", "parse_telegram_url", "read_article", "read_manifest"]
