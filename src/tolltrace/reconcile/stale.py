"""Why a sum fails: a part that its origin had already replaced when the total was told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from tolltrace.model import Claim, Finding
from tolltrace.reconcile.comparable import Scene
from tolltrace.reconcile.series import series, stages
from tolltrace.reconcile.told import as_told


def with_causes(
    scene: Scene, sums: Sequence[Finding], without: Collection[str], classes: Sequence[tuple[Claim, ...]]
) -> list[Finding]:
    """The sums, those that fail with each of their parts that is an older figure than another before it."""
    if not any(found.kind == "does_not_add_up" for found in sums):
        return list(sums)
    by_id = {c.id: c for c in scene.claims}
    told = {c.id: group for group in classes for c in group}
    after: dict[str, Claim] = {}
    for _, line in series(scene, without):
        chain = stages(scene, line)
        for before, later in pairwise(chain):
            after.update((c.id, later) for c in told.get(before.id, (before,)))
    out: list[Finding] = []
    for found in sums:
        note = found.note
        if found.kind == "does_not_add_up":
            total = by_id[found.claims[-1]]
            old = [(by_id[id], after[id]) for id in found.claims[:-1] if id in after]
            causes = [
                f"{as_told(part)} is an older figure, {as_told(later)} came after it"
                for part, later in old
                if scene.order(later) < scene.order(total)
            ]
            note = "; ".join((note, *causes))
        out.append(replace(found, note=note))
    return out
