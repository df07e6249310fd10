"""A claim's page, and the decisions on a claim."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store import decisions as d
from tolltrace.store.deciding import Refused, Stale
from tolltrace.store.fields import values_of
from tolltrace.store.history import history
from tolltrace.store.log import end
from tolltrace.store.tables import Claim, Episode
from tolltrace.web.answers import page, see
from tolltrace.web.claim_views import claim_view
from tolltrace.web.deeds import deeds
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import changed, form_of, id_of, seen_of
from tolltrace.web.origins import names_of
from tolltrace.web.stale import stale_claim
from tolltrace.web.waiting import asked_of, place_of

_ROWS = 200


def claim(request: Request) -> Response:
    """A claim with its fields and all that happened to it, the newest first."""
    with desk_of(request).store.reading() as session:
        row = _claim(session, request.path_params["id"])
        episodes = session.execute(select(Episode.id, Episode.title).order_by(Episode.id)).all()
        return page(
            request,
            "claim.html",
            seq=end(session)[0],
            claim=claim_view(session, row),
            place="",
            origins=sorted({*names_of(session, row.episode), *([row.source] if row.source else [])}),
            episodes=[(id, title) for id, title in episodes if id != row.episode],
            past=deeds(session, history(session, entity=f"claim:{row.id}", last=_ROWS)),
        )


def decided(request: Request) -> Response:
    """Accept, reject, correct or move, as the button says; what is stale is shown and left alone."""
    desk, id, form = desk_of(request), request.path_params["id"], form_of(request)
    with desk.store.reading() as session:
        row = _claim(session, id)
        fields = changed(form, values_of(row)) if form.get("act") in ("accept", "correct") else {}
    seen, why = seen_of(request), form.get("why", "").strip()[:1_000]
    try:
        desk.decide(_decision(form, id, fields), seen, why)
    except Stale:
        return stale_claim(request, id, seen.get(f"claim:{id}", 0), form)
    if form.get("from") != "inbox":
        return see(f"/claims/{id}")
    with desk.store.reading() as session:
        stands = "{}-{}".format(*place_of(_claim(session, id)))
    stood = form.get("stood", "") or stands
    asked = asked_of(dict(parse_qsl(form.get("asked", "")))).address
    on = (asked, f"after={id}", f"at={stood}" if stood != stands else "")
    return see("/?" + "&".join(filter(None, on)))


def _claim(session: Session, id: int) -> Claim:
    row = session.get(Claim, id)
    if row is None:
        raise HTTPException(404, f"There is no claim C{id}.")
    return row


def _decision(form: Mapping[str, str], id: int, fields: dict[str, object]) -> d.Decision:
    match form.get("act"):
        case "reject":
            return d.Reject(id)
        case "accept":
            return d.Correct(id, fields, accept=True) if fields else d.Accept(id)
        case "correct":
            return d.Correct(id, fields)
        case "move":
            return d.MoveClaim(id, id_of(form.get("episode", "")))
    raise Refused("the form does not say what to do")
