"""Where a report's publisher is at home, as far as its address tells."""

from __future__ import annotations

import math
import re
from collections import defaultdict

from tolltrace.data.gazetteer import MAIN, Gazetteer
from tolltrace.data.placenames import place_key
from tolltrace.model import Report
from tolltrace.resolve.toponym_sense import Hints
from tolltrace.resolve.toponym_words import Cues

_HOST = re.compile(r"^[a-z]+://([^/:?#]+)", re.IGNORECASE)
_TOWN = 5_000


def publisher_hints(report: Report, book: Gazetteer, words: Cues) -> Hints:
    """What address and publisher tell of a report's home: its country's domain, a town in a name."""
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    points: list[tuple[float, float]] = []
    m = _HOST.match(report.url or "")
    labels = m.group(1).lower().split(".") if m else []
    if labels and len(labels[-1]) == 2:
        code = {"uk": "GB"}.get(labels[-1], labels[-1].upper())
        countries[code] += 1.0
    publisher = place_key(report.publisher or "").replace(" ", "")
    for label in (*labels[:-1], publisher):
        for key in _towns(label, words):
            entries = [
                e for e in book.named(key) if e.form == MAIN and (e.kind != "city" or e.population >= _TOWN)
            ]
            total = sum(math.sqrt(e.population + 1) for e in entries)
            for e in entries:
                share = math.sqrt(e.population + 1) / total
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
