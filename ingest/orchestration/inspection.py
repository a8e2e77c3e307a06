"""What our DAGs find in an Airflow: `python -m ingest.orchestration.inspection` prints it as one line of JSON.

A process of its own, since loading Airflow takes seconds; `ingest doctor --deep` starts it.
"""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.config import read_settings
from ingest.orchestration.hook import DEFAULT_CONNECTION
from ingest.orchestration.pools import pools_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Told = tuple[str, bool, str, str]  # what, whether it is well, in words, what mends it


def inspect() -> list[Told]:
    """Look at pools, import errors of DAGs, the connection and the heartbeats in Airflow's database."""
    from airflow.utils.session import create_session

    with create_session() as session:
        return [_pools(session), _dags(session), _connection(session), *_heartbeats(session)]


def _pools(session: "Session") -> Told:
    from airflow.models.pool import Pool
    from sqlalchemy import select

    found = {pool.pool: pool.slots for pool in session.scalars(select(Pool))}
    wrong = [
        f"{name} has {found.get(name, 'no')} slots, not {slots}"
        for name, slots in pools_of(read_settings()).items()
        if found.get(name) != slots
    ]
    return ("Airflow's pools", not wrong, "; ".join(wrong) or "as the tasks name them", "ingest airflow setup")


def _dags(session: "Session") -> Told:
    from airflow.models.dag import DagModel
    from airflow.models.errors import ParseImportError
    from sqlalchemy import select

    ids = {path.stem for path in (Path(__file__).parents[2] / "dags").glob("*.py")}
    errors = list(session.scalars(select(ParseImportError)))
    if errors:
        first = (errors[0].stacktrace or "").strip().splitlines()[-1]
        return ("Airflow's DAGs", False, f"{len(errors)} files cannot be imported; {errors[0].filename}: {first}", "")
    known = set(session.scalars(select(DagModel.dag_id).where(DagModel.is_stale.is_(False))))
    missing = sorted(ids - known)
    detail = f"not known: {', '.join(missing)}" if missing else f"{len(ids)} are known, none fails to import"
    return ("Airflow's DAGs", not missing, detail, "let dags_folder point to dags/ and start the dag-processor")


def _connection(session: "Session") -> Told:
    from airflow.models.connection import Connection
    from sqlalchemy import select

    settings = read_settings()
    if settings.telegram_session is not None or settings.telegram_sessions:
        return ("Telegram's connection", True, "not needed: the environment has a session", "")
    in_environment = f"AIRFLOW_CONN_{DEFAULT_CONNECTION.upper()}" in os.environ
    query = select(Connection.conn_id).where(Connection.conn_id == DEFAULT_CONNECTION)
    found = in_environment or session.scalar(query) is not None
    detail = f"{DEFAULT_CONNECTION} {'is there' if found else 'is missing'}"
    return ("Telegram's connection", found, detail, "make it in Airflow: Admin, Connections, type Telegram")


def _heartbeats(session: "Session") -> list[Told]:
    from airflow.jobs.job import Job
    from sqlalchemy import select

    told: list[Told] = []
    for kind, name in (
        ("SchedulerJob", "scheduler"),
        ("DagProcessorJob", "dag-processor"),
        ("TriggererJob", "triggerer"),
    ):
        query = select(Job).where(Job.job_type == kind).order_by(Job.latest_heartbeat.desc()).limit(1)
        job = session.scalar(query)
        alive = job is not None and job.is_alive()
        seen = f"last seen {job.latest_heartbeat:%Y-%m-%d %H:%M:%S} UTC" if job is not None else "never seen"
        told.append((f"Airflow's {name}", alive, seen, f"airflow {name}"))
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(inspect()) + "\n")
