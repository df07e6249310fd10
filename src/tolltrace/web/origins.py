"""The origins of an episode: by whom they are carried, which names are one body, and who depends on whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.report.wording import HARMS
from tolltrace.store import decisions as d
from tolltrace.store.deciding import Refused, Stale
from tolltrace.store.episodes import COUNTED
from tolltrace.store.log import end
from tolltrace.store.rulings import ruled
from tolltrace.store.tables import Claim, Logged, Report
from tolltrace.web.answers import page, see
from tolltrace.web.deeds import deeds
from tolltrace.web.desk import desk_of
from tolltrace.web.episodes import title_of
from tolltrace.web.forms import form_of
from tolltrace.web.moments import moment_of, unchanged
from tolltrace.web.stale import stale_things

_MOST_NAMES = 500
_FIRST_CLAIMS = 12
_LONGEST = 300
_ROWS = 30
_DECISIONS = ("merge_origins", "mark_dependent")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of an origin, with its number as the report writes it."""

    id: int
    number: str
    harm: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A name to which claims are given. ``alike`` are names that share all words of one of the two.

    ``merged`` are the names that persons merged into it, ``depends`` the origin that it has its figures from.
    """

    name: str
    claims: tuple[Said, ...]
    more: tuple[Said, ...]
    outlets: tuple[str, ...]
    relays: tuple[str, ...]
    alike: tuple[str, ...]
    merged: tuple[str, ...]
    depends: str | None


def names_of(session: Session, episode: int) -> Sequence[str]:
    """The names of origins that stand in an episode, for a field to offer."""
    query = select(Claim.source).where(
        Claim.episode == episode, Claim.source.is_not(None), Claim.state.in_(COUNTED)
    )
    rows = session.scalars(query.distinct().order_by(Claim.source).limit(_MOST_NAMES))
    return [name for name in rows if name is not None]


def origins(request: Request) -> Response:
    """The origins, those with the most claims first."""
    id = request.path_params["id"]
    with desk_of(request).store.reading() as session:
        title = title_of(session, id)
        rows = session.scalars(
            select(Logged)
            .where(Logged.episode == id, Logged.act.in_(_DECISIONS))
            .order_by(Logged.seq.desc())
            .limit(_ROWS)
        ).all()
        return page(
            request,
            "origins.html",
            id=id,
            title=title,
            seq=end(session)[0],
            origins=_origins(session, id),
            past=deeds(session, rows),
        )


def relate(request: Request) -> Response:
    """Merge an origin into another, or mark it as dependent on another."""
    desk, id, form = desk_of(request), request.path_params["id"], form_of(request)
    origin, other, act = form.get("origin", ""), " ".join(form.get("other", "").split()), form.get("act")
    moment = moment_of(form)
    if not other or max(len(origin), len(other)) > _LONGEST:
        raise Refused(f"name the other origin, in at most {_LONGEST} characters")
    decision: d.Decision
    if act == "merge":
        decision = d.MergeOrigins(id, origin, other)
    elif act == "depends":
        decision = d.MarkDependent(id, origin, other)
    else:
        raise Refused("an origin is merged into another, or depends on it")
    try:
        with desk.store.reading() as session:
            if act == "depends" and other not in names_of(session, id):
                raise Refused(f"no claim of the episode is given to {other!r}")
            of_origin = session.scalars(
                select(Claim.id).where(Claim.episode == id, Claim.source == origin)
            ).all()
            if not of_origin:
                raise Refused(f"no claim of the episode is given to {origin!r}")
            touched = [f"ruling:{id}/dependent/{origin}"]
            if act == "merge":
                touched = [f"ruling:{id}/origin/{origin}", *(f"claim:{claim}" for claim in of_origin)]
            seen = unchanged(session, touched, moment)
        desk.decide(decision, seen, form.get("why", "").strip()[:1_000])
    except Stale as stale:
        return stale_things(request, stale, moment, f"/episodes/{id}/origins")
    return see(f"/episodes/{id}/origins")


def _origins(session: Session, episode: int) -> list[Origin]:
    rows = session.execute(
        select(Claim.source, Claim.id, Claim.number, Claim.harm, Claim.via, Report.publisher, Report.name)
        .join(Report, Report.id == Claim.report)
        .where(Claim.episode == episode, Claim.source.is_not(None), Claim.state.in_(COUNTED))
        .order_by(Claim.id)
    ).all()
    said: dict[str, list[Said]] = defaultdict(list)
    outlets: dict[str, set[str]] = defaultdict(set)
    relays: dict[str, set[str]] = defaultdict(set)
    for source, id, number, harm, via, publisher, name in rows:
        said[source].append(Said(id, number, HARMS[harm]))
        outlets[source].add(publisher or name)
        relays[source].update(via)
    depends, merged = ruled(session, episode, "dependent"), ruled(session, episode, "origin")
    alike = _alike(said)
    return [
        Origin(
            name,
            tuple(said[name][:_FIRST_CLAIMS]),
            tuple(said[name][_FIRST_CLAIMS:]),
            tuple(sorted(outlets[name])),
            tuple(sorted(relays[name])),
            alike[name],
            tuple(sorted(other for other, into in merged.items() if into == name)),
            None if name not in depends else str(depends[name]),
        )
        for name in sorted(said, key=lambda name: (-len(said[name]), name))
    ]


def _alike(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """For each name the others that say the same words or some of them: perhaps one body, perhaps not."""
    words = {name: frozenset(name.casefold().split()) for name in names}
    if len(words) > _MOST_NAMES:
        return dict.fromkeys(words, ())
    return {
        name: tuple(sorted(o for o, its in words.items() if o != name and (its <= own or own <= its)))
        for name, own in words.items()
    }
