"""Makes the index of places, a SQLite file, out of the rows of all sources."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tolltrace.data.gazetteer_sources import Row, all_rows
from tolltrace.data.placenames import place_key, without_article

# Raised when names are filed in another way, so that an older index is not read.
FORMAT = 7
_SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, lat REAL, lon REAL, country TEXT,
                     admin1 TEXT, kind TEXT, population INTEGER);
CREATE TABLE parts (country TEXT, admin1 TEXT, region INTEGER, PRIMARY KEY (country, admin1, region))
                   WITHOUT ROWID;
CREATE TABLE divisions (country TEXT, admin1 TEXT, place INTEGER, PRIMARY KEY (country, admin1))
                       WITHOUT ROWID;
CREATE TABLE names (key TEXT, form INTEGER, place INTEGER, PRIMARY KEY (key, form, place)) WITHOUT ROWID;
"""
# Countries whose names carry an Arabic article that reports write or leave out.
_WITH_ARTICLE = frozenset({
    "AE", "BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LB", "LY", "MA", "OM", "PS", "QA", "SA",
    "SD", "SY", "TN", "YE",
})  # fmt: skip


def build(target: sqlite3.Connection) -> None:
    """Fill an empty database with all places; the same data gives the same rows."""
    # Millions of records live until the end: looking for cycles among them takes most of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        _fill(target)
    finally:
        if collects:
            gc.enable()


def _fill(target: sqlite3.Connection) -> None:
    target.executescript(_SCHEMA)
    rows = all_rows()
    codes = {
        (r.country, name): r.admin1 for r in rows if r.kind == "admin1" for name in (r.admin1, r.name) if name
    }
    rows = [_with_codes(row, codes) for row in rows]
    target.executemany(
        "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?)",
        (
            (n, r.geonameid, r.name, r.lat, r.lon, r.country, r.admin1, r.kind, r.population)
            for n, r in enumerate(rows)
        ),
    )
    target.executemany("INSERT INTO names VALUES (?,?,?)", sorted(_keys(rows)))
    divisions = {
        (r.country, r.admin1): n
        for n, r in reversed(list(enumerate(rows)))
        if r.kind == "admin1" and r.admin1
    }
    target.executemany("INSERT INTO divisions VALUES (?,?,?)", sorted((*k, n) for k, n in divisions.items()))
    target.executemany("INSERT INTO parts VALUES (?,?,?)", sorted(set(_parts(rows))))
    target.commit()


def _keys(rows: Sequence[Row]) -> Iterator[tuple[str, int, int]]:
    """Each key of a place once, under the first of its forms."""
    for n, row in enumerate(rows):
        forms: dict[str, int] = {}
        for name, form in row.names:
            key = place_key(name)
            keys = (key, without_article(key)) if row.country in _WITH_ARTICLE else (key,)
            for each in keys:
                forms[each] = min(form, forms.get(each, form))
        yield from ((key, form, n) for key, form in forms.items() if key)


def _with_codes(row: Row, codes: Mapping[tuple[str | None, str], str | None]) -> Row:
    """A region's divisions as codes; one that is a single division is that division under another name."""
    if not row.divisions:
        return row
    divisions = tuple(sorted({codes.get((row.country, name)) or name for name in row.divisions}))
    return replace(row, divisions=divisions, admin1=divisions[0] if len(divisions) == 1 else row.admin1)


def _parts(rows: Sequence[Row]) -> Iterator[tuple[str, str, int]]:
    """Which regions a first-level division is part of."""
    for n, row in enumerate(rows):
        if row.country is not None and len(row.divisions) > 1:
            yield from ((row.country, code, n) for code in row.divisions)
