"""Claims that may not compete for a toll: what nobody asserts, and parts told beside their total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tolltrace.model import Aside, Claim
from tolltrace.reconcile.voices import fold


def unasserted(claims: Iterable[Claim]) -> tuple[Aside, ...]:
    """Claims that are denied, or told only as possible: they are shown, and enter no figure."""
    why = {
        "denied": "denied: rejected, corrected or withdrawn in the report",
        "possible": "possible: feared or expected, not counted",
    }
    return tuple(Aside(claim.id, why[claim.stance]) for claim in claims if claim.stance in why)


def parts(claims: Iterable[Claim]) -> tuple[Aside, ...]:
    """Claims that are parts of a total and say nothing about a class as a whole.

    A part of its total's own class (60 of 340 civilians) is covered by the total. A part of another class
    (745 civilians of more than 1,000 people) is the origin's figure for that class, unless the total has
    several parts of that class and words (15 civilians by one side, 125 by the other).
    """
    known = {claim.id: claim for claim in claims}
    siblings = Counter(_kin(claim) for claim in known.values() if claim.part_of)
    found = []
    for claim in known.values():
        total = known.get(claim.part_of or "")
        if total is None:
            continue
        if (claim.harm, claim.victims) == (total.harm, total.victims):
            found.append(Aside(claim.id, f"part of {total.number} ({total.id}), which covers it"))
        elif siblings[_kin(claim)] > 1:
            found.append(
                Aside(claim.id, f"one of several parts of this class in {total.number} ({total.id})")
            )
    return tuple(found)


def _kin(claim: Claim) -> tuple[str | None, ...]:
    return (claim.part_of, claim.harm, claim.victims, fold(claim.group), fold(claim.place))
