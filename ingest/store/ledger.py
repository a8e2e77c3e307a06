"""The chain over all evidence: rows are hashed as they are added, each transaction is sealed by one entry.

A row keeps `row_hash` (over its columns) and `part` (the statement that added it). `ledger_part` holds a digest
over the row hashes of each part, an entry of `ledger` one over its parts, chained to the entry before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ingest.model import LedgerEntry
from ingest.store.tables import SCHEMA, Evidence

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LOCK = 0x696E67657375
_ENTRY = (
    "coalesce(nullif(current_setting('ingest.entry', true), '')::bigint,"
    " set_config('ingest.entry', nextval('store.entry_id')::text, true)::bigint)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """The rows that one statement added to one table; `digest` is over their sorted row hashes."""

    number: int
    table: str
    rows: int
    digest: bytes


def insert_evidence(
    conn: "Connection",
    evidence: Evidence,
    source: str,
    values: dict[str, Any] | None = None,
    *,
    also: str = "",
    told: Sequence[str] = (),
) -> int:
    """Add what the SELECT `source` yields and return how many rows were new.

    `source` names every column of the table but `part` and `row_hash`, with the table's own types.
    A row that is already there changes nothing. `also` is an INSERT that reads the new rows from `added`, which has
    the columns `told`.
    """
    names = [column.name for column in evidence.table.columns if column.name not in {"part", "row_hash"}]
    columns = ", ".join(f'"{name}"' for name in names)
    picked = ", ".join(f's."{name}"' for name in names)
    statement = f"""
WITH part AS MATERIALIZED (SELECT nextval('store.part_id') AS id),
added AS (
    INSERT INTO {SCHEMA}.{evidence.name} ({columns}, part, row_hash)
    SELECT {picked}, part.id, {evidence.hash_expression("s")} FROM ({source}) s, part
    ON CONFLICT ({", ".join(evidence.conflict)}) DO NOTHING
    RETURNING {", ".join(["row_hash", *told])}
){f", following AS ({also})" if also else ""}
INSERT INTO {SCHEMA}.ledger_part (id, entry, table_name, rows, digest)
SELECT part.id, {_ENTRY}, '{evidence.name}', count(*), sha256(string_agg(row_hash, ''::bytea ORDER BY row_hash))
FROM added, part GROUP BY part.id
RETURNING rows"""
    return int(conn.scalar(text(statement), values or {}) or 0)


def take_parts(conn: "Connection", number: int) -> list[int]:
    """Take numbers for parts whose rows the caller makes and adds by itself; see `add_part`."""
    return list(
        conn.scalars(text("SELECT nextval('store.part_id') FROM generate_series(1, :number)"), {"number": number})
    )


def add_part(conn: "Connection", evidence: Evidence, part: int, hashes: Sequence[bytes]) -> None:
    """Put rows into the ledger that were added under a number of `take_parts`; `hashes` are their row hashes."""
    if hashes:
        conn.execute(
            text(
                f"INSERT INTO {SCHEMA}.ledger_part (id, entry, table_name, rows, digest)"
                f" VALUES (:id, {_ENTRY}, :table, :rows, :digest)"
            ),
            {
                "id": part,
                "table": evidence.name,
                "rows": len(hashes),
                "digest": sha256(b"".join(sorted(hashes))).digest(),
            },
        )


def seal(conn: "Connection", kind: str, now: datetime) -> LedgerEntry | None:
    """Write the ledger's entry for what this transaction added so far; None = it added no evidence.

    Call it last: from here to the commit all other writers wait. READ COMMITTED is assumed.
    """
    entry = conn.scalar(text("SELECT nullif(current_setting('ingest.entry', true), '')::bigint"))
    if entry is None:
        return None
    conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    rows = conn.execute(
        text("SELECT id, table_name, rows, digest FROM store.ledger_part WHERE entry = :entry ORDER BY id"),
        {"entry": entry},
    )
    parts = [Part(row.id, row.table_name, row.rows, bytes(row.digest)) for row in rows]
    if not parts:
        return None
    last = conn.execute(text("SELECT number, chain FROM store.ledger ORDER BY number DESC LIMIT 1")).one_or_none()
    number, previous = (1, "") if last is None else (last.number + 1, last.chain)
    digest = digest_of(parts)
    made = LedgerEntry(number, now, kind, digest, previous, chain_of(number, now, kind, digest, previous))
    conn.execute(
        text(
            "INSERT INTO store.ledger (number, entry, written_at, kind, digest, previous, chain)"
            " VALUES (:number, :entry, :written_at, :kind, :digest, :previous, :chain)"
        ),
        {
            "number": made.number,
            "entry": entry,
            "written_at": made.written_at,
            "kind": made.kind,
            "digest": made.digest,
            "previous": made.previous,
            "chain": made.chain,
        },
    )
    conn.execute(text("SELECT set_config('ingest.entry', '', true)"))
    return made


def digest_of(parts: list[Part]) -> str:
    """Return the digest of an entry over its parts, which are in order of their number."""
    lines = (f"{part.number} {part.table} {part.rows} {part.digest.hex()}" for part in parts)
    return sha256("\n".join(lines).encode()).hexdigest()


def chain_of(number: int, written_at: datetime, kind: str, digest: str, previous: str) -> str:
    """Return the chain value of an entry."""
    moment = written_at.astimezone(UTC).isoformat(timespec="microseconds")
    return sha256("\n".join([previous, str(number), moment, kind, digest]).encode()).hexdigest()
