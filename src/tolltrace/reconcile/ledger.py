"""The ledger: parts against totals, the old total and what was added against the new one.

Integers and intervals only. A total with an open bound is met by any sum inside the bound.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from tolltrace.model import Claim, Finding
from tolltrace.reconcile.comparable import (
    Scene,
    bounds,
    in_column,
    one_day,
    origin,
    places_agree,
    said,
    where,
)
from tolltrace.reconcile.lists import listed
from tolltrace.reconcile.told import as_told
from tolltrace.reconcile.voices import fold

_HARMS_OF = {"casualties": ("casualties", "killed", "injured")}
# Parts that come this near to a total, in hundredths, were meant to make it up.
_NEAR = 10
# Below it, two numbers and their sum are met by chance in most reports.
_SMALL = 10
# A table has as many rows as a country has provinces; more are a list of names.
_MOST_PARTS = 40
# An increment and the totals around it stand in one passage, which has fewer figures on either side.
_WINDOW = 40
# Leaving out two of so many parts are some eighty sums; of more, chance would make one of them fit.
_FEW_PARTS = 12


def balances(scene: Scene) -> tuple[list[Finding], frozenset[str]]:
    """All sums that hold, the breakdowns that were meant to and do not, and the ids of increments."""
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
        out += _of_total(total, parts[total_id], _around(of_report[total.report], total))
    for claims in of_report.values():
        out += [_finding("adds_up", found, total) for found, total in listed(claims, scene)]
    steps = _steps(scene)
    return _once([*out, *steps]), frozenset(step.claims[1] for step in steps)


def _around(claims: Sequence[Claim], total: Claim) -> Sequence[Claim]:
    """The figures of a report, in their order, that stand nearest before and after one."""
    at = bisect_left(claims, total.span.start, key=lambda c: c.span.start)
    return claims[max(0, at - _WINDOW) : at + _WINDOW]


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
    if len(placed) > 2 and len({p.place for p in placed}) == len(placed) and _meant(placed, total):
        return [_finding("does_not_add_up", placed, total)]
    return []


def _meant(parts: Sequence[Claim], total: Claim) -> bool:
    """Whether a list of places was meant to make up its total, which it misses.

    More than the total is always wrong. Less is wrong in the column of a table, and in a list that is given
    in one sentence with its total and comes within a tenth of it: one that lacks more may name the worst
    places only. The tenth is a judgement; what is listed sentence by sentence is taken for examples.
    """
    low, high = _sum(parts)
    number = said(total.quantity) or 0
    if high is None or not number or low == number:
        return False
    if low > number and total.quantity.high is not None:
        return True
    if all(in_column(p) for p in (*parts, total)):
        return True
    return all(p.quote == total.quote for p in parts) and abs(number - low) * 100 <= number * _NEAR


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
        (high is None or high >= a) and (b is None or low <= b) and low > 0 and not _too_far(low, high, total)
    )


def _too_far(low: int, high: int | None, total: Claim) -> bool:
    """A sum of open figures far below a total proves nothing about it, nor one far above an open total."""
    number = said(total.quantity) or 0
    below = high is None and low * 100 < number * (100 - _NEAR)
    return below or (total.quantity.high is None and low * 100 > number * (100 + _NEAR))


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
    parts: Counter[tuple[str | None, int]] = Counter()
    for claim in claims:
        parts[claim.part_of, said(claim.quantity) or 0] += claim.part_of is not None
        by_value[said(claim.quantity) or 0].append(claim)
        of_report[claim.report].append(claim)
    out: list[Finding] = []
    told: set[tuple[int, int]] = set()
    for total in claims:
        number = said(total.quantity) or 0
        near = _around(of_report[total.report], total)
        fit = [
            (
                before.report != total.report,
                _told(before, scene),
                abs(added.span.start - total.span.start),
                n,
                k,
            )
            for k, added in enumerate(near)
            if 0 < (more := said(added.quantity) or 0) < number - more
            for n, before in enumerate(by_value.get(number - more, ())[:_WINDOW])
            if len({before.id, added.id, total.id}) == 3
            and not parts[added.part_of, number - more] > (before.part_of == added.part_of)
            and _one_ledger(before, added, total, scene)
        ]
        if fit:
            *_, n, k = min(fit)
            added = near[k]
            more = said(added.quantity) or 0
            before = by_value[number - more][n]
            # A step that one report tells in full is not told again of two that each have a part of it.
            if before.report == total.report or (number, more) not in told:
                out.append(_finding("adds_up", (before, added), total))
            told.add((number, more))
    return out


def _one_ledger(before: Claim, added: Claim, total: Claim, scene: Scene) -> bool:
    """Whether three figures can be old total, increment and new total of one count.

    Small numbers make sums by chance: an increment below ten has to be told in the sentence of one of the
    totals, for a place of theirs, or for one day.
    """
    if before.report != total.report and scene.order(before) > scene.order(total):
        return False
    if fold(before.group) != fold(total.group):
        return False
    if before.part_of is not None and before.part_of == added.part_of != total.part_of:
        return before.part_of == total.id and places_agree(before, added, scene) is True
    if before.quote == added.quote == total.quote:
        return True
    if places_agree(before, total, scene) is False or (where(before, scene) is None) != (
        where(total, scene) is None
    ):
        return False
    several = bool(scene.places[added.id].parts) if added.id in scene.places else False
    at_place = places_agree(total, added, scene)
    if at_place is False and not several:
        return False
    if (said(added.quantity) or 0) >= _SMALL or at_place is True or one_day(added, scene) is not None:
        return True
    return total.quote in (before.quote, added.quote)


def _told(claim: Claim, scene: Scene) -> tuple[object, ...]:
    """The first report that tells a total, and of its tellings the one that was counted last."""
    period, published = scene.periods.get(claim.id), scene.reports[claim.report].published
    counted = (period.as_of if period is not None else None) or published or ""
    return (published is None, published or "", claim.report, [-ord(c) for c in counted])


def _finding(kind: str, parts: Sequence[Claim], total: Claim) -> Finding:
    figures = [as_told(p) for p in parts]
    low, high = _sum(parts)
    made = f"{low:,}" if low == high else (f"at least {low:,}" if high is None else f"{low:,} to {high:,}")
    sum_of = f"{', '.join(figures[:-1])} and {figures[-1]} make {made}"
    if kind == "adds_up":
        exact = low == high == total.quantity.low == total.quantity.high
        note = f"{sum_of}, the stated total" if exact else f"{sum_of}; the stated total is {as_told(total)}"
    else:
        note = f"{sum_of}, not the stated {as_told(total)}: a residual of {_residual(low, total)}"
    return Finding(kind, (*(p.id for p in parts), total.id), note)


def _residual(low: int, total: Claim) -> str:
    """What lacks to a total, or is too much for it; at the least, where the total is open above."""
    if total.quantity.high is None:
        return f"at least {(total.quantity.low or 0) - low:,}"
    return f"{abs((said(total.quantity) or 0) - low):,}"


def _once(findings: Sequence[Finding]) -> list[Finding]:
    seen: set[tuple[str, frozenset[str]]] = set()
    out = []
    for f in findings:
        key = (f.kind, frozenset(f.claims))
        if key not in seen:
            seen.add(key)
            out.append(f)
    return out
