"""What happened to a thing, and what one row of the log says in words."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tolltrace.store.changes import Values
from tolltrace.store.fields import name_of
from tolltrace.store.log import changes
from tolltrace.store.rulings import verdict_of
from tolltrace.store.tables import Logged, Touched
from tolltrace.store.types import canonical

_MOST_CHANGES = 6
_MACHINE = ("machine", "human", "evidence", "doubt")


def history(
    session: Session, *, entity: str | None = None, who: str | None = None, last: int = 20
) -> Sequence[Logged]:
    """The newest rows first; of one entity, of one person, or all."""
    query = select(Logged).order_by(Logged.seq.desc()).limit(last)
    if entity is not None:
        query = query.join(Touched, Touched.seq == Logged.seq).where(Touched.entity == entity)
    if who is not None:
        query = query.where(Logged.who == who)
    return session.scalars(query).all()


def told(session: Session, row: Logged) -> str:
    """A row on one line: number, moment, person, act, subject, what changed, and why."""
    taken_back = f" of {row.undoes}" if row.undoes is not None else ""
    why = f" — {row.why}" if row.why else ""
    what = f": {changed}" if (changed := _changed(session, row)) else ""
    return f"{row.seq} {row.at[:19]} {row.who} {row.act}{taken_back} {row.subject or ''}{what}{why}"


def _changed(session: Session, row: Logged) -> str:
    before, after = changes(session, row.before), changes(session, row.after)
    if len(after) != 1:
        return f"{len(after)} things" if after else ""
    ((entity, values),) = after.items()
    was = before.get(entity) or {}
    if entity.startswith("ruling:"):
        return f"{_ruled(entity, was)} → {_ruled(entity, values or {})}"
    shown = [
        f"{name} {canonical(was[name])} → {canonical(value)}"
        for name, value in (values or {}).items()
        if name in was and name not in _MACHINE
    ]
    more = f", and {len(shown) - _MOST_CHANGES} more" if len(shown) > _MOST_CHANGES else ""
    return ", ".join(shown[:_MOST_CHANGES]) + more


def _ruled(entity: str, values: Values) -> str:
    """What persons ruled, such as ``conflict of C4, C5 dismissed``."""
    if not values:
        return "nothing"
    _, kind, key = entity.split("/", 2)
    value = values["value"]
    if kind != "finding":
        return f"{kind} {key} {canonical(value)}"
    claims = ", ".join(map(name_of, value["claims"])) if isinstance(value, dict) else "claims not noted"
    return f"{key.rpartition('-')[0]} of {claims} {verdict_of(value)}"
