"""Runs, issues and judgements: what the system did, what it found doubtful, what people decided."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.model import Issue, Judgement, Summary
from ingest.store.characters import json_text, storable
from ingest.store.identity import row_id
from ingest.store.ledger import insert_evidence
from ingest.store.tables import JUDGEMENT

if TYPE_CHECKING:
    from sqlalchemy import Connection


def start_run(
    conn: "Connection",
    use_case: str,
    config_digest: str,
    now: datetime,
    origin: tuple[str, str, str] = ("", "", ""),
) -> int:
    """Note that a use case begins; return the run's id.

    `origin` names the DAG, its run and the task that began it; empty texts = not begun by Airflow.
    """
    dag, dag_run, task = origin
    return int(
        conn.execute(
            text(
                "INSERT INTO store.run (use_case, started_at, outcome, counts, skipped, config_digest, dag_id,"
                " dag_run_id, task_id)"
                " VALUES (:use_case, :now, 'running', '{}', '{}', :digest, :dag, :dag_run, :task) RETURNING id"
            ),
            {
                "use_case": use_case,
                "now": now,
                "digest": config_digest,
                "dag": storable(dag),
                "dag_run": storable(dag_run),
                "task": storable(task),
            },
        ).scalar_one()
    )


def end_run(conn: "Connection", run_id: int, summary: Summary, now: datetime) -> None:
    """Note how the run ended; a summary with failures makes it `failed`."""
    conn.execute(
        text(
            "UPDATE store.run SET ended_at = :now, outcome = :outcome, counts = CAST(:counts AS jsonb),"
            " skipped = CAST(:skipped AS jsonb) WHERE id = :id"
        ),
        {
            "now": now,
            "outcome": "failed" if summary.failed else "done",
            "counts": json_text(summary.counts),
            "skipped": json_text(summary.skipped),
            "id": run_id,
        },
    )


def append_issues(conn: "Connection", issues: Sequence[Issue], now: datetime, run_id: int | None = None) -> None:
    """Keep warnings; one found again counts up instead of being listed twice."""
    rows = {
        row_id("issue", one.kind, one.resource, one.message): {
            "id": row_id("issue", one.kind, one.resource, one.message),
            "kind": one.kind,
            "resource": storable(one.resource),
            "message": storable(one.message),
            "detail": json_text(one.detail),
            "run": run_id,
            "now": now,
        }
        for one in issues
    }
    if rows:
        conn.execute(
            text(
                "INSERT INTO store.issue AS i (id, kind, resource, message, detail, run_id, first_seen, last_seen,"
                " times)"
                " VALUES (:id, :kind, :resource, :message, CAST(:detail AS jsonb), :run, :now, :now, 1)"
                " ON CONFLICT (id) DO UPDATE SET detail = excluded.detail, run_id = excluded.run_id,"
                " last_seen = excluded.last_seen, times = i.times + 1"
            ),
            [rows[key] for key in sorted(rows)],
        )


def append_judgement(conn: "Connection", judgement: Judgement) -> int:
    """Append a reviewer's decision; return its number. Seal the transaction afterwards."""
    identity = int(conn.execute(text("SELECT nextval(pg_get_serial_sequence('store.judgement', 'id'))")).scalar_one())
    insert_evidence(
        conn,
        JUDGEMENT,
        "SELECT CAST(:id AS bigint) AS id, CAST(:subject AS text) AS subject, CAST(:kind AS text) AS kind,"
        " CAST(:reviewer AS text) AS reviewer, CAST(:decided_at AS timestamptz) AS decided_at,"
        " CAST(:note AS text) AS note",
        {
            "id": identity,
            "subject": judgement.subject,
            "kind": judgement.kind.value,
            "reviewer": storable(judgement.reviewer),
            "decided_at": judgement.decided_at,
            "note": storable(judgement.note),
        },
    )
    return identity


def settle_issues(conn: "Connection", kind: str, resources: Sequence[str]) -> None:
    """Take away warnings whose cause is gone."""
    conn.execute(
        text("DELETE FROM store.issue WHERE kind = :kind AND resource = ANY(:resources)"),
        {"kind": kind, "resources": [storable(one) for one in resources]},
    )


def settle_other_issues(conn: "Connection", kind: str, standing: Sequence[Issue]) -> int:
    """Take away the warnings of a kind that are over: all but those that stand; return how many."""
    ids = [row_id("issue", one.kind, one.resource, one.message) for one in standing]
    gone = conn.execute(
        text("DELETE FROM store.issue WHERE kind = :kind AND id <> ALL(CAST(:ids AS uuid[]))"),
        {"kind": kind, "ids": ids},
    )
    return int(gone.rowcount)
