"""A program that is killed at any moment leaves a whole casebook: all that it confirmed, and nothing half."""

from __future__ import annotations

import random

from benchmarks.kills import kill

KILLS = 8


def test_killed_in_the_middle_of_adding_and_of_deciding(casebook_url: str) -> None:
    """At random moments, on both databases; ``python -m benchmarks.kills`` does it 200 times."""
    times = [what for what, _ in kill(casebook_url, KILLS, random.Random(7))]
    assert times == ["add"] * 4 + ["decide"] * 4
