"""The databases that the casebook's tests run on: SQLite, and a PostgreSQL server of their own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from tolltrace.store.database import Store

_NUMBERS = count(1)


def _binaries() -> Path | None:
    """Where the server's programs lie: Debian keeps them out of the path, one folder a version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A server's address without a database: the one of ``TOLLTRACE_TEST_POSTGRES``, or of a new one."""
    given = os.environ.get("TOLLTRACE_TEST_POSTGRES")
    if given:
        yield given.rstrip("/")
        return
    binaries = _binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="tolltrace-postgres-"))
    # The server refuses to run as root; Debian's package makes a user for it.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    control = [*as_user, str(binaries / "pg_ctl"), "-D", str(folder / "data"), "-w"]
    init = [str(binaries / "initdb"), "-D", str(folder / "data"), "-A", "trust", "-U", "recorder"]
    _run(folder, [*as_user, *init, "-E", "UTF8", "--no-sync"])
    rules = folder / "data" / "pg_hba.conf"
    rules.write_text("host all guarded 127.0.0.1/32 scram-sha-256\n" + rules.read_text("utf-8"), "utf-8")
    _run(folder, [*control, "-o", options, "-l", str(folder / "log"), "start"])
    try:
        yield f"postgresql://recorder@127.0.0.1:{port}"
    finally:
        _run(folder, [*control, "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


def _run(folder: Path, command: list[str]) -> None:
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def casebook_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a casebook that is not made yet, on each database."""
    if request.param == "sqlite":
        return str(tmp_path / "casebook.db")
    import psycopg

    server = request.getfixturevalue("postgres")
    name = f"casebook_{os.getpid()}_{next(_NUMBERS)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"{server}/{name}"


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
