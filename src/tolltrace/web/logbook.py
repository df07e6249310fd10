"""Who did what: the log as a page, and what has come to it since a row, for pages that stand open."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from sqlalchemy import Select, select
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.report.visible import one_line
from tolltrace.store.deciding import Refused
from tolltrace.store.log import end
from tolltrace.store.tables import Episode, Logged, Touched
from tolltrace.web.answers import as_json, page
from tolltrace.web.deeds import deeds
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import id_of

_ROWS = 50
_NEWS = 20
_MANY = 200
_FILTERS = ("who", "day", "episode", "claim")


def log(request: Request) -> Response:
    """The newest rows; ``who``, ``day`` (ISO, UTC), ``episode`` and ``claim`` choose, ``before`` pages."""
    asked = {name: request.query_params[name] for name in _FILTERS if request.query_params.get(name)}
    query = _chosen(asked)
    before = request.query_params.get("before")
    if before:
        query = query.where(Logged.seq < id_of(before))
    with desk_of(request).store.reading() as session:
        rows = session.scalars(query.order_by(Logged.seq.desc()).limit(_ROWS + 1)).all()
        people = session.scalars(select(Logged.who).distinct().order_by(Logged.who)).all()
        episodes = session.execute(select(Episode.id, Episode.title).order_by(Episode.id)).all()
        older = urlencode({**asked, "before": rows[_ROWS - 1].seq}) if len(rows) > _ROWS else None
        return page(
            request,
            "log.html",
            seq=end(session)[0],
            deeds=deeds(session, rows[:_ROWS]),
            asked={name: asked.get(name, "") for name in _FILTERS},
            here=urlencode(asked),
            people=people,
            episodes=episodes,
            older=older,
            latest=before is None,
        )


def news(request: Request) -> Response:
    """The rows after ``since``, the newest last and at most 20; without it only where the log ends."""
    since = request.query_params.get("since")
    desk = desk_of(request)
    with desk.store.reading() as session:
        seq, _ = end(session)
        last = seq if since is None else id_of(since)
        if last >= seq:
            return as_json({"seq": seq, "rows": []})
        newest = select(Logged).where(Logged.seq > last).order_by(Logged.seq.desc()).limit(_NEWS)
        rows = session.scalars(newest).all()[::-1]
        touched = session.execute(
            select(Touched.seq, Touched.entity).where(Touched.seq.in_([row.seq for row in rows]))
        ).all()
        entities: dict[int, list[str]] = {row.seq: [] for row in rows}
        for number, entity in touched:
            if entity.startswith(("claim:", "episode:", "report:")):
                entities[number].append(entity)
        return as_json(
            {
                "seq": rows[-1].seq,
                "rows": [
                    {
                        "seq": deed.seq,
                        "who": one_line(deed.who),
                        "mine": deed.who == desk.who,
                        "says": one_line(deed.line),
                        "address": deed.things[0].address if deed.things else None,
                        "episode": row.episode,
                        "entities": sorted(entities[deed.seq])[:_MANY],
                    }
                    for deed, row in zip(deeds(session, rows), rows, strict=True)
                ],
            }
        )


def _chosen(asked: dict[str, str]) -> Select[Logged]:
    query = select(Logged)
    if "who" in asked:
        query = query.where(Logged.who == asked["who"])
    if "day" in asked:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", asked["day"], re.ASCII):
            raise Refused("a day is written as 2026-01-31")
        query = query.where(Logged.at.startswith(asked["day"]))
    if "episode" in asked:
        query = query.where(Logged.episode == id_of(asked["episode"]))
    if "claim" in asked:
        entity = f"claim:{id_of(asked['claim'])}"
        query = query.join(Touched, Touched.seq == Logged.seq).where(Touched.entity == entity)
    return query
