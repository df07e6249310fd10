"""The inbox: claims that nobody has decided on, or that are to be looked at again, one at a time."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store import decisions as d
from tolltrace.store.deciding import DECISIONS, Stale
from tolltrace.store.log import end
from tolltrace.store.tables import Claim, Logged
from tolltrace.web.answers import page, see
from tolltrace.web.claim_views import claim_view
from tolltrace.web.deeds import Deed, deeds
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import back_of, form_of, id_of
from tolltrace.web.origins import names_of
from tolltrace.web.stale import stale_things
from tolltrace.web.waiting import asked_of, choices, following, in_words, numbers, place_of

_DECIDED = sorted(DECISIONS - {"undo", "comment"})


def inbox(request: Request) -> Response:
    """The next claim of those asked for; with ``?after=ID`` the one behind that claim, then the first again.

    ``again`` and ``doubt`` say where that claim stood before it was decided on.
    """
    desk, given = desk_of(request), request.query_params
    asked, after = asked_of(given), given.get("after", "")
    with desk.store.reading() as session:
        row = following(session, asked, _place(session, after, given.get("at", "")))
        waiting, again = numbers(session, asked)
        return page(
            request,
            "inbox.html",
            seq=end(session)[0],
            claim=None if row is None else claim_view(session, row),
            place="" if row is None else "{}-{}".format(*place_of(row)),
            origins=() if row is None else names_of(session, row.episode),
            waiting=waiting,
            again=again,
            asked=asked,
            only=in_words(session, asked),
            choices=choices(session, asked) if "choose" in given else None,
            last=last_decision(session, desk.who),
            who=desk.who,
            moved=bool(after),
        )


def undo(request: Request) -> Response:
    """Take back the decision that the form names, and go back to where it was done."""
    desk = desk_of(request)
    form = form_of(request)
    seq, claim = id_of(form.get("seq", "")), form.get("claim", "")
    back = f"/claims/{id_of(claim)}" if claim else back_of(form, "/")
    try:
        desk.decide(d.Undo(seq), {})
    except Stale as stale:
        return stale_things(request, stale, seq, back)
    return see(back)


def last_decision(session: Session, who: str) -> Deed | None:
    """The newest decision of a person that is not taken back."""
    undone = select(Logged.undoes).where(Logged.undoes.is_not(None))
    rows = session.scalars(
        select(Logged)
        .where(Logged.who == who, Logged.act.in_(_DECIDED), Logged.seq.not_in(undone))
        .order_by(Logged.seq.desc())
        .limit(1)
    ).all()
    return next(iter(deeds(session, rows)), None)


def _place(session: Session, after: str, at: str) -> tuple[int, int, int] | None:
    """Where the claim to go on from stands, or, where the decision moved it, where it stood."""
    row = session.get(Claim, id_of(after)) if after else None
    if row is None:
        return None
    again, _, doubt = at.partition("-")
    return (id_of(again), id_of(doubt), row.id) if at else place_of(row)
