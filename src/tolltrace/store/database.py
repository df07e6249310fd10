"""Opening a casebook: SQLite or PostgreSQL, made or brought up to date by its migrations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, insert, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.orm import Session

from tolltrace.store.log import BEGINNING
from tolltrace.store.seeking import index_all
from tolltrace.store.tables import Head
from tolltrace.store.troubles import StoreTrouble, files_told, told

__all__ = ["Store", "StoreTrouble", "open_store"]

_WAIT = 30
"""Seconds that a writer waits for another before it gives up."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open casebook. ``where`` is how its user calls it, without a password."""

    engine: Engine
    where: str
    # SQLite lets whoever happens to ask first write next; some would wait for seconds. Here each has a turn.
    _turn: Lock = field(default_factory=Lock)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A view of one moment, which no writer waits for."""
        with told(self.where), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """The only writer; what it did is there as a whole when it ends, or not at all.

        Raises:
            StoreTrouble: if others write all the time, or the casebook cannot be written.
        """
        engine = self.engine.execution_options(tolltrace_writes=True)
        if not self._turn.acquire(timeout=_WAIT):
            raise StoreTrouble("is in use by others", "try it again", self.where)
        try:
            with told(self.where), Session(engine) as session, session.begin():
                yield session
        finally:
            self._turn.release()

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """A view in which all that is read is of one moment, however long the reading takes."""
        engine = self.engine
        if engine.dialect.name != "sqlite":  # SQLite's transactions are snapshots as they are.
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with told(self.where), Session(engine) as session:
            yield session

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_store(where: str, *, create: bool = False) -> Store:
    """Open the casebook at a path, or at a ``sqlite:`` or ``postgresql:`` URL; ``create`` makes one.

    Raises:
        StoreTrouble: if there is none, it is no casebook, or of a newer version, or cannot be reached.
    """
    url = _url(where)
    shown = url.database or "" if _is_sqlite(url) else url.render_as_string(hide_password=True)
    if _is_sqlite(url):
        with files_told():
            _look_at_file(Path(url.database or ""), create)
    engine = _engine(url)
    with told():
        with engine.connect() as connection:
            there, newest = _revision(connection), _newest()
        if there is None and not create:
            raise StoreTrouble("holds no casebook", "make one with tolltrace add --casebook")
        if there != newest:
            _upgrade(engine)
            with Session(engine.execution_options(tolltrace_writes=True)) as session, session.begin():
                if session.execute(select(Head)).first() is None:
                    session.execute(insert(Head), [{"id": 1, "seq": 0, "hash": BEGINNING}])
                index_all(session)
    return Store(engine, shown)


def _url(where: str) -> URL:
    if "://" not in where:
        return URL.create("sqlite", database=where)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise StoreTrouble("is no address of a casebook", "give a path, or postgresql://…") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if _is_sqlite(url):
        return url
    raise StoreTrouble(
        f"no database of the kind {url.get_backend_name()!r}", "give a path, or postgresql://…"
    )


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _look_at_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise StoreTrouble("is a folder", "name a file in it, such as casebook.db")
    if not path.exists():
        if not create:
            raise StoreTrouble("there is no such casebook", "check the path, or make one with tolltrace add")
        if not path.absolute().parent.is_dir():
            raise StoreTrouble("its folder does not exist", "make the folder first")
        return
    with path.open("rb") as stream:
        start = stream.read(16)
    if start and start != b"SQLite format 3\0":
        raise StoreTrouble("is no casebook", "name a file that tolltrace add has made, or a new one")


def _engine(url: URL) -> Engine:
    try:
        if not _is_sqlite(url):
            engine = create_engine(url, pool_pre_ping=True, pool_size=20, max_overflow=20)
            event.listen(engine, "begin", _begin_waiting)
            return engine
        engine = create_engine(url, connect_args={"timeout": _WAIT, "isolation_level": None}, pool_size=20)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreTrouble("needs the PostgreSQL driver", "pip install 'tolltrace[postgres]'") from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, record: Any) -> None:
    # WAL: readers wait for no writer. FULL: what was confirmed outlives a loss of power.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("tolltrace_writes", False)
    # A writer that began as a reader could not wait for another: it would have to start anew.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_waiting(connection: Connection) -> None:
    # A writer that hangs would otherwise stop all others for good.
    if connection.get_execution_options().get("tolltrace_writes", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_WAIT}s'")


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("tolltrace.store").joinpath("migrations")))
    config.attributes["connection"] = connection
    return config


def _newest() -> str:
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def _revision(connection: Connection) -> str | None:
    there = MigrationContext.configure(connection).get_current_revision()
    if there is not None:
        try:
            ScriptDirectory.from_config(_config()).get_revision(there)
        except CommandError as error:
            raise StoreTrouble("was made by a newer tolltrace", "use that version, or a newer one") from error
    return there


def _upgrade(engine: Engine) -> None:
    with engine.execution_options(tolltrace_writes=True).begin() as connection:
        command.upgrade(_config(connection), "head")
