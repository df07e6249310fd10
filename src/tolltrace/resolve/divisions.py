"""Breakdowns by province: names that a town and its province share, in a list of such names.

``683 in Latakia, 433 in Tartus, 255 in Hama`` is a list of provinces, though each name alone is a town's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tolltrace.data.gazetteer import Gazetteer
from tolltrace.data.placenames import place_key
from tolltrace.model import Claim, Place
from tolltrace.resolve.whereabouts import as_place

# Two places can well be the towns of two provinces; that three are is met by lists of provinces.
_FEWEST = 3


def as_divisions(claims: Sequence[Claim], places: Sequence[Place], book: Gazetteer) -> tuple[Place, ...]:
    """The places, those of lists by province as provinces; both in the claims' order.

    A list is the parts of one total, or the figures of one sentence that are parts of none.
    """
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, claim in enumerate(claims):
        if claim.place:
            rows[claim.report, claim.part_of or claim.quote].append(n)
    out = list(places)
    for row in rows.values():
        divisions = [_division(places[n], book) for n in row]
        if None not in divisions and len({d.chain for d in divisions if d}) >= _FEWEST:
            for n, division in zip(row, divisions, strict=True):
                out[n] = division or places[n]
    return tuple(out)


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
