"""The findings of an episode: those that its account's page has no room for, and verdicts on all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.report.findings import KINDS
from tolltrace.store import decisions as d
from tolltrace.store.changes import revisions
from tolltrace.store.deciding import Refused, Stale
from tolltrace.store.log import end
from tolltrace.store.rulings import verdicts
from tolltrace.store.tables import Episode
from tolltrace.web.answers import page, see
from tolltrace.web.desk import desk_of
from tolltrace.web.drawer import drawing_of
from tolltrace.web.drawing import Drawing
from tolltrace.web.forms import form_of, id_of, seen_of
from tolltrace.web.parts import FINDINGS, Named, page_part
from tolltrace.web.stale import stale_things


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding as its form needs it; ``verdict`` is empty where nobody has given one."""

    name: str
    key: str
    verdict: str
    seen: str


def findings(request: Request) -> Response:
    """A further page of the findings of a ``kind``; or the way to the one of the key ``finding``."""
    id, asked = request.path_params["id"], request.query_params
    kind, number = asked.get("kind", ""), id_of(asked.get("page") or "2")
    part = page_part(kind if kind in KINDS else "none", number)
    drawing = drawing_of(request, FINDINGS, part)
    if drawing is not None and "finding" in asked:
        found = drawing.findings.get(asked["finding"])
        if found is None:
            raise HTTPException(404, "The account as it stands no longer has the finding that was judged.")
        return see(_address(id, found))
    if drawing is None or part not in drawing.parts:
        return see(f"/episodes/{id}#findings")
    with desk_of(request).store.reading() as session:
        return page(
            request,
            "findings.html",
            id=id,
            title=session.get_one(Episode, id).title,
            seq=end(session)[0],
            drawing=drawing,
            part=part,
            heading=KINDS[kind][0],
            kind=kind,
            number=number,
            pages=max(one.page for one in drawing.findings.values() if one.kind == kind),
            judged=judged(session, id, drawing),
        )


def judge(request: Request) -> Response:
    """Confirm or dismiss a finding of the page; who dismisses one gives a reason."""
    desk, id, form = desk_of(request), request.path_params["id"], form_of(request)
    drawing = drawing_of(request, FINDINGS)
    finding = None if drawing is None else drawing.findings.get(form.get("finding", ""))
    if finding is None:
        raise Refused("there is no such finding any more")
    act, why = form.get("act"), form.get("why", "").strip()[:1_000]
    if act not in ("confirmed", "dismissed"):
        raise Refused("a finding is confirmed or dismissed")
    if act == "dismissed" and not why:
        raise Refused("say why the finding is dismissed")
    drawn, here = id_of(form.get("drawn", "")), _address(id, finding)
    with desk.store.reading() as session:
        claims = revisions(session, [f"claim:{one}" for one in finding.claims])
    later = {name: revision for name, revision in claims.items() if revision > drawn}
    if later:
        return stale_things(request, Stale(later), drawn, here)
    verdict = d.JudgeFinding(
        id, finding.kind, finding.claims, "confirmed" if act == "confirmed" else "dismissed"
    )
    seen = seen_of(request)
    try:
        desk.decide(verdict, seen | claims, why)
    except Stale as stale:
        return stale_things(request, stale, max(seen.values()), here)
    return see(here)


def judged(session: Session, episode: int, drawing: Drawing | None) -> Mapping[str, Judged]:
    """The findings of a drawing by their names, as their forms need them."""
    found = {} if drawing is None else drawing.findings
    given = verdicts(session, episode)
    entities = {key: f"ruling:{episode}/finding/{key}" for key in found}
    seen = revisions(session, entities.values())
    return {
        one.name: Judged(one.name, key, given.get(key, ""), f"{entities[key]}={seen[entities[key]]}")
        for key, one in found.items()
    }


def _address(episode: int, one: Named) -> str:
    page = f"/findings?kind={one.kind}&page={one.page}" if one.page > 1 else ""
    return f"/episodes/{episode}{page}#{one.name.lower()}"
