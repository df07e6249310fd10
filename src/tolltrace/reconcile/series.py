"""An origin's figures for one count in the order of their time: a later one supersedes, it never adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tolltrace.model import Claim, Finding
from tolltrace.reconcile.comparable import Scene, one_day, origin, said, where
from tolltrace.reconcile.voices import fold

# Counts of people who are in a state now: a day named with them is the day of the count.
_STOCKS = ("displaced", "missing")
# A stage of a toll is no less than this part of the last one.
_FAR = 8
Key = tuple[str, str, str, str | None, str | None, str | None]


def updates(scene: Scene, other: frozenset[str], classes: Sequence[tuple[Claim, ...]]) -> list[Finding]:
    """The steps of each series, up or down: those of one report together, then from report to report.

    ``other`` are the ids of claims of other episodes; two tellings of one figure (``classes``) are no step.
    """
    told = {c.id: n for n, group in enumerate(classes) for c in group}
    out: list[Finding] = []
    found = series(scene, other)
    for key in sorted(found, key=str):
        for run in (*_within_reports(scene, found[key]), *_between(scene, found[key], told)):
            numbers = [c.number for c in run]
            out.append(
                Finding("update", tuple(c.id for c in run), f"{run[0].source}: {' became '.join(numbers)}")
            )
    return out


def _within_reports(scene: Scene, line: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """The stages that one report tells, in their order."""
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in line:
        of_report[claim.report].append(claim)
    for claims in of_report.values():
        stages = _stages(scene, claims)
        if len(stages) > 1:
            yield stages


def _between(scene: Scene, line: Sequence[Claim], told: Mapping[str, int]) -> Iterator[Sequence[Claim]]:
    """Steps from one report's figure to another's."""
    stages = _stages(scene, line)
    for before, after in pairwise(stages):
        if before.report != after.report and told.get(before.id, -1) != told.get(after.id, -2):
            yield (before, after)


def series(scene: Scene, other: frozenset[str]) -> dict[Key, list[Claim]]:
    """The series with two figures or more; of equal figures only the first."""
    by_id = {c.id: c for c in scene.claims}
    lines: dict[Key, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        name = origin(claim)
        if name is None or claim.stance in ("denied", "possible") or claim.quantity.modifier == "vague":
            continue
        if claim.id in other or claim.quantity.high == 1 or _covered(scene, claim, by_id):
            continue
        day = None if claim.harm in _STOCKS else one_day(claim, scene)
        lines[name, claim.harm, claim.victims, where(claim, scene.episode), _group(claim), day].append(claim)
    return {key: found for key, found in lines.items() if len(found) > 1}


def _group(claim: Claim) -> str | None:
    """A group within a total (its children, its dead by one side) is a count of its own."""
    if claim.part_of is None or claim.victims not in ("civilian", "unspecified"):
        return None
    return fold(claim.group) or fold(claim.perpetrator)


def _covered(scene: Scene, claim: Claim, by_id: dict[str, Claim]) -> bool:
    """A part of its total's own class and place is no figure of a series: the total is."""
    total = by_id.get(claim.part_of or "")
    if total is None or claim.victims != total.victims or claim.group:
        return False
    return where(claim, scene.episode) == where(total, scene.episode)


def _stages(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Of each number the first telling, by the day of the count or the outlet; of one day the lower first.

    A number far below another of its report is of something else, and so is a second one in the same breath.
    """

    def when(c: Claim) -> tuple[object, ...]:
        period = scene.periods.get(c.id)
        published = scene.reports[c.report].published
        counted = (period.as_of or period.end) if period is not None else None
        return (
            published is None,
            min(counted or published or "", published or counted or ""),
            said(c.quantity) or 0,
        )

    most: dict[str, int] = defaultdict(int)
    for c in claims:
        most[c.report] = max(most[c.report], said(c.quantity) or 0)
    first: dict[int, Claim] = {}
    breaths: set[tuple[str, str, str | None]] = set()
    for c in sorted(claims, key=scene.order):
        value = said(c.quantity) or 0
        breath = (c.report, c.quote, c.period)
        if value * _FAR >= most[c.report] and breath not in breaths and value not in first:
            first[value] = c
            breaths.add(breath)
    return sorted(first.values(), key=when)
