"""Changes of a casebook's state, and how they are carried out: the one way in which any table changes.

A change says of an entity, named ``<table>:<id>``, which columns get which values. Before a thing is made it
was ``None``; a ruling that is taken back becomes ``None`` again. All that happens is a pair of these, before
and after, so that undoing is the same pair the other way round, and replaying a log is carrying out its
changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from tolltrace.store.tables import STATE, Base, Touched

Values = Mapping[str, Any]
Change = Mapping[str, Values | None]

_MANY = 500


def carry_out(session: Session, seq: int, before: Change, after: Change, subject: str | None = None) -> None:
    """Give every entity of ``after`` its values, and ``seq`` as its revision."""
    made: dict[type[Base], list[dict[str, Any]]] = defaultdict(list)
    for entity, values in after.items():
        table, key = table_of(entity)
        if values is None:
            session.execute(delete(table).where(_id(table) == key))
        elif before.get(entity) is None:
            made[table].append({**values, "id": key, "revision": seq})
        else:
            session.execute(update(table).where(_id(table) == key).values(**values, revision=seq))
    for table, rows in made.items():
        session.execute(insert(table), rows)
    touched = sorted({*after, *([subject] if subject else [])})
    if touched:
        session.execute(insert(Touched), [{"entity": entity, "seq": seq} for entity in touched])


def table_of(entity: str) -> tuple[type[Base], int | str]:
    """The table and the id of an entity.

    Raises:
        ValueError: if there is no such table, or the id is none of its kind.
    """
    word, _, key = entity.partition(":")
    if word not in STATE:
        raise ValueError(f"no entity {entity!r}; there are {', '.join(STATE)}")
    return STATE[word], key if word == "ruling" else int(key)


def revisions(session: Session, entities: Iterable[str]) -> dict[str, int]:
    """The revision of each entity, 0 for one that is not there."""
    found = dict.fromkeys(entities, 0)
    wanted: dict[type[Base], dict[int | str, str]] = defaultdict(dict)
    for entity in found:
        table, key = table_of(entity)
        wanted[table][key] = entity
    for table, keys in wanted.items():
        for some in _runs(sorted(keys, key=str)):
            rows = session.execute(select(_id(table), table.__table__.c.revision).where(_id(table).in_(some)))
            found |= {keys[key]: revision for key, revision in rows}
    return found


def _id(table: type[Base]) -> Any:
    return table.__table__.c.id


def _runs(items: Sequence[int | str]) -> Iterable[Sequence[int | str]]:
    return (items[n : n + _MANY] for n in range(0, len(items), _MANY))
