"""How doubtful a claim is: what a reviewer should see first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_WEIGHTS = (
    ("said to be no more than possible, or denied", lambda v: v["stance"] in ("possible", "denied"), 2),
    ("alleged or unverified", lambda v: v["stance"] in ("alleged", "unverified"), 1),
    ("no origin is named", lambda v: v["source"] is None, 2),
    ("a person who stands without a number", lambda v: v["low"] == v["high"] == 1, 1),
    ("a vague number", lambda v: v["modifier"] == "vague", 1),
    ("victims of no class", lambda v: v["victims"] == "unspecified", 1),
    ("no place", lambda v: v["place"] is None, 1),
    ("no period", lambda v: v["period"] is None, 1),
    ("in a long sentence", lambda v: len(v["quote"]) > 300, 1),
)


def doubts(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The reasons to look at a claim with care."""
    return tuple(reason for reason, holds, _ in _WEIGHTS if holds(values))


def doubt(values: Mapping[str, Any]) -> int:
    """Their weight: 0 and up, in no unit. It orders the inbox and means nothing else."""
    return sum(weight for _, holds, weight in _WEIGHTS if holds(values))
