"""Points to days, against a day that is taken for now. Never the future, unless a whole date says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tolltrace.resolve import dated, feasts, stretches
from tolltrace.resolve.dates import Days
from tolltrace.resolve.points import Point
from tolltrace.resolve.spot import Spot

_UNPLACED = {
    "length": "a length, and it is not told when it began",
    "numbered": "it is not told from when the days are counted",
    "event": "the report does not tell when that was",
}
_HOW: Mapping[str, Callable[[Point, Spot], Days | str]] = {
    "whole": dated.whole, "span": dated.span, "date": dated.date_of, "ordinal": dated.ordinal,
    "month": dated.month, "year": dated.year, "weekday": dated.weekday, "now": dated.now,
    "feast": feasts.feast, "week_end": feasts.week_end, "inner": stretches.inner, "ago": stretches.ago,
    "shift": stretches.shift, "past": stretches.past, "unit": stretches.unit, "same": stretches.same,
    "clock": stretches.part, "part": stretches.part,
}  # fmt: skip


def days(point: Point, spot: Spot) -> Days | str:
    """The days of a point, or the reason why they are not known."""
    if point.kind in _UNPLACED:
        return _UNPLACED[point.kind]
    try:
        return _HOW[point.kind](point, spot)
    except (OverflowError, ValueError):
        return "the calendar does not reach so far"
