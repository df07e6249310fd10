"""The casebook as JSON: claims, one claim, and decisions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store.deciding import Refused, Stale
from tolltrace.store.doubts import doubts
from tolltrace.store.fields import values_of
from tolltrace.store.tables import Claim
from tolltrace.web.answers import as_json
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import id_of
from tolltrace.web.told import decision_of, seen_in

_MOST = 500
_SHOWN = ("id", "revision", "episode", "report", "version", "state", "again", "doubt")


def claims(request: Request) -> Response:
    """Claims by id: ``episode`` and ``state`` choose, ``after`` and ``limit`` (at most 500) page."""
    asked = request.query_params
    query = select(Claim).where(Claim.id > id_of(asked.get("after", "0"))).order_by(Claim.id)
    if "episode" in asked:
        query = query.where(Claim.episode == id_of(asked["episode"]))
    if "state" in asked:
        query = query.where(Claim.state == asked["state"])
    limit = min(id_of(asked.get("limit", "100")), _MOST)
    with desk_of(request).store.reading() as session:
        found = [_told(row) for row in session.scalars(query.limit(limit + 1))]
    more = found[limit - 1]["id"] if len(found) > limit > 0 else None
    return as_json({"claims": found[:limit], "next": more})


def claim(request: Request) -> Response:
    """One claim with what stands, what the machine read, and what a person vouched for."""
    id = request.path_params["id"]
    with desk_of(request).store.reading() as session:
        row = session.get(Claim, id)
        if row is None:
            raise HTTPException(404, f"There is no claim C{id}.")
        return as_json({**_told(row), "machine": row.machine, "human": row.human})


def decide(request: Request) -> Response:
    """Carry out a decision: ``{"act": …, …, "seen": {"claim:1": 7}, "why": …}``."""
    told = _object(request)
    why = told.get("why")
    if why is not None and not (isinstance(why, str) and len(why) <= 1_000):
        raise Refused("why is at most 1000 characters")
    try:
        seq = desk_of(request).decide(decision_of(told), seen_in(told), why)
    except Stale as stale:
        return as_json({"error": str(stale), "changed": stale.changed}, 409)
    return as_json({"seq": seq})


def _object(request: Request) -> Mapping[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "Send application/json.")
    try:
        told = json.loads(request.scope["tolltrace.body"])
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "What was sent is no JSON.") from error
    if not isinstance(told, dict):
        raise HTTPException(400, "Send one JSON object.")
    return told


def _told(row: Claim) -> dict[str, Any]:
    values = values_of(row)
    return {**{name: getattr(row, name) for name in _SHOWN}, **values, "doubts": doubts(values)}
