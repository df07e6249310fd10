"""A copy of a casebook as it was at one moment, made while others go on working."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from tolltrace.store.database import Store, StoreTrouble, open_store
from tolltrace.store.tables import Account, Base

_AT_ONCE = 200


def back_up(store: Store, to: Path) -> None:
    """Copy a casebook, on whatever database, to a new SQLite file, which is there as a whole or not at all.

    Raises:
        StoreTrouble: if the file is there already, or cannot be written.
    """
    if to.exists():
        raise StoreTrouble(
            "a file of that name is there already", "name a new one; a backup replaces nothing"
        )
    part = to.with_name(f".{to.name}.part")
    part.unlink(missing_ok=True)
    copy = open_store(str(part), create=True)
    try:
        with store.snapshot() as there, copy.writing() as here:
            for table in Base.metadata.sorted_tables:
                if table.name != Account.__tablename__:
                    _copy(there, here, table.name)
        copy.close()
        os.replace(part, to)
    finally:
        copy.close()
        for name in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            name.unlink(missing_ok=True)


def _copy(there: Session, here: Session, name: str) -> None:
    table = Base.metadata.tables[name]
    here.execute(table.delete())
    rows = there.execute(select(table), execution_options={"yield_per": _AT_ONCE})
    for some in rows.mappings().partitions(_AT_ONCE):
        here.execute(insert(table), [dict(row) for row in some])
