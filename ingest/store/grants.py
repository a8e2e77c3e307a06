"""What the app's and the reader's logins may do. The owner runs this after each upgrade."""

from typing import TYPE_CHECKING

from ingest.store.tables import EVIDENCE, LEDGER_TABLES, SCHEMA, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

GRANTS_VERSION = "3"


def grant_app(connection: "Connection", user: str) -> None:
    """Let the app read all, append evidence, and change what is no evidence."""
    name = _quoted(user)
    evidence = {table.name for table in EVIDENCE} | set(LEDGER_TABLES)
    free = [f"{SCHEMA}.{table.name}" for table in metadata.sorted_tables if table.name not in evidence]
    free.remove(f"{SCHEMA}.schema_state")
    append = ", ".join(f"{SCHEMA}.{table}" for table in sorted(evidence))
    for statement in (
        f"REVOKE ALL ON ALL TABLES IN SCHEMA {SCHEMA} FROM {name}",
        f"GRANT USAGE ON SCHEMA {SCHEMA}, analyst TO {name}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {name}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA analyst TO {name}",
        f"GRANT INSERT ON {append} TO {name}",
        f"GRANT INSERT, UPDATE, DELETE ON {', '.join(free)} TO {name}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {SCHEMA} TO {name}",
        f"GRANT EXECUTE ON FUNCTION {SCHEMA}.ensure_counter_month TO {name}",
        f"GRANT EXECUTE ON FUNCTION {SCHEMA}.search_words TO {name}",
    ):
        connection.exec_driver_sql(statement)


def grant_reader(connection: "Connection", user: str) -> None:
    """Let the reader read the analysts' views and nothing else."""
    name = _quoted(user)
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA analyst TO {name}")
    connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA analyst TO {name}")


def _quoted(user: str) -> str:
    return '"' + user.replace('"', '""').replace("%", "%%") + '"'
