"""The episodes, and an episode's account."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store.log import end
from tolltrace.store.tables import Claim, Episode, Logged, Report
from tolltrace.web.answers import as_json, page
from tolltrace.web.deeds import deeds
from tolltrace.web.desk import desk_of
from tolltrace.web.drawer import drawing_of
from tolltrace.web.findings import judged
from tolltrace.web.parts import ACCOUNT, FINDINGS
from tolltrace.web.policies import policies
from tolltrace.web.waiting import Asked, numbers

_COMMENTS = 100


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
    drawing = drawing_of(request, ACCOUNT, FINDINGS)
    with desk_of(request).store.reading() as session:
        row, seq = session.get_one(Episode, id), end(session)[0]
        waiting, _ = numbers(session, Asked(episode=str(id)))
        comments = session.scalars(
            select(Logged)
            .where(Logged.episode == id, Logged.act == "comment", Logged.subject == f"episode:{id}")
            .order_by(Logged.seq.desc())
            .limit(_COMMENTS)
        ).all()
        return page(
            request,
            "episode.html",
            id=id,
            row=row,
            seq=seq,
            policies=policies(),
            waiting=waiting,
            drawing=drawing,
            judged=judged(session, id, drawing),
            past=deeds(session, comments),
        )


def drawn(request: Request) -> Response:
    """Whether the account of the episode is there as it stands: what an open page asks while it is made."""
    drawing = drawing_of(request, FINDINGS)
    return as_json({"current": drawing is not None and drawing.current})


def title_of(session: Session, id: int) -> str:
    """An episode's title; an answer 404 where there is none."""
    row = session.get(Episode, id)
    if row is None:
        raise HTTPException(404, f"There is no episode {id}.")
    return row.title
