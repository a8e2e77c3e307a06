#!/bin/sh
# Run by the image of PostgreSQL at its first start: Airflow's database, the store's, and a login for each task.
set -eu
psql --username=postgres --set=ON_ERROR_STOP=1 \
    --set=airflow="$AIRFLOW_DB_PASSWORD" --set=owner="$OWNER_PASSWORD" \
    --set=app="$APP_PASSWORD" --set=reader="$READER_PASSWORD" <<'SQL'
CREATE ROLE airflow LOGIN PASSWORD :'airflow';
CREATE ROLE ingest_owner LOGIN PASSWORD :'owner';
CREATE ROLE ingest_app LOGIN PASSWORD :'app';
CREATE ROLE ingest_reader LOGIN PASSWORD :'reader';
CREATE DATABASE airflow OWNER airflow;
CREATE DATABASE claims OWNER ingest_owner TEMPLATE template0;
REVOKE ALL ON DATABASE airflow, claims FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE claims TO ingest_app;
GRANT CONNECT ON DATABASE claims TO ingest_reader;
SQL
