"""Databases with the present schema and no rows, for one test after the other.

A database that comes back is emptied and given out again: making one writes some five hundred files, which costs ten
times as much. Where a test changed more than rows (a trigger, a statistic, a privilege), its database is left alone.
"""

import itertools

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from ingest.store.embedded import EmbeddedServer
from ingest.store.open import Store
from ingest.store.roles import open_to_logins
from ingest.store.urls import Urls

_TEMPLATE = "ingest_template"
_numbers = itertools.count(1)
_CATALOGS = {
    "pg_class": "oid",
    "pg_attribute": "attrelid",
    "pg_attrdef": "oid",
    "pg_index": "indexrelid",
    "pg_constraint": "oid",
    "pg_rewrite": "oid",
    "pg_proc": "oid",
    "pg_type": "oid",
    "pg_statistic": "starelid",
}
_FIRST = 16_384  # PostgreSQL's own objects have lower numbers
# Every change of a row in a catalog, also of a privilege, gives the row another xmin.
_CHANGES = " UNION ALL ".join(
    f"SELECT '{name}', count(*), sum(xmin::text::bigint) FROM {name} WHERE {key} >= {_FIRST}"
    for name, key in _CATALOGS.items()
)
_FACTS = (
    f"{_CHANGES}"
    # one that was switched off and on again is as it was
    " UNION ALL SELECT 'triggers', count(*), sum(hashtext(oid::text || tgname || tgenabled::text)) FROM pg_trigger"
    # those of temporary tables are made at need
    " UNION ALL SELECT 'namespaces', count(*), sum(xmin::text::bigint) FROM pg_namespace WHERE nspname !~ 'temp'"
    " UNION ALL SELECT 'extensions', count(*), sum(xmin::text::bigint) FROM pg_extension"
    " UNION ALL SELECT 'database', 1, xmin::text::bigint FROM pg_database WHERE datname = current_database()"
    " UNION ALL SELECT 'settings', count(*), sum(xmin::text::bigint) FROM pg_db_role_setting"
    " UNION ALL SELECT 'version', count(*), sum(xmin::text::bigint) FROM store.alembic_version"
    " UNION ALL SELECT 'state', count(*), sum(xmin::text::bigint) FROM store.schema_state"
)
# The superuser alone may leave out the triggers that keep evidence from being deleted. Few rows are deleted, since a
# truncated table costs a new file for itself and for each index; below ten pages all tables are one to the planner.
_EMPTY = """
DO $$
DECLARE
    filled text;
    large text[];
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR filled IN
        SELECT oid::regclass::text FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'store'::regnamespace AND pg_relation_size(oid) > 0
          AND relname NOT IN ('alembic_version', 'schema_state')
    LOOP
        IF pg_relation_size(filled::regclass) > 4 * 8192 THEN
            large := large || filled;
        ELSE
            EXECUTE 'DELETE FROM ' || filled;
        END IF;
    END LOOP;
    IF large IS NOT NULL THEN
        EXECUTE 'TRUNCATE ' || array_to_string(large, ', ') || ' CASCADE';
    END IF;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""
_OTHERS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)

Facts = list[tuple[object, ...]]


class Databases:
    """The databases of one server; `lend` and `take_back`."""

    def __init__(self, server: EmbeddedServer) -> None:
        """Make the template."""
        self._server = server
        self._facts: dict[str, Facts] = {}
        self._free: list[str] = []
        self._create(_TEMPLATE, "template0")
        with self.store(_TEMPLATE) as template:
            template.upgrade()

    def lend(self) -> str:
        """Return the name of a database without rows that nobody else uses."""
        if self._free:
            return self._free.pop()
        name = f"test_{next(_numbers)}"
        self._create(name, _TEMPLATE)
        with self._server.superuser(name) as connection:
            self._facts[name] = _facts(connection)
        return name

    def take_back(self, name: str) -> None:
        """Empty a database that was lent, or forget it; it goes with the server's folder."""
        with self._server.superuser(name) as connection:
            connection.execute(_OTHERS)
            if _facts(connection) != self._facts.pop(name):
                return
            connection.execute(_EMPTY)
            self._facts[name] = _facts(connection)
        self._free.append(name)

    def empty(self, store: Store) -> None:
        """Empty the database of a store that a test goes on with."""
        name = make_url(store.urls.app).database
        with self._server.superuser(str(name)) as connection:
            connection.execute(_EMPTY)

    def store(self, name: str) -> Store:
        """Return a store in a database of this server."""
        roles = ("app", "owner", "reader")
        return Store(self._server.home, Urls(*(self._server.url(role, name) for role in roles)), self._server)

    def _create(self, name: str, template: str) -> None:
        statement = "CREATE DATABASE {} OWNER ingest_owner TEMPLATE {} STRATEGY FILE_COPY"
        with self._server.superuser() as connection:
            connection.execute(sql.SQL(statement).format(sql.Identifier(name), sql.Identifier(template)))
            open_to_logins(connection, name)


def _facts(connection: psycopg.Connection[tuple[object, ...]]) -> Facts:
    return connection.execute(_FACTS).fetchall()
