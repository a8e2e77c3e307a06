"""When the use cases run, and with how many tries: everything that knows Airflow.

`dags/` calls the builders of this room; their tasks call `ingest.pipeline` and nothing else. Importing
this package imports no Airflow, so that the command line can start Airflow without loading it.
"""
