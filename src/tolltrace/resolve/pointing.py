"""Words that name no place and point to one: ``the city``, ``across the country``, ``the west coast``."""

from __future__ import annotations

from collections.abc import Collection

from tolltrace.data.gazetteer import PEOPLE, Entry, Gazetteer
from tolltrace.data.outlines import extent
from tolltrace.data.placenames import place_key
from tolltrace.model import Place
from tolltrace.resolve.toponym_runs import Words
from tolltrace.resolve.toponym_words import Cues
from tolltrace.resolve.whereabouts import Scene, as_place


def main_country(scene: Scene, book: Gazetteer) -> Entry | None:
    """The country that a report speaks of most; of two the first by code."""
    counts: dict[str, int] = {}
    for entry in scene.entries:
        if entry.country is not None:
            counts[entry.country] = counts.get(entry.country, 0) + 1
    main = max(sorted(counts), key=lambda code: counts[code], default=None)
    return book.country(main) if main else None


def part_of(country: Entry, bearings: Collection[str], cues: Cues) -> tuple[float | None, float | None]:
    """The middle, as latitude and longitude, of the part of a country that words such as ``western`` name.

    A part is the half of the country's box on that side. Of a country without an outline, and of words that
    name no side, it is the country's middle.
    """
    box = extent(country.country or "")
    sides = {side for side, words in cues.bearings.items() if words & set(bearings)}
    if box is None or not sides:
        return country.lat, country.lon
    up = ("north" in sides) - ("south" in sides)
    across = ("east" in sides) - ("west" in sides)
    lat = (box.south + box.north) / 2 + up * (box.north - box.south) / 4
    lon = (box.west + box.east) / 2 + across * (box.east - box.west) / 4
    return round(lat, 4), round(lon, 4)


def coast(text: str, words: Words, country: Entry, book: Gazetteer, cues: Cues) -> Place:
    """The coast of a country: the one that the gazetteer has, else one without an outline."""
    for noun in sorted(cues.coasts):
        for entry in book.named(place_key(f"{country.name} {noun}")):
            if entry.country == country.country and entry.kind == "coast":
                return as_place(text, entry, None, book)
    sides = [t.fold for t in words.tokens if t.fold in cues.directions]
    name = " ".join([*sides, country.name, "coast"])
    place = as_place(text, country, None, book)
    chain = (f"{country.country}/{place_key(name)}", *place.chain)
    lat, lon = part_of(country, sides, cues)
    return Place(text, name, lat, lon, country=place.country, kind="coast", precision="region", chain=chain)


def pointed(text: str, words: Words, at: int, scene: Scene, book: Gazetteer, cues: Cues) -> Place:
    """``the city`` is the last one named before the figure, ``the country`` the one that is named most."""
    country = main_country(scene, book)
    if any(t.fold in cues.coasts for t in words.tokens):
        return coast(text, words, country, book, cues) if country else Place(text, why="no country is named")
    kinds = [k for t in words.tokens if (k := cues.pointing.get(t.fold)) is not None]
    if not kinds:
        return Place(text, why="the words name no place")
    if any(t.fold in cues.near or t.fold in cues.directions for t in words.tokens):
        return Place(text, why="the words name no place of their own")
    if kinds[-1] == "country":
        return as_place(text, country, None, book) if country else Place(text, why="no country is named")
    for span, entry in zip(reversed(scene.spans), reversed(scene.entries), strict=True):
        if span.end <= at and entry.kind == kinds[-1] and entry.form != PEOPLE:
            return as_place(text, entry, None, book)
    return Place(text, why=f"the report names no {kinds[-1]} before")
