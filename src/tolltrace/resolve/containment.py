"""What lies in what: settlement, district, first-level division, region, country."""

from __future__ import annotations

from collections.abc import Iterable

from tolltrace.data.gazetteer import Entry, Gazetteer
from tolltrace.data.placenames import place_key
from tolltrace.model import Place

_WIDE = frozenset({"country", "admin1", "county"})
# Kinds of the supplement that are as sharp as a settlement; all others that have no division are regions.
_SPOTS = frozenset({"city", "base", "camp", "building", "crossing", "airport", "square", "borough"})


def chain_of(entry: Entry, book: Gazetteer) -> tuple[str, ...]:
    """The ids of a place and of all that contains it, the narrowest first.

    ``SY.14.171830``, ``SY.14``, ``SY/syrian coast``, ``SY``: a town, its division, a region, the country.
    """
    country = entry.country
    if country is None:
        return (f"region {place_key(entry.name)}",)
    if entry.kind == "country":
        return (country,)
    if not entry.admin1:
        return f"{country}/{place_key(entry.name)}", country
    division = f"{country}.{entry.admin1}"
    regions = tuple(f"{country}/{place_key(r.name)}" for r in book.regions(country, entry.admin1))
    around = (division, *regions, country)
    if entry.kind in _SPOTS or entry.kind in {"county", "district"}:
        return f"{division}.{entry.geonameid or place_key(entry.name)}", *around
    return around


def holds(outer: Entry, inner: Entry, book: Gazetteer) -> bool:
    """The first place contains the second and is not the same."""
    out, within_it = chain_of(outer, book), chain_of(inner, book)
    return out[0] in within_it[1:]


def within(a: Place, b: Place) -> bool | None:
    """Whether ``a`` lies in ``b`` (or is ``b``); ``None`` where that is not known."""
    if a.parts:
        return _all(within(part, b) for part in a.parts)
    if b.parts:
        return _any(within(a, part) for part in b.parts)
    if not a.chain or not b.chain:
        return None
    if b.chain[0] in a.chain:
        return True
    if a.chain[0] in b.chain:
        return False
    if _is_district_of(a, b):
        return True
    return False if _apart(a, b) else None


def _all(answers: Iterable[bool | None]) -> bool | None:
    seen = list(answers)
    return False if False in seen else None if None in seen else True


def _any(answers: Iterable[bool | None]) -> bool | None:
    seen = list(answers)
    return True if True in seen else None if None in seen else False


def _is_district_of(a: Place, b: Place) -> bool:
    """A district contains the town that it has its name from."""
    same = (a.country, a.admin1) == (b.country, b.admin1) and b.kind == "district" and a.kind == "city"
    return same and a.name == b.name and a.precision == "exact"


def _apart(a: Place, b: Place) -> bool:
    """Nothing of the one can lie in the other: other countries, other divisions, or two settlements."""
    if a.country and b.country and a.country != b.country:
        return True
    if a.precision == "near" or b.precision == "near":
        return False
    if a.country and a.admin1 and b.admin1 and a.country == b.country and a.admin1 != b.admin1:
        return True
    return a.kind == b.kind == "city" and a.precision == b.precision == "exact"
