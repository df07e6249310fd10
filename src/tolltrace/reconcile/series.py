"""An origin's figures for one count in the order of their time: a later one supersedes, it never adds."""

from __future__ import annotations

from collections import defaultdict

from tolltrace.model import Claim, Finding
from tolltrace.reconcile.comparable import Scene, origin, said, where

Key = tuple[str, str, str, str | None, str | None]


def updates(scene: Scene) -> list[Finding]:
    """Each step of each series, up or down."""
    out: list[Finding] = []
    found = series(scene)
    for key in sorted(found, key=str):
        steps = found[key]
        for before, after in zip(steps, steps[1:], strict=False):
            a, b = said(before.quantity), said(after.quantity)
            note = f"{before.source}: {before.number} became {after.number}"
            if a != b:
                out.append(Finding("update", (before.id, after.id), note))
    return out


def series(scene: Scene) -> dict[Key, list[Claim]]:
    """The series with two figures or more; of equal figures in a row only the first."""
    by_id = {c.id: c for c in scene.claims}
    lines: dict[Key, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        name = origin(claim)
        if name is None or claim.stance in ("denied", "possible") or claim.quantity.modifier == "vague":
            continue
        if claim.quantity.high == 1 or _covered(claim, by_id):
            continue
        lines[name, claim.harm, claim.victims, where(claim, scene.episode), claim.perpetrator].append(claim)
    return {key: steps for key, found in lines.items() if len(steps := _in_time(scene, found)) > 1}


def _covered(claim: Claim, by_id: dict[str, Claim]) -> bool:
    """A part of its total's own class and time is no figure of a series: the total is."""
    total = by_id.get(claim.part_of or "")
    if total is None:
        return False
    if claim.group and claim.group != total.group and claim.victims == total.victims:
        return True
    return claim.victims == total.victims and (claim.place == total.place or claim.period != total.period)


def _in_time(scene: Scene, claims: list[Claim]) -> list[Claim]:
    """By the outlets' dates; within one report an older number told beside the new one is the lower."""
    ordered = sorted(claims, key=lambda c: (*scene.order(c)[:2], said(c.quantity) or 0, scene.order(c)))
    out: list[Claim] = []
    seen: set[int] = set()
    for c in ordered:
        value = said(c.quantity) or 0
        if value in seen:
            continue
        seen.add(value)
        out.append(c)
    return out
