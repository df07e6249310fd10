"""What holds some words: episodes, reports, claims, and what persons wrote of their decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.model import Harm
from tolltrace.report.wording import HARMS
from tolltrace.store.blobs import fetch, text_of
from tolltrace.store.seeking import KINDS, Kind, seek
from tolltrace.store.tables import Claim, Episode, Logged, Report, Version
from tolltrace.web.answers import page
from tolltrace.web.deeds import Deed, deeds
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import id_of

_FIRST = 20
"""How many of each kind the first page shows; a page of one kind shows five times as many."""
_LONGEST = 200
_AROUND = 160
_HEADINGS: dict[Kind, str] = {
    "episode": "Episodes",
    "report": "Reports",
    "claim": "Claims",
    "log": "Reasons and comments",
}


@dataclass(frozen=True, slots=True)
class Found:
    """Something that holds the words: where it is, how it is called, what is said of it, and where."""

    address: str
    name: str
    told: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of a kind; ``more`` is the id that the rest begins behind."""

    kind: Kind
    heading: str
    found: tuple[Found, ...]
    more: int | None


def search(request: Request) -> Response:
    """Everything with all the words of ``?q=``; ``&of=claim&after=ID`` goes on with one kind."""
    asked = request.query_params
    words = " ".join(asked.get("q", "").split())[:_LONGEST]
    after = id_of(asked.get("after") or "0")
    chosen = next((kind for kind in KINDS if asked.get("of") == kind), None)
    with desk_of(request).store.reading() as session:
        groups = found_of(session, words, chosen, after)
    return page(request, "search.html", words=words, groups=groups)


def found_of(session: Session, words: str, chosen: Kind | None, after: int) -> list[Group]:
    """What holds all the words, by kind; of one that is chosen, what stands behind an id."""
    kinds = [chosen] if chosen else list(KINDS)
    most = 5 * _FIRST if chosen else _FIRST
    groups: list[Group] = []
    for kind in kinds:
        ids = seek(session, words, kind, most + 1, after)
        if ids:
            shown = tuple(_shown(session, kind, ids[:most], words))
            groups.append(Group(kind, _HEADINGS[kind], shown, ids[most - 1] if len(ids) > most else None))
    return groups


def _shown(session: Session, kind: Kind, ids: Sequence[int], words: str) -> list[Found]:
    if kind == "episode":
        titles = select(Episode.id, Episode.title).where(Episode.id.in_(ids)).order_by(Episode.id)
        return [Found(f"/episodes/{id}", title, (), "") for id, title in session.execute(titles)]
    if kind == "report":
        reports = (
            select(Report, Version.text)
            .join(Version, Version.id == Report.version)
            .where(Report.id.in_(ids))
            .order_by(Report.id)
        )
        return [
            Found(
                f"/reports/{row.id}",
                row.publisher or row.name,
                tuple(filter(None, (row.title, row.published))),
                _around(text_of(fetch(session, text)), words),
            )
            for row, text in session.execute(reports)
        ]
    if kind == "claim":
        claims = (
            select(Claim, Report)
            .join(Report, Report.id == Claim.report)
            .where(Claim.id.in_(ids))
            .order_by(Claim.id)
        )
        return [
            Found(
                f"/claims/{row.id}",
                f"C{row.id} {row.number}",
                (HARMS[cast(Harm, row.harm)], row.source or "own voice", of.publisher or of.name, row.state),
                row.quote,
            )
            for row, of in session.execute(claims)
        ]
    rows = session.scalars(select(Logged).where(Logged.seq.in_(ids)).order_by(Logged.seq)).all()
    return [
        Found(_about(deed), f"{deed.who} {deed.line}", (f"{deed.day} {deed.time}",), deed.why or "")
        for deed in deeds(session, rows)
    ]


def _about(deed: Deed) -> str:
    things = (deed.finding, *deed.things)
    return next((one.address for one in things if one and one.address), "/log")


def _around(text: str, words: str) -> str:
    """The stretch of a report around the first of the words that is written there as it was asked for."""
    low = text.lower()
    places = [low.find(word.lower()) for word in (words, *words.split())]
    at = next((place for place in places if place >= 0), 0)
    begin, end = max(0, at - _AROUND), min(len(text), at + _AROUND)
    return ("… " if begin else "") + text[begin:end].strip() + (" …" if end < len(text) else "")
