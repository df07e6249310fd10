"""Stretches of time to days: this month, the past four days, two weeks ago, the first half of the year."""

from __future__ import annotations

from datetime import date, timedelta

from tolltrace.resolve import dates
from tolltrace.resolve.dated import month, weekday
from tolltrace.resolve.dates import Days
from tolltrace.resolve.points import Point
from tolltrace.resolve.spot import NO_ANCHOR, Spot, clip, clip_soft, tenths_of


def unit(point: Point, spot: Spot) -> Days | str:
    """``this month``, ``last week``, ``the middle of the month``, ``the same day``."""
    unit, count = _length(point)
    if unit == "hour" or (unit == "day" and point.has("E")):
        return part(point, spot)
    if point.has("="):
        if spot.near is None:
            return "no day is named shortly before"
        return spot.near if unit == "day" else _around(unit, spot.near.last)
    if spot.now is None:
        return NO_ANCHOR
    if point.has("N"):
        return "it lies ahead"
    if unit == "day":
        return dates.one(spot.now - timedelta(1 if point.has("L") else 0))
    if count != 1:
        return "it is not told which one is meant"
    day = _back(unit, 1, spot.now) if point.has("L") else spot.now
    found = _around(unit, day)
    tenths = tenths_of(point)
    if tenths != (0, 10) and unit == "month":
        found = dates.month(day.year, day.month, tenths)
        if found.first > spot.now:
            return "it lies after the date of the report"
    return found.upto(spot.now)


def _length(point: Point) -> tuple[str, int]:
    value = point.all("U")[0]
    return str(value[0]), int(value[1])


def _around(unit: str, day: date) -> Days:
    if unit == "week":
        return dates.week(day)
    if unit == "month":
        return dates.month(day.year, day.month)
    return dates.year(day.year) if unit == "year" else dates.one(day)


def _back(unit: str, count: int, day: date) -> date:
    if unit in {"month", "year"}:
        return dates.months_back(day, count * (12 if unit == "year" else 1))
    per = {"hour": 0, "day": 1, "week": 7}[unit]
    return day - timedelta(count * per)


def ago(point: Point, spot: Spot) -> Days | str:
    """``a year ago`` is some day of that year, ``a year ago today`` the very day."""
    if spot.now is None:
        return NO_ANCHOR
    unit, count = _length(point)
    much = point.number("dn")
    if much is None and (point.has("v") or not point.code.startswith(("d", "n"))):
        return "it is not told how long ago"
    if unit == "hour":
        return Days(spot.now - timedelta((much or 1) // 24 + 1), spot.now, "days")
    day = _back(unit, count * (much or 1), spot.now)
    if point.has("t"):
        return dates.one(day + timedelta(point.number("t") or 0))
    return _around(unit, day)


def shift(point: Point, spot: Spot) -> Days | str:
    """``two days earlier``, ``the week before``: counted from a time named before, or from the anchor."""
    unit, count = _length(point)
    much = point.number("dn")
    if point.has("v"):
        return "it is not told how long before"
    since = spot.other.first if spot.other else None
    if point.has("zA"):
        if spot.other is None:
            return "it is not told after what"
        much = -(much or 1)
        since = spot.other.last
    if since is None:
        since = spot.now
    if since is None:
        return NO_ANCHOR
    found = _around(unit, _back(unit, count * (much or 1), since))
    return clip(found, spot)


def past(point: Point, spot: Spot) -> Days | str:
    if spot.now is None:
        return NO_ANCHOR
    unit, count = _length(point)
    much = point.number("dn")
    if much is None and (point.has("v") or point.all("U")[0][2]):
        return "it is not told how long"
    total = count * (much or 1)
    if unit == "hour":
        return Days(spot.now - timedelta(-(-total // 24)), spot.now, "days")
    first = _back(unit, total, spot.now) + timedelta(1)
    grain = unit if total == 1 or unit in {"month", "year"} else "days"
    return Days(first, spot.now, grain)


def inner(point: Point, spot: Spot) -> Days | str:
    """``the first half of the year``, ``the third week of January``, ``the last two days of June``."""
    units = point.all("U")
    unit, count = str(units[0][0]), int(units[0][1])
    much = point.number("dn") or 1
    which = point.number("O") or -1
    if point.has("v") or unit == "hour":
        return "it is not told of what"
    if point.has("M"):
        container = month(point, Spot(spot.now, end=spot.end))
        whole = (
            container
            if isinstance(container, str)
            else dates.month(container.first.year, container.first.month)
        )
    elif point.has("y"):
        whole = dates.year(point.number("y") or 1)
    elif len(units) > 1 or count > 1:
        if spot.now is None:
            return NO_ANCHOR
        outer = str(units[1][0]) if len(units) > 1 else "year"
        whole = _around(outer, _back(outer, 1, spot.now) if "LU" in point.code[1:] else spot.now)
    else:
        return "it is not told of what"
    if isinstance(whole, str):
        return whole
    found = _slice(whole, unit, count * much, which)
    if isinstance(found, Days) and spot.now is not None and found.first > spot.now and not point.has("y"):
        if not point.has("M"):
            found = _slice(dates.year(whole.first.year - 1), unit, count * much, which)
        else:
            return "it lies after the date of the report"
    return found if isinstance(found, str) else clip_soft(found, spot)


def _slice(whole: Days, unit: str, size: int, which: int) -> Days | str:
    """The ``which``-th stretch of ``size`` units in a whole, counted from its end where it is negative."""
    if unit in {"month", "year"}:
        many = size * (12 if unit == "year" else 1)
        total = 12 if whole.grain == "year" else 1
        skip = (which - 1) * many if which > 0 else total - many
        if skip < 0 or skip + many > total:
            return "there is no such part"
        first = dates.month(whole.first.year, whole.first.month + skip)
        last = dates.month(whole.first.year, whole.first.month + skip + many - 1)
        return Days(first.first, last.last, "month" if many == 1 else "year")
    many = size * (7 if unit == "week" else 1)
    if which < 0:
        first_day, last_day = whole.last - timedelta(many - 1), whole.last
    else:
        first_day = whole.first + timedelta((which - 1) * many)
        last_day = min(first_day + timedelta(many - 1), whole.last)
    if first_day < whole.first or first_day > whole.last:
        return "there is no such part"
    return Days(first_day, last_day, "day" if many == 1 else "week" if many == 7 else "days")


def same(point: Point, spot: Spot) -> Days | str:
    if spot.near is None:
        return "no day is named shortly before"
    if point.has("Y") and spot.near.last.weekday() != point.number("Y"):
        return weekday(point, spot)
    return Days(spot.near.first, spot.near.last, "hour" if spot.near.first == spot.near.last else "days")


def part(point: Point, spot: Spot) -> Days | str:
    """A clock or a part of a day without a day: of the day named nearest, else of the day of writing."""
    if spot.near is not None:
        return Days(spot.near.first, spot.near.last, "hour" if spot.near.first == spot.near.last else "days")
    if spot.now is None:
        return NO_ANCHOR
    if ("night",) in point.all("D"):
        return Days(spot.now - timedelta(1), spot.now, "days")
    return dates.one(spot.now, "hour")
