"""Findings as the page shows them: a few on the first screen, then all, the sentences side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

from tolltrace.model import Claim, Span
from tolltrace.report.casebook import Casebook
from tolltrace.report.findings import KINDS, SETTLED, Noticed, counted, leading, noticed, parted, ranked
from tolltrace.report.page.index import Index
from tolltrace.report.page.marks import pieces
from tolltrace.report.wording import STANCES, bounds, day, outlet

_FIRST = 8
_FIRST_OF_A_KIND = 2
# What a page that opens in a browser can hold; it says how many are left out, and where they are.
MOST_OF_A_KIND = 100
_MOST_SENTENCES = 12


@dataclass(frozen=True, slots=True)
class Said:
    """One number of a side: the link to where it stands, and whose it is."""

    mark: str
    figure: str
    origin: str


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a note or a sentence, and the link of the number that it is."""

    text: str
    mark: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence of a finding, with the numbers in it that the finding is about.

    ``origin`` is empty where the numbers have several; then each says its own.
    """

    outlet: str
    report: str
    day: str
    quote: tuple[Words, ...]
    numbers: tuple[Said, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding."""

    id: str
    anchor: str
    link: str
    kind: str
    heading: str
    note: tuple[Words, ...]
    about: str
    outlets: str
    sides: tuple[Side, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Kind:
    """The findings of one kind; ``open`` where they put a figure in doubt, ``left_out`` those not shown."""

    heading: str
    count: str
    open: bool
    findings: tuple[Shown, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class First:
    """The first screen: what puts figures in ``doubt``, what is ``behind`` them, the ``rest`` in words."""

    doubt: tuple[Shown, ...]
    behind: tuple[Shown, ...]
    rest: str


def first(casebook: Casebook, index: Index) -> First:
    """Those that matter most, and the others counted by kind."""
    doubt, behind = (
        leading(found, each=_FIRST_OF_A_KIND, most=_FIRST) for found in parted(noticed(casebook))
    )
    return First(
        doubt=tuple(_shown(one, index) for one in doubt[0]),
        behind=tuple(_shown(one, index) for one in behind[0]),
        rest=", ".join(words for words in (doubt[1], behind[1]) if words),
    )


def by_kind(casebook: Casebook, index: Index, *, whole: bool = False) -> tuple[Kind, ...]:
    """All findings, those that matter most first; unless ``whole``, as many of a kind as a page can hold."""
    kinds = []
    for kind, found in groupby(ranked(noticed(casebook)), key=lambda one: one.finding.kind):
        every = list(found)
        shown = tuple(_shown(one, index) for one in every[: None if whole else MOST_OF_A_KIND])
        count = counted(kind, len(every))
        kinds.append(Kind(KINDS[kind][0], count, kind not in SETTLED, shown, len(every) - len(shown)))
    return tuple(kinds)


def _shown(one: Noticed, index: Index) -> Shown:
    sentences = [
        tuple(told) for _, told in groupby(one.claims, key=lambda claim: (claim.report, claim.quote))
    ]
    return Shown(
        id=one.id,
        anchor=one.id.lower(),
        link=index.finding(one.id),
        kind=one.finding.kind,
        heading=one.heading,
        note=_linked(one.note, one.claims, index),
        about=one.about,
        outlets=", ".join(one.outlets),
        sides=tuple(_side(told, index) for told in sentences[:_MOST_SENTENCES]),
        left_out=max(0, len(sentences) - _MOST_SENTENCES),
    )


def _side(told: tuple[Claim, ...], index: Index) -> Side:
    report = index.reports[told[0].report]
    origins = {_origin(claim) for claim in told}
    return Side(
        outlet=outlet(report),
        report=index.report(report.id),
        day=day(report.published) if report.published else "no date",
        quote=_marked(told, report.text, index),
        numbers=tuple(Said(index.mark(c.id), bounds(c.quantity), _origin(c)) for c in told),
        origin=origins.pop() if len(origins) == 1 else "",
    )


def _linked(note: str, claims: tuple[Claim, ...], index: Index) -> tuple[Words, ...]:
    """The note cut at the numbers of its claims, so that each leads to where it is said."""
    marks: dict[str, str] = {}
    for claim in claims:
        marks.setdefault(claim.number, index.mark(claim.id))
    numbers = "|".join(re.escape(number) for number in sorted(marks, key=len, reverse=True) if number)
    # A number within a longer one, such as 443 within 1,443, is another number.
    found = re.split(rf"(?<![\w.,])({numbers})(?!\w|[.,]\d)", note) if numbers else [note]
    return tuple(Words(piece, marks.get(piece)) for piece in found if piece)


def _origin(claim: Claim) -> str:
    stance = "" if claim.stance == "asserted" else f", {STANCES[claim.stance]}"
    return (claim.source or "own voice") + stance


def _marked(told: tuple[Claim, ...], text: str, index: Index) -> tuple[Words, ...]:
    """The sentence cut at the numbers of its claims.

    A quote of a page may be spaced otherwise than the page; then its numbers are not marked in it.
    """
    quote = told[0].quote
    here = []
    for claim in told:
        start, end = claim.span.start, claim.span.end
        begins = text.find(quote, max(0, end - len(quote)), start + len(quote))
        if 0 <= begins <= start:
            here.append(replace(claim, span=Span(start - begins, end - begins)))
    return tuple(
        Words(piece.text, index.mark(piece.claims[0].id) if piece.claims else None)
        for piece in pieces(quote, here)
    )
