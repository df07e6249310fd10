"""Everything that a careful reader notices across the claims of an episode, in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolltrace.model import Claim, Finding, Report
from tolltrace.reconcile.comparable import scene
from tolltrace.reconcile.conflict import conflicts
from tolltrace.reconcile.drift import of_tellings
from tolltrace.reconcile.ledger import balances
from tolltrace.reconcile.series import updates
from tolltrace.reconcile.tellings import tellings


def find_findings(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    episode: str | None = None,
    *,
    periods: Mapping[str, Any] | None = None,
    places: Mapping[str, Any] | None = None,
) -> tuple[Finding, ...]:
    """The findings of an episode: sums, tellings, series, drift. The same for claims in any order."""
    here = scene(claims, reports, episode)
    found = [*balances(here), *of_tellings(here, tellings(here)), *updates(here), *conflicts(here, frozenset())]
    return tuple(found)
