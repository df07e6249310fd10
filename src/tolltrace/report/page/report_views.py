"""The reports with their figures marked, and the table of all claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tolltrace.model import Claim, Report
from tolltrace.report.explain import NOT_GIVEN, Field, fields, times_and_place
from tolltrace.report.page.index import Index
from tolltrace.report.page.marks import Piece, pieces
from tolltrace.report.wording import HARMS, STANCES, VICTIMS, bounds, day, klass, outlet, plural


@dataclass(frozen=True, slots=True)
class Row:
    """One claim in the table of all claims."""

    anchor: str
    mark: str
    id: str
    figure: str
    harm: str
    victims: str
    klass: str
    scope: str
    origin: str
    via: str
    stance: str
    outlet: str
    report: str
    quote: str
    rule: str
    fields: tuple[Field, ...]
    resolved: tuple[Field, ...]
    not_given: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a report's text; ``anchors`` are those of the claims that begin here, ``row`` is a link."""

    text: str
    anchors: tuple[str, ...]
    row: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report with its figures marked."""

    anchor: str
    link: str
    id: str
    publisher: str
    title: str | None
    iso: str | None
    day: str
    url: str | None
    language: str | None
    count: str
    text: tuple[Mark, ...]


MOST_REASONS = 1_000
"""Above so many claims the table shows them without the words behind each field, which a page that opens in a
browser cannot hold for tens of thousands."""


def rows(claims: Sequence[Claim], index: Index) -> tuple[Row, ...]:
    """All claims, in their order."""
    return tuple(row(claim, index, reasons=len(claims) <= MOST_REASONS) for claim in claims)


def row(claim: Claim, index: Index, *, reasons: bool = True) -> Row:
    """A claim with all that is known of it; without ``reasons`` only what a line of the table shows."""
    narrowed = (claim.group, claim.place, claim.period)
    report = index.reports[claim.report]
    known = fields(claim, report) if reasons else ()
    return Row(
        anchor=index.row_anchor(claim.id),
        mark=index.mark(claim.id),
        id=claim.id,
        figure=bounds(claim.quantity),
        harm=HARMS[claim.harm],
        victims=VICTIMS[claim.victims],
        klass=klass(claim.harm, claim.victims),
        scope=" · ".join(words for words in narrowed if words),
        origin=claim.source or "own voice",
        via=", ".join(claim.via),
        stance="" if claim.stance == "asserted" else STANCES[claim.stance],
        outlet=index.outlet(claim.id),
        report=index.report(claim.report),
        quote=claim.quote,
        rule=claim.rule,
        fields=tuple(field for field in known if field.value != NOT_GIVEN),
        resolved=times_and_place(index.resolved[claim.id], report) if reasons else (),
        not_given=", ".join(field.name for field in known if field.value == NOT_GIVEN),
    )


def article(report: Report, index: Index) -> Article:
    """A report, its text cut where its figures stand."""
    claims = index.of_report[report.id]
    return Article(
        anchor=index.article[report.id],
        link=index.report(report.id),
        id=report.id,
        publisher=outlet(report),
        title=report.title,
        iso=report.published,
        day=day(report.published) if report.published else "no date",
        url=report.url if (report.url or "").startswith(("https://", "http://")) else None,
        language=report.language,
        count=plural(len(claims), "figure"),
        text=tuple(_mark(piece, index) for piece in pieces(report.text, claims)),
    )


def _mark(piece: Piece, index: Index) -> Mark:
    return Mark(
        text=piece.text,
        anchors=tuple(index.mark_anchor(claim.id) for claim in piece.begins),
        row=index.row(piece.claims[0].id) if piece.claims else None,
        says="; ".join(_says(claim) for claim in piece.claims),
    )


def _says(claim: Claim) -> str:
    origin = f"origin {claim.source}" if claim.source else "in its own voice"
    stance = () if claim.stance == "asserted" else (STANCES[claim.stance],)
    return ", ".join((klass(claim.harm, claim.victims), bounds(claim.quantity), origin, *stance))
