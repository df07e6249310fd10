"""Tolls over time: what each origin said of one class as a whole, day by day, and what it replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from tolltrace.model import Figure, Quantity, Toll
from tolltrace.report.casebook import Casebook
from tolltrace.report.page.index import Index
from tolltrace.report.page.timeline_chart import NARROW, WIDE, Key, Point, draw, keys
from tolltrace.report.wording import bounds, day, klass, scope

_MOST_CHARTS = 4
_FEWEST_POINTS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of an origin, in the table beside the chart."""

    origin: str
    scope: str
    iso: str
    day: str
    figure: str
    mark: str
    standing: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """One class over time, as a chart for wide and for narrow screens and as a table."""

    anchor: str
    title: str
    wide: Markup
    narrow: Markup
    keys: tuple[Key, ...]
    steps: tuple[Step, ...]


def timelines(casebook: Casebook, index: Index) -> tuple[Timeline, ...]:
    """The classes of which some origin gives several figures, or several origins one; at most four."""
    made: list[Timeline] = []
    steps = frozenset(id for f in casebook.findings if f.kind == "update" for id in f.claims)
    for n, toll in enumerate(casebook.toll, start=1):
        series = _series(toll, casebook.figures, steps, index)
        if _worth_drawing(series):
            made.append(_timeline(f"t{n}", toll, series, steps, index))
        if len(made) == _MOST_CHARTS:
            break
    return tuple(made)


def _worth_drawing(series: Sequence[Figure]) -> bool:
    """Whether there is a line to see, or at least a comparison over several days."""
    lines = {(f.origin, f.count) for f in series}
    return len({f.printed for f in series}) > 1 and (
        len(series) >= _FEWEST_POINTS or len(lines) < len(series)
    )


def _series(toll: Toll, figures: Iterable[Figure], steps: frozenset[str], index: Index) -> tuple[Figure, ...]:
    """Dated figures of named origins for the counts that the toll rests on, in the order of printing.

    So are those for another group, where they are a step of an update (``steps``, by claim).
    """
    counts = {index.figure_of[id].count for id in toll.claims if id in index.figure_of}
    whole = {replace(count, group=None) for count in counts}
    fit = [
        f
        for f in figures
        if (f.count in counts or (replace(f.count, group=None) in whole and steps & {*f.claims}))
        and f.printed
        and not f.own_voice
        and f.standing != "part"
    ]
    return tuple(sorted(fit, key=lambda f: (f.printed or "", stated(f.quantity), f.id)))


def stated(quantity: Quantity) -> int:
    """The number that stands in the report: 1,000 for ``more than 1,000``, the lower of two bounds."""
    if quantity.low is None:
        return quantity.high or 0
    return quantity.low - 1 if quantity.modifier == "more_than" else quantity.low


def _timeline(
    anchor: str, toll: Toll, series: Sequence[Figure], steps: frozenset[str], index: Index
) -> Timeline:
    points = [_point(figure, steps, index) for figure in series]
    return Timeline(
        anchor=f"o{anchor}",
        title=klass(toll.harm, toll.victims),
        wide=draw(points, WIDE),
        narrow=draw(points, NARROW),
        keys=keys(points),
        steps=tuple(
            Step(
                origin=f.origin,
                scope=scope(f),
                iso=f.printed or "",
                day=day(f.printed or ""),
                figure=bounds(f.quantity),
                mark=index.mark(f.claims[0]),
                standing="stands" if f.standing == "latest" else "replaced",
            )
            for f in sorted(series, key=lambda f: (f.origin, f.printed or "", stated(f.quantity)))
        ),
    )


def _point(figure: Figure, steps: frozenset[str], index: Index) -> Point:
    quantity = figure.quantity
    # Of people under arms the group says whose they are; so does the line.
    told = figure.count.victims in ("civilian", "unspecified") and not steps & {*figure.claims}
    group = figure.count.group if told else None
    ranged = quantity.low is not None and quantity.high is not None and quantity.low != quantity.high
    dates = [date for id in figure.claims if (date := index.reports[index.claims[id].report].published)]
    return Point(
        origin=figure.origin,
        series=" ".join(words or "" for words in (group, figure.count.place, figure.count.day)),
        day=figure.printed or "",
        last_told=max(dates),
        value=stated(quantity),
        top=quantity.high if ranged else None,
        label=bounds(quantity),
        stands=figure.standing == "latest",
        mark=index.mark(figure.claims[0]),
    )
