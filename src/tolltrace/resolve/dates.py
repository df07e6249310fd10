"""Days by arithmetic on the calendar: months, weeks, weekends, Easter, and the nearest one in the past."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Days:
    """Days ``first`` to ``last``, inclusive, and how finely the words name them (``hour`` to ``year``)."""

    first: date
    last: date
    grain: str

    def upto(self, limit: date) -> Days:
        """The same days without those behind ``limit``, which must not be before ``first``."""
        return Days(self.first, min(self.last, limit), self.grain)


def one(day: date, grain: str = "day") -> Days:
    """A single day."""
    return Days(day, day, grain)


def plus(day: date, count: int) -> date | None:
    """The day ``count`` days on (or back), or None where the calendar has no such day."""
    try:
        return day + timedelta(count)
    except OverflowError:
        return None


def real(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is none, such as 29 February 2023."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso(text: str | None) -> date | None:
    """A date out of its ISO form, a time behind it ignored, or None."""
    try:
        return date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None


def month(year: int, number: int, tenths: tuple[int, int] = (0, 10)) -> Days:
    """A month, or the part of it between two tenths: (0, 3) is the 1st to 10th, (3, 7) the 11th to 20th."""
    edges = {0: 0, 3: 10, 7: 20, 10: monthrange(year, number)[1]}
    grain = "month" if tenths == (0, 10) else "days"
    return Days(date(year, number, edges[tenths[0]] + 1), date(year, number, edges[tenths[1]]), grain)


def year(number: int) -> Days:
    """A year from its first day to its last."""
    return Days(date(number, 1, 1), date(number, _DECEMBER, 31), "year")


def week(day: date) -> Days:
    """The week that holds a day, Monday to Sunday as in ISO 8601."""
    monday = day - timedelta(day.weekday())
    return Days(monday, monday + timedelta(6), "week")


def weekend(day: date) -> Days:
    """The latest Saturday and Sunday of which at least the Saturday is not after a day."""
    saturday = weekday(5, day)
    return Days(saturday, saturday + timedelta(1), "days").upto(max(day, saturday))


def weekday(number: int, day: date, *, strictly: bool = False) -> date:
    """The latest weekday (0 is Monday) on or before a day; ``strictly`` leaves the day itself out."""
    back = (day.weekday() - number) % WEEK
    return day - timedelta(back or (WEEK if strictly else 0))


def months_back(day: date, count: int) -> date:
    """The same day ``count`` months before, or the last day of a month that is too short for it.

    Raises:
        OverflowError: if the calendar does not reach back so far.
    """
    index = day.year * 12 + day.month - 1 - count
    at, number = divmod(index, 12)
    if at < 1:
        raise OverflowError(f"{count} months before {day} is before the year 1")
    return date(at, number + 1, min(day.day, monthrange(at, number + 1)[1]))


def easter(at: int) -> date:
    """Easter Sunday of the western churches in a year (the Anonymous Gregorian computus, Meeus 1991)."""
    a, (b, c) = at % 19, divmod(at, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    at_month, at_day = divmod(h + el - 7 * m + 114, 31)
    return date(at, at_month, at_day + 1)


def orthodox_easter(at: int) -> date:
    """Easter Sunday of the eastern churches in a year (Meeus's Julian computus), as a Gregorian date."""
    a, b, c = at % 4, at % 7, at % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    at_month, at_day = divmod(d + e + 114, 31)
    return date(at, at_month, at_day + 1) + timedelta(at // 100 - at // 400 - 2)
