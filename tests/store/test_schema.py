"""Migrations, views and grants are what the code says; foreign databases are never changed unasked."""

from pathlib import Path

import pytest
from sqlalchemy import text

from ingest.model import ConfigError, StoreError
from ingest.store.embedded import EmbeddedServer
from ingest.store.migrations import HEAD
from ingest.store.open import Store, open_store
from ingest.store.tables import SCHEMA, metadata
from ingest.store.urls import with_driver, without_password
from ingest.store.views import VIEWS, render_page

DOCS = Path(__file__).parents[2] / "docs"


def test_migrations_make_the_tables_of_the_metadata(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(name: str | None, kind: str, parents: object) -> bool:
        if kind == "schema":
            return name == SCHEMA
        return not (kind == "table" and name is not None and (name == "alembic_version" or name.startswith("counter_")))

    with store.owner.connect() as conn:
        options = {"include_schemas": True, "include_name": ours, "version_table_schema": SCHEMA}
        found = compare_metadata(MigrationContext.configure(conn, opts=options), metadata)
    assert found == []


def test_head_is_the_newest_migration() -> None:
    from alembic.script import ScriptDirectory

    folder = Path(__file__).parents[2] / "ingest" / "store" / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [HEAD]


def test_upgrade_again_changes_nothing(store: Store) -> None:
    store.upgrade()
    assert store.is_current()


def test_every_view_and_column_has_a_comment(store: Store) -> None:
    with store.owner.connect() as conn:
        rows = conn.execute(
            text(
                "SELECT c.relname, a.attname, obj_description(c.oid) AS view, col_description(c.oid, a.attnum) AS said"
                " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
                " WHERE c.relnamespace = 'analyst'::regnamespace"
            )
        ).all()
    assert {row.relname for row in rows} == {view.name for view in VIEWS}
    assert [(row.relname, row.attname) for row in rows if not row.said or not row.view] == []


def test_page_of_views_is_up_to_date() -> None:
    written = (DOCS / "views.md").read_text(encoding="utf-8")
    assert written == render_page(), "run: python -m ingest.store.views > docs/views.md"


def test_foreign_database_that_is_behind_is_refused(store_server: EmbeddedServer, ingest_home: Path) -> None:
    addresses = [store_server.url(role, "postgres") for role in ("app", "owner", "reader")]
    with pytest.raises(StoreError, match="ingest db upgrade") as caught:
        open_store(ingest_home, *addresses)
    assert without_password(addresses[0]) in str(caught.value)
    assert store_server.url("app").split(":")[2].split("@")[0] not in str(caught.value)


def test_foreign_database_is_opened(store: Store, ingest_home: Path) -> None:
    with open_store(ingest_home, store.urls.app) as opened:
        assert opened.embedded is None
        with pytest.raises(StoreError, match="INGEST_READER_URL"):
            _ = opened.reader
    assert not (ingest_home / "server.json").exists()


def test_unreachable_and_wrong_addresses(ingest_home: Path) -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        open_store(ingest_home, "postgresql://someone:secret@127.0.0.1:1/nothing")
    with pytest.raises(ConfigError, match="not PostgreSQL"):
        with_driver("mysql://root@localhost/x")
