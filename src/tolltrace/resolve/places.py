"""Places of reports and claims."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from tolltrace.data.gazetteer import Entry, Gazetteer, gazetteer
from tolltrace.data.placenames import place_key
from tolltrace.model import Report, Span
from tolltrace.resolve.toponym_sense import Hints, choose
from tolltrace.resolve.toponym_words import Cues, cues
from tolltrace.resolve.toponyms import Mention, find_toponyms

_HOST = re.compile(r"^[a-z]+://([^/:?#]+)", re.IGNORECASE)
_TOWN = 5_000


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in a report, and where it is."""

    report: str
    span: Span
    name: str
    lat: float | None
    lon: float | None
    geonameid: int | None
    country: str | None
    admin1: str | None
    kind: str
    precision: str


def places_in(report: Report) -> tuple[Toponym, ...]:
    """The names of places in a report, in order, each with the place that is meant."""
    book, words = gazetteer(), cues("en")
    mentions = find_toponyms(report.text, book, words)
    chosen = choose(mentions, publisher_hints(report, book, words))
    return tuple(
        _toponym(report, m, e, _point(e, chosen, book)) for m, e in zip(mentions, chosen, strict=True)
    )


def _toponym(report: Report, m: Mention, e: Entry, point: tuple[float, float] | None) -> Toponym:
    lat, lon = point or (None, None)
    kind = "people" if e.form == 2 else e.kind
    return Toponym(
        report.id, Span(m.start, m.end), e.name, lat, lon, e.geonameid, e.country, e.admin1, kind, e.kind
    )


def _point(entry: Entry, chosen: tuple[Entry, ...], book: Gazetteer) -> tuple[float, float] | None:
    """An entry's own point; of a county, the middle of the text's towns in its state, else the state's."""
    if entry.lat is not None and entry.lon is not None:
        return entry.lat, entry.lon
    there = {
        (e.lat, e.lon)
        for e in chosen
        if e.kind == "city" and e.country == entry.country and e.admin1 == entry.admin1 and e.lat and e.lon
    }
    same = book.named(place_key(entry.name).removesuffix(" county"))
    there |= (
        {
            (e.lat, e.lon)
            for e in same
            if e.admin1 == entry.admin1
            and e.country == entry.country
            and e.kind == "city"
            and e.lat
            and e.lon
        }
        if not there
        else set()
    )
    if there:
        return sum(a for a, _ in there) / len(there), sum(b for _, b in there) / len(there)
    state = book.division(entry.country or "", entry.admin1 or "")
    return (state.lat, state.lon) if state and state.lat is not None and state.lon is not None else None


def publisher_hints(report: Report, book: Gazetteer, words: Cues) -> Hints:
    """What a report's address tells of where it is at home: its country's domain, a town in its host."""
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    points: list[tuple[float, float]] = []
    m = _HOST.match(report.url or "")
    labels = m.group(1).lower().split(".") if m else []
    if labels and len(labels[-1]) == 2:
        code = {"uk": "GB"}.get(labels[-1], labels[-1].upper())
        countries[code] += 1.0
    for label in labels[:-1]:
        for key in _towns(label, words):
            entries = [
                e for e in book.named(key) if e.form == 0 and (e.kind != "city" or e.population >= _TOWN)
            ]
            total = sum(e.population or 1 for e in entries)
            for e in entries:
                share = (e.population or 1) / total
                if e.country is not None:
                    countries[e.country] += share
                    if e.admin1 and e.kind != "country":
                        divisions[e.country, e.admin1] += share
            if len(entries) == 1 and entries[0].kind == "city" and entries[0].lat and entries[0].lon:
                points.append((entries[0].lat, entries[0].lon))
            if entries:
                break
    return Hints(countries, divisions, tuple(points))


def _towns(label: str, words: Cues) -> list[str]:
    """A host's label with the words of newspapers taken off its ends, step by step."""
    found = []
    label = label.replace("-", "")
    while len(label) > 3:
        found.append(label)
        for word in words.press:
            if label.endswith(word):
                label = label.removesuffix(word)
                break
            if label.startswith(word):
                label = label.removeprefix(word)
                break
        else:
            break
    return [key for key in found[1:] if len(key) > 3] if len(found) > 1 else found
