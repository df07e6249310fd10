"""Feasts and weekends to days."""

from __future__ import annotations

from datetime import date, timedelta

from tolltrace.resolve import dates
from tolltrace.resolve.dates import Days
from tolltrace.resolve.points import Point
from tolltrace.resolve.spot import NO_ANCHOR, Spot, clip

FRESH = 7
"""Days for which a feast on two calendars is taken for the one that has just been."""


def feast(point: Point, spot: Spot) -> Days | str:
    name = next(iter(point.all("H")), ())
    if not name:
        return "the days of this feast are not built in"
    if spot.now is None and not point.has("y"):
        return NO_ANCHOR
    at = point.number("y")
    years = [at] if at is not None else [spot.now.year, spot.now.year - 1] if spot.now else []
    if len(name) == 2:
        fixed = (dates.real(year, int(name[0]), int(name[1])) for year in years)
        candidates = [d for d in fixed if d]
    else:
        away = timedelta(int(name[0]))
        candidates = [dates.easter(year) + away for year in years]
        eastern = [dates.orthodox_easter(year) + away for year in years]
        candidates = _one_easter(candidates, eastern, spot.now if at is None else None)
        if not candidates:
            return "western and eastern Easter differ, and the words do not tell which one is meant"
    kept = [d for d in candidates if at is not None or (spot.now is not None and d <= spot.now)]
    return dates.one(max(kept)) if kept else "there is no such date"


def _one_easter(western: list[date], eastern: list[date], now: date | None) -> list[date]:
    """The dates where both calendars agree, or where one of them has just been; else none."""
    if now is None:
        return western if western == eastern else []
    west = max(d for d in western if d <= now) if any(d <= now for d in western) else None
    east = max(d for d in eastern if d <= now) if any(d <= now for d in eastern) else None
    if west is None or east is None or west == east:
        return [d for d in (west, east) if d]
    latest = max(west, east)
    return [latest] if (now - latest).days <= FRESH else []


def week_end(point: Point, spot: Spot) -> Days | str:
    if not point.has("H"):
        if spot.now is None:
            return NO_ANCHOR
        if point.has("N"):
            return "it lies ahead"
        latest = dates.weekend(spot.now)
        if point.has("L") and latest.last >= spot.now:
            return dates.weekend(latest.first - timedelta(1))
        return latest
    found = feast(point, spot)
    if isinstance(found, str):
        return found
    day = found.first
    saturday = day + timedelta(((5 - day.weekday() + 3) % 7) - 3)
    first, last = min(day, saturday), max(day, saturday + timedelta(1))
    return clip(Days(first, last, "days"), spot)
