"""The gazetteer: its supplement is sound, and its index is where it can be."""

from __future__ import annotations

import csv
import sqlite3
import time
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from tolltrace.data import gazetteer as module
from tolltrace.data.gazetteer import gazetteer
from tolltrace.data.placenames import place_key
from tolltrace.model import Report
from tolltrace.resolve.places import places_in
from tolltrace.settings import cache_folder

FOLDER = resources.files("tolltrace.data") / "places"
TABLES = ("countries.csv", "us_states.csv", "regions.csv", "spots.csv")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_the_supplement_is_whole(name: str) -> None:
    """Each has all its cells, a point on the globe, and a name of its own."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    rows = list(csv.reader(lines))
    assert {len(row) for row in rows} == {len(rows[0])}
    table = list(csv.DictReader(lines))
    for row in table:
        assert -90 <= float(row["lat"]) <= 90, row["name"]
        assert -180 <= float(row["lon"]) <= 180, row["name"]
    keys = [(row["name"], row.get("country")) for row in table]
    assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1]


def test_every_division_of_the_supplement_is_in_the_gazetteer() -> None:
    """A town that the gazetteer lacks would leave its division out unseen."""
    book = gazetteer()
    missing = []
    for country, lines in tomllib.loads((FOLDER / "admin1.toml").read_text("utf-8")).items():
        for line in lines:
            name = line.split("|")[0].split("@")[0].strip()
            there = book.named(place_key(name))
            if not any(e.kind == "admin1" and e.country == country for e in there):
                missing.append((country, name))
    assert missing == []


def test_every_region_with_divisions_is_reached_from_them() -> None:
    """A misspelt division would leave a region without it."""
    book = gazetteer()
    for row in csv.DictReader((FOLDER / "regions.csv").read_text("utf-8").splitlines()):
        for division in filter(None, row["divisions"].split(";")):
            named = [e for e in book.named(place_key(division)) if e.kind == "admin1"]
            codes = {(e.country, e.admin1) for e in named} | {(row["countries"], division)}
            found = any(
                e.name == row["name"]
                for country, code in codes
                if country and code
                for e in (*book.regions(country, code), *book.named(place_key(row["name"])))
                if e.admin1 in {None, code}
            )
            assert found, (row["name"], division)


def test_spellings_of_one_name_have_one_key() -> None:
    """Accents, apostrophes, hyphens and short forms do not matter."""
    assert place_key("Saint-Denis") == place_key("St. Denis") == "saint denis"
    assert place_key("Sana'a") == place_key("Sanaa")
    assert place_key("Pont-Sondé") == place_key("Pont Sonde")
    assert place_key("U.S.") == place_key("U. S.")


def test_where_nothing_can_be_kept_the_index_is_made_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be written to is no reason to fail."""
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    monkeypatch.setattr(module, "cache_folder", lambda: blocked / "below")
    monkeypatch.setattr(module, "build", _small)
    book = module.gazetteer.__wrapped__()
    assert [e.name for e in book.named("nowhere")] == ["Nowhere"]


def test_a_broken_index_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a file, left by whatever, is not read; and no half is left by us."""
    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(module, "build", _small)
    assert module.gazetteer.__wrapped__().named("nowhere")
    (made,) = tmp_path.iterdir()
    made.write_bytes(b"SQLite format 3\0 but not for long")
    assert module.gazetteer.__wrapped__().named("nowhere")


def _small(target: sqlite3.Connection) -> None:
    target.executescript(
        "CREATE TABLE places (id, geonameid, name, lat, lon, country, admin1, kind, population);"
        "CREATE TABLE names (key, form, place);"
        "INSERT INTO places VALUES (0, 1, 'Nowhere', 0, 0, 'XX', '01', 'city', 1);"
        "INSERT INTO names VALUES ('nowhere', 0, 0);"
    )


def test_the_user_says_where_the_index_is_kept(tmp_path: Path) -> None:
    """The project's own variable goes before that of the system."""
    assert cache_folder({"TOLLTRACE_CACHE_FOLDER": str(tmp_path)}) == tmp_path
    assert cache_folder({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "tolltrace"


@pytest.mark.parametrize("word", ["Paris ", "Springfield, ", "Al-", "John Smith of "])
def test_reading_names_is_linear_in_the_texts_length(word: str) -> None:
    """A text made of nothing but names takes no longer a name when it is long."""
    gazetteer()
    places_in(Report("warm", word * 50))

    def seconds(times: int) -> float:
        """The best of three, as others work on the same machine."""
        spent = []
        for _ in range(3):
            began = time.perf_counter()
            places_in(Report("r", word * times))
            spent.append(time.perf_counter() - began)
        return min(spent)

    # Quadratic would be sixteen times as long.
    assert seconds(8000) < 10 * max(seconds(2000), 0.004)
