"""The figures of an episode with their tellings, some of them chosen to be one figure or a figure apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.model import Claim, Report
from tolltrace.report.casebook import Casebook
from tolltrace.report.wording import bounds, day, klass, outlet, scope
from tolltrace.store import decisions as d
from tolltrace.store.deciding import Refused, Stale
from tolltrace.store.log import end
from tolltrace.store.rulings import ruled
from tolltrace.store.tables import Logged
from tolltrace.web.answers import page, see
from tolltrace.web.deeds import deeds
from tolltrace.web.desk import desk_of
from tolltrace.web.episodes import title_of
from tolltrace.web.forms import form_of, id_of
from tolltrace.web.moments import moment_of, unchanged
from tolltrace.web.stale import stale_things

_BY_HAND = ("merge_figures", "split_figure")
_ROWS = 30


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim as one telling of a figure."""

    id: int
    number: str
    outlet: str
    day: str
    quote: str


@dataclass(frozen=True, slots=True)
class Group:
    """A figure with its tellings; ``by_hand`` where a person put them together or apart."""

    id: str
    figure: str
    origin: str
    own_voice: bool
    scope: str
    reason: str | None
    by_hand: bool
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class OfClass:
    """The figures of one class of harm and victims, those with the most tellings first."""

    title: str
    groups: tuple[Group, ...]


def figures(request: Request) -> Response:
    """All figures by class; the tellings of each can be chosen."""
    desk, id = desk_of(request), request.path_params["id"]
    with desk.store.reading() as session:
        title = title_of(session, id)
        book = desk.account(session, id)
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
            title=title,
            seq=end(session)[0],
            classes=_classes(book, ruled(session, id, "figure")),
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
    try:
        with desk.store.reading() as session:
            seen = unchanged(session, _entities(id, claims), moment)
        desk.decide(decision, seen, form.get("why", "").strip()[:1_000])
    except Stale as stale:
        return stale_things(request, stale, moment, f"/episodes/{id}/figures")
    return see(f"/episodes/{id}/figures#c{min(claims)}")


def _entities(episode: int, claims: Sequence[int]) -> list[str]:
    return [name for id in claims for name in (f"claim:{id}", f"ruling:{episode}/figure/{id}")]


def _classes(book: Casebook, by_hand: Mapping[str, object]) -> list[OfClass]:
    reports = {report.id: report for report in book.reports}
    tellings = {claim.id: _telling(claim, reports[claim.report]) for claim in book.claims}
    found: dict[str, list[Group]] = defaultdict(list)
    for figure in sorted(book.figures, key=lambda one: -len(one.claims)):
        told = tuple(tellings[name] for name in figure.claims)
        found[klass(figure.count.harm, figure.count.victims)].append(
            Group(
                figure.id,
                bounds(figure.quantity),
                figure.origin,
                figure.own_voice,
                scope(figure),
                figure.reason,
                any(str(one.id) in by_hand for one in told),
                told,
            )
        )
    sizes = {title: sum(len(one.tellings) for one in groups) for title, groups in found.items()}
    return [OfClass(title, tuple(found[title])) for title in sorted(found, key=lambda one: -sizes[one])]


def _telling(claim: Claim, report: Report) -> Telling:
    when = day(report.published) if report.published else "no date"
    return Telling(int(claim.id[1:]), claim.number, outlet(report), when, claim.quote)
