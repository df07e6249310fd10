"""The graph of origins, relays and outlets, laid out in three plain columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from markupsafe import Markup

from tolltrace.report.page.chart import Spec, link, svg, text
from tolltrace.report.wording import plural

_MOST_ORIGINS = 14
_MOST_OUTLETS = 16
_WIDTH = 1080
_ROW = 34
_APART = 7
_COLUMNS = (400, 620, 830)
_HEADINGS = ("Origin", "Relay", "Outlet")
"""Where the three columns stand, in pixels of the drawing; names of origins end at the first."""


@dataclass(frozen=True, slots=True)
class Way:
    """A route with the number of its figures and the mark of the first."""

    origin: str
    relays: tuple[str, ...]
    outlet: str
    figures: int
    mark: str


def draw(ways: Sequence[Way]) -> tuple[Markup, int]:
    """The graph of the busiest origins, and how many routes it leaves out."""
    origins = _busiest(((way.origin, way.figures) for way in ways), _MOST_ORIGINS)
    outlets = _busiest(((way.outlet, way.figures) for way in ways if way.origin in origins), _MOST_OUTLETS)
    shown = [way for way in ways if way.origin in origins and way.outlet in outlets]
    origins = [name for name in origins if any(way.origin == name for way in shown)]
    outlets = _by_neighbours([(w.origin, w.outlet) for w in shown], origins)
    relays = _by_neighbours([(w.origin, _relay(w)) for w in shown if w.relays], origins)
    rows = max(len(origins), len(outlets), len(relays))
    at = {
        **{(0, name): y for name, y in _spaced(origins, rows)},
        **{(1, name): y for name, y in _spaced(relays, rows)},
        **{(2, name): y for name, y in _spaced(outlets, rows)},
    }
    spec = {
        "width": _WIDTH,
        "height": rows * _ROW,
        "layer": [
            _edges(shown, at),
            _dots(shown, _ports(shown, at), at),
            *_names(origins, relays, outlets, at),
        ],
    }
    return svg(spec), len(ways) - len(shown)


def _relay(way: Way) -> str:
    return " → ".join(way.relays)


def _spaced(names: Sequence[str], rows: int) -> Iterable[tuple[str, float]]:
    """The names of a column with their heights, spread over all rows."""
    step = rows * _ROW / max(1, len(names))
    return [(name, round(step * (n + 0.5), 1)) for n, name in enumerate(names)]


def _busiest(figures: Iterable[tuple[str, int]], most: int) -> list[str]:
    total: Counter[str] = Counter()
    for name, number in figures:
        total[name] += number
    return sorted(total, key=lambda name: (-total[name], name))[:most]


def _by_neighbours(edges: Iterable[tuple[str, str]], origins: Sequence[str]) -> list[str]:
    """Each name as near as can be to the origins that it is joined to, so that few lines cross."""
    place = {name: n for n, name in enumerate(origins)}
    met: dict[str, list[int]] = defaultdict(list)
    for origin, name in edges:
        met[name].append(place[origin])
    return sorted(met, key=lambda name: (fmean(met[name]), name))


def _ports(ways: Sequence[Way], at: dict[tuple[int, str], float]) -> list[tuple[float, float]]:
    """Where each route leaves its origin and arrives at its outlet: side by side, those from above on top."""
    ends: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for n, way in enumerate(ways):
        ends[0, way.origin].append((at[2, way.outlet], n))
        ends[2, way.outlet].append((at[0, way.origin], n))
    port: dict[tuple[int, int], float] = {}
    for (column, name), met in ends.items():
        apart = min(_APART, (_ROW - 6) / len(met))
        for k, (_, n) in enumerate(sorted(met)):
            port[column, n] = round(at[column, name] + (k - (len(met) - 1) / 2) * apart, 1)
    return [(port[0, n], port[2, n]) for n in range(len(ways))]


def _edges(ways: Sequence[Way], at: dict[tuple[int, str], float]) -> Spec:
    values = []
    for n, (way, (leaves, arrives)) in enumerate(zip(ways, _ports(ways, at), strict=True)):
        stops = [(float(_COLUMNS[0]), leaves), (float(_COLUMNS[2]), arrives)]
        if way.relays:
            stops.insert(1, (float(_COLUMNS[1]), at[1, _relay(way)]))
        weight = min(1.2 + way.figures**0.5, 7)
        for hop, ((x1, y1), (x2, y2)) in enumerate(pairwise(stops)):
            middle = (x1 + x2) / 2
            bends = ((x1, y1), (middle, y1), (middle, y2), (x2, y2))
            values += [
                {"hop": f"{n}.{hop}", "n": k, "x": x, "y": y, "weight": weight}
                for k, (x, y) in enumerate(bends)
            ]
    return {
        "data": {"values": values},
        "mark": {"type": "line", "interpolate": "basis", "opacity": 0.5, "aria": False},
        "encoding": {
            "x": _x(),
            "y": _y(_height(at)),
            "detail": {"field": "hop"},
            "order": {"field": "n"},
            "color": {"value": "var(--s1)"},
            "strokeWidth": {"field": "weight", "type": "quantitative", "scale": None},
        },
    }


def _dots(
    ways: Sequence[Way], ports: Sequence[tuple[float, float]], at: dict[tuple[int, str], float]
) -> Spec:
    """A point on each route's end, which leads to its first figure."""
    values = [
        {
            "x": _COLUMNS[2],
            "y": arrives,
            "href": link(way.mark),
            "says": f"{text(' → '.join((way.origin, *way.relays, way.outlet)), 150)}: "
            f"{plural(way.figures, 'figure')}",
        }
        for way, (_, arrives) in zip(ways, ports, strict=True)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "circle", "size": 42, "opacity": 1},
        "encoding": {
            "x": _x(),
            "y": _y(_height(at)),
            "color": {"value": "var(--s1)"},
            "href": {"field": "href"},
            "description": {"field": "says"},
        },
    }


def _names(
    origins: Sequence[str], relays: Sequence[str], outlets: Sequence[str], at: dict[tuple[int, str], float]
) -> Iterable[Spec]:
    columns = (
        (origins, "right", -10, 52),
        (relays, "center", 0, 30),
        (outlets, "left", 12, 30),
    )
    for column, (names, align, shift, cut) in enumerate(columns):
        if not names:
            continue
        mark = {
            "type": "text",
            "align": align,
            "dx": shift,
            "dy": -12 if column == 1 else 0,
            "fontSize": 14,
            "aria": False,
        }
        head = {"x": _COLUMNS[column], "y": -14, "name": _HEADINGS[column]}
        values = [{"x": _COLUMNS[column], "y": at[column, n], "name": text(n, cut)} for n in names]
        yield _words(values, mark, "var(--ink)", at)
        yield _words([head], mark | {"dy": 0, "fontWeight": 600, "fontSize": 13}, "var(--soft)", at)


def _words(values: list[Spec], mark: Spec, colour: str, at: dict[tuple[int, str], float]) -> Spec:
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {
            "x": _x(),
            "y": _y(_height(at)),
            "text": {"field": "name"},
            "color": {"value": colour},
        },
    }


def _x() -> Spec:
    return {
        "field": "x",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, _WIDTH], "nice": False},
    }


def _y(height: float) -> Spec:
    scale = {"domain": [height, 0], "nice": False}
    return {"field": "y", "type": "quantitative", "axis": None, "scale": scale}


def _height(at: dict[tuple[int, str], float]) -> float:
    rows = max(sum(1 for column, _ in at if column == n) for n in range(3))
    return float(rows * _ROW)
