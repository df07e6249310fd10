"""Places of reports and of claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tolltrace.data.gazetteer import PEOPLE, Entry, Gazetteer, gazetteer
from tolltrace.data.placenames import place_key
from tolltrace.model import Claim, Place, Precision, Report, Span
from tolltrace.resolve.divisions import as_divisions
from tolltrace.resolve.placing import placed
from tolltrace.resolve.publisher import publisher_hints
from tolltrace.resolve.toponym_sense import Hints, choose
from tolltrace.resolve.toponym_words import Cues, cues
from tolltrace.resolve.toponyms import find_toponyms
from tolltrace.resolve.whereabouts import Scene, countries_named, precision_of

_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in a report, and where it is. ``name`` is the gazetteer's."""

    report: str
    span: Span
    name: str
    lat: float | None
    lon: float | None
    geonameid: int | None
    country: str | None
    admin1: str | None
    kind: str
    precision: Precision


def places_in(report: Report) -> tuple[Toponym, ...]:
    """The names of places in a report, in order, each with the place that is meant."""
    book, words = gazetteer(), cues(_ENGLISH)
    spans, chosen = _read(report, book, words)
    middles = _middles(chosen)
    return tuple(
        _toponym(report, span, entry, _point(entry, middles, book))
        for span, entry in zip(spans, chosen, strict=True)
    )


def resolve_places(claims: Sequence[Claim], reports: Sequence[Report]) -> tuple[Place, ...]:
    """The place of each claim, in the claims' order.

    A name of several places is read by the other places of its report, and where these say nothing of it by
    those of the other reports. Neither the order of the claims nor that of the reports changes a place.
    """
    book, words = gazetteer(), cues(_ENGLISH)
    needed = {claim.report for claim in claims if claim.place}
    read = {r.id: (r, *_read(r, book, words)) for r in reports if r.id in needed}
    everywhere = _hints(entry for _, _, chosen in read.values() for entry in chosen)
    named = {key: countries_named(chosen) for key, (_, _, chosen) in read.items()}
    known = _known_countries(named)
    scenes = {
        key: Scene(
            _hints(chosen, publisher_hints(report, book, words)), everywhere, spans, chosen, known[key]
        )
        for key, (report, spans, chosen) in read.items()
    }
    places = [_of_claim(claim, scenes.get(claim.report), book, words) for claim in claims]
    return as_divisions(claims, places, book)


def _known_countries(named: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The countries that a report's places can be in: those it names, and the one that most reports name.

    What one report alone names says nothing of another: it can be of another episode. Only a report that
    names no country at all is read by all that the others name.
    """
    counts: dict[str, int] = defaultdict(int)
    for countries in named.values():
        for code in countries:
            counts[code] += 1
    main = frozenset(sorted(counts, key=lambda code: (-counts[code], code))[:1])
    return {key: own | main if own else frozenset(counts) for key, own in named.items()}


def _of_claim(claim: Claim, scene: Scene | None, book: Gazetteer, words: Cues) -> Place:
    if not claim.place:
        return Place("", why="the claim names no place")
    return placed(claim.place, claim.span.start, scene or Scene(), book, words)


def _read(report: Report, book: Gazetteer, words: Cues) -> tuple[tuple[Span, ...], tuple[Entry, ...]]:
    mentions = find_toponyms(report.text, book, words)
    chosen = choose(mentions, publisher_hints(report, book, words))
    return tuple(Span(m.start, m.end) for m in mentions), chosen


def _hints(entries: Iterable[Entry], more: Hints | None = None) -> Hints:
    """What the places of a text tell of where it is: the more are in a country or division, the likelier."""
    countries: dict[str, float] = defaultdict(float, more.countries if more else {})
    divisions: dict[tuple[str, str], float] = defaultdict(float, more.divisions if more else {})
    points: set[tuple[float, float]] = set(more.points if more else ())
    for entry in entries:
        if entry.country is None:
            continue
        countries[entry.country] += 1.0
        if entry.admin1 and entry.kind != "country":
            divisions[entry.country, entry.admin1] += 1.0
        if entry.kind == "city" and entry.lat is not None and entry.lon is not None:
            points.add((entry.lat, entry.lon))
    return Hints(dict(countries), dict(divisions), tuple(sorted(points)))


def _toponym(report: Report, span: Span, e: Entry, point: tuple[float, float] | None) -> Toponym:
    lat, lon = point or (None, None)
    kind = "people" if e.form == PEOPLE else e.kind
    precision = precision_of(e.kind) if point else "unknown"
    return Toponym(report.id, span, e.name, lat, lon, e.geonameid, e.country, e.admin1, kind, precision)


Middles = Mapping[tuple[str | None, str | None], tuple[float, float]]


def _middles(chosen: Sequence[Entry]) -> Middles:
    """The middle of a text's towns in each division."""
    there: dict[tuple[str | None, str | None], set[tuple[float, float]]] = defaultdict(set)
    for e in chosen:
        if e.kind == "city" and e.lat is not None and e.lon is not None:
            there[e.country, e.admin1].add((e.lat, e.lon))
    return {where: _middle(points) for where, points in there.items()}


def _middle(points: set[tuple[float, float]]) -> tuple[float, float]:
    ordered = sorted(points)
    return sum(a for a, _ in ordered) / len(ordered), sum(b for _, b in ordered) / len(ordered)


def _point(entry: Entry, middles: Middles, book: Gazetteer) -> tuple[float, float] | None:
    """An entry's own point; a county's is near the text's towns in its state, else a town of its name's."""
    if entry.lat is not None and entry.lon is not None:
        return entry.lat, entry.lon
    where = entry.country, entry.admin1
    if where in middles:
        return middles[where]
    first_word = place_key(entry.name).rpartition(" ")[0]
    for town in book.named(first_word):
        if (town.country, town.admin1, town.kind) == (*where, "city") and town.lat and town.lon:
            return town.lat, town.lon
    state = book.division(entry.country or "", entry.admin1 or "")
    return (state.lat, state.lon) if state and state.lat is not None and state.lon is not None else None
