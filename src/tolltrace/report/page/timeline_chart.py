"""The chart of tolls over time: one stepped line an origin, replaced figures hollow, ranges as bands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from markupsafe import Markup

from tolltrace.report.page.chart import Spec, link, svg, text
from tolltrace.report.wording import day as in_words

_MOST_ORIGINS = 7
_GAP = 10
"""Days without a figure; a longer stretch is one slot of the axis."""

_LABEL = 30
"""Pixels above a point that its label needs."""

_COLOURS = [f"var(--s{n})" for n in range(1, _MOST_ORIGINS + 1)]
_SHAPES = ["circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-left"]
_PATHS = [
    "M5 0A5 5 0 1 1-5 0 5 5 0 1 1 5 0",
    "M-5-5H5V5H-5Z",
    "M0-5.5 6 5H-6Z",
    "M0-6.5 4.5 0 0 6.5-4.5 0Z",
    "M0 5.5-6-5H6Z",
    "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
    "M-5.5 0 5-6V6Z",
]
_DASHES = [[1, 0], [7, 3], [2, 2], [10, 3, 2, 3], [5, 5], [12, 4], [3, 6]]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure: ``value`` people as stated, up to ``top`` where it is a range; days are ISO dates.

    ``series`` tells an origin's counts apart: only figures of one count are joined by a line.
    """

    origin: str
    series: str
    day: str
    last_told: str
    value: int
    top: int | None
    label: str
    stands: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Size:
    """Of the drawing, in pixels."""

    width: int
    height: int


WIDE = Size(1080, 320)
NARROW = Size(300, 260)
_NAME = 62


@dataclass(frozen=True, slots=True)
class Key:
    """An origin in the legend: its name, the number of its colour, and its shape as the path of an SVG."""

    name: str
    colour: int
    shape: str


def keys(points: Sequence[Point]) -> tuple[Key, ...]:
    """The origins of the chart in the order of their colours. In HTML they need no measuring of text."""
    return tuple(
        Key(origin, n, shape)
        for n, (origin, shape) in enumerate(zip(_leading(points), _PATHS, strict=False), 1)
    )


def draw(points: Sequence[Point], size: Size) -> Markup:
    """The chart; origins beyond the seventh are left to the table beside it."""
    origins = _leading(points)
    shown = [p for p in points if p.origin in origins]
    slots = axis(p.day for p in (*shown, *_ends(shown)))
    label = {origin: text(origin, _NAME) for origin in origins}
    names = list(dict.fromkeys(label[origin] for origin in origins))
    colour = {
        "field": "origin",
        "type": "nominal",
        "scale": {"domain": names, "range": _COLOURS},
        "legend": None,
    }
    x = {
        "field": "day",
        "type": "ordinal",
        "scale": {"domain": list(slots), "type": "point", "padding": 0.6},
        "axis": {
            "labelExpr": f"({json.dumps(slots)})[datum.value]",
            "labelAngle": 0,
            "labelOverlap": "greedy",
            "labelSeparation": 6,
            "grid": False,
        },
    }
    y = {"field": "value", "type": "quantitative", "scale": {"nice": True}, "axis": {"tickCount": 5}}
    dash = dict(zip(origins, _DASHES, strict=False))
    whole = (*shown, *_ends(shown))
    lines = [
        {
            "data": {"values": [_row(p, label) for p in whole if (p.origin, p.series) == line]},
            "mark": {
                "type": "line",
                "interpolate": "step-after",
                "strokeWidth": 2,
                "strokeDash": dash[line[0]],
                "aria": False,
            },
            "encoding": {"x": x, "y": y, "order": {"field": "n", "type": "quantitative"}, "color": colour},
        }
        for line in dict.fromkeys((p.origin, p.series) for p in whole)
    ]
    rows = [_row(p, label) for p in shown]
    band = {
        "data": {"values": [row for row in rows if row["top"] is not None]},
        "mark": {"type": "rule", "strokeWidth": 14, "opacity": 0.35, "aria": False},
        "encoding": {"x": x, "y": y, "y2": {"field": "top"}, "color": colour},
    }
    point = {
        "data": {"values": rows},
        "mark": {"type": "point", "size": 95, "strokeWidth": 2, "opacity": 1},
        "encoding": {
            "x": x,
            "y": y,
            "stroke": colour,
            "shape": {
                "field": "origin",
                "type": "nominal",
                "scale": {"domain": names, "range": _SHAPES},
                "legend": None,
            },
            "fill": {
                "condition": {"test": "datum.stands"} | colour,
                "value": "var(--paper)",
            },
            "href": {"field": "href"},
            "description": {"field": "says"},
        },
    }
    labels = _labels(rows, size)
    words = [
        {
            "data": {"values": [row for row in labels if row["below"] is below]},
            "mark": {"type": "text", "dy": shift, "fontSize": 13, "fontWeight": 600, "aria": False},
            "encoding": {"x": x, "y": y, "text": {"field": "label"}, "color": {"value": "var(--ink)"}},
        }
        for below, shift in ((False, -13), (True, 17))
    ]
    return svg({"width": size.width, "height": size.height, "layer": [*lines, band, point, *words]})


def axis(days: Iterable[str]) -> dict[str, str]:
    """The slots of the axis with their labels: every day from first to last, long stretches without a figure
    as one slot. The year stands where it begins.
    """
    known = sorted({date.fromisoformat(day) for day in days})
    slots = {known[0].isoformat(): in_words(known[0].isoformat())}
    for before, after in pairwise(known):
        gap = (after - before).days
        if gap > _GAP:
            slots[f"until {after}"] = "⋯"
        for n in range(gap if gap > _GAP else 1, gap + 1):
            day = before + timedelta(days=n)
            words = in_words(day.isoformat())
            slots[day.isoformat()] = words if day.year != before.year else words.rsplit(" ", 1)[0]
    return slots


def _labels(rows: Sequence[Spec], size: Size) -> list[Spec]:
    """The figures that stand, once where several origins say the same on one day; each above its point, or
    below where another point of that day stands in the way.
    """
    reach = _LABEL * max(row["value"] for row in rows) / size.height
    once = {(row["day"], row["value"]): row for row in rows if row["stands"]}
    return [
        row | {"below": any(0 < r["value"] - value < reach for r in rows if r["day"] == day)}
        for (day, value), row in once.items()
    ]


def _leading(points: Sequence[Point]) -> list[str]:
    """The origins to draw, the highest first: where there are too many, those with the most figures."""
    most = {p.origin: 0 for p in points}
    highest = dict(most)
    for p in points:
        most[p.origin] += 1
        highest[p.origin] = max(highest[p.origin], p.value)
    kept = sorted(most, key=lambda origin: (-most[origin], origin))[:_MOST_ORIGINS]
    return sorted(kept, key=lambda origin: (-highest[origin], origin))


def _ends(points: Sequence[Point]) -> list[Point]:
    """A figure that stands holds until the day on which it is last told."""
    return [
        Point(p.origin, p.series, p.last_told, p.last_told, p.value, None, p.label, False, p.mark)
        for p in points
        if p.stands and p.last_told > p.day
    ]


def _row(p: Point, label: dict[str, str]) -> Spec:
    day = date.fromisoformat(p.day)
    return {
        "origin": label[p.origin],
        "day": p.day,
        "n": day.toordinal(),
        "value": p.value,
        "top": p.top,
        "label": p.label,
        "stands": p.stands,
        "href": link(p.mark),
        "says": f"{label[p.origin]}, {in_words(p.day)}: {p.label}" + ("" if p.stands else ", replaced later"),
    }
