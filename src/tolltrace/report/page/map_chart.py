"""The map of places: borders below, and on them each place as sharp as it is known.

The projection is Mercator's, which keeps shapes and directions at the scale of an episode.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan, degrees, log, pi, radians, sinh, tan

from markupsafe import Markup

from tolltrace.data.outlines import Box, Line, countries, provinces
from tolltrace.model import Precision
from tolltrace.report.page.chart import Spec, link, svg, text
from tolltrace.report.wording import PRECISIONS, plural

_RADIUS: dict[Precision, int] = {"exact": 5, "near": 13, "district": 17, "province": 26, "region": 34}
"""Pixels of the ring around a place. It is a sign for how sharply the place is known, and no border."""

_MARGIN = 0.18
_NARROWEST = 0.6
"""Degrees that a map shows at least, so that one village is seen in its surroundings."""

_WITHIN = 0.85
_FAR = 1.6
"""A place is off the map if the nearer ones have so much of the figures, and it is so much further away."""

_MOST_PROVINCES = 12.0
"""Degrees of height beyond which lines between provinces are too many to be read."""

_SPECK = 3.0
"""Pixels below which an island is left out."""

_LETTER = 7.2
_LINE = 16
"""Pixels of a letter and of a line of a label."""

_MOST_LABELS = 14
_FURTHEST = 84.0
"""Degrees of latitude up to which the projection is drawn."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the number of its figures; ``lat`` and ``lon`` in degrees, ``link`` leads to its row."""

    name: str
    precision: Precision
    country: str
    lat: float
    lon: float
    figures: int
    link: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Of the drawing, in pixels; ``labels`` are written at most."""

    width: int
    height: int
    labels: int


WIDE = Frame(1080, 520, _MOST_LABELS)
NARROW = Frame(330, 380, 7)


@dataclass(frozen=True, slots=True)
class _View:
    """A part of the projection's plane that fills a frame: ``scale`` is pixels a radian."""

    frame: Frame
    scale: float
    x: float
    y: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels from the left and the top of the frame."""
        x = (radians(lon) - self.x) * self.scale + self.frame.width / 2
        return x, (self.y - _up(lat)) * self.scale + self.frame.height / 2

    def box(self) -> Box:
        """What is seen."""
        across, up = self.frame.width / 2 / self.scale, self.frame.height / 2 / self.scale
        west, east = degrees(self.x - across), degrees(self.x + across)
        return Box(max(west, -180.0), _down(self.y - up), min(east, 180.0), _down(self.y + up))


def beyond(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The few places so far off that with them the others would fall together; they are not drawn."""
    rings = [spot for spot in spots if spot.precision in _RADIUS]
    if not rings:
        return ()
    lon, lat = _middle([(s.lon, s.figures) for s in rings]), _middle([(s.lat, s.figures) for s in rings])
    nearest = sorted(rings, key=lambda s: ((s.lon - lon) ** 2 + (s.lat - lat) ** 2, s.name))
    most = sum(spot.figures for spot in rings) * _WITHIN
    reach, held = 0.0, 0
    for spot in nearest:
        away = max(abs(spot.lon - lon), abs(spot.lat - lat))
        if held >= most and away > _FAR * max(reach, _NARROWEST):
            break
        reach, held = max(reach, away), held + spot.figures
    return tuple(s for s in rings if max(abs(s.lon - lon), abs(s.lat - lat)) > reach)


def _middle(values: Sequence[tuple[float, int]]) -> float:
    """The median of values that stand for several figures each."""
    ordered = sorted(values)
    half, passed = sum(n for _, n in ordered) / 2, 0
    for value, number in ordered:
        passed += number
        if passed >= half:
            return value
    return ordered[-1][0]


def draw(spots: Sequence[Spot], frame: Frame) -> Markup:
    """The map; figures that are only known to be somewhere in a country have that country shaded."""
    far = beyond(spots)
    rings = [spot for spot in spots if spot.precision in _RADIUS and spot not in far]
    view = _fitted(rings or spots, frame, alone=not rings)
    box = view.box()
    shaded = {spot.country for spot in spots if spot.precision == "country"}
    layers = [_land(box, view, shaded), *_province_lines(box, view)]
    layers += [_marks([spot for spot in rings if spot.precision != "exact"], view, exact=False)]
    layers += [_marks([spot for spot in rings if spot.precision == "exact"], view, exact=True)]
    layers += _labels(rings, view)
    layers += _country_labels([spot for spot in spots if spot.precision == "country"], view)
    projection = {
        "type": "mercator",
        "scale": view.scale,
        "center": [degrees(view.x), _down(view.y)],
        "translate": [frame.width / 2, frame.height / 2],
        "clipExtent": [[0, 0], [frame.width, frame.height]],
        "precision": 0,
    }
    return svg(
        {
            "width": frame.width,
            "height": frame.height,
            "projection": projection,
            "view": {"fill": "var(--sea)", "stroke": "var(--rule)"},
            "layer": [layer for layer in layers if layer["data"]["values"]],
        }
    )


def _fitted(spots: Sequence[Spot], frame: Frame, *, alone: bool) -> _View:
    """The view that holds all spots with some room around them."""
    lons = [radians(spot.lon) for spot in spots]
    ups = [_up(spot.lat) for spot in spots]
    least = radians(_NARROWEST * (10 if alone else 1))
    width = max((max(lons) - min(lons)) * (1 + 2 * _MARGIN), least)
    height = max((max(ups) - min(ups)) * (1 + 2 * _MARGIN), least)
    scale = min(frame.width / width, frame.height / height)
    return _View(frame, round(scale, 3), (max(lons) + min(lons)) / 2, (max(ups) + min(ups)) / 2)


def _up(lat: float) -> float:
    """A latitude's height in Mercator's plane, in radians of its equator."""
    return log(tan(pi / 4 + radians(max(-_FURTHEST, min(_FURTHEST, lat))) / 2))


def _down(up: float) -> float:
    return degrees(atan(sinh(up)))


def _land(box: Box, view: _View, shaded: set[str]) -> Spec:
    values = [
        {
            "type": "Feature",
            "shaded": country.code in shaded,
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [
                    [_coarse(ring, view) for ring in rings]
                    for rings in country.polygons
                    if _is_seen(rings[0], view)
                ],
            },
        }
        for country in countries(box)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "geoshape", "stroke": "var(--soft)", "strokeWidth": 1, "aria": False},
        "encoding": {
            "fill": {"condition": {"test": "datum.shaded", "value": "var(--shade)"}, "value": "var(--land)"}
        },
    }


def _province_lines(box: Box, view: _View) -> Iterable[Spec]:
    if box.north - box.south > _MOST_PROVINCES:
        return
    lines = [_coarse(line, view) for line in provinces(box)]
    geometry = {"type": "MultiLineString", "coordinates": lines}
    yield {
        "data": {"values": [{"type": "Feature", "geometry": geometry}] if lines else []},
        "mark": {
            "type": "geoshape",
            "filled": False,
            "stroke": "var(--soft)",
            "strokeWidth": 0.7,
            "strokeDash": [2, 3],
            "aria": False,
        },
    }


def _is_seen(ring: Line, view: _View) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys)) > degrees(_SPECK / view.scale)


def _coarse(line: Line, view: _View) -> list[list[float]]:
    """The line without points that fall on one pixel; its ends stay, and so does a ring of few points."""
    step = degrees(0.7 / view.scale)
    kept = [line[0]]
    for x, y in line[1:-1]:
        if abs(x - kept[-1][0]) > step or abs(y - kept[-1][1]) > step:
            kept.append((x, y))
    kept.append(line[-1])
    points = kept if len(kept) > 3 else line
    return [[x, y] for x, y in points]


def _marks(spots: Sequence[Spot], view: _View, *, exact: bool) -> Spec:
    values = [
        {
            "lon": spot.lon,
            "lat": spot.lat,
            "size": round(pi * _RADIUS[spot.precision] ** 2),
            "href": link(spot.link),
            "says": f"{text(spot.name)}, {PRECISIONS[spot.precision]}: {plural(spot.figures, 'figure')}",
        }
        # Larger rings below smaller ones, so that each can be hit.
        for spot in sorted(spots, key=lambda spot: -_RADIUS[spot.precision])
    ]
    mark: Spec = {"type": "circle", "opacity": 1, "strokeWidth": 2}
    mark |= {} if exact else {"fillOpacity": 0.14, "strokeDash": [4, 3]}
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {
            **_position(),
            "size": {"field": "size", "type": "quantitative", "scale": None},
            "fill": {"value": "var(--s2)"},
            "stroke": {"value": "var(--paper)" if exact else "var(--s2)"},
            "href": {"field": "href"},
            "description": {"field": "says"},
        },
    }


def _labels(spots: Sequence[Spot], view: _View) -> Iterable[Spec]:
    """Names of the places of the most figures, each where it stands in no other's way."""
    taken = [_around(view.at(s.lon, s.lat), 5, 5) for s in spots if s.precision == "exact"]
    placed: dict[str, list[Spec]] = {"left": [], "right": []}
    named: set[str] = set()
    for spot in spots:
        name = text(spot.name, 26)
        if spot.name in named or sum(map(len, placed.values())) == view.frame.labels:
            continue
        x, y = view.at(spot.lon, spot.lat)
        away = 9 if spot.precision == "exact" else _RADIUS[spot.precision] + 4
        words = [name] if spot.precision == "exact" else [name, PRECISIONS[spot.precision]]
        wide, tall = max(map(len, words)) * _LETTER, _LINE * len(words)
        for side, left in (("left", x + away), ("right", x - away - wide)):
            area = (left, y - tall / 2, left + wide, y + tall / 2)
            if _free(area, taken, view.frame):
                taken.append(area)
                named.add(spot.name)
                shift = away if side == "left" else -away
                # A label stands where its place does, moved by pixels.
                placed[side].append({"lon": spot.lon, "lat": spot.lat, "words": words, "shift": shift})
                break
    for side, values in placed.items():
        for shift in sorted({value["shift"] for value in values}):
            there = [value for value in values if value["shift"] == shift]
            for lines in sorted({len(value["words"]) for value in there}):
                yield _words([v for v in there if len(v["words"]) == lines], side, shift, lines)


def _words(values: list[Spec], align: str, shift: int, lines: int) -> Spec:
    mark = {
        "type": "text",
        "align": align,
        "baseline": "middle",
        "dx": shift,
        "dy": -_LINE / 2 * (lines - 1),
        "fontSize": 13,
        "lineHeight": _LINE,
        "aria": False,
    }
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {**_position(), "text": {"field": "words"}, "color": {"value": "var(--ink)"}},
    }


def _country_labels(spots: Sequence[Spot], view: _View) -> Iterable[Spec]:
    """What is only known to be in a country is told in the corner, and leads to its row."""
    for n, spot in enumerate(spots[:3]):
        says = (
            f"{PRECISIONS['country'].capitalize()}: {text(spot.name, 24)}, {plural(spot.figures, 'figure')}"
        )
        yield {
            "data": {"values": [{"says": says, "href": link(spot.link)}]},
            "mark": {
                "type": "text",
                "align": "left",
                "fontSize": 13,
                "x": 10,
                "y": view.frame.height - 12 - 18 * n,
            },
            "encoding": {
                "text": {"field": "says"},
                "color": {"value": "var(--ink)"},
                "href": {"field": "href"},
                "description": {"field": "says"},
            },
        }


def _position() -> Spec:
    return {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
    }


_Area = tuple[float, float, float, float]


def _around(point: tuple[float, float], across: float, down: float) -> _Area:
    x, y = point
    return x - across, y - down, x + across, y + down


def _free(area: _Area, taken: Iterable[_Area], frame: Frame) -> bool:
    left, top, right, bottom = area
    if left < 4 or top < 4 or right > frame.width - 4 or bottom > frame.height - 40:
        return False
    return not any(left < o[2] and o[0] < right and top < o[3] and o[1] < bottom for o in taken)
