"""The casebook's tables are what its migrations make of nothing, on both databases."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from tolltrace.store import database
from tolltrace.store.database import StoreTrouble, open_store
from tolltrace.store.people import Person

DOWNWARDS = {"claim_waits", "claim_again"}


def _compared(there: object, name: str | None, *rest: object) -> bool:
    """What a model can be compared with: the words' table is each database's own, and the order of an index
    that runs downwards is not told by SQLite.
    """
    return not str(name).startswith("sought") and name not in DOWNWARDS


def test_migrations_make_the_tables_and_take_them_back(casebook_url: str) -> None:
    """Up gives what the models say, down leaves nothing, up again works."""
    store = open_store(casebook_url, create=True)
    engine = store.engine.execution_options(tolltrace_writes=True)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _compared})
        assert compare_metadata(context, Person.metadata) == []
        assert {index["name"] for index in inspect(connection).get_indexes("claim")} >= DOWNWARDS
    with engine.begin() as connection:
        command.downgrade(database._config(connection), "base")
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    store.close()
    open_store(casebook_url, create=True).close()


def test_a_casebook_of_a_newer_version_is_refused(casebook_url: str) -> None:
    """Nothing of it is touched, and the way out is named."""
    store = open_store(casebook_url, create=True)
    with store.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(StoreTrouble, match="newer tolltrace"):
        open_store(casebook_url, create=True)
