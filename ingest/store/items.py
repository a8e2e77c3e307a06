"""How each item of a run went, and runs that ended without saying so."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.model import ItemOutcome
from ingest.store.characters import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection

# First key of the advisory lock that a run's process holds as long as it lives; the second is the run's number.
_RUNS = 0x7275
_NUMBER = "CAST({id} & 2147483647 AS integer)"
BROKEN_OFF = "broken_off"


def save_outcomes(
    conn: "Connection", use_case: str, outcomes: Iterable[ItemOutcome], run_id: int, now: datetime
) -> None:
    """Note how the items went; what was known of them before counts on."""
    rows = [
        {
            "use_case": use_case,
            "item": storable(one.item),
            "outcome": one.outcome,
            "message": storable(one.message),
            "run": run_id,
            "now": now,
            "done": now if one.outcome == "done" else None,
            "failures": int(one.outcome != "done"),
        }
        # one order for all runs, so that no two wait for each other
        for one in sorted(outcomes, key=lambda one: one.item)
    ]
    if rows:
        conn.execute(
            text(
                "INSERT INTO store.item_outcome AS o (use_case, item, outcome, message, run_id, tried_at, done_at,"
                " failures) VALUES (:use_case, :item, :outcome, :message, :run, :now, :done, :failures)"
                " ON CONFLICT (use_case, item) DO UPDATE SET outcome = excluded.outcome, message = excluded.message,"
                " run_id = excluded.run_id, tried_at = excluded.tried_at,"
                " done_at = coalesce(excluded.done_at, o.done_at),"
                " failures = CASE WHEN excluded.failures = 0 THEN 0 ELSE o.failures + 1 END"
            ),
            rows,
        )


def hold_run(conn: "Connection", run_id: int) -> None:
    """Hold the run's lock until this connection ends, by whatever cause."""
    conn.execute(text(f"SELECT pg_advisory_lock({_RUNS}, {_NUMBER.format(id=':id')})"), {"id": run_id})


def broken_off(conn: "Connection", use_case: str, now: datetime) -> list[tuple[int, datetime]]:
    """Mark the runs of a use case whose process is gone although they never ended; return number and beginning."""
    rows = conn.execute(
        text(
            "WITH open AS MATERIALIZED (SELECT id FROM store.run WHERE use_case = :use_case AND ended_at IS NULL"
            "  ORDER BY id FOR UPDATE SKIP LOCKED)"
            " UPDATE store.run r SET ended_at = :now, outcome = :broken FROM open WHERE r.id = open.id"
            f" AND pg_try_advisory_xact_lock({_RUNS}, {_NUMBER.format(id='open.id')})"
            " RETURNING r.id, r.started_at"
        ),
        {"use_case": use_case, "now": now, "broken": BROKEN_OFF},
    )
    return sorted((int(row.id), row.started_at) for row in rows)


def expire_outcomes(conn: "Connection", before: datetime) -> int:
    """Forget items last tried before this; return how many."""
    gone = conn.execute(text("DELETE FROM store.item_outcome WHERE tried_at < :before"), {"before": before})
    return int(gone.rowcount)
