"""What a decision that came too late is answered with: what was seen, and what has become of it since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store.deciding import Stale
from tolltrace.store.log import changes
from tolltrace.store.tables import Claim, Logged, Touched
from tolltrace.web.answers import page
from tolltrace.web.deeds import deeds
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import changed, shown

_SENT = ("why", "from", "asked", "stood", "episode")
_ROWS = 50
_HIDDEN = ("machine", "human", "evidence", "doubt", "revision")


def stale_claim(request: Request, id: int, seen: int, form: Mapping[str, str]) -> Response:
    """The page for a decision that came too late, status 409; nothing is changed by it."""
    with desk_of(request).store.reading() as session:
        row = session.get_one(Claim, id)
        now = {c.key: getattr(row, c.key) for c in Claim.__table__.columns if c.key not in _HIDDEN}
        was, people = _as_of(session, f"claim:{id}", now, seen)
        revision = row.revision
    wanted = changed(form, was) if form.get("act") in ("accept", "correct") else {}
    names = [name for name in now if name in wanted or was[name] != now[name]]
    rows = [
        (
            name,
            shown(name, was[name]),
            shown(name, wanted[name]) if name in wanted else None,
            shown(name, now[name]),
        )
        for name in names
    ]
    again = {name: form[name] for name in (*wanted, *_SENT) if name in form}
    return page(
        request,
        "stale.html",
        409,
        id=id,
        rows=rows,
        people=people,
        again=again,
        revision=revision,
        act=form["act"],
    )


def stale_things(request: Request, stale: Stale, moment: int, back: str) -> Response:
    """The page for a decision on several things, status 409: what was decided on them since that row."""
    with desk_of(request).store.reading() as session:
        rows = session.scalars(
            select(Logged)
            .join(Touched, Touched.seq == Logged.seq)
            .where(Touched.entity.in_(stale.changed), Logged.seq > moment)
            .order_by(Logged.seq.desc())
            .distinct()
            .limit(_ROWS)
        ).all()
        return page(request, "stale_things.html", 409, deeds=deeds(session, rows), back=back)


def _as_of(
    session: Session, entity: str, now: Mapping[str, Any], seq: int
) -> tuple[dict[str, Any], list[str]]:
    """What the entity was when the log ended with that row, and who changed it since."""
    rows = session.scalars(
        select(Logged)
        .join(Touched, Touched.seq == Logged.seq)
        .where(Touched.entity == entity, Logged.seq > seq)
        .order_by(Logged.seq.desc())
    ).all()
    was = dict(now)
    for row in rows:
        before = changes(session, row.before).get(entity) or {}
        was.update({name: value for name, value in before.items() if name in was})
    return was, sorted({row.who for row in rows})
