"""A copy of a casebook as it was at one moment, made while others go on working."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from tolltrace.store.database import Store, StoreTrouble, open_store
from tolltrace.store.people import PASSING
from tolltrace.store.seeking import index_all
from tolltrace.store.tables import Base
from tolltrace.store.troubles import files_told, told

_AT_ONCE = 200


def back_up(store: Store, to: Path) -> None:
    """Copy a casebook, on whatever database, to a new SQLite file, which is there as a whole or not at all.

    Raises:
        StoreTrouble: if the file is there already, or cannot be written.
    """
    part = to.with_name(f".{to.name}.part")
    try:
        with files_told(), told(str(to)):
            if to.exists():
                raise StoreTrouble(
                    "a file of that name is there already", "name a new one; a backup replaces nothing"
                )
            part.unlink(missing_ok=True)
            copy = replace(open_store(str(part), create=True), where=str(to))
            try:
                with store.snapshot() as there, copy.writing() as here:
                    passing = {each.__table__ for each in PASSING}
                    for table in (each for each in Base.metadata.sorted_tables if each not in passing):
                        _copy(table, _rows(store, there, table), here)
                    index_all(here)
            finally:
                copy.close()
            os.replace(part, to)
    finally:
        for name in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            with suppress(OSError):
                name.unlink(missing_ok=True)


def _rows(store: Store, there: Session, table: Table) -> Iterator[list[dict[str, Any]]]:
    with told(store.where):  # Else what is wrong here would be told of the copy.
        rows = there.execute(select(table), execution_options={"yield_per": _AT_ONCE})
        for some in rows.mappings().partitions(_AT_ONCE):
            yield [dict(row) for row in some]


def _copy(table: Table, rows: Iterator[list[dict[str, Any]]], here: Session) -> None:
    here.execute(table.delete())
    for some in rows:
        here.execute(insert(table), some)
