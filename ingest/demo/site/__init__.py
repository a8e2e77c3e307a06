"""A loopback news site: pages and feeds of several outlets from a folder, and scripted answers for tests."""

from ingest.demo.site.reply import Reply
from ingest.demo.site.server import NewsSite

__all__ = ["NewsSite", "Reply"]
