"""Dates, months, years and weekdays to days: the latest in the past where no year is named."""

from __future__ import annotations

from datetime import date, timedelta

from tolltrace.resolve import dates
from tolltrace.resolve.dates import Days
from tolltrace.resolve.points import Point
from tolltrace.resolve.spot import NO_ANCHOR, Spot, tenths_of

NEAR = 7
"""Days after its anchor up to which a date without a year is an error, rather than last year's."""


def whole(point: Point, spot: Spot) -> Days | str:
    at, month, day = (int(x) for x in point.all("I")[0])
    found = dates.real(at, month, day)
    return dates.one(found) if found else "there is no such date"


def _dated(point: Point, spot: Spot, day: int) -> Days | str:
    month, at = point.number("M"), point.number("y")
    if month is None:
        return _ordinal_of(day, point, spot)
    weekday = point.number("Y")
    if at is not None:
        found = dates.real(at, month, day)
        if found is None:
            return "there is no such date"
        return _on_its_weekday(found, weekday)
    if spot.now is None:
        return "neither a year nor a date of the report is known"
    soon = [dates.real(spot.now.year + more, month, day) for more in (0, 1)]
    ahead = min(((d - spot.now).days for d in soon if d is not None and d > spot.now), default=NEAR + 1)
    if ahead <= NEAR and not spot.end:
        return f"it lies {ahead} day{'s' * (ahead != 1)} after {spot.now}, against which it is read"
    for back in range(9):
        found = dates.real(spot.now.year - back, month, day) if spot.now.year > back else None
        if found is not None and found <= spot.now:
            return _on_its_weekday(found, weekday)
    return "there is no such date"


def _on_its_weekday(day: date, weekday: int | None) -> Days | str:
    if weekday is not None and day.weekday() != weekday:
        return f"weekday and date do not agree for {day}"
    return dates.one(day)


def date_of(point: Point, spot: Spot) -> Days | str:
    day = point.number("dj")
    return _dated(point, spot, day or 1)


def ordinal(point: Point, spot: Spot) -> Days | str:
    return _ordinal_of(point.number("j") or 1, point, spot)


def _ordinal_of(day: int, point: Point, spot: Spot) -> Days | str:
    if spot.now is None:
        return "neither a month nor a date of the report is known"
    weekday = point.number("Y")
    for back in range(3):
        start = dates.months_back(spot.now.replace(day=1), back)
        found = dates.real(start.year, start.month, day)
        if found is not None and found <= spot.now:
            return _on_its_weekday(found, weekday)
    return "there is no such date"


def span(point: Point, spot: Spot) -> Days | str:
    first, last = (int(value[0]) for value in point.all("dj")[:2])
    end = _dated(point, spot, last)
    if isinstance(end, str):
        return end
    start = dates.real(end.first.year, end.first.month, first)
    if start is None or start > end.last:
        return "the span ends before it begins"
    return Days(start, end.last, "days" if start < end.last else "day")


def month(point: Point, spot: Spot) -> Days | str:
    number, at = point.number("M"), point.number("y")
    if number is None:
        return "no month is named"
    tenths = tenths_of(point)
    if point.has("N"):
        return "it lies ahead"
    if at is not None:
        found = dates.month(at, number, tenths)
        return found if spot.now is None or found.first > spot.now else found.upto(spot.now)
    if spot.now is None:
        return "neither a year nor a date of the report is known"
    year = spot.now.year
    found = dates.month(year, number, tenths)
    if found.first > spot.now or (point.has("L") and found.last >= spot.now):
        found = dates.month(year - 1, number, tenths)
    return found.upto(spot.now)


def year(point: Point, spot: Spot) -> Days | str:
    found = dates.year(point.number("y") or 1)
    tenths = tenths_of(point)
    if tenths != (0, 10):
        thirds = {0: 0, 3: 4, 7: 8, 10: 12}
        at = found.first.year
        found = Days(date(at, thirds[tenths[0]] + 1, 1), dates.month(at, thirds[tenths[1]]).last, "year")
    return found if spot.now is None or found.first > spot.now else found.upto(spot.now)


def weekday(point: Point, spot: Spot) -> Days | str:
    if spot.now is None:
        return NO_ANCHOR
    if point.has("N"):
        return "it lies ahead"
    return dates.one(dates.weekday(point.number("Y") or 0, spot.now, strictly=point.has("L")))


def now(point: Point, spot: Spot) -> Days | str:
    if spot.now is None:
        return NO_ANCHOR
    if point.has("s"):
        return dates.one(spot.now)
    if point.has("D"):
        return dates.one(spot.now - timedelta(1 if point.has("L") else 0), "hour")
    away = point.number("t") or 0
    return "it lies ahead" if away > 0 else dates.one(spot.now + timedelta(away))
