"""The ledger: parts against totals, the old total and what was added against the new one.

Integers and intervals only. A total with an open bound is met by any sum inside the bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from tolltrace.model import Claim, Finding
from tolltrace.reconcile.comparable import Scene, bounds, content, origin, said

_HARMS_OF = {"casualties": ("casualties", "killed", "injured")}
# Parts that come this near to a total, in hundredths, were meant to make it up.
_NEAR = 10
_FEW = 30
_MOST_PARTS = 40
_FEW_PARTS = 12


def balances(scene: Scene) -> list[Finding]:
    """All sums that hold, and the breakdowns that were meant to and do not."""
    by_id = {c.id: c for c in scene.claims}
    parts: dict[str, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if claim.part_of in by_id and claim.stance != "denied":
            parts[str(claim.part_of)].append(claim)
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        of_report[claim.report].append(claim)
    out: list[Finding] = []
    for total_id in sorted(parts, key=lambda i: scene.order(by_id[i])):
        total = by_id[total_id]
        out += _of_total(total, parts[total_id], of_report[total.report])
    out += _steps(scene)
    return _once(out)


def _of_total(total: Claim, parts: Sequence[Claim], neighbours: Sequence[Claim]) -> list[Finding]:
    harms = _HARMS_OF.get(total.harm, (total.harm,))
    fit = [p for p in parts if p.harm in harms][:_MOST_PARTS]
    found: list[Finding] = []
    taken: set[str] = set()
    for group in _breakdowns(fit):
        ids = {c.id for c in group}
        if not ids & taken and _meets(group, total):
            taken |= ids
            found.append(_finding("adds_up", group, total))
    if not found and fit and (rest := _told_apart(total, fit, neighbours)) is not None:
        found.append(_finding("adds_up", (rest, *fit), total))
    if found:
        return found
    placed = [p for p in fit if p.place and p.harm == total.harm]
    if len(placed) > 2 and len({p.place for p in placed}) == len(placed) and _nearly(placed, total):
        return [_finding("does_not_add_up", placed, total)]
    return []


def _told_apart(total: Claim, parts: Sequence[Claim], neighbours: Sequence[Claim]) -> Claim | None:
    """The class that a total's parts lack, told for itself beside it: the nearest that makes the sum.

    ``745 civilians were killed. The toll exceeds 1,000, including 125 soldiers and 148 fighters.``
    """
    classes = {p.victims for p in parts} | {total.victims}
    fit = [
        c
        for c in neighbours
        if c.harm == total.harm
        and origin(c) == origin(total)
        and c.part_of is None
        and c.victims not in classes
        and c.victims != "unspecified"
        and c.stance != "denied"
        and _meets((c, *parts), total)
        and _sum((c, *parts))[0] * 100 <= (said(total.quantity) or 0) * (100 + _NEAR)
    ]
    return min(fit, key=lambda c: abs(c.span.start - total.span.start), default=None)


def _breakdowns(parts: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Groups of parts that may make up a total: all, neighbours in the text, all but one or two."""
    for length in range(len(parts), 1, -1):
        for first in range(len(parts) - length + 1):
            yield parts[first : first + length]
    if 3 < len(parts) <= _FEW_PARTS:
        for left_out in (1, 2):
            for gone in combinations(range(len(parts)), left_out):
                yield [p for n, p in enumerate(parts) if n not in gone]


def _sum(parts: Sequence[Claim]) -> tuple[int, int | None]:
    low, high = 0, 0
    open_above = False
    for part in parts:
        a, b = bounds(part.quantity)
        # "nearly 150" stands for a number close below: its bound is what a sum is made with.
        low += a or said(part.quantity) or 0
        open_above = open_above or b is None
        high += b or 0
    return low, None if open_above else high


def _meets(parts: Sequence[Claim], total: Claim) -> bool:
    low, high = _sum(parts)
    a, b = bounds(total.quantity)
    if total.quantity.low is None:
        return False
    return (
        (high is None or high >= a)
        and (b is None or low <= b)
        and low > 0
        and not _too_little(low, high, total)
    )


def _too_little(low: int, high: int | None, total: Claim) -> bool:
    """A sum of open figures that stays far below a total proves nothing about it."""
    number = said(total.quantity) or 0
    return high is None and low * 100 < number * (100 - _NEAR)


def _nearly(parts: Sequence[Claim], total: Claim) -> bool:
    low, high = _sum(parts)
    number = said(total.quantity) or 0
    if high is None or not number:
        return False
    return 0 < abs(number - low) * 100 <= number * _NEAR


def _steps(scene: Scene) -> list[Finding]:
    """``1,225`` and ``158`` more make ``1,383``: an origin's total, what was added, and its next total."""
    series: dict[tuple[str | None, str, str], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        exact = claim.quantity.modifier == "exact" and claim.stance in ("asserted", "unverified")
        if exact and origin(claim) is not None:
            series[origin(claim), claim.harm, claim.victims].append(claim)
    out: list[Finding] = []
    for key in sorted(series, key=str):
        out += _steps_of(scene, series[key])
    return out


def _steps_of(scene: Scene, claims: Sequence[Claim]) -> list[Finding]:
    """Each new total with the nearest earlier total and increment of which it is the sum."""
    by_value: dict[int, list[Claim]] = defaultdict(list)
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_value[said(claim.quantity) or 0].append(claim)
        of_report[claim.report].append(claim)
    out: list[Finding] = []
    for total in claims:
        number = said(total.quantity) or 0
        for added in of_report[total.report]:
            more = said(added.quantity) or 0
            if not 0 < more < number - more or added.id == total.id:
                continue
            for before in by_value.get(number - more, ()):
                later = scene.order(before) > scene.order(total)
                if before.id in (added.id, total.id) or (later and before.report != total.report):
                    continue
                if _one_ledger(before, added, total, number):
                    out.append(_finding("adds_up", (before, added), total))
                    break
    return out


def _one_ledger(before: Claim, added: Claim, total: Claim, number: int) -> bool:
    """Whether three figures can be old total, increment and new total of one count."""
    old, new, more = content(before.place), content(total.place), content(added.place)
    if bool(old) != bool(new) and number < _FEW:
        return False
    if old and new and not old & new:
        return False
    place = old | new
    if number < _FEW and place and not (more & place):
        return before.harm == "incidents"
    if added.part_of == before.id or before.part_of == total.id:
        return before.part_of == total.id and added.part_of == total.id and bool(more & place)
    several = len(more) > 1  # what was added "in Tartus, Latakia and Hama" is of a wider whole
    return not (more and place) or bool(more & place) or several


def _finding(kind: str, parts: Sequence[Claim], total: Claim) -> Finding:
    figures = [p.number for p in parts]
    listed = ", ".join(figures[:-1]) + f" and {figures[-1]}"
    low, high = _sum(parts)
    made = f"{low:,}" if low == high else (f"at least {low:,}" if high is None else f"{low:,} to {high:,}")
    if kind == "adds_up":
        note = f"{listed} make {made}; the stated total is {total.number}"
    else:
        rest = (said(total.quantity) or 0) - low
        note = f"{listed} make {made}, not the stated {total.number}: a residual of {rest:,}"
    return Finding(kind, (*(p.id for p in parts), total.id), note)


def _once(findings: Sequence[Finding]) -> list[Finding]:
    seen: set[tuple[str, frozenset[str]]] = set()
    out = []
    for f in findings:
        key = (f.kind, frozenset(f.claims))
        if key not in seen:
            seen.add(key)
            out.append(f)
    return out
