"""The episodes, and an episode's account with its findings to be confirmed or dismissed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store import decisions as d
from tolltrace.store.changes import revisions
from tolltrace.store.deciding import Refused, Stale
from tolltrace.store.decisions import finding_key
from tolltrace.store.episodes import ruled
from tolltrace.store.log import end
from tolltrace.store.tables import Claim, Episode, Report
from tolltrace.web.answers import as_json, page, see
from tolltrace.web.desk import desk_of
from tolltrace.web.drawer import drawer_of
from tolltrace.web.drawing import Drawing, Named
from tolltrace.web.forms import form_of, id_of, seen_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding as its form needs it; ``verdict`` is empty where nobody has given one."""

    name: str
    key: str
    verdict: str
    seen: str


def episodes(request: Request) -> Response:
    """All episodes with their reports and the claims that wait."""
    with desk_of(request).store.reading() as session:
        waiting = select(func.count()).where(Claim.episode == Episode.id, Claim.state == "new")
        reports = select(func.count()).where(Report.episode == Episode.id)
        query = select(Episode.id, Episode.title, reports.scalar_subquery(), waiting.scalar_subquery())
        rows = session.execute(query.order_by(Episode.id)).all()
    return page(request, "episodes.html", episodes=rows)


def episode(request: Request) -> Response:
    """An episode's account with every decision carried out; while it is made anew, the one before."""
    id = request.path_params["id"]
    drawing, current = _drawing(request, id)
    with desk_of(request).store.reading() as session:
        title = session.get_one(Episode, id).title
        behind = 0 if drawing is None else end(session)[0] - drawing.seq
        judged = _judged(session, id, drawing)
    return page(
        request,
        "episode.html",
        id=id,
        title=title,
        drawing=drawing,
        current=current,
        behind=behind,
        judged=judged,
    )


def drawn(request: Request) -> Response:
    """Whether the account of the episode is there as it stands: what an open page asks while it is made."""
    _, current = _drawing(request, request.path_params["id"])
    return as_json({"current": current})


def judge(request: Request) -> Response:
    """Confirm or dismiss a finding of the page; who dismisses one gives a reason."""
    desk, id, form = desk_of(request), request.path_params["id"], form_of(request)
    drawing, _ = _drawing(request, id)
    finding = _by_key(drawing).get(form.get("finding", ""))
    if finding is None:
        raise Refused("there is no such finding any more")
    act, why = form.get("act"), form.get("why", "").strip()[:1_000]
    if act not in ("confirmed", "dismissed"):
        raise Refused("a finding is confirmed or dismissed")
    if act == "dismissed" and not why:
        raise Refused("say why the finding is dismissed")
    with desk.store.reading() as session:
        claims = revisions(session, [f"claim:{one}" for one in finding.claims])
    later = {name: revision for name, revision in claims.items() if revision > id_of(form.get("drawn", ""))}
    if later:
        raise Stale(later)
    verdict = d.JudgeFinding(
        id, finding.kind, finding.claims, "confirmed" if act == "confirmed" else "dismissed"
    )
    desk.decide(verdict, seen_of(request) | claims, why)
    return see(f"/episodes/{id}#{finding.name.lower()}")


def _drawing(request: Request, id: int) -> tuple[Drawing | None, bool]:
    try:
        return drawer_of(request).drawing(id)
    except KeyError as error:
        raise HTTPException(404, f"There is no episode {id}.") from error


def _by_key(drawing: Drawing | None) -> Mapping[str, Named]:
    found = () if drawing is None else drawing.findings
    return {finding_key(one.kind, one.claims): one for one in found}


def _judged(session: Session, episode: int, drawing: Drawing | None) -> Mapping[str, Judged]:
    verdicts = ruled(session, episode, "finding")
    found = _by_key(drawing)
    seen = revisions(session, [f"ruling:{episode}/finding/{key}" for key in found])
    return {
        one.name: Judged(
            one.name,
            key,
            verdicts.get(key, ""),
            f"ruling:{episode}/finding/{key}={seen[f'ruling:{episode}/finding/{key}']}",
        )
        for key, one in found.items()
    }
