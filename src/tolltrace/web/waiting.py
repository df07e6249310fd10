"""The claims that wait for a person: which of them are asked for, and in which order they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, Select, TextClause, and_, func, or_, select, text, true
from sqlalchemy.orm import Session

from tolltrace.model import Harm
from tolltrace.report.wording import HARMS
from tolltrace.store.tables import WAITS, Claim, Episode, Report
from tolltrace.web.forms import id_of

FILTERS = ("episode", "report", "outlet", "harm", "only")
"""What of the claims the inbox may be asked for, by the names of its address."""
_MOST = 500
_LONGEST = 300
_WAITS = text(WAITS)
_AGAIN = text(f"again IS NOT NULL AND {WAITS}")
_NEW = text(f"again IS NULL AND {WAITS}")


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


def numbers(session: Session, asked: Asked) -> tuple[int, int]:
    """How many claims wait of those that are asked for, and how many of them are to be looked at again."""
    count = select(func.count()).select_from(Claim)
    all_of_them, again = (session.scalar(_chosen(count, asked, where)) or 0 for where in (_WAITS, _AGAIN))
    return (again if asked.only else all_of_them), again


def following(session: Session, asked: Asked, after: tuple[int, int, int] | None) -> Claim | None:
    """The claim behind that place (to be looked at again or not, doubt, id); from the end the first again."""
    if after is not None:
        again, doubt, id = after
        behind = or_(Claim.doubt < doubt, and_(Claim.doubt == doubt, Claim.id > id))
        found = (again and _first(session, asked, _AGAIN, behind)) or None
        found = found or _first(session, asked, _NEW, true() if again else behind)
        if found is not None:
            return found
    return _first(session, asked, _AGAIN) or _first(session, asked, _NEW)


def place_of(row: Claim) -> tuple[int, int, int]:
    """Where a claim stands in the order."""
    return (0 if row.again is None else 1, row.doubt, row.id)


def in_words(session: Session, asked: Asked) -> list[str]:
    """What is asked for as a person would say it, a part each; an id of nothing is told as it is."""
    episode = session.get(Episode, int(asked.episode)) if asked.episode else None
    report = session.get(Report, int(asked.report)) if asked.report else None
    parts = (
        episode.title if episode else asked.episode,
        _called(report) if report else asked.report,
        asked.outlet,
        HARMS.get(cast(Harm, asked.harm), asked.harm),
        asked.only and "to look at again",
    )
    return [part for part in parts if part]


def choices(session: Session, asked: Asked) -> dict[str, list[Choice]]:
    """What each filter offers within the others: where claims wait, and how many."""
    # One walk along an index that holds no more than this; each filter is then counted from its groups.
    where = _AGAIN if asked.only else _WAITS
    columns = (Claim.episode, Claim.report, Claim.harm)
    query: Any = select(*columns, func.count()).where(where).group_by(*columns).order_by(*columns)
    groups = session.execute(_hinted(query, where, "claim_waits_in")).all()
    outlets = dict(session.execute(select(Report.id, Report.publisher)).all())
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("episode", "report", "outlet", "harm")}
    wanted = {name: value for name in counts if (value := getattr(asked, name))}
    for episode, report, harm, waiting in groups:
        values = {"episode": str(episode), "report": str(report), "outlet": outlets[report], "harm": harm}
        other = [name for name, value in wanted.items() if values[name] != value]
        for name in counts if not other else other if len(other) == 1 else ():
            if values[name] is not None:
                counts[name][values[name]] += waiting
    if not (asked.episode or asked.report):
        counts["report"].clear()  # Of a whole casebook they are too many to choose from.
    first = {name: list(count.items())[:_MOST] for name, count in counts.items()}
    titles = select(Episode.id, Episode.title).where(Episode.id.in_([int(id) for id, _ in first["episode"]]))
    named = dict(session.execute(titles).all())
    papers = session.scalars(select(Report).where(Report.id.in_([int(id) for id, _ in first["report"]])))
    called = {row.id: _called(row) for row in papers}
    return {
        "episode": [Choice(id, named[int(id)], waiting) for id, waiting in first["episode"]],
        "report": [Choice(id, called[int(id)], waiting) for id, waiting in first["report"]],
        "outlet": [Choice(name, name, waiting) for name, waiting in sorted(first["outlet"])],
        "harm": [Choice(name, HARMS[cast(Harm, name)], waiting) for name, waiting in sorted(first["harm"])],
    }


def _called(report: Report) -> str:
    return ", ".join(filter(None, (report.publisher or report.name, report.published)))


def _first(
    session: Session, asked: Asked, where: TextClause, behind: ColumnElement[bool] | None = None
) -> Claim | None:
    if asked.only and where is not _AGAIN:
        return None
    query = _chosen(select(Claim), asked, where).order_by(Claim.doubt.desc(), Claim.id).limit(1)
    if behind is not None:
        query = query.where(behind)
    found: Claim | None = session.scalars(query).first()
    return found


def _hinted(query: Select[Any], where: TextClause, index: str) -> Select[Any]:
    # SQLite does not know that few claims are to be looked at again, nor which index holds all that is asked.
    name = "claim_again" if where is _AGAIN else index
    return query.with_hint(Claim, f"INDEXED BY {name}", "sqlite")


def _chosen(query: Select[Any], asked: Asked, where: TextClause) -> Select[Any]:
    query = query.where(where)
    if where is _AGAIN:
        query = _hinted(query, where, "")
    if asked.episode:
        query = query.where(Claim.episode == id_of(asked.episode))
    if asked.report:
        query = query.where(Claim.report == id_of(asked.report))
    if asked.outlet:
        query = query.where(Claim.report.in_(select(Report.id).where(Report.publisher == asked.outlet)))
    if asked.harm:
        query = query.where(Claim.harm == asked.harm)
    return query
