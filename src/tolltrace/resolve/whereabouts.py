"""The place of each claim on the map: the finest name of a place in the claim's own words for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tolltrace.model import Claim, Report
from tolltrace.resolve.places import Toponym, places_in

_FINENESS = {"country": 0, "people": 0, "region": 1, "admin1": 1, "admin2": 2, "county": 2}
_FINEST = 3
# What is as wide as this is not taken for a namesake in another country.
_WIDE = ("country", "people", "region")


def resolve_places(claims: Sequence[Claim], reports: Iterable[Report]) -> Mapping[str, Toponym]:
    """By claim id the place that a claim's words name; a claim whose words name none has no entry.

    The words are read in their report, whose other places and whose publisher tell which of several
    places of one name is meant. Words that come from elsewhere (a table's row) are read by the names in them.
    """
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.place is not None:
            by_report.setdefault(claim.report, []).append(claim)
    found: dict[str, Toponym] = {}
    for report in reports:
        if report.id not in by_report:
            continue
        places = places_in(report)
        surfaces = {report.text[p.span.start : p.span.end].casefold(): p for p in reversed(places)}
        for claim in by_report[report.id]:
            spans = [e.span for e in claim.evidence if e.field == "place"]
            named = [p for p in places if any(s.start <= p.span.start and p.span.end <= s.end for s in spans)]
            whole = surfaces.get((claim.place or "").casefold())
            if not named and whole is not None:
                named = [whole]
            if named:
                found[claim.id] = max(named, key=_finest_first)
    return found


def area(place: Toponym) -> tuple[str, ...]:
    """The way from the country down: a place lies in every other whose way its own begins with."""
    if place.country is None or place.admin1 is None or place.kind in ("country", "people"):
        return (place.country,) if place.country is not None else ()
    return (
        (place.country, place.admin1) if place.kind == "admin1" else (place.country, place.admin1, place.name)
    )


def sure_countries(places: Mapping[str, Toponym], claims: Iterable[Claim]) -> dict[str, str]:
    """By claim id the ISO code of the country of its place, where it is no guess.

    A village has namesakes everywhere: its country is sure only where the country, its people or a region
    of it stand in the place words of some claim, too.
    """
    spoken = {p.country for p in places.values() if p.kind in _WIDE}
    return {
        claim.id: place.country
        for claim in claims
        if (place := places.get(claim.id)) is not None
        and place.country is not None
        and place.country in spoken
    }


def _finest_first(place: Toponym) -> tuple[int, int]:
    return (_FINENESS.get(place.kind, _FINEST), -place.span.start)
