"""Everything that a careful reader notices across the claims of an episode, in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tolltrace.model import Claim, Finding, Period, Report
from tolltrace.reconcile.comparable import scene
from tolltrace.reconcile.conflict import conflicts
from tolltrace.reconcile.drift import of_tellings
from tolltrace.reconcile.episodes import others
from tolltrace.reconcile.ledger import balances
from tolltrace.reconcile.series import updates
from tolltrace.reconcile.tellings import tellings


def find_findings(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    episode: str | None = None,
    *,
    periods: Mapping[str, Period] | None = None,
    countries: Mapping[str, str] | None = None,
    days: Period | None = None,
) -> tuple[Finding, ...]:
    """The findings of an episode: sums, tellings, series, drift. The same for claims in any order.

    ``periods`` and ``countries`` are by claim id; a claim without an entry has an unknown one.
    ``days`` are those of the episode itself, where its title tells them.
    """
    here = scene(claims, reports, episode)
    spans = periods or {}
    elsewhere = others(here, spans, countries or {}, days)
    other = frozenset(i for f in elsewhere for i in f.claims)
    classes = tellings(here)
    return (
        *balances(here),
        *of_tellings(here, classes),
        *updates(here, spans, other, days, classes),
        *conflicts(here, other),
        *elsewhere,
    )
