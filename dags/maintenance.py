"""The Airflow DAG `maintenance`; what it does stands in ingest/orchestration/upkeep.py."""

from ingest.orchestration.upkeep import maintenance

dag = maintenance()
