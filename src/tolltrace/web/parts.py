"""An episode's account in the parts that its pages show, each as text that can be kept.

A part is the same for every reader. Where the forms of findings go it has marks, which no report can hold,
since whatever a report says is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from tolltrace.reconcile.policies import named
from tolltrace.report.as_json import whole
from tolltrace.report.casebook import Casebook
from tolltrace.report.page.finding_views import MOST_OF_A_KIND, Kind, Shown, by_kind
from tolltrace.report.page.index import Index
from tolltrace.report.page.views import view
from tolltrace.store.episodes import casebook_of
from tolltrace.store.machine import Machine
from tolltrace.store.tables import Episode, Report
from tolltrace.web.addresses import Addresses, report_ids
from tolltrace.web.answers import rendered
from tolltrace.web.figure_views import figures_of

ACCOUNT, FIGURES, FINDINGS, WHOLE = "account", "figures", "findings", "whole"
"""The page; the figures with their tellings and the findings by name, each as JSON; and the account of
``tolltrace trace --format json``.
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A finding of an account: ``N1``, its kind, the ids of its claims, what was noticed, and the number of
    the page that it stands on among those of its kind; the first is the account's own.
    """

    name: str
    kind: str
    claims: tuple[int, ...]
    note: str
    page: int


def parts_of(session: Session, episode: int, machine: Machine) -> Mapping[str, str]:
    """Make an episode's account, and give its parts by their names.

    Raises:
        KeyError: if there is no such episode.
    """
    book = casebook_of(session, episode, machine)
    rule = named(session.get_one(Episode, episode).policy)
    links = Addresses(report_ids(session, episode))
    reports = session.execute(
        select(Report.id, Report.publisher, Report.name, Report.title, Report.published)
        .where(Report.episode == episode)
        .order_by(Report.published, Report.id)
    ).all()
    kinds = by_kind(book, Index(book, links), whole=True)
    seen = view(book, f"{rule.rule.rstrip('.')} ({rule.source})", links)
    first = tuple(replace(each, findings=each.findings[:MOST_OF_A_KIND]) for each in kinds)
    page = rendered(
        "drawn.html",
        view=replace(seen, kinds=first),
        reports=reports,
        pages={kind: number for kind, number, _ in _further(kinds)},
        episode=episode,
    )
    return {
        ACCOUNT: page,
        FIGURES: json.dumps([asdict(one) for one in figures_of(book)]),
        FINDINGS: json.dumps([asdict(one) for one in _named(book, kinds)]),
        WHOLE: whole(book),
        **{
            page_part(kind, number): rendered("drawn_findings.html", findings=found)
            for kind, number, found in _further(kinds)
        },
    }


def page_part(kind: str, number: int) -> str:
    """The name of the part that has a further page of the findings of a kind."""
    return f"{FINDINGS}/{kind}/{number}"


def _further(kinds: Sequence[Kind]) -> Iterator[tuple[str, int, Sequence[Shown]]]:
    """The findings that are too many for the account's own page, a page each: kind, number, findings."""
    for each in kinds:
        for number, at in enumerate(range(MOST_OF_A_KIND, len(each.findings), MOST_OF_A_KIND), start=2):
            yield each.findings[at].kind, number, each.findings[at : at + MOST_OF_A_KIND]


def _named(book: Casebook, kinds: Sequence[Kind]) -> Iterator[Named]:
    pages = {one.id: 1 + at // MOST_OF_A_KIND for each in kinds for at, one in enumerate(each.findings)}
    for n, one in enumerate(book.findings, start=1):
        name = f"N{n}"
        yield Named(name, one.kind, tuple(int(claim[1:]) for claim in one.claims), one.note, pages[name])
