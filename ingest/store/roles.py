"""Logins and databases on the embedded server, made by its superuser and by nobody else."""

from typing import Any

import psycopg
from psycopg import sql

from ingest.store.credentials import APP, OWNER, READER, Credentials


def prepare_server(connection: psycopg.Connection[Any], kept: Credentials, database: str) -> None:
    """Make the three logins and the store's database; safe to repeat."""
    for role in (OWNER, APP, READER):
        _ensure_role(connection, role, kept.password(role))
    kept.save()
    ensure_database(connection, database, OWNER, kept.password(OWNER))
    open_to_logins(connection, database)


def open_to_logins(connection: psycopg.Connection[Any], database: str) -> None:
    """Let the store's logins into `database`, the reader without temporary tables, everyone else not at all."""
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(database)))
    connection.execute(
        sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(sql.Identifier(database), sql.Identifier(APP))
    )
    connection.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(database), sql.Identifier(READER))
    )


def ensure_database(connection: psycopg.Connection[Any], name: str, owner: str, password: str) -> None:
    """Make `name` and its owning login unless they exist."""
    _ensure_role(connection, owner, password)
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
    if found is None:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(
                sql.Identifier(name), sql.Identifier(owner)
            )
        )


def _ensure_role(connection: psycopg.Connection[Any], role: str, password: str) -> None:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone()
    verb = sql.SQL("CREATE ROLE" if found is None else "ALTER ROLE")
    connection.execute(
        sql.SQL("{} {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD {}").format(
            verb, sql.Identifier(role), sql.Literal(password)
        )
    )
