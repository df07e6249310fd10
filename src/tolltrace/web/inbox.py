"""The inbox: claims to be reviewed, the most doubtful first, one at a time."""

from __future__ import annotations

from sqlalchemy import ColumnElement, TextClause, and_, func, or_, select, text, true
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store import decisions as d
from tolltrace.store.deciding import DECISIONS
from tolltrace.store.tables import WAITS, Claim, Logged
from tolltrace.web.answers import page, see
from tolltrace.web.claim_views import claim_view
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import form_of, id_of

_DECIDED = sorted(DECISIONS - {"undo", "comment"})


def inbox(request: Request) -> Response:
    """The next claim; with ``?after=ID`` the one behind that claim, and from the end the first again."""
    desk = desk_of(request)
    after = request.query_params.get("after", "")
    with desk.store.reading() as session:
        waiting = session.scalar(select(func.count()).select_from(Claim).where(_waits())) or 0
        row = _next(session, id_of(after) if after else None)
        shown = None if row is None else claim_view(session, row)
        last = last_decision(session, desk.who)
        return page(request, "inbox.html", claim=shown, waiting=waiting, last=last, who=desk.who)


def undo(request: Request) -> Response:
    """Take back the decision that the form names, and show what it was about."""
    desk = desk_of(request)
    form = form_of(request)
    desk.decide(d.Undo(id_of(form.get("seq", ""))), {})
    back = form.get("claim", "")
    return see(f"/claims/{id_of(back)}" if back else "/")


def last_decision(session: Session, who: str) -> Logged | None:
    """The newest decision of a person that is not taken back."""
    undone = select(Logged.undoes).where(Logged.undoes.is_not(None))
    return session.scalars(
        select(Logged)
        .where(Logged.who == who, Logged.act.in_(_DECIDED), Logged.seq.not_in(undone))
        .order_by(Logged.seq.desc())
        .limit(1)
    ).first()


def _waits() -> TextClause:
    return text(WAITS)


def _next(session: Session, after: int | None) -> Claim | None:
    passed = None if after is None else session.get(Claim, after)
    if passed is not None:
        behind = or_(Claim.doubt < passed.doubt, and_(Claim.doubt == passed.doubt, Claim.id > passed.id))
        found = _first(session, behind)
        if found is not None:
            return found
    return _first(session, true())


def _first(session: Session, where: ColumnElement[bool]) -> Claim | None:
    query = select(Claim).where(_waits(), where).order_by(Claim.doubt.desc(), Claim.id).limit(1)
    return session.scalars(query).first()
