"""The claims that wait for a person: which of them are asked for, and in which order they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from tolltrace.report.wording import HARMS
from tolltrace.store.tables import Claim, Episode, Report
from tolltrace.web.forms import id_of

FILTERS = ("episode", "report", "outlet", "harm", "only")
"""What of the claims the inbox may be asked for, by the names of its address."""
_MOST = 500
_LONGEST = 300
_again = case((Claim.again.is_not(None), 1), else_=0)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claims are asked for; empty is all. ``only`` is ``again``, or empty."""

    episode: str = ""
    report: str = ""
    outlet: str = ""
    harm: str = ""
    only: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is asked for in particular."""
        return bool(self.address)

    @property
    def address(self) -> str:
        """The same as the query of an address."""
        return urlencode({name: value for name in FILTERS if (value := getattr(self, name))})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a filter offers: its value, its words, and how many claims wait there."""

    value: str
    words: str
    waiting: int


def asked_of(values: Mapping[str, str]) -> Asked:
    """The filters out of an address or a form.

    Raises:
        Refused: if an id is none.
    """
    given = {name: values.get(name, "")[:_LONGEST] for name in FILTERS}
    for name in ("episode", "report"):
        if given[name]:
            id_of(given[name])
    return Asked(**given)


def waits() -> ColumnElement[bool]:
    """A claim that nobody has decided on, or whose decision is to be looked at again."""
    return or_(
        Claim.state == "new", and_(Claim.again.is_not(None), Claim.state.in_(("accepted", "rejected")))
    )


def numbers(session: Session, asked: Asked) -> tuple[int, int]:
    """How many claims wait of those that are asked for, and how many of them are to be looked at again."""
    query = _chosen(select(func.count(), func.coalesce(func.sum(_again), 0)).select_from(Claim), asked)
    all_of_them, again = session.execute(query).one()
    return int(all_of_them), int(again)


def following(session: Session, asked: Asked, after: tuple[int, int, int] | None) -> Claim | None:
    """The claim behind that place (to be looked at again or not, doubt, id); from the end the first again."""
    query: Select[Claim] = (
        _chosen(select(Claim), asked).order_by(_again.desc(), Claim.doubt.desc(), Claim.id).limit(1)
    )
    if after is not None:
        again, doubt, id = after
        behind = or_(
            _again < again,
            and_(_again == again, or_(Claim.doubt < doubt, and_(Claim.doubt == doubt, Claim.id > id))),
        )
        found = session.scalars(query.where(behind)).first()
        if found is not None:
            return found
    return session.scalars(query).first()


def place_of(row: Claim) -> tuple[int, int, int]:
    """Where a claim stands in the order."""
    return (0 if row.again is None else 1, row.doubt, row.id)


def choices(session: Session, asked: Asked) -> dict[str, list[Choice]]:
    """What each filter offers within the others: where claims wait, and how many."""

    def offered(name: str, column: Any) -> list[tuple[Any, int]]:
        query = _chosen(select(column, func.count()).select_from(Claim), replace(asked, **{name: ""}))
        rows = session.execute(query.group_by(column).order_by(column).limit(_MOST)).all()
        return [(value, waiting) for value, waiting in rows]

    def reports(found: list[tuple[int, int]]) -> dict[int, Report]:
        rows = session.scalars(select(Report).where(Report.id.in_([id for id, _ in found])))
        return {row.id: row for row in rows}

    episodes, papers = offered("episode", Claim.episode), offered("report", Claim.report)
    printed = offered("outlet", Claim.report)
    named = select(Episode.id, Episode.title).where(Episode.id.in_([id for id, _ in episodes]))
    titles = dict(session.execute(named).all())
    known, outlets = reports(papers), Counter[str]()
    for id, row in reports(printed).items():
        outlets[row.publisher or ""] += dict(printed)[id]
    return {
        "episode": [Choice(str(id), titles[id], waiting) for id, waiting in episodes],
        "report": [Choice(str(id), _called(known[id]), waiting) for id, waiting in papers],
        "outlet": [Choice(name, name, outlets[name]) for name in sorted(outlets) if name],
        "harm": [Choice(name, HARMS[name], waiting) for name, waiting in offered("harm", Claim.harm)],
    }


def _called(report: Report) -> str:
    return ", ".join(filter(None, (report.publisher or report.name, report.published)))


def _chosen(query: Select[Any], asked: Asked) -> Select[Any]:
    query = query.where(waits())
    if asked.episode:
        query = query.where(Claim.episode == id_of(asked.episode))
    if asked.report:
        query = query.where(Claim.report == id_of(asked.report))
    if asked.outlet:
        of_outlet = select(Report.id).where(Report.publisher == asked.outlet)
        query = query.where(Claim.report.in_(of_outlet))
    if asked.harm:
        query = query.where(Claim.harm == asked.harm)
    if asked.only == "again":
        query = query.where(Claim.again.is_not(None))
    return query
