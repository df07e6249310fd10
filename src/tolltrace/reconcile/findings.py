"""Everything that a careful reader notices across the claims of an episode, in a fixed order."""

from __future__ import annotations

from tolltrace.model import Finding
from tolltrace.reconcile.comparable import Scene
from tolltrace.reconcile.conflict import conflicts
from tolltrace.reconcile.drift import of_tellings
from tolltrace.reconcile.episodes import others
from tolltrace.reconcile.ledger import balances
from tolltrace.reconcile.series import updates
from tolltrace.reconcile.tellings import tellings


def find_findings(scene: Scene) -> tuple[Finding, ...]:
    """The findings of an episode: sums, tellings, series, drift. The same for claims in any order."""
    elsewhere = others(scene)
    other = frozenset(i for f in elsewhere for i in f.claims)
    classes = tellings(scene)
    return (
        *balances(scene),
        *of_tellings(scene, classes),
        *updates(scene, other, classes),
        *conflicts(scene, other),
        *elsewhere,
    )
