"""What the page shows, ready to be laid out: texts and anchors, no markup but that of the charts."""

from __future__ import annotations

from dataclasses import dataclass

from tolltrace.report.casebook import Casebook
from tolltrace.report.page import chain, finding_views, places, timeline
from tolltrace.report.page.finding_views import First, Kind
from tolltrace.report.page.index import Index
from tolltrace.report.page.links import Links
from tolltrace.report.page.report_views import Article, Row, article, rows
from tolltrace.report.page.toll_views import Class, TollRow, classes, toll_rows
from tolltrace.report.wording import HARMS, VICTIMS, day, plural


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    title: str
    notice: str | None
    summary: tuple[str, ...]
    policy: str
    rule: str
    toll: tuple[TollRow, ...]
    more_toll: tuple[TollRow, ...]
    findings: First
    timelines: tuple[timeline.Timeline, ...]
    chain: chain.Chain | None
    places: places.Places | None
    classes: tuple[Class, ...]
    kinds: tuple[Kind, ...]
    articles: tuple[Article, ...]
    rows: tuple[Row, ...]
    harms: tuple[str, ...]
    victims: tuple[str, ...]
    troubles: tuple[str, ...]


def view(casebook: Casebook, rule: str = "", links: Links | None = None) -> View:
    """Everything that the page shows of a casebook; ``rule`` is that of its policy, in words.

    ``links`` says where what is shown leads; without it, to the anchors of one page.
    """
    index = Index(casebook, links)
    harms = {HARMS[claim.harm] for claim in casebook.claims}
    victims = {VICTIMS[claim.victims] for claim in casebook.claims}
    toll, more_toll = toll_rows(casebook, index)
    return View(
        title=casebook.episode or "Attributed toll",
        notice=casebook.notice,
        summary=_summary(casebook),
        policy=casebook.toll[0].policy if casebook.toll else "latest",
        rule=rule,
        toll=toll,
        more_toll=more_toll,
        findings=finding_views.first(casebook, index),
        timelines=timeline.timelines(casebook, index),
        chain=chain.chain(casebook, index),
        places=places.places(casebook, index),
        classes=classes(casebook, index),
        kinds=finding_views.by_kind(casebook, index),
        articles=tuple(article(report, index) for report in casebook.reports),
        rows=rows(casebook.claims, index),
        harms=tuple(word for word in HARMS.values() if word in harms),
        victims=tuple(word for word in VICTIMS.values() if word in victims),
        troubles=tuple(str(trouble) for trouble in casebook.troubles),
    )


def _summary(casebook: Casebook) -> tuple[str, ...]:
    dates = sorted(report.published for report in casebook.reports if report.published)
    origins = {figure.origin for figure in casebook.figures if not figure.own_voice}
    printed = (f"printed {day(dates[0])} to {day(dates[-1])}",) if dates else ()
    return (
        plural(len(casebook.reports), "report"),
        *printed,
        plural(len(casebook.claims), "figure") + " found",
        plural(len(origins), "origin"),
    )
