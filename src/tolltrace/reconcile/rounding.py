"""Figures told in round numbers: the coarse one with the exact one of its origin that it stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tolltrace.model import Claim
from tolltrace.reconcile.comparable import Scene, counted_alike, places_agree, rounded_from, rounds, said
from tolltrace.reconcile.evidence import days_apart
from tolltrace.reconcile.origins import giver

# Bounds the work where hundreds of reports tell one number; a quarter of it changes no finding of a case.
_WINDOW = 80
# A rounded figure goes back to the telling of an exact one nearest in time; those around it have to fit, too.
_NEAR = 4


def roundings(claims: Sequence[Claim], scene: Scene) -> Iterator[tuple[Claim, Claim]]:
    """Each coarse figure with the exact one of its origin that it rounds and that stands nearest in time."""
    series: dict[tuple[str | None, str, str], list[Claim]] = defaultdict(list)
    for c in claims:
        if giver(c, scene) is not None:
            series[giver(c, scene), c.harm, c.victims].append(c)
    for key in sorted(series, key=str):
        yield from _of_series(series[key], scene)


def ends_of_ranges(claims: Sequence[Claim], scene: Scene) -> Iterator[tuple[Claim, Claim]]:
    """A range with another report's figure of the same origin that tells only one end of it."""
    ends: dict[tuple[str | None, str, int], Claim] = {}
    for c in claims:
        if giver(c, scene) is not None and c.quantity.modifier == "range":
            for end in (c.quantity.low, c.quantity.high):
                if end is not None:
                    ends.setdefault((giver(c, scene), c.harm, end), c)
    for c in claims:
        whole = ends.get((giver(c, scene), c.harm, said(c.quantity) or 0))
        if whole is None or whole.report == c.report or c.quantity.modifier == "range":
            continue
        if counted_alike(whole, c) and places_agree(whole, c, scene) is not False:
            yield whole, c


def _of_series(line: Sequence[Claim], scene: Scene) -> Iterator[tuple[Claim, Claim]]:
    places: dict[int, list[int]] = defaultdict(list)
    for at, claim in enumerate(line):
        if claim.quantity.modifier not in ("range", "vague"):
            places[said(claim.quantity) or 0].append(at)
    numbers = sorted(places)
    for at, coarse in enumerate(line):
        if coarse.quantity.modifier in ("exact", "range", "vague"):
            continue
        low, high = rounded_from(said(coarse.quantity) or 0)
        near = [
            (abs(k - at), k)
            for number in numbers[bisect_left(numbers, low) : bisect_right(numbers, high)][:_WINDOW]
            for k in _nearest(places[number], at)
            if line[k].report != coarse.report
            and rounds(line[k].quantity, coarse.quantity)
            and places_agree(line[k], coarse, scene) is not False
            and not days_apart(line[k], coarse, scene)
        ]
        if near:
            yield line[min(near)[1]], coarse


def _nearest(places: Sequence[int], at: int) -> Sequence[int]:
    """The few places around one."""
    middle = bisect_left(places, at)
    return places[max(0, middle - _NEAR) : middle + _NEAR]
