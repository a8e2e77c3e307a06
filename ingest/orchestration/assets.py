"""The assets that tie the DAGs together. Their events are hints: consumers read cursors in the store."""

from airflow.sdk import Asset

POSTS = Asset(name="telegram/posts", uri="ingest://telegram/posts", group="ingest")
ARTICLES = Asset(name="news/articles", uri="ingest://news/articles", group="ingest")
LINKS = Asset(name="news/links", uri="ingest://news/links", group="ingest")
FLAGS = Asset(name="news/flags", uri="ingest://news/flags", group="ingest")
