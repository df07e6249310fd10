"""One figure of one origin, told by several reports: also where the origin was lost or the number rounded.

Sharing an odd value is the evidence of copying (Dong, Berti-Équille, Srivastava 2009): a figure without
attribution that equals a rare attributed one is presumed a telling of it. A small number proves nothing by
itself; it is taken for the same only where the same origin gives it, or between two reports that share
other figures, too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from tolltrace.model import Claim
from tolltrace.reconcile.comparable import (
    Scene,
    content,
    counted_alike,
    digits,
    origin,
    rounded_from,
    rounds,
    said,
    where,
)

_RARE_DIGITS = 3
_SMALL = 10
_SHARED = 2
_WINDOW = 80
_NEAR = 4


class _Classes:
    """Claims joined into classes; the least id of a class leads it."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._leader = {c.id: c.id for c in claims}

    def of(self, claim: str) -> str:
        while self._leader[claim] != claim:
            claim = self._leader[claim]
        return claim

    def join(self, a: Claim, b: Claim) -> None:
        x, y = sorted((self.of(a.id), self.of(b.id)))
        self._leader[y] = x


def tellings(scene: Scene, other: Collection[str] = ()) -> list[tuple[Claim, ...]]:
    """Classes of claims that tell one figure, in the scene's order; also two tellings of one report.

    Claims of ``other`` episodes (by id) are left out.
    """
    claims = [c for c in scene.claims if said(c.quantity) and c.id not in other]
    classes = _Classes(claims)
    groups: dict[tuple[str, int, str], list[Claim]] = defaultdict(list)
    for c in claims:
        groups[c.harm, said(c.quantity) or 0, "vague" if c.quantity.modifier == "vague" else ""].append(c)
    shared: Counter[tuple[str, str]] = Counter()
    for key in sorted(groups):
        for a, b in _pairs(groups[key]):
            if a.report == b.report:
                if _headline(a, b):
                    classes.join(a, b)
            elif _same(a, b, scene):
                classes.join(a, b)
                shared[a.report, b.report] += 1
    for a, b in _roundings(claims, scene):
        classes.join(a, b)
    for a, b in _ends_of_ranges(claims, scene):
        classes.join(a, b)
    for key in sorted(groups):
        for a, b in _pairs(groups[key]):
            if a.report != b.report and shared[a.report, b.report] >= _SHARED and _same_detail(a, b, scene):
                classes.join(a, b)
    found: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        found[classes.of(c.id)].append(c)
    return [tuple(group) for group in found.values() if len(group) > 1]


def _pairs(group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims, each with the next ones only, so that work stays linear."""
    for i, a in enumerate(group):
        for b in group[i + 1 : i + _WINDOW]:
            yield a, b


def _headline(a: Claim, b: Claim) -> bool:
    """A report that tells its own figure again, in its headline or in a table: the same words or fewer."""
    if not counted_alike(a, b) or (origin(a) != origin(b) and None not in (origin(a), origin(b))):
        return False
    apart = (a.period and b.period and a.period != b.period) or (a.place and b.place and a.place != b.place)
    return (said(a.quantity) or 0) >= _SMALL and (not apart or origin(a) != origin(b) or origin(a) is None)


def _same(a: Claim, b: Claim, scene: Scene) -> bool:
    """Whether two equal numbers are one figure by their origin, their rareness and their place."""
    if not counted_alike(a, b):
        return False
    number = said(a.quantity) or 0
    one, other = origin(a), origin(b)
    agree = _places(a, b, scene)
    if one is not None and one == other:
        return agree is not False and (number >= _SMALL or (a.victims == b.victims and a.group == b.group))
    rare = digits(number) >= _RARE_DIGITS
    if one is not None and other is not None:
        return rare and a.victims == b.victims
    if number < 2 * _SMALL:
        return False
    return rare or (agree is not False and (digits(number) > 1 or agree is True))


def _same_detail(a: Claim, b: Claim, scene: Scene) -> bool:
    """Small figures of two reports that share others: one of them may have been written from the other."""
    if not counted_alike(a, b) or _places(a, b, scene) is False:
        return False
    one, other = origin(a), origin(b)
    if one is not None and other is not None and one != other:
        return False
    number = said(a.quantity) or 0
    if number >= _SMALL:
        return True
    if number == 1:
        return a.number.casefold() == b.number.casefold()
    return a.victims == b.victims != "unspecified" or (a.group is not None and a.group == b.group)


def _places(a: Claim, b: Claim, scene: Scene) -> bool | None:
    """Whether the words of two places agree; ``None`` where one of them has none of its own."""
    x, y = where(a, scene.episode), where(b, scene.episode)
    if x is None or y is None:
        return True if content(a.place) & content(b.place) else None
    return bool(set(x.split()) & set(y.split()))


def _roundings(claims: Sequence[Claim], scene: Scene) -> Iterator[tuple[Claim, Claim]]:
    """Each coarse figure with the exact one of its origin that it rounds and that stands nearest in time."""
    series: dict[tuple[str | None, str, str], list[Claim]] = defaultdict(list)
    for c in claims:
        if origin(c) is not None:
            series[origin(c), c.harm, c.victims].append(c)
    for key in sorted(series, key=str):
        yield from _of_series(series[key], scene)


def _ends_of_ranges(claims: Sequence[Claim], scene: Scene) -> Iterator[tuple[Claim, Claim]]:
    """A range with another report's figure of the same origin that tells only one end of it."""
    ends: dict[tuple[str | None, str, int], Claim] = {}
    for c in claims:
        if origin(c) is not None and c.quantity.modifier == "range":
            for end in (c.quantity.low, c.quantity.high):
                if end is not None:
                    ends.setdefault((origin(c), c.harm, end), c)
    for c in claims:
        whole = ends.get((origin(c), c.harm, said(c.quantity) or 0))
        if whole is None or whole.report == c.report or c.quantity.modifier == "range":
            continue
        if counted_alike(whole, c) and _places(whole, c, scene) is not False:
            yield whole, c


def _of_series(line: Sequence[Claim], scene: Scene) -> Iterator[tuple[Claim, Claim]]:
    places: dict[int, list[int]] = defaultdict(list)
    for at, claim in enumerate(line):
        if claim.quantity.modifier == "exact":
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
            and _places(line[k], coarse, scene) is not False
        ]
        if near:
            yield line[min(near)[1]], coarse


def _nearest(places: Sequence[int], at: int) -> Sequence[int]:
    """The few places around one."""
    middle = bisect_left(places, at)
    return places[max(0, middle - _NEAR) : middle + _NEAR]


def without_copies(group: Sequence[Claim]) -> tuple[Claim, ...]:
    """Of a report that names the origin, its own tellings without one (its headline) do not count again."""
    named = {c.report for c in group if origin(c) is not None}
    kept = [c for c in group if origin(c) is not None or c.report not in named]
    out: list[Claim] = []
    for c in kept:
        twin = next((o for o in out if o.report == c.report), None)
        if twin is None or (twin.place == c.place and twin.period == c.period) or origin(c) is None:
            out.append(c)
    return tuple(out)
