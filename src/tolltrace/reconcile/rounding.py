"""Figures told in round numbers: the coarse one with the exact one of its origin that it stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from tolltrace.model import Claim
from tolltrace.reconcile.comparable import Scene, counted_alike, places_agree, rounded_from, rounds, said
from tolltrace.reconcile.evidence import ONE_IN_A_HUNDRED, days_apart
from tolltrace.reconcile.origins import giver

# Bounds the work where hundreds of reports tell one number; a quarter of it changes no finding of a case.
_WINDOW = 80
# A rounded figure goes back to the telling of an exact one nearest in time; those around it have to fit, too.
_NEAR = 4
# Besides the number in question two reports share two more: three, which chance gives to few.
_SHARED = 2


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


def unnamed_roundings(
    claims: Sequence[Claim], scene: Scene, shared: Callable[[Claim, Claim], int]
) -> Iterator[tuple[Claim, Claim]]:
    """Each coarse figure of nobody named with the exact one that it rounds.

    That stands in the same report, of which the coarse one is the headline, or in an earlier one from which
    the report was written: with which it has other figures in common (``shared``).
    """
    exact: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for c in claims:
        if giver(c, scene) is not None and c.quantity.modifier == "exact":
            exact[c.harm, said(c.quantity) or 0].append(c)
    numbers = sorted(exact)
    for coarse in claims:
        if giver(coarse, scene) is not None or coarse.quantity.modifier in ("exact", "range", "vague"):
            continue
        low, high = rounded_from(said(coarse.quantity) or 0)
        first, last = bisect_left(numbers, (coarse.harm, low)), bisect_right(numbers, (coarse.harm, high))
        fit = [
            (c.report != coarse.report, -shared(c, coarse), n, c)
            for key in numbers[first:last][:_WINDOW]
            for n, c in enumerate(exact[key][:_NEAR])
            if rounds(c.quantity, coarse.quantity, to_ten=True)
            and counted_alike(c, coarse)
            and (c.id in scene.shares) == (coarse.id in scene.shares)
            and places_agree(c, coarse, scene) is not False
            and scene.order(c)[:2] <= scene.order(coarse)[:2]
            and (c.report == coarse.report or shared(c, coarse) >= _SHARED)
        ]
        if fit:
            yield min(fit, key=lambda found: found[:3])[3], coarse


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
        number = said(coarse.quantity) or 0
        # A report that tells a coarse small number beside the exact one tells two stages of a toll.
        stages = {line[k].report for k in places[number]} if number < ONE_IN_A_HUNDRED else {coarse.report}
        near = [
            (abs(k - at), k)
            for number in numbers[bisect_left(numbers, low) : bisect_right(numbers, high)][:_WINDOW]
            for k in _nearest(places[number], at)
            if line[k].report not in stages
            and (line[k].id in scene.shares) == (coarse.id in scene.shares)
            and rounds(line[k].quantity, coarse.quantity, to_ten=True)
            and places_agree(line[k], coarse, scene) is not False
            and not days_apart(line[k], coarse, scene)
        ]
        if near:
            yield line[min(near)[1]], coarse


def _nearest(places: Sequence[int], at: int) -> Sequence[int]:
    """The few places around one."""
    middle = bisect_left(places, at)
    return places[max(0, middle - _NEAR) : middle + _NEAR]
