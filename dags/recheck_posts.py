"""The Airflow DAG `recheck_posts`; what it does stands in ingest/orchestration/posts.py."""

from ingest.orchestration.posts import recheck_posts

dag = recheck_posts()
