"""The toll as the page shows it: a table of classes, and below it who gave which figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tolltrace.model import Claim, Figure, Toll
from tolltrace.report.casebook import Casebook
from tolltrace.report.page.index import Index
from tolltrace.report.wording import bounds, day, klass, low_best_high, scope, spread

_FIRST_CLASSES = 7
_FIRST_LINES = 6
"""Classes and lines of a class that stand open; the others are one click away."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the toll and the link to a claim that says it."""

    text: str
    mark: str | None


@dataclass(frozen=True, slots=True)
class TollRow:
    """Low, best and high of one class."""

    id: str
    link: str
    title: str
    numbers: tuple[Number, ...]
    iso: str | None
    day: str
    spread: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """An outlet that carries a figure, and the link to where it does."""

    outlet: str
    mark: str


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the toll."""

    id: str
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

    id: str
    anchor: str
    title: str
    spread: str
    first: tuple[Line, ...]
    more: tuple[Line, ...]
    aside: tuple[LeftAside, ...]


def toll_rows(casebook: Casebook, index: Index) -> tuple[tuple[TollRow, ...], tuple[TollRow, ...]]:
    """The rows of the first screen, and those behind a click: among them all for which there is no number."""
    numbered = list(enumerate(casebook.toll, start=1))
    ordered = sorted(numbered, key=lambda pair: (pair[1].best is None, pair[0]))
    rows = tuple(_row(n, toll, index) for n, toll in ordered)
    known = sum(toll.best is not None for toll in casebook.toll)
    # One or two rows more cost less than a click.
    cut = known if known <= _FIRST_CLASSES + 2 else _FIRST_CLASSES
    return rows[:cut], rows[cut:]


def classes(casebook: Casebook, index: Index) -> tuple[Class, ...]:
    """Every class with its figures and what was left aside."""
    return tuple(_class(n, toll, index) for n, toll in enumerate(casebook.toll, start=1))


def _row(n: int, toll: Toll, index: Index) -> TollRow:
    used = [index.claims[id] for id in toll.claims]
    return TollRow(
        id=f"T{n}",
        link=index.toll(f"T{n}"),
        title=klass(toll.harm, toll.victims),
        numbers=tuple(
            Number(said, _mark(it, used, index))
            for it, said in zip((toll.low, toll.best, toll.high), low_best_high(toll), strict=True)
        ),
        iso=toll.as_of,
        day=day(toll.as_of) if toll.as_of else "no date",
        spread=spread(toll),
        provisional=toll.provisional,
    )


def _mark(number: int | None, used: Sequence[Claim], index: Index) -> str | None:
    """The first claim that says the number, as a bound or as the round number beside it (over 1,000)."""
    if number is None:
        return None
    for claim in used:
        low, high = claim.quantity.low, claim.quantity.high
        if number in (low, high) or (claim.quantity.modifier == "more_than" and low == number + 1):
            return index.mark(claim.id)
    return index.mark(used[0].id) if used else None


def _class(n: int, toll: Toll, index: Index) -> Class:
    lines = tuple(_line(index.figures[id], index) for id in toll.figures)
    cut = len(lines) if len(lines) == _FIRST_LINES + 1 else _FIRST_LINES
    return Class(
        id=f"T{n}",
        anchor=f"t{n}",
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
            for one in sorted(toll.aside, key=lambda one: index.number(one.claim))
        ),
    )


def _line(figure: Figure, index: Index) -> Line:
    first_at: dict[str, str] = {}
    for id in figure.claims:
        first_at.setdefault(index.outlet(id), index.mark(id))
    return Line(
        id=figure.id,
        figure=bounds(figure.quantity),
        mark=index.mark(figure.claims[0]),
        origin=figure.origin,
        own_voice=figure.own_voice,
        scope=scope(figure),
        iso=figure.printed,
        day=day(figure.printed) if figure.printed else "no date",
        tellings=tuple(Telling(outlet, mark) for outlet, mark in first_at.items()),
    )
