"""Everything that a careful reader notices across the claims of an episode, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence

from tolltrace.model import Claim, Finding
from tolltrace.reconcile.category import categories
from tolltrace.reconcile.comparable import Scene
from tolltrace.reconcile.conflict import conflicts
from tolltrace.reconcile.drift import of_tellings
from tolltrace.reconcile.ledger import balances
from tolltrace.reconcile.lost import lost
from tolltrace.reconcile.series import misplaced, updates
from tolltrace.reconcile.stale import with_causes


def find_findings(
    scene: Scene, elsewhere: Sequence[Finding], classes: Sequence[tuple[Claim, ...]]
) -> tuple[Finding, ...]:
    """The findings of an episode: sums, tellings, series, drift. The same for claims in any order.

    ``elsewhere`` are those of ``others``, ``classes`` those of ``tellings``.
    """
    other = frozenset(i for f in elsewhere for i in f.claims)
    sums, added = balances(scene)
    wrong = frozenset(misplaced(scene, classes))
    return (
        *with_causes(scene, sums, {*other, *added}, classes),
        *of_tellings(scene, other, classes),
        *categories(scene, other, classes),
        *lost(scene, classes),
        *updates(scene, {*other, *added, *wrong}, classes),
        *conflicts(scene, other, classes, wrong),
        *elsewhere,
    )
