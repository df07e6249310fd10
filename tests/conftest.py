"""The databases that the casebook's tests run on: SQLite, and a PostgreSQL server of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks.postgres_server import binaries, new_database, server

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from tolltrace.store.database import Store

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A server's address without a database: the one of ``TOLLTRACE_TEST_POSTGRES``, or of a new one."""
    given = os.environ.get("TOLLTRACE_TEST_POSTGRES")
    if given:
        yield given.rstrip("/")
        return
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    with server(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def casebook_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a casebook that is not made yet, on each database."""
    if request.param == "sqlite":
        return str(tmp_path / "casebook.db")
    return new_database(request.getfixturevalue("postgres"), f"casebook_{os.getpid()}_{next(_NUMBERS)}")


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same for tests that are to change nothing; its log is looked at in the end."""
    from tolltrace.store.log import end
    from web_desk import casebook

    made = casebook(tmp_path_factory.mktemp("still"))
    with made.reading() as session:
        before = end(session)
    yield made
    with made.reading() as session:
        assert end(session) == before
    made.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A casebook of hostile reports."""
    from web_desk import casebook

    made = casebook(tmp_path)
    yield made
    made.close()


@pytest.fixture
def ana(store: Store) -> TestClient:
    """Ana's browser, at a desk of that casebook."""
    from web_desk import client

    return client(store)
