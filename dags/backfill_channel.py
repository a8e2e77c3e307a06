"""The Airflow DAG `backfill_channel`; what it does stands in ingest/orchestration/backfill.py."""

from ingest.orchestration.backfill import backfill_channel

dag = backfill_channel()
