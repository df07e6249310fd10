"""How notes name a figure: by its words, by whom it counts, and by whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tolltrace.model import Claim, Victims
from tolltrace.reconcile.comparable import Scene

_PEOPLE: Mapping[Victims, str] = MappingProxyType(
    {
        "civilian": "civilians",
        "security_force": "security forces",
        "armed_group": "gunmen",
        "combatant": "fighters",
        "official": "officials",
        "unspecified": "people",
    }
)
_DIGITS = frozenset("0123456789,. ")


def as_told(claim: Claim) -> str:
    """The number as the report has it; within quotation marks where it is more than digits."""
    return claim.number if set(claim.number) <= _DIGITS else f"“{claim.number}”"


def people(claim: Claim) -> str:
    """The class of victims in a plain word; ``people`` where none is given."""
    return _PEOPLE[claim.victims]


def whose(claim: Claim, scene: Scene) -> str:
    """The body whose figure it is, else the outlet that gives it."""
    return claim.source or scene.reports[claim.report].publisher or "an outlet"
