"""The figures of an account as their page shows them: by class, each with its tellings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tolltrace.model import Claim, Report
from tolltrace.report.casebook import Casebook
from tolltrace.report.wording import bounds, day, klass, outlet, scope


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
    """A figure with its tellings, of a class of harm and victims."""

    id: str
    klass: str
    figure: str
    origin: str
    own_voice: bool
    scope: str
    reason: str | None
    tellings: tuple[Telling, ...]


def figures_of(book: Casebook) -> list[Group]:
    """All figures: the class with the most tellings first, and in it the figure with the most."""
    reports = {report.id: report for report in book.reports}
    tellings = {claim.id: _telling(claim, reports[claim.report]) for claim in book.claims}
    found = [
        Group(
            figure.id,
            klass(figure.count.harm, figure.count.victims),
            bounds(figure.quantity),
            figure.origin,
            figure.own_voice,
            scope(figure),
            figure.reason,
            tuple(tellings[name] for name in figure.claims),
        )
        for figure in book.figures
    ]
    sizes: Counter[str] = Counter()
    for one in found:
        sizes[one.klass] += len(one.tellings)
    return sorted(found, key=lambda one: (-sizes[one.klass], one.klass, -len(one.tellings)))


def _telling(claim: Claim, report: Report) -> Telling:
    when = day(report.published) if report.published else "no date"
    return Telling(int(claim.id[1:]), claim.number, outlet(report), when, claim.quote)
