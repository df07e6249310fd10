"""Whether one figure can hold another one, by harm and by size."""

from __future__ import annotations

from tolltrace.find.reading import Draft

_CONTAINED = {"casualties": frozenset({"killed", "injured", "missing"})}
# People who were hurt, taken or lost may be told to have died since.
_LATER = {
    "killed": frozenset({"injured", "missing", "abducted", "arrested"}),
    "missing": frozenset({"abducted", "arrested"}),
}


def holds(total: Draft, part: Draft, *, later: bool = False) -> bool:
    """Whether ``part`` can be a part of ``total``; ``later`` allows another fate (``of whom three died``)."""
    if total.rule.startswith("older"):
        return False
    same = part.harm == total.harm or part.harm in _CONTAINED.get(total.harm, ())
    if not same and not (later and total.harm in _LATER.get(part.harm, ())):
        return False
    return total.quantity.high is None or size(part) <= total.quantity.high


def of_one_list(a: Draft, b: Draft) -> bool:
    """``The dead were 8 men, 5 women and 3 children``: that two of a list make a third is chance."""
    return a.rule == b.rule == "among" and (a.sentence, a.trigger) == (b.sentence, b.trigger)


def larger(total: Draft, part: Draft) -> bool:
    """Whether the total's own number is not below the part's."""
    return size(total) >= size(part)


def size(draft: Draft) -> int:
    """The number as written: the lower bound, or the upper one where there is no lower."""
    low, high = draft.quantity.low, draft.quantity.high
    return low if low is not None else high or 0
