"""The day of an episode whose title tells none: an attack, a quake, a wreck is over in a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction

from tolltrace.reconcile.comparable import Scene, one_day

# So many of the figures of one day are of the day of the episode; the rest are of what came after.
_MOST = Fraction(2, 3)


def of_one_day(scene: Scene, other: Collection[str]) -> Scene:
    """The scene with the day that its figures are of, where no title tells the days of the episode.

    That is the first day that any figure of one day is of, if most of them are: then a figure of that day
    counts the whole, as one without a day does. ``other`` claims are of other episodes.
    """
    if scene.days is not None and scene.days.start is not None:
        return scene
    days = {c.id: day for c in scene.claims if c.id not in other and (day := one_day(c, scene)) is not None}
    first = min(days.values(), default=None)
    if first is None or Counter(days.values())[first] < _MOST * len(days):
        return scene
    return replace(scene, days=next(scene.periods[id] for id in days if days[id] == first))
