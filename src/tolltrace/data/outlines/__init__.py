"""Outlines of countries and provinces, for maps. Public domain; README.md of this folder says whence."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

Point = tuple[float, float]
"""Longitude and latitude, in degrees (WGS 84)."""
Line = tuple[Point, ...]

_RING = 4
"""Points of a triangle whose first stands at its end again."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map, in degrees; no box goes over the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, line: Line) -> bool:
        """Whether the rectangle around a line and this one have anything in common."""
        xs, ys = [x for x, _ in line], [y for _, y in line]
        across = min(xs) <= self.east and max(xs) >= self.west
        return across and min(ys) <= self.north and max(ys) >= self.south


@dataclass(frozen=True, slots=True)
class Country:
    """A country's polygons that meet a box; each has its outline, clockwise, and then its holes.

    ``code`` is that of ISO 3166, empty where a territory has none.
    """

    code: str
    polygons: tuple[tuple[Line, ...], ...]


def countries(box: Box) -> tuple[Country, ...]:
    """The countries in a box, in the order of their codes; and any that goes over the 180th meridian."""
    found = []
    for code, polygons in _countries():
        there = tuple(rings for rings in polygons if box.meets(rings[0]))
        if there:
            found.append(Country(code, there))
    return tuple(found)


def extent(code: str) -> Box | None:
    """The box around a country's largest polygon; ``None`` where there is no country of the code."""
    rings = [rings[0] for found, polygons in _countries() if found == code for rings in polygons]
    boxes = [
        Box(min(xs), min(ys), max(xs), max(ys))
        for ring in rings
        for xs, ys in [tuple(zip(*ring, strict=True))]
    ]
    return max(boxes, key=lambda b: ((b.east - b.west) * (b.north - b.south), b.west), default=None)


def provinces(box: Box) -> tuple[Line, ...]:
    """The lines between provinces of one country in a box."""
    return tuple(line for line in _provinces() if box.meets(line))


@lru_cache(maxsize=1)
def _countries() -> tuple[tuple[str, tuple[tuple[Line, ...], ...]], ...]:
    outlines, arcs = _read("countries.json.gz")
    found = []
    for one in outlines:
        polygons = [tuple(_ring(ring, arcs) for ring in rings) for rings in one["arcs"]]
        # Thinning can leave less of a speck than a triangle, which no projection can fill.
        whole = (tuple(ring for ring in rings if len(ring) >= _RING) for rings in polygons)
        found.append((one["id"], tuple(rings for rings in whole if rings)))
    return tuple(found)


@lru_cache(maxsize=1)
def _provinces() -> tuple[Line, ...]:
    return _read("provinces.json.gz")[1]


def _ring(numbers: Iterable[int], arcs: tuple[Line, ...]) -> Line:
    """A ring of arcs; ``~n`` is arc n from its end to its beginning, and neighbours share a point."""
    points: list[Point] = []
    for n in numbers:
        arc = arcs[n] if n >= 0 else arcs[~n][::-1]
        points += arc if not points else arc[1:]
    return tuple(points)


def _read(name: str) -> tuple[list[dict[str, Any]], tuple[Line, ...]]:
    packed = files("tolltrace.data.outlines").joinpath(name).read_bytes()
    topology = json.loads(gzip.decompress(packed))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((round(x * sx + tx, 4), round(y * sy + ty, 4)))
        arcs.append(tuple(line))
    return topology["objects"]["outlines"]["geometries"], tuple(arcs)
