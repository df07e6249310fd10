"""A PostgreSQL server of one's own, for tests and benchmarks: made, started, and gone in the end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """Where the server's programs lie: Debian keeps them out of the path, one folder a version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def server(programs: Path, *, safe: bool = False) -> Iterator[str]:
    """The address, without a database, of a new server that asks for no password.

    Its role ``guarded`` needs one. ``safe`` lets it write as a real one does, so that what was confirmed
    outlives it.
    """
    folder = Path(tempfile.mkdtemp(prefix="tolltrace-postgres-"))
    # The server refuses to run as root; Debian's package makes a user for it.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
    options += "" if safe else " -c fsync=off"
    control = [*as_user, str(programs / "pg_ctl"), "-D", str(folder / "data"), "-w"]
    init = [str(programs / "initdb"), "-D", str(folder / "data"), "-A", "trust", "-U", "recorder"]
    _run(folder, [*as_user, *init, "-E", "UTF8", "--no-sync"])
    rules = folder / "data" / "pg_hba.conf"
    rules.write_text("host all guarded 127.0.0.1/32 scram-sha-256\n" + rules.read_text("utf-8"), "utf-8")
    _run(folder, [*control, "-o", options, "-l", str(folder / "log"), "start"])
    try:
        yield f"postgresql://recorder@127.0.0.1:{port}"
    finally:
        _run(folder, [*control, "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


def new_database(address: str, name: str) -> str:
    """Make an empty database on a server; its address."""
    import psycopg

    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"{address}/{name}"


def _run(folder: Path, command: list[str]) -> None:
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)
