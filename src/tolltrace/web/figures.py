"""The figures of an episode with their tellings, some of them chosen to be one figure or a figure apart."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store import decisions as d
from tolltrace.store.deciding import Refused, Stale
from tolltrace.store.log import end
from tolltrace.store.rulings import ruled
from tolltrace.store.tables import Logged
from tolltrace.web.answers import page, see
from tolltrace.web.deeds import deeds
from tolltrace.web.desk import desk_of
from tolltrace.web.drawer import drawing_of
from tolltrace.web.episodes import title_of
from tolltrace.web.forms import form_of, id_of
from tolltrace.web.moments import moment_of, unchanged
from tolltrace.web.parts import FIGURES
from tolltrace.web.stale import stale_things

_BY_HAND = ("merge_figures", "split_figure")
_ROWS = 30
_ON_A_PAGE = 100
"""Figures."""
_MOST_CHOSEN = 500
_LONGEST = 200

Group = Mapping[str, Any]
"""A figure as ``web.figure_views`` gave it."""


def figures(request: Request) -> Response:
    """The figures by class, a page of them; ``?q=`` asks for those with some words.

    The tellings that ``claim`` names were chosen on another page: their figures stand first.
    """
    desk, id, asked = desk_of(request), request.path_params["id"], request.query_params
    words, number = " ".join(asked.get("q", "").split())[:_LONGEST], id_of(asked.get("page") or "1")
    chosen = {id_of(claim) for claim in asked.getlist("claim")[:_MOST_CHOSEN]}
    drawing = drawing_of(request, FIGURES)
    every: Sequence[Group] = json.loads(drawing.parts[FIGURES]) if drawing else ()
    held = [one for one in every if _claims(one) & chosen]
    fitting = [one for one in every if not _claims(one) & chosen and _says(one, words)]
    pages = max(1, -(-len(fitting) // _ON_A_PAGE))
    number = min(max(1, number), pages)
    shown = fitting[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE]
    with desk.store.reading() as session:
        rows = session.scalars(
            select(Logged)
            .where(Logged.episode == id, Logged.act.in_(_BY_HAND))
            .order_by(Logged.seq.desc())
            .limit(_ROWS)
        ).all()
        return page(
            request,
            "figures.html",
            id=id,
            title=title_of(session, id),
            seq=end(session)[0],
            drawing=drawing,
            words=words,
            number=number,
            pages=pages,
            found=len(fitting),
            chosen=chosen,
            classes=[("Chosen so far", held)] * bool(held) + _classes(shown),
            by_hand={int(claim) for claim in ruled(session, id, "figure")},
            past=deeds(session, rows),
        )


def group(request: Request) -> Response:
    """Make the chosen claims one figure, or part them from those that they stand with."""
    desk, id, form = desk_of(request), request.path_params["id"], form_of(request)
    claims = tuple(id_of(value) for name, value in request.scope["tolltrace.form"] if name == "claim")
    moment = moment_of(form)
    decision: d.Decision
    if form.get("act") == "merge":
        decision = d.MergeFigures(id, claims)
    elif form.get("act") == "split":
        decision = d.SplitFigure(id, claims)
    else:
        raise Refused("claims are made one figure, or parted")
    here = f"/episodes/{id}/figures"
    try:
        with desk.store.reading() as session:
            seen = unchanged(session, _entities(id, claims), moment)
        desk.decide(decision, seen, form.get("why", "").strip()[:1_000])
    except Stale as stale:
        return stale_things(request, stale, moment, here)
    asked = urlencode({name: form[name] for name in ("q", "page") if form.get(name)})
    return see(f"{here}{'?' if asked else ''}{asked}#c{min(claims)}")


def _entities(episode: int, claims: Sequence[int]) -> list[str]:
    return [name for id in claims for name in (f"claim:{id}", f"ruling:{episode}/figure/{id}")]


def _claims(one: Group) -> set[int]:
    return {telling["id"] for telling in one["tellings"]}


def _says(one: Group, words: str) -> bool:
    """Whether a figure and its tellings say all the words, in whatever case."""
    told = [one[name] or "" for name in ("id", "klass", "figure", "origin", "scope", "reason")]
    for each in one["tellings"]:
        told += [f"C{each['id']}", *(each[name] for name in ("number", "outlet", "day", "quote"))]
    said = "\n".join(told).casefold()
    return all(word in said for word in words.casefold().split())


def _classes(groups: Sequence[Group]) -> list[tuple[str, list[Group]]]:
    return [(name, list(some)) for name, some in groupby(groups, key=lambda one: one["klass"])]
