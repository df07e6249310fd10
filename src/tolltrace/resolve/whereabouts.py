"""What a report says of places, and a place of the gazetteer under the words of a claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tolltrace.data.gazetteer import Entry, Gazetteer
from tolltrace.data.placenames import place_key
from tolltrace.model import Place, Precision, Span
from tolltrace.resolve.containment import chain_of
from tolltrace.resolve.toponym_sense import NO_HINTS, Hints

_PRECISION: dict[str, Precision] = {
    "city": "exact",
    "building": "exact",
    "base": "exact",
    "camp": "exact",
    "crossing": "exact",
    "airport": "exact",
    "square": "exact",
    "borough": "district",
    "district": "district",
    "county": "district",
    "admin1": "province",
    "country": "country",
}
# A city so large is meant even where nothing else speaks of its country, in people.
LARGE_CITY = 300_000


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report says of places: ``spans`` and ``entries`` are its own, in order of its text.

    ``countries`` are those that its places can be in: it or most reports name them, a division of them, or a
    large city. Empty: any.
    """

    own: Hints = NO_HINTS
    others: Hints = NO_HINTS
    spans: tuple[Span, ...] = ()
    entries: tuple[Entry, ...] = ()
    countries: frozenset[str] = frozenset()


def countries_named(entries: Iterable[Entry]) -> frozenset[str]:
    """The countries that places name beyond chance: themselves, by a division, or by a large city."""
    return frozenset(
        e.country for e in entries if e.country and (e.kind != "city" or e.population >= LARGE_CITY)
    )


def precision_of(kind: str) -> Precision:
    """How sharp the point of a place of this kind is."""
    return _PRECISION.get(kind, "region")


def as_place(text: str, entry: Entry, division: str | None, book: Gazetteer) -> Place:
    """An entry under the words' own kind: ``Mangu LGA`` is the district that the town gives its name to."""
    kind, chain, name = entry.kind, chain_of(entry, book), entry.name
    lat, lon = entry.lat, entry.lon
    geonameid = entry.geonameid
    if kind == "city" and division == "admin1" and entry.country and entry.admin1:
        state = book.division(entry.country, entry.admin1)
        kind, geonameid, chain = "admin1", None, chain[1:]
        if state is not None:
            name, lat, lon = state.name, state.lat, state.lon
    elif kind == "city" and division in {"district", "county"}:
        kind, geonameid = "district", None
        chain = (f"{chain[1]}.{place_key(name)} district" if len(chain) > 1 else chain[0], *chain[1:])
    if lat is None and entry.country and entry.admin1:
        state = book.division(entry.country, entry.admin1)
        lat, lon = (state.lat, state.lon) if state else (None, None)
    precision = precision_of(kind)
    return Place(text, name, lat, lon, geonameid, entry.country, entry.admin1, kind, precision, chain)
