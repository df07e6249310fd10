"""What a time is read against, and the reason where there is nothing to read it against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tolltrace.resolve.dates import Days
from tolltrace.resolve.points import Point

NO_ANCHOR = "no date of the report is known"


@dataclass(frozen=True, slots=True)
class Spot:
    """What a point is read against: the day of writing, and the days named shortly before it.

    ``near`` is the day that a bare hour or ``the same day`` belongs to, ``other`` the time that a distance
    (``two days earlier``) is measured from. ``end`` is true where ``now`` is the end of a span and no anchor.
    """

    now: date | None
    near: Days | None = None
    other: Days | None = None
    end: bool = False


def clip(found: Days, spot: Spot) -> Days | str:
    """Days that reach into the future end with the day of writing."""
    if spot.now is None:
        return found
    return found.upto(spot.now) if found.first <= spot.now else "it lies after the date of the report"


def clip_soft(found: Days, spot: Spot) -> Days:
    return found if spot.now is None or found.first > spot.now else found.upto(spot.now)


def tenths_of(point: Point) -> tuple[int, int]:
    value = next(iter(point.all("E")), (0, 10))
    return int(value[0]), int(value[1])
