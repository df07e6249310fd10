"""A claim's page, and the decisions on a claim."""

from __future__ import annotations

from sqlalchemy import select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store import decisions as d
from tolltrace.store.deciding import DECISIONS, Refused, Stale
from tolltrace.store.fields import values_of
from tolltrace.store.history import history, told
from tolltrace.store.tables import Claim, Logged
from tolltrace.web.answers import page, see
from tolltrace.web.claim_views import claim_view
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import changed, form_of, seen_of
from tolltrace.web.stale import stale_claim

_ROWS = 200


def claim(request: Request) -> Response:
    """A claim with its fields and all that happened to it, the newest first."""
    desk, id = desk_of(request), request.path_params["id"]
    with desk.store.reading() as session:
        row = session.get(Claim, id)
        if row is None:
            raise HTTPException(404, f"There is no claim C{id}.")
        rows = history(session, entity=f"claim:{id}", last=_ROWS)
        undone = set(session.scalars(select(Logged.undoes).where(Logged.undoes.in_([r.seq for r in rows]))))
        past = [
            (one.seq, told(session, one), one.act in DECISIONS - {"comment"} and one.seq not in undone)
            for one in rows
        ]
        return page(request, "claim.html", claim=claim_view(session, row), past=past)


def decided(request: Request) -> Response:
    """Accept, reject or correct a claim, as the button says; what is stale is shown and left alone."""
    desk, id, form = desk_of(request), request.path_params["id"], form_of(request)
    with desk.store.reading() as session:
        row = session.get(Claim, id)
        if row is None:
            raise HTTPException(404, f"There is no claim C{id}.")
        fields = changed(form, values_of(row)) if form.get("act") in ("accept", "correct") else {}
    seen = seen_of(request)
    try:
        desk.decide(_decision(form.get("act", ""), id, fields), seen, form.get("why", "")[:1_000])
    except Stale as stale:
        return stale_claim(request, id, seen.get(f"claim:{id}", 0), form, stale)
    return see(f"/?after={id}" if form.get("from") == "inbox" else f"/claims/{id}")


def _decision(act: str, id: int, fields: dict[str, object]) -> d.Decision:
    if act == "reject":
        return d.Reject(id)
    if act == "accept":
        return d.Correct(id, fields, accept=True) if fields else d.Accept(id)
    if act == "correct":
        return d.Correct(id, fields)
    raise Refused("the form does not say what to do")
