"""Breakdowns by province: names that a town and its province share, in a list of such names.

``683 in Latakia, 433 in Tartus, 255 in Hama`` is a list of provinces, though each name alone is a town's. A
name means one place in a text, so that it is the province wherever the report has it alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tolltrace.data.gazetteer import Gazetteer
from tolltrace.data.placenames import place_key
from tolltrace.model import Claim, Place
from tolltrace.resolve.whereabouts import as_place

# Two places can well be the towns of two provinces; that three are is met by lists of provinces.
_FEWEST = 3
Named = Mapping[tuple[str, str], Place]


def as_divisions(claims: Sequence[Claim], places: Sequence[Place], book: Gazetteer) -> tuple[Place, ...]:
    """The places, those of lists by province as provinces; both in the claims' order.

    A list is the parts of one total, or the figures of one sentence that are parts of none. One that has a
    town beside the names is a list of towns.
    """
    rows: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for claim, place in zip(claims, places, strict=True):
        if claim.place and not place.parts:
            rows[claim.report, claim.part_of or claim.quote].append(place)
    named: dict[tuple[str, str], Place] = {}
    for (report, _), row in rows.items():
        divisions = {place.words: d for place in row if (d := _division(place, book)) is not None}
        towns = any(place.words not in divisions and place.kind == "city" for place in row)
        if not towns and len({d.chain for d in divisions.values()}) >= _FEWEST:
            named |= {(report, place_key(words)): division for words, division in divisions.items()}
    return tuple(_read(claim.report, place, named) for claim, place in zip(claims, places, strict=True))


def _division(place: Place, book: Gazetteer) -> Place | None:
    """The first-level division that a town's place can be as well."""
    if place.kind == "admin1":
        return place
    if place.kind != "city" or place.precision != "exact":
        return None
    there = place.country, place.admin1
    named = book.named(place_key(place.words))
    entry = next((e for e in named if e.kind == "admin1" and (e.country, e.admin1) == there), None)
    return as_place(place.words, entry, None, book) if entry is not None else None


def _read(report: str, place: Place, named: Named) -> Place:
    """The place, or the province that its words are in this report."""
    division = named.get((report, place_key(place.words)))
    if division is None or place.kind != "city":
        return place
    return replace(division, words=place.words)
