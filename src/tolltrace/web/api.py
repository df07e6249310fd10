"""The casebook as JSON: claims, the inbox, decisions, and reports to be added."""

from __future__ import annotations

import binascii
from base64 import b64decode
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.read.handed import Handed
from tolltrace.store.deciding import Refused, Stale
from tolltrace.store.doubts import doubts
from tolltrace.store.fields import values_of
from tolltrace.store.tables import Claim
from tolltrace.web.answers import as_json
from tolltrace.web.asking import asked_in, given, object_in, sent_in
from tolltrace.web.desk import desk_of
from tolltrace.web.records import AddedTold, Claims, ClaimTold, Done, Inbox, TakenTold, WholeClaim
from tolltrace.web.sent import ClaimsAsked, InboxAsked, NewReport, NewReports
from tolltrace.web.told import decision_of, seen_in
from tolltrace.web.uploads import known_of, take
from tolltrace.web.waiting import FILTERS, asked_of, following, numbers, place_of

_MOST = 500
_SHOWN = ("id", "revision", "episode", "report", "version", "state", "again", "doubt")


def claims(request: Request) -> Response:
    """Claims by their ids."""
    asked = asked_in(request, ClaimsAsked)
    query = select(Claim).where(Claim.id > asked.after).order_by(Claim.id)
    if asked.episode is not None:
        query = query.where(Claim.episode == asked.episode)
    if asked.state is not None:
        query = query.where(Claim.state == asked.state)
    limit = min(asked.limit, _MOST)
    with desk_of(request).store.reading() as session:
        found = [ClaimTold(**_told(row)) for row in session.scalars(query.limit(limit + 1))]
    more = found[limit - 1].id if len(found) > limit > 0 else None
    return given(Claims(tuple(found[:limit]), more))


def inbox(request: Request) -> Response:
    """The claim to review next, of those that are asked for, in the order of the page."""
    asked = asked_in(request, InboxAsked)
    chosen = asked_of({name: str(value) for name in FILTERS if (value := getattr(asked, name)) is not None})
    with desk_of(request).store.reading() as session:
        passed = None if asked.after is None else session.get(Claim, asked.after)
        row = following(session, chosen, None if passed is None else place_of(passed))
        waiting, again = numbers(session, chosen)
        return given(Inbox(waiting, again, None if row is None else _whole(row)))


def claim(request: Request) -> Response:
    """One claim with what stands, what tolltrace read, and what a person vouched for."""
    id = request.path_params["id"]
    with desk_of(request).store.reading() as session:
        row = session.get(Claim, id)
        if row is None:
            raise HTTPException(404, f"There is no claim C{id}.")
        return given(_whole(row))


def decide(request: Request) -> Response:
    """Carry out a decision, and log it with who, when and why."""
    told = object_in(request)
    why = told.get("why")
    if why is not None and not (isinstance(why, str) and len(why) <= 1_000):
        raise Refused("why is at most 1000 characters")
    decision = decision_of(told)
    try:
        return given(Done(desk_of(request).decide(decision, seen_in(told, decision), why)))
    except Stale as stale:
        return as_json({"error": str(stale), "changed": stale.changed}, 409)


def add_reports(request: Request) -> Response:
    """Take reports in, and read their claims."""
    sent = sent_in(request, NewReports)
    taken = take(request, [_handed(one) for one in sent.reports], sent.episode)
    added = tuple(AddedTold(one.what, one.episode, one.report, one.number, one.name) for one in taken.reports)
    read = taken.read
    return given(TakenTold(added, read.new, read.changed, read.gone, read.again))


def _handed(one: NewReport) -> Handed:
    if (one.text is None) == (one.data is None):
        raise Refused("a report has either text or data")
    try:
        data = b64decode(one.data, validate=True) if one.data is not None else (one.text or "").encode()
    except (binascii.Error, ValueError) as error:
        raise Refused("data is Base64, and text has no half characters") from error
    name = one.name or "report.txt"
    known = known_of(
        {key: value for key, value in asdict(one).items() if key not in ("text", "data", "name")}
    )
    return Handed(name if one.data is not None else f"{name}.txt", data, known, one.title or None)


def _whole(row: Claim) -> WholeClaim:
    return WholeClaim(**_told(row), machine=row.machine or {}, human=row.human or {})


def _told(row: Claim) -> dict[str, Any]:
    values = values_of(row)
    return {**{name: getattr(row, name) for name in _SHOWN}, **values, "doubts": doubts(values)}
