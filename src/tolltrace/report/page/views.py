"""What the page shows, ready to be laid out: texts and anchors, no markup."""

from __future__ import annotations

from dataclasses import dataclass

from tolltrace.model import Claim, Figure, Report, Toll
from tolltrace.report.casebook import Casebook
from tolltrace.report.explain import NOT_GIVEN, Field, fields
from tolltrace.report.page.marks import Piece, pieces
from tolltrace.report.wording import HARMS, STANCES, bounds, day, klass, plural, scope, spread

_FIRST_LINES = 6
"""Lines of a class that stand open; the others are one click away."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An outlet that carries a figure, and the mark where it does."""

    outlet: str
    mark: str


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the toll."""

    figure: str
    mark: str
    origin: str
    own_voice: bool
    scope: str
    iso: str | None
    day: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class LeftAside:
    """A claim that the toll does not use."""

    claim: str
    figure: str
    mark: str
    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Class:
    """One class of harm and victims."""

    anchor: str
    title: str
    spread: str
    first: tuple[Line, ...]
    more: tuple[Line, ...]
    aside: tuple[LeftAside, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim in the table of all claims."""

    anchor: str
    mark: str
    id: str
    figure: str
    harm: str
    klass: str
    scope: str
    origin: str
    via: str
    stance: str
    report: str
    report_anchor: str
    quote: str
    rule: str
    fields: tuple[Field, ...]
    not_given: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a report's text; ``anchors`` are those of the claims that begin here."""

    text: str
    anchors: tuple[str, ...]
    row: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report with its figures marked."""

    anchor: str
    id: str
    publisher: str
    title: str | None
    iso: str | None
    day: str
    url: str | None
    language: str | None
    count: str
    text: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    title: str
    notice: str | None
    summary: tuple[str, ...]
    policy: str
    classes: tuple[Class, ...]
    articles: tuple[Article, ...]
    rows: tuple[Row, ...]
    harms: tuple[str, ...]
    troubles: tuple[str, ...]


class _Index:
    """Lookups by id, and the anchors: ``m`` a mark, ``k`` a row, ``r`` a report, ``t`` a class."""

    def __init__(self, casebook: Casebook) -> None:
        self.claims = {claim.id: claim for claim in casebook.claims}
        self.figures = {figure.id: figure for figure in casebook.figures}
        self.reports = {report.id: report for report in casebook.reports}
        self.number = {claim.id: n for n, claim in enumerate(casebook.claims, start=1)}
        self.article = {report.id: f"r{n}" for n, report in enumerate(casebook.reports, start=1)}
        self.of_report: dict[str, list[Claim]] = {report.id: [] for report in casebook.reports}
        for claim in casebook.claims:
            self.of_report[claim.report].append(claim)

    def mark(self, claim: str) -> str:
        return f"m{self.number[claim]}"

    def row(self, claim: str) -> str:
        return f"k{self.number[claim]}"

    def outlet(self, claim: str) -> str:
        return name(self.reports[self.claims[claim].report])


def view(casebook: Casebook) -> View:
    """Everything that the page shows of a casebook."""
    index = _Index(casebook)
    used = {HARMS[claim.harm] for claim in casebook.claims}
    return View(
        title=casebook.episode or "Attributed toll",
        notice=casebook.notice,
        summary=_summary(casebook),
        policy=casebook.toll[0].policy if casebook.toll else "latest",
        classes=tuple(_class(f"t{n}", toll, index) for n, toll in enumerate(casebook.toll, start=1)),
        articles=tuple(_article(report, index) for report in casebook.reports),
        rows=tuple(_row(claim, index) for claim in casebook.claims),
        harms=tuple(word for word in HARMS.values() if word in used),
        troubles=tuple(str(trouble) for trouble in casebook.troubles),
    )


def name(report: Report) -> str:
    """The publisher, or the report's id where no publisher is known."""
    return report.publisher or f"Report {report.id}"


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


def _class(anchor: str, toll: Toll, index: _Index) -> Class:
    lines = tuple(_line(index.figures[id], index) for id in toll.figures)
    # One line more costs less than a click.
    cut = len(lines) if len(lines) == _FIRST_LINES + 1 else _FIRST_LINES
    return Class(
        anchor=anchor,
        title=klass(toll.harm, toll.victims),
        spread=spread(toll) if lines else "no figure in use",
        first=lines[:cut],
        more=lines[cut:],
        aside=tuple(
            LeftAside(
                claim=one.claim,
                figure=bounds(index.claims[one.claim].quantity),
                mark=index.mark(one.claim),
                origin=index.claims[one.claim].source or f"{index.outlet(one.claim)}, own voice",
                reason=one.reason,
            )
            for one in sorted(toll.aside, key=lambda one: index.number[one.claim])
        ),
    )


def _line(figure: Figure, index: _Index) -> Line:
    first_at: dict[str, str] = {}
    for id in figure.claims:
        first_at.setdefault(index.outlet(id), index.mark(id))
    return Line(
        figure=bounds(figure.quantity),
        mark=index.mark(figure.claims[0]),
        origin=figure.origin,
        own_voice=figure.own_voice,
        scope=scope(figure),
        iso=figure.printed,
        day=day(figure.printed) if figure.printed else "no date",
        tellings=tuple(Telling(outlet, mark) for outlet, mark in first_at.items()),
    )


def _row(claim: Claim, index: _Index) -> Row:
    narrowed = (claim.group, claim.place, claim.period)
    known = fields(claim, index.reports[claim.report])
    return Row(
        anchor=index.row(claim.id),
        mark=index.mark(claim.id),
        id=claim.id,
        figure=bounds(claim.quantity),
        harm=HARMS[claim.harm],
        klass=klass(claim.harm, claim.victims),
        scope=" · ".join(words for words in narrowed if words),
        origin=claim.source or "own voice",
        via=", ".join(claim.via),
        stance="" if claim.stance == "asserted" else STANCES[claim.stance],
        report=index.outlet(claim.id),
        report_anchor=index.article[claim.report],
        quote=claim.quote,
        rule=claim.rule,
        fields=tuple(field for field in known if field.value != NOT_GIVEN),
        not_given=", ".join(field.name for field in known if field.value == NOT_GIVEN),
    )


def _article(report: Report, index: _Index) -> Article:
    claims = index.of_report[report.id]
    return Article(
        anchor=index.article[report.id],
        id=report.id,
        publisher=name(report),
        title=report.title,
        iso=report.published,
        day=day(report.published) if report.published else "no date",
        url=report.url if (report.url or "").startswith(("https://", "http://")) else None,
        language=report.language,
        count=plural(len(claims), "figure"),
        text=tuple(_mark(piece, index) for piece in pieces(report.text, claims)),
    )


def _mark(piece: Piece, index: _Index) -> Mark:
    return Mark(
        text=piece.text,
        anchors=tuple(index.mark(claim.id) for claim in piece.begins),
        row=index.row(piece.claims[0].id) if piece.claims else None,
        says="; ".join(_says(claim) for claim in piece.claims),
    )


def _says(claim: Claim) -> str:
    origin = f"origin {claim.source}" if claim.source else "in its own voice"
    stance = () if claim.stance == "asserted" else (STANCES[claim.stance],)
    return ", ".join((klass(claim.harm, claim.victims), bounds(claim.quantity), origin, *stance))
