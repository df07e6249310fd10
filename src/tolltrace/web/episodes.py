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
from tolltrace.store.log import end
from tolltrace.store.rulings import ruled
from tolltrace.store.tables import Claim, Episode, Report
from tolltrace.web.answers import as_json, page, see
from tolltrace.web.desk import desk_of
from tolltrace.web.drawer import drawer_of
from tolltrace.web.drawing import Drawing, Named
from tolltrace.web.forms import form_of, id_of, seen_of
from tolltrace.web.policies import policies
from tolltrace.web.stale import stale_things
from tolltrace.web.waiting import Asked, numbers


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
        rows, seq = session.execute(query.order_by(Episode.id)).all(), end(session)[0]
    return page(request, "episodes.html", episodes=rows, seq=seq)


def episode(request: Request) -> Response:
    """An episode's account with every decision carried out; while it is made anew, the one before."""
    id = request.path_params["id"]
    drawing, current = _drawing(request, id)
    with desk_of(request).store.reading() as session:
        row, seq = session.get_one(Episode, id), end(session)[0]
        waiting, _ = numbers(session, Asked(episode=str(id)))
        judged = _judged(session, id, drawing)
    return page(
        request,
        "episode.html",
        id=id,
        row=row,
        seq=seq,
        policies=policies(),
        waiting=waiting,
        drawing=drawing,
        current=current,
        behind=0 if drawing is None else seq - drawing.seq,
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
        return stale_things(request, Stale(later), id_of(form.get("drawn", "")), f"/episodes/{id}")
    verdict = d.JudgeFinding(
        id, finding.kind, finding.claims, "confirmed" if act == "confirmed" else "dismissed"
    )
    seen = seen_of(request)
    try:
        desk.decide(verdict, seen | claims, why)
    except Stale as stale:
        return stale_things(request, stale, max(seen.values()), f"/episodes/{id}")
    return see(f"/episodes/{id}#{finding.name.lower()}")


def title_of(session: Session, id: int) -> str:
    """An episode's title; an answer 404 where there is none."""
    row = session.get(Episode, id)
    if row is None:
        raise HTTPException(404, f"There is no episode {id}.")
    return row.title


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
