"""Points to days, against a day that is taken for now. Never the future, unless a whole date says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tolltrace.resolve import dates
from tolltrace.resolve.dates import Days
from tolltrace.resolve.points import Point

NEAR = 7
"""Days after its anchor up to which a date without a year is an error, rather than last year's."""
FRESH = 7
"""Days for which a feast on two calendars is taken for the one that has just been."""


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


def days(point: Point, spot: Spot) -> Days | str:
    """The days of a point, or the reason why they are not known."""
    try:
        return _HOW[point.kind](point, spot)
    except (OverflowError, ValueError):
        return "the calendar does not reach so far"


def _needs_anchor(spot: Spot) -> str | None:
    return "no date of the report is known" if spot.now is None else None


def _whole(point: Point, spot: Spot) -> Days | str:
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
    this_year = dates.real(spot.now.year, month, day)
    if this_year is not None and spot.now < this_year <= spot.now + timedelta(NEAR) and not spot.end:
        ahead = (this_year - spot.now).days
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


def _date(point: Point, spot: Spot) -> Days | str:
    day = point.number("dj")
    return _dated(point, spot, day or 1)


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


def _span(point: Point, spot: Spot) -> Days | str:
    first, last = (int(value[0]) for value in point.all("dj")[:2])
    end = _dated(point, spot, last)
    if isinstance(end, str):
        return end
    start = dates.real(end.first.year, end.first.month, first)
    if start is None or start > end.last:
        return "the span ends before it begins"
    return Days(start, end.last, "days" if start < end.last else "day")


def _clip(found: Days, spot: Spot) -> Days | str:
    """Days that reach into the future end with the day of writing."""
    if spot.now is None:
        return found
    return found.upto(spot.now) if found.first <= spot.now else "it lies after the date of the report"


def _tenths(point: Point) -> tuple[int, int]:
    value = next(iter(point.all("E")), (0, 10))
    return int(value[0]), int(value[1])


def _month(point: Point, spot: Spot) -> Days | str:
    number, at = point.number("M"), point.number("y")
    if number is None:
        return "no month is named"
    tenths = _tenths(point)
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


def _year(point: Point, spot: Spot) -> Days | str:
    found = dates.year(point.number("y") or 1)
    tenths = _tenths(point)
    if tenths != (0, 10):
        thirds = {0: 0, 3: 4, 7: 8, 10: 12}
        at = found.first.year
        found = Days(date(at, thirds[tenths[0]] + 1, 1), dates.month(at, thirds[tenths[1]]).last, "year")
    return found if spot.now is None or found.first > spot.now else found.upto(spot.now)


def _weekday(point: Point, spot: Spot) -> Days | str:
    if spot.now is None:
        return _needs_anchor(spot) or ""
    if point.has("N"):
        return "it lies ahead"
    return dates.one(dates.weekday(point.number("Y") or 0, spot.now, strictly=point.has("L")))


def _now(point: Point, spot: Spot) -> Days | str:
    if spot.now is None:
        return _needs_anchor(spot) or ""
    if point.has("s"):
        return dates.one(spot.now)
    if point.has("D"):
        return dates.one(spot.now - timedelta(1 if point.has("L") else 0), "hour")
    away = point.number("t") or 0
    return "it lies ahead" if away > 0 else dates.one(spot.now + timedelta(away))


def _feast(point: Point, spot: Spot) -> Days | str:
    name = next(iter(point.all("H")), ())
    if not name:
        return "the feast is on a calendar that is not built in"
    if spot.now is None and not point.has("y"):
        return _needs_anchor(spot) or ""
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


def _week_end(point: Point, spot: Spot) -> Days | str:
    if not point.has("H"):
        if spot.now is None:
            return _needs_anchor(spot) or ""
        if point.has("N"):
            return "it lies ahead"
        latest = dates.weekend(spot.now)
        if point.has("L") and latest.last >= spot.now:
            return dates.weekend(latest.first - timedelta(1))
        return latest
    feast = _feast(point, spot)
    if isinstance(feast, str):
        return feast
    day = feast.first
    saturday = day + timedelta(((5 - day.weekday() + 3) % 7) - 3)
    first, last = min(day, saturday), max(day, saturday + timedelta(1))
    return _clip(Days(first, last, "days"), spot)


def _unit(point: Point, spot: Spot) -> Days | str:
    """``this month``, ``last week``, ``the middle of the month``, ``the same day``."""
    unit, count = _length(point)
    if unit == "hour" or (unit == "day" and point.has("E")):
        return _part(point, spot)
    if point.has("="):
        if spot.near is None:
            return "no day is named shortly before"
        return spot.near if unit == "day" else _around(unit, spot.near.last)
    if spot.now is None:
        return _needs_anchor(spot) or ""
    if point.has("N"):
        return "it lies ahead"
    if unit == "day":
        return dates.one(spot.now - timedelta(1 if point.has("L") else 0))
    if count != 1:
        return "it is not told which one is meant"
    day = _back(unit, 1, spot.now) if point.has("L") else spot.now
    found = _around(unit, day)
    tenths = _tenths(point)
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


def _ago(point: Point, spot: Spot) -> Days | str:
    if spot.now is None:
        return _needs_anchor(spot) or ""
    unit, count = _length(point)
    much = point.number("dn")
    if much is None and (point.has("v") or not point.code.startswith(("d", "n"))):
        return "it is not told how long ago"
    if unit == "hour":
        return Days(spot.now - timedelta((much or 1) // 24 + 1), spot.now, "days")
    return _around(unit, _back(unit, count * (much or 1), spot.now))


def _shift(point: Point, spot: Spot) -> Days | str:
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
        return _needs_anchor(spot) or ""
    found = _around(unit, _back(unit, count * (much or 1), since))
    return _clip(found, spot)


def _past(point: Point, spot: Spot) -> Days | str:
    if spot.now is None:
        return _needs_anchor(spot) or ""
    unit, count = _length(point)
    much = point.number("dn")
    if much is None and (point.has("v") or point.all("U")[0][2]):
        return "it is not told how long"
    total = count * (much or 1)
    if unit == "hour":
        return Days(spot.now - timedelta(-(-total // 24)), spot.now, "days")
    first = _back(unit, total, spot.now) + timedelta(1)
    grain = {"day": "days" if total > 1 else "day"}.get(unit, unit if total == 1 else "days")
    return Days(first, spot.now, grain)


def _inner(point: Point, spot: Spot) -> Days | str:
    """``the first half of the year``, ``the third week of January``, ``the last two days of June``."""
    units = point.all("U")
    unit, count = str(units[0][0]), int(units[0][1])
    much = point.number("dn") or 1
    which = point.number("O") or -1
    if point.has("v") or unit == "hour":
        return "it is not told of what"
    if point.has("M"):
        container = _month(point, Spot(spot.now, end=spot.end))
        whole = (
            container
            if isinstance(container, str)
            else dates.month(container.first.year, container.first.month)
        )
    elif point.has("y"):
        whole = dates.year(point.number("y") or 1)
    elif len(units) > 1 or count > 1:
        if spot.now is None:
            return _needs_anchor(spot) or ""
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
    return found if isinstance(found, str) else _clip_soft(found, spot)


def _clip_soft(found: Days, spot: Spot) -> Days:
    return found if spot.now is None or found.first > spot.now else found.upto(spot.now)


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


def _same(point: Point, spot: Spot) -> Days | str:
    if spot.near is None:
        return "no day is named shortly before"
    if point.has("Y") and spot.near.last.weekday() != point.number("Y"):
        return _weekday(point, spot)
    return Days(spot.near.first, spot.near.last, "hour" if spot.near.first == spot.near.last else "days")


def _part(point: Point, spot: Spot) -> Days | str:
    """A clock or a part of a day without a day: of the day named nearest, else of the day of writing."""
    if spot.near is not None:
        return Days(spot.near.first, spot.near.last, "hour" if spot.near.first == spot.near.last else "days")
    if spot.now is None:
        return _needs_anchor(spot) or ""
    if ("night",) in point.all("D"):
        return Days(spot.now - timedelta(1), spot.now, "days")
    return dates.one(spot.now, "hour")


def _length_alone(point: Point, spot: Spot) -> Days | str:
    return "a length, and it is not told when it began"


def _numbered(point: Point, spot: Spot) -> Days | str:
    return "it is not told from when the days are counted"


def _event(point: Point, spot: Spot) -> Days | str:
    return "the report does not tell when that was"


def _ordinal(point: Point, spot: Spot) -> Days | str:
    return _ordinal_of(point.number("j") or 1, point, spot)


_HOW = {
    "whole": _whole, "span": _span, "date": _date, "inner": _inner, "ago": _ago, "shift": _shift,
    "past": _past, "week_end": _week_end, "unit": _unit, "same": _same, "now": _now, "feast": _feast,
    "month": _month, "year": _year, "weekday": _weekday, "length": _length_alone, "ordinal": _ordinal,
    "numbered": _numbered, "clock": _part, "part": _part, "event": _event,
}  # fmt: skip
