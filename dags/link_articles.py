"""The Airflow DAG `link_articles`; what it does stands in ingest/orchestration/derived.py."""

from ingest.orchestration.derived import link_articles

dag = link_articles()
