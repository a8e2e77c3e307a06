"""Check the ledger against the rows: a full scan in constant memory that names what is broken.

Run it on a fresh connection: it reads one snapshot, so that writers do not disturb it.
"""

import os
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from ingest.store.ledger import Part, chain_of, digest_of
from ingest.store.tables import EVIDENCE, SCHEMA, Evidence

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

# What retention leaves in place of a text; such a row is excused when its redaction is on record.
_REDACTED = {
    "blob": 't.body IS NULL AND t."location" IS NULL',
    "message_text": "t.text = ''",
    "article_text": "t.text = ''",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was sealed. `part` orders faults by when the rows were added."""

    part: int
    table: str
    key: str  # 'channel_id=1, message_id=7'; "" = no single row can be named
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, and what was found; `head` is the last chain value, worth noting down elsewhere."""

    entries: int
    rows: int
    head: str
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


def verify(conn: "Connection", home: Path, noted_head: str = "") -> Verification:
    """Check chain, parts, rows and bytes; the first fault of each table is reported, earliest first.

    `noted_head` is a chain value noted down earlier: it must still be in the chain. Only this shows that the
    end of the chain was cut off.
    """
    conn.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    entries, head, noted, faults = _chain(conn, noted_head)
    if noted_head and not noted:
        faults.append(Fault(0, "ledger", "", f"the noted chain value {noted_head} is not in the chain"))
    rows = 0
    for evidence in EVIDENCE:
        rows += int(conn.exec_driver_sql(f"SELECT count(*) FROM {SCHEMA}.{evidence.name}").scalar_one())
        faults += filter(None, (_changed_row(conn, evidence), _changed_part(conn, evidence)))
    faults += filter(None, (_changed_body(conn), _changed_file(conn, home)))
    return Verification(entries, rows, head, tuple(sorted(faults, key=lambda one: one.part)))


def verify_tail(conn: "Connection", entries: int) -> Verification:
    """Check the last entries of the chain and how they follow each other; quick, and no word on the rows."""
    newest = conn.scalar(text("SELECT coalesce(max(number), 0) FROM store.ledger")) or 0
    first = max(newest - entries, 0)
    head = conn.scalar(text("SELECT chain FROM store.ledger WHERE number = :number"), {"number": first}) or ""
    number = first
    with closing(_entries(conn, after=first)) as found:
        for number, (entry, parts) in enumerate(found, first + 1):
            fault = _entry_fault(entry, parts, number, head)
            if fault:
                where = f"number={entry.number}"
                return Verification(number - first, 0, entry.chain, (Fault(0, "ledger", where, fault),))
            head = entry.chain
    return Verification(number - first, 0, head, ())


def _chain(conn: "Connection", noted_head: str) -> tuple[int, str, bool, list[Fault]]:
    """Walk the chain; return its length, its head, whether the noted value is in it, and its first fault."""
    head, number, noted = "", 0, False
    with closing(_entries(conn)) as entries:
        for number, (entry, parts) in enumerate(entries, 1):
            noted = noted or entry.chain == noted_head
            fault = _entry_fault(entry, parts, number, head)
            if fault:
                part = parts[0].number if parts else 0
                return number, entry.chain, noted, [Fault(part, "ledger", f"number={entry.number}", fault)]
            head = entry.chain
    return number, head, noted, []


def _entries(conn: "Connection", after: int = 0) -> Generator[tuple["Row[Any]", list[Part]], None, None]:
    statement = text(
        "SELECT l.*, p.id AS part, p.table_name, p.rows, p.digest AS part_digest FROM store.ledger l"
        " LEFT JOIN store.ledger_part p USING (entry) WHERE l.number > :after ORDER BY l.number, p.id"
    )
    with conn.execution_options(stream_results=True, yield_per=1000).execute(statement, {"after": after}) as rows:
        for _, group in groupby(rows, key=lambda row: row.number):
            together = list(group)
            parts = [Part(one.part, one.table_name, one.rows, bytes(one.part_digest)) for one in together if one.part]
            yield together[0], parts


def _entry_fault(entry: "Row[Any]", parts: list[Part], number: int, previous: str) -> str:
    if entry.number != number:
        return f"entry {number} is missing"
    if entry.previous != previous:
        return "does not continue the entry before"
    if digest_of(parts) != entry.digest:
        return "its parts are not those it was sealed with"
    if chain_of(entry.number, entry.written_at, entry.kind, entry.digest, entry.previous) != entry.chain:
        return "its chain value does not fit its content"
    return ""


def _changed_row(conn: "Connection", evidence: Evidence) -> Fault | None:
    """Return the first row that no longer has the content under its hash."""
    key = ", ".join(f"'{name}=' || t.\"{name}\"::text" for name in evidence.key)
    excuse = ""
    if evidence.name in _REDACTED:
        record = f"r.table_name = '{evidence.name}' AND r.key = t.\"{evidence.key[0]}\""
        excuse = f" AND NOT ({_REDACTED[evidence.name]} AND EXISTS (SELECT FROM {SCHEMA}.redaction r WHERE {record}))"
    row = conn.exec_driver_sql(
        f"SELECT t.part, concat_ws(', ', {key}) AS key FROM {SCHEMA}.{evidence.name} t"
        f" WHERE t.row_hash <> {evidence.hash_expression('t')}{excuse} ORDER BY t.part, t.row_hash LIMIT 1"
    ).one_or_none()
    return None if row is None else Fault(row.part, evidence.name, row.key, "the row was changed after it was sealed")


def _changed_part(conn: "Connection", evidence: Evidence) -> Fault | None:
    """Return the first statement whose rows are no longer the ones it added."""
    row = conn.exec_driver_sql(
        "SELECT coalesce(p.id, a.part) AS part, coalesce(p.rows, 0) AS sealed, coalesce(a.rows, 0) AS found"
        f" FROM (SELECT id, rows, digest FROM {SCHEMA}.ledger_part p WHERE table_name = '{evidence.name}'"
        f"  AND EXISTS (SELECT FROM {SCHEMA}.ledger l WHERE l.entry = p.entry)) p"
        " FULL JOIN (SELECT part, count(*) AS rows, sha256(string_agg(row_hash, ''::bytea ORDER BY row_hash)) AS digest"
        f"  FROM {SCHEMA}.{evidence.name} GROUP BY part) a ON a.part = p.id"
        " WHERE p.rows IS DISTINCT FROM a.rows OR p.digest IS DISTINCT FROM a.digest ORDER BY 1 LIMIT 1"
    ).one_or_none()
    if row is None:
        return None
    return Fault(row.part, evidence.name, _suspect(conn, evidence, row.part), _part_fault(row.sealed, row.found))


def _part_fault(sealed: int, found: int) -> str:
    if not sealed:
        return f"{found} rows were added outside the ledger"
    if found < sealed:
        return f"{sealed - found} of {sealed} rows that were added together are missing"
    if found > sealed:
        return f"{found - sealed} rows were put among {sealed} that were added together"
    return f"one of {sealed} rows that were added together was replaced"


def _suspect(conn: "Connection", evidence: Evidence, part: int) -> str:
    """Name the row when the part holds just one."""
    rows = conn.execute(
        text(f"SELECT * FROM {SCHEMA}.{evidence.name} WHERE part = :part LIMIT 2"), {"part": part}
    ).all()
    if len(rows) != 1:
        return ""
    return ", ".join(f"{name}={getattr(rows[0], name)}" for name in evidence.key)


def _changed_body(conn: "Connection") -> Fault | None:
    row = conn.exec_driver_sql(
        "SELECT b.part, b.sha256, b.body IS NULL AS gone FROM store.blob b"
        " WHERE encode(sha256(b.body), 'hex') <> b.sha256 OR length(b.body) <> b.size OR b.body IS NULL"
        " AND b.location IS NULL AND NOT EXISTS (SELECT FROM store.redaction r WHERE r.table_name = 'blob'"
        " AND r.key = b.sha256) ORDER BY b.part, b.sha256 LIMIT 1"
    ).one_or_none()
    if row is None:
        return None
    said = "the bytes are gone and no redaction is on record" if row.gone else "the bytes no longer have this hash"
    return Fault(row.part, "blob", f"sha256={row.sha256}", said)


def _changed_file(conn: "Connection", home: Path) -> Fault | None:
    rows = conn.exec_driver_sql(
        "SELECT part, sha256, location FROM store.blob WHERE location IS NOT NULL ORDER BY part, sha256"
    ).all()
    for row in rows:
        path = home / row.location
        if not os.access(path, os.R_OK):
            return Fault(row.part, "blob", f"sha256={row.sha256}", f"its file {path} is missing or unreadable")
        with path.open("rb") as stream:
            if file_digest(stream, "sha256").hexdigest() != row.sha256:
                return Fault(row.part, "blob", f"sha256={row.sha256}", f"its file {path} was changed")
    return None
