"""The Airflow DAG `fetch_articles`; what it does stands in ingest/orchestration/articles.py."""

from ingest.orchestration.articles import fetch_articles

dag = fetch_articles()
