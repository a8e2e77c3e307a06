"""The Airflow DAG `notify_export`; what it does stands in ingest/orchestration/upkeep.py."""

from ingest.orchestration.upkeep import notify_export

dag = notify_export()
