"""What each login may and may not do, asked of the server itself; nothing is written."""

from typing import TYPE_CHECKING

from sqlalchemy import text

from ingest.store.tables import EVIDENCE, LEDGER_TABLES, SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MAY = "SELECT has_table_privilege(:table, :privilege)"
_FORBIDDEN = ("UPDATE", "DELETE", "TRUNCATE")


def faults_of(conn: "Connection", role: str) -> list[str]:
    """Return what the login lacks or has too much of; `role` is app, owner or reader."""
    evidence = [*(f"{SCHEMA}.{one.name}" for one in EVIDENCE), *(f"{SCHEMA}.{name}" for name in LEDGER_TABLES)]
    if conn.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")):
        return ["is a superuser; it must be a login of its own"]
    match role:
        case "app":
            lacks = [one for one in evidence if not (_may(conn, one, "INSERT") and _may(conn, one, "SELECT"))]
            over = [one for one in evidence if any(_may(conn, one, verb) for verb in _FORBIDDEN)]
        case "reader":
            lacks = [] if _sees_views(conn) else ["analyst.flags"]
            over = [one for one in evidence if conn.scalar(_USAGE) and _may(conn, one, "SELECT")]
        case _:
            lacks = [] if conn.scalar(_OWNS) else [f"{SCHEMA} (it is not the owner)"]
            over = []
    said = [f"has no rights on {', '.join(lacks[:3])}"] if lacks else []
    return said + ([f"may change or read too much: {', '.join(over[:3])}"] if over else [])


_USAGE = text(f"SELECT has_schema_privilege('{SCHEMA}', 'USAGE')")
_OWNS = text(f"SELECT pg_has_role(current_user, nspowner, 'MEMBER') FROM pg_namespace WHERE nspname = '{SCHEMA}'")


def _may(conn: "Connection", table: str, privilege: str) -> bool:
    return bool(conn.scalar(text(_MAY), {"table": table, "privilege": privilege}))


def _sees_views(conn: "Connection") -> bool:
    allowed = conn.scalar(text("SELECT has_schema_privilege('analyst', 'USAGE')"))
    return bool(allowed) and _may(conn, "analyst.flags", "SELECT")
