"""Alembic's entry: migrate over the connection that `schema.upgrade` hands in, inside its transaction."""

from alembic import context

from ingest.store.tables import SCHEMA, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table_schema=SCHEMA,
    include_schemas=True,
)
with context.begin_transaction():
    context.run_migrations()
