"""The Airflow DAG `compare_claims`; what it does stands in ingest/orchestration/derived.py."""

from ingest.orchestration.derived import compare_claims

dag = compare_claims()
