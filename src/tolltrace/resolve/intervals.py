"""The points of a period to one interval: which of them begins it, which ends it, which is the as-of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tolltrace.model import Granularity
from tolltrace.resolve.dates import Days
from tolltrace.resolve.hours import Timed
from tolltrace.resolve.moments import days
from tolltrace.resolve.points import Point
from tolltrace.resolve.spot import Spot

_GRAINS: dict[str, Granularity] = {
    "hour": "hour", "day": "day", "days": "days", "week": "week", "month": "month", "year": "year",
}  # fmt: skip
_DATED = frozenset({"whole", "date", "month", "year", "ordinal"})
_SHORT = frozenset({"hour", "day", "week"})
_MARKS = {"hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}
_NOT_UNDERSTOOD = "the words name no time that is understood"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days covered, day of the count, and the reason where something is not known."""

    start: date | None = None
    end: date | None = None
    grain: Granularity = "unknown"
    as_of: date | None = None
    why: str | None = None
    length: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words are read in.

    ``level``: the figure is a level that had been reached by then. ``runs``: the verb of its clause runs up
    to the moment of speech. ``event`` gives the day on which what a word names began.
    """

    spot: Spot
    level: bool
    runs: bool
    event: Callable[[str], Days | None]


def interval(found: Sequence[Timed], setting: Setting) -> Interval:
    """One interval out of the points of a period, by their openers."""
    length = next((duration(t.point) for t in found if t.point.kind in {"length", "past"}), None)
    far = next((n for n, t in enumerate(found) if t.point.linked), None)
    if far:
        return replace(_between(found[far - 1].point, found[far].point, setting.spot), length=length)
    return replace(_single(found, setting, length), length=length)


def _between(first: Point, last: Point, spot: Spot) -> Interval:
    """From one time to another: the far end first, as the near one is the latest before it."""
    end = days(last, spot)
    if isinstance(end, str):
        return Interval(why=end)
    start = days(first, Spot(end.last, spot.near, spot.other, end=True))
    if isinstance(start, str):
        return Interval(why=start)
    if start.first > end.last:
        return Interval(why="the span ends before it begins")
    grains = {start.grain, end.grain}
    coarse = next((g for g in ("year", "month") if g in grains), "days")
    return Interval(start.first, end.last, _GRAINS["day" if start.first == end.last else coarse])


def _single(found: Sequence[Timed], setting: Setting, length: str | None) -> Interval:
    start: date | None = None
    end: date | None = None
    at: list[Days] = []
    ends_now = False
    why: list[str] = []
    for item in found:
        point = item.point
        got = _days(item, setting)
        if isinstance(got, str):
            why.append(got)
            if point.kind == "past" and setting.spot.now is not None:
                end = setting.spot.now
            continue
        fine = got.grain == "hour"
        if _begins(point):
            start = got.first
        elif point.opener == "B":
            end = got.last
        elif point.opener == "F" and not fine:
            end = got.first - timedelta(1)
        elif point.opener == "A" and not fine:
            start = got.last + timedelta(1)
        elif setting.level and got.grain in _SHORT and point.kind != "past":
            end = got.last
        else:
            at.append(got)
            ends_now = ends_now or point.kind == "past"
    if start is not None and end is not None:
        if start > end:
            return Interval(why="the span ends before it begins")
        return Interval(start, end, "days" if start < end else "day", end)
    if start is not None or end is not None:
        return Interval(start, end, "open", end, why=why[0] if why and start is None else None)
    if at:
        best = min(at, key=lambda d: ((d.last - d.first).days, d.first))
        grain = "day" if best.grain == "days" and best.first == best.last else best.grain
        return Interval(best.first, best.last, _GRAINS[grain], best.last if ends_now else None)
    if length and setting.runs and setting.spot.now is not None:
        point = next(t.point for t in found if t.point.kind == "length")
        got = days(replace(point, kind="past"), setting.spot)
        if isinstance(got, Days):
            return Interval(got.first, got.last, _GRAINS[got.grain], got.last)
    return Interval(why=why[0] if why else _NOT_UNDERSTOOD)


def _begins(point: Point) -> bool:
    """Whether a count goes on from a point: ``from 6 March`` does, ``the dead from Sunday`` are Sunday's."""
    since = point.opener == "S" or (point.opener == "R" and point.kind in _DATED)
    return point.began or (since and point.kind not in {"span", "past"})


def _days(item: Timed, setting: Setting) -> Days | str:
    point = item.point
    if point.has("s") and point.opener != "B" and ("hour",) not in point.all("s"):
        return "it is counted up to the day of speaking, which is not told"
    got = days(point, setting.spot)
    if isinstance(got, str) and point.kind == "event":
        return setting.event(point.atoms[0].word) or got
    if isinstance(got, Days) and item.hour and got.first == got.last:
        return replace(got, grain="hour")
    return got


def duration(point: Point) -> str | None:
    """The length that a point names as an ISO 8601 duration; None where it names no number."""
    units, much = point.all("U"), point.number("dn")
    if not units or point.has("v") or (much is None and units[0][2]):
        return None
    return _MARKS[str(units[0][0])].format(int(units[0][1]) * (1 if much is None else much))
