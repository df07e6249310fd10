"""Two origins whose figures cannot both hold for the same count.

Compared are figures told in one report, and the figures that stand last in each origin's series. Bounds that
can meet are no conflict, and neither is a count that says of itself that it is the lower, verified one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from tolltrace.model import Claim, Finding
from tolltrace.reconcile.comparable import Scene, bounds, origin, said, where

_FIRM = ("asserted", "unverified", "alleged")
_LEAST = 10
Count = tuple[str, str | None]


def conflicts(scene: Scene, other: frozenset[str]) -> list[Finding]:
    """All conflicts; ``other`` are the ids of claims that belong to other episodes."""
    by_id = {c.id: c for c in scene.claims}
    counts: dict[tuple[str, Count], list[Claim]] = defaultdict(list)
    for c in scene.claims:
        if origin(c) is None or c.stance not in _FIRM or c.id in other or c.quantity.modifier == "vague":
            continue
        if _detail(c, by_id) or not said(c.quantity):
            continue
        counts[c.report, (c.harm, where(c, scene.episode))].append(c)
    out: list[Finding] = []
    told: set[tuple[frozenset[tuple[str | None, int | None]], Count]] = set()
    for key in sorted(counts, key=str):
        latest = _latest(counts[key])
        for a, b in combinations(latest, 2):
            if origin(a) != origin(b) and _alike(a, b) and _apart(a, b) and _of_a_size(a, b):
                said_before = (
                    frozenset({(origin(a), said(a.quantity)), (origin(b), said(b.quantity))}),
                    key[1],
                )
                if said_before not in told:
                    told.add(said_before)
                    note = f"{a.number} by {a.source}, {b.number} by {b.source}"
                    out.append(Finding("conflict", (a.id, b.id), note))
    return out


def _latest(claims: Sequence[Claim]) -> list[Claim]:
    """Of each origin, for each class of victims, the last and largest figure of the report."""
    last: dict[tuple[str | None, str], Claim] = {}
    for c in claims:
        key = (origin(c), c.victims)
        if key not in last or (said(c.quantity) or 0) >= (said(last[key].quantity) or 0):
            last[key] = c
    return list(last.values())


def _detail(c: Claim, by_id: dict[str, Claim]) -> bool:
    """A part of its total's own class says nothing against another origin's total."""
    total = by_id.get(c.part_of or "")
    return total is not None and total.victims == c.victims and total.harm == c.harm


def _alike(a: Claim, b: Claim) -> bool:
    if a.victims == b.victims:
        return True
    return (
        "combatant" in (a.victims, b.victims)
        and {a.victims, b.victims} & {"security_force", "armed_group"} != set()
    )


def _of_a_size(a: Claim, b: Claim) -> bool:
    """Figures that differ by more than twice are of different counts, whatever their words."""
    low, high = sorted((said(a.quantity) or 0, said(b.quantity) or 0))
    return low >= _LEAST and high <= 2 * low


def _apart(a: Claim, b: Claim) -> bool:
    low, high = sorted((bounds(a.quantity), bounds(b.quantity)), key=lambda x: (x[0], x[1] or x[0]))
    return high[0] > (low[1] if low[1] is not None else high[0])
