"""Bring a database to the present schema: migrations, then the analysts' views, then the grants.

All in one transaction of the owner; running it again changes nothing.
"""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.store.migrations import HEAD

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_LOCK = 0x696E67657374  # 'ingest' as a number; the ledger uses the next one


def upgrade(owner: "Engine", app_user: str, reader_user: str) -> None:
    """Upgrade over the owner's login and give the other two logins what they may do."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import text

    from ingest.store.grants import grant_app, grant_reader
    from ingest.store.views import create_views

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with owner.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        connection.execute(text("CREATE SCHEMA IF NOT EXISTS store"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        create_views(connection)
        grant_app(connection, app_user)
        if reader_user:
            grant_reader(connection, reader_user)
        connection.execute(
            text(
                "INSERT INTO store.schema_state VALUES ('surface', :value)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
            ),
            {"value": surface_digest()},
        )


def is_current(connection: "Connection") -> bool:
    """Say whether the database behind `connection` has this code's schema and views."""
    from sqlalchemy import text

    # to_regclass sees names only; a login without rights on the schema gets NULL, which is 'behind' too
    known = connection.scalar(text("SELECT to_regclass('store.schema_state') IS NOT NULL"))
    if not known:
        return False
    row = connection.execute(
        text(
            "SELECT (SELECT version_num FROM store.alembic_version),"
            " (SELECT value FROM store.schema_state WHERE key = 'surface')"
        )
    ).one()
    return tuple(row) == (HEAD, surface_digest())


def surface_digest() -> str:
    """Return a digest of the views and grants, which are made anew at each upgrade."""
    from ingest.store.grants import GRANTS_VERSION
    from ingest.store.views import create_statements

    return sha256("\n".join([GRANTS_VERSION, *create_statements()]).encode()).hexdigest()
