"""Whether a casebook is what its log says: the chain of hashes, the kept bytes, the state replayed, and the
words that a search looks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from tolltrace.store.blobs import name_of
from tolltrace.store.changes import Change, carry_out
from tolltrace.store.log import BEGINNING, changes, digest, end
from tolltrace.store.seeking import strayed
from tolltrace.store.tables import STATE, Base, Blob, Logged, Touched, Version


def faults(session: Session, head: str | None = None) -> Iterator[str]:
    """What is wrong, a line each; nothing where all is as it was written.

    ``head`` is the hash of a row that was noted earlier: it must still be there.
    """
    yield from _file(session)
    broken = list(_chain(session, head))
    yield from broken
    lost = list(_bytes(session))
    yield from lost
    if not broken and not lost:
        yield from _replayed(session)
        yield from _sought(session)


def _sought(session: Session) -> Iterator[str]:
    """What a search would not find, or find by other words than it says: a line each."""
    for kind, id in strayed(session):
        named = f"row {id} of the log" if kind == "log" else f"{kind}:{id}"
        yield f"the words of {named} are not what a search looks for; --mend draws them anew"


def _file(session: Session) -> Iterator[str]:
    # A damaged index hides rows from some questions that are there in others.
    if session.get_bind().dialect.name == "sqlite":
        for (said,) in session.execute(text("PRAGMA integrity_check(20)")):
            if said != "ok":
                yield f"the file is damaged: {said}"


def _chain(session: Session, noted: str | None) -> Iterator[str]:
    previous, expected, seen = BEGINNING, 1, noted is None or noted == BEGINNING
    for row in session.scalars(select(Logged).order_by(Logged.seq).execution_options(yield_per=500)):
        if row.seq != expected:
            yield f"row {expected} of the log is missing"
        elif row.previous != previous:
            yield f"row {row.seq} of the log does not follow the row before it"
        if digest(_fields(row)) != row.hash:
            yield f"row {row.seq} of the log was altered"
        previous, expected, seen = row.hash, row.seq + 1, seen or row.hash == noted
    last = end(session)
    if last != (expected - 1, previous):
        yield f"the log ends at row {expected - 1}, not at row {last[0]}"
    if not seen:
        yield "the noted row is not in the log: rows were taken from its end, or it is another casebook"


def _fields(row: Logged) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in Logged.__table__.columns}


def _bytes(session: Session) -> Iterator[str]:
    there = set()
    for name, data in session.execute(
        select(Blob.sha256, Blob.data).order_by(Blob.sha256).execution_options(yield_per=50)
    ):
        there.add(name)
        if name_of(data) != name:
            yield f"the kept bytes {name} were altered"
    for version in session.scalars(select(Version).order_by(Version.id)):
        for name in (version.raw, version.text):
            if name not in there:
                yield f"the bytes {name} of report {version.report} are missing"


def _replayed(session: Session) -> Iterator[str]:
    """Each entity that differs from what the log's changes, carried out anew, come to."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as replay:
        for seq, before, after, subject in logged_changes(session):
            carry_out(replay, seq, before, after, subject)
        tables: dict[str, type[Base]] = {**STATE, "touched": Touched}
        for word, table in tables.items():
            columns = list(table.__table__.columns)
            keys = [c for c in columns if c.primary_key]
            there, made = (
                {
                    tuple(row[k.name] for k in keys): dict(row)
                    for row in held.execute(select(*columns)).mappings()
                }
                for held in (session, replay)
            )
            for key in sorted(there.keys() | made.keys(), key=str):
                if there.get(key) != made.get(key):
                    yield f"{word}:{'/'.join(map(str, key))} is not what the log says of it"
    engine.dispose()


def logged_changes(session: Session) -> Iterator[tuple[int, Change, Change, str | None]]:
    """All changes in their order."""
    for row in session.scalars(select(Logged).order_by(Logged.seq).execution_options(yield_per=500)):
        yield row.seq, changes(session, row.before), changes(session, row.after), row.subject
