"""The casebook as JSON: episodes with their accounts and findings, reports, search, and the log."""

from __future__ import annotations

import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store.blobs import fetch, text_of
from tolltrace.store.changes import revisions
from tolltrace.store.history import told
from tolltrace.store.rulings import verdicts
from tolltrace.store.tables import Claim, Episode, Logged, Report, Touched, Version
from tolltrace.web.asking import asked_in, given
from tolltrace.web.desk import desk_of
from tolltrace.web.drawer import newest_of
from tolltrace.web.parts import FINDINGS, WHOLE
from tolltrace.web.records import (
    EpisodeAccount,
    Episodes,
    EpisodeTold,
    Findings,
    FindingTold,
    Finds,
    FoundTold,
    History,
    Reports,
    ReportTold,
    RowTold,
    VersionTold,
    WholeReport,
)
from tolltrace.web.searching import found_of
from tolltrace.web.sent import HistoryAsked, ReportsAsked, SearchAsked

_MOST = 500
_MOST_ROWS = 200
_REPORT = tuple(ReportTold.__dataclass_fields__)
_ROW = tuple(name for name in RowTold.__dataclass_fields__ if name != "says")


def episodes(request: Request) -> Response:
    """All episodes."""
    with desk_of(request).store.reading() as session:
        return given(Episodes(tuple(_episodes(session))))


def episode(request: Request) -> Response:
    """An episode and its account, with every decision carried out."""
    account = json.loads(newest_of(request, WHOLE).parts[WHOLE])
    with desk_of(request).store.reading() as session:
        return given(EpisodeAccount(_episode(session, request.path_params["id"]), account))


def findings(request: Request) -> Response:
    """The findings of an episode, each with its verdict."""
    id, drawing = request.path_params["id"], newest_of(request, FINDINGS)
    with desk_of(request).store.reading() as session:
        judged = verdicts(session, id)
        made = []
        for key, one in drawing.findings.items():
            seen = revisions(session, [f"ruling:{id}/finding/{key}"])
            claims = revisions(session, [f"claim:{claim}" for claim in one.claims])
            # What has changed since the account was made was not seen in it: a verdict on that is refused.
            seen |= {claim: min(revision, drawing.seq) for claim, revision in claims.items()}
            made.append(FindingTold(one.name, one.kind, one.claims, one.note, judged.get(key), seen))
    return given(Findings(tuple(made)))


def reports(request: Request) -> Response:
    """Reports by their ids."""
    asked = asked_in(request, ReportsAsked)
    query = select(Report).where(Report.id > asked.after).order_by(Report.id)
    if asked.episode is not None:
        query = query.where(Report.episode == asked.episode)
    limit = min(asked.limit, _MOST)
    with desk_of(request).store.reading() as session:
        found = [
            ReportTold(**{name: getattr(row, name) for name in _REPORT})
            for row in session.scalars(query.limit(limit + 1))
        ]
    more = found[limit - 1].id if len(found) > limit > 0 else None
    return given(Reports(tuple(found[:limit]), more))


def report(request: Request) -> Response:
    """A report with its newest text, and when each of its versions came."""
    id = request.path_params["id"]
    with desk_of(request).store.reading() as session:
        row = session.get(Report, id)
        if row is None:
            raise HTTPException(404, f"There is no report {id}.")
        rows = session.scalars(select(Version).where(Version.report == id).order_by(Version.number)).all()
        newest = next(one for one in rows if one.id == row.version)
        return given(
            WholeReport(
                **{name: getattr(row, name) for name in _REPORT},
                text=text_of(fetch(session, newest.text)),
                versions=tuple(VersionTold(one.id, one.number, one.at, one.came, one.raw) for one in rows),
            )
        )


def search(request: Request) -> Response:
    """What holds all the words: episodes, reports, claims, and what persons wrote."""
    asked = asked_in(request, SearchAsked)
    with desk_of(request).store.reading() as session:
        groups = found_of(session, asked.q, asked.of, asked.after)
    found = tuple(
        FoundTold(group.kind, one.address, one.name, one.told, one.quote)
        for group in groups
        for one in group.found
    )
    return given(Finds(found, {group.kind: group.more for group in groups if group.more is not None}))


def history(request: Request) -> Response:
    """What happened, the newest first."""
    asked = asked_in(request, HistoryAsked)
    limit = min(asked.limit, _MOST_ROWS)
    query = select(Logged).where(Logged.seq < asked.before).order_by(Logged.seq.desc()).limit(limit + 1)
    if asked.entity is not None:
        query = query.join(Touched, Touched.seq == Logged.seq).where(Touched.entity == asked.entity)
    if asked.who is not None:
        query = query.where(Logged.who == asked.who)
    with desk_of(request).store.reading() as session:
        rows = session.scalars(query).all()
        made = [
            RowTold(**{name: getattr(row, name) for name in _ROW}, says=told(session, row))
            for row in rows[:limit]
        ]
    return given(History(tuple(made), made[-1].seq if len(rows) > limit > 0 else None))


def _episode(session: Session, id: int) -> EpisodeTold:
    for one in _episodes(session, id):
        return one
    raise HTTPException(404, f"There is no episode {id}.")


def _episodes(session: Session, id: int | None = None) -> list[EpisodeTold]:
    waiting = select(func.count()).where(Claim.episode == Episode.id, Claim.state == "new")
    count = select(func.count()).where(Report.episode == Episode.id)
    query = select(Episode, count.scalar_subquery(), waiting.scalar_subquery()).order_by(Episode.id)
    if id is not None:
        query = query.where(Episode.id == id)
    return [
        EpisodeTold(row.id, row.revision, row.title, row.notice, row.policy, reports, waits)
        for row, reports, waits in session.execute(query)
    ]
