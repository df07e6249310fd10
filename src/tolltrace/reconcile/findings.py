"""Everything that a careful reader notices across the claims of an episode, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence

from tolltrace.model import Claim, Finding
from tolltrace.reconcile.comparable import Scene
from tolltrace.reconcile.conflict import conflicts
from tolltrace.reconcile.drift import of_tellings
from tolltrace.reconcile.ledger import balances
from tolltrace.reconcile.series import updates


def find_findings(
    scene: Scene, elsewhere: Sequence[Finding], classes: Sequence[tuple[Claim, ...]]
) -> tuple[Finding, ...]:
    """The findings of an episode: sums, tellings, series, drift. The same for claims in any order.

    ``elsewhere`` are those of ``others``, ``classes`` those of ``tellings``.
    """
    other = frozenset(i for f in elsewhere for i in f.claims)
    return (
        *balances(scene),
        *of_tellings(scene, classes),
        *updates(scene, other, classes),
        *conflicts(scene, other),
        *elsewhere,
    )
