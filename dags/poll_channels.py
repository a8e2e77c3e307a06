"""The Airflow DAG `poll_channels`; what it does stands in ingest/orchestration/posts.py."""

from ingest.orchestration.posts import poll_channels

dag = poll_channels()
