"""Alembic's entry: runs the migrations on the connection that service.store.migrating hands over."""

from alembic import context

from service.store.schema import Table

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Table.metadata, render_as_batch=True, transactional_ddl=True)
with context.begin_transaction():
    if connection.dialect.name == "postgresql":  # one at a time; SQLite has its own lock
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7215062)")
    context.run_migrations()
