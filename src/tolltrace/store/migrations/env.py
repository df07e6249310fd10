"""Runs the migrations on the connection that the store hands over."""

from alembic import context

from tolltrace.store.people import Person

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Person.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
