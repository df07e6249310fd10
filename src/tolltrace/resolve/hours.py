"""Hours and parts of a day go to the day that is named beside them: ``before dawn on Thursday``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tolltrace.resolve.points import Point

HOURS = frozenset({"clock", "part"})


@dataclass(frozen=True, slots=True)
class Timed:
    """A point, and whether an hour of it is named."""

    point: Point
    hour: bool = False


def is_hour(point: Point) -> bool:
    """Whether a point names an hour of a day and no day: ``2 p.m.``, ``the evening``, ``the early hours``."""
    early = point.kind == "unit" and point.has("E") and point.all("U")[0][0] in {"hour", "day"}
    return early or point.kind in HOURS


def timed(found: Sequence[Point]) -> tuple[Timed, ...]:
    """The points, each hour taken up by the day behind it, else by the day before it.

    The day takes the hour's opener, too: ``before dawn on Thursday`` is before something on Thursday. Where
    no day is named, the hours stay.
    """
    if all(is_hour(p) for p in found):
        return tuple(Timed(p) for p in found)
    out: list[Timed] = []
    waiting: Point | None = None
    for point in found:
        if not is_hour(point):
            if waiting is None:
                out.append(Timed(point))
            else:
                opener = waiting if waiting.opener else point
                taken = replace(
                    point, opener=opener.opener, word=opener.word, linked=point.linked or waiting.linked
                )
                out.append(Timed(taken, hour=True))
            waiting = None
        elif waiting is None and out and not out[-1].hour and not (point.linked or point.opener):
            out[-1] = replace(out[-1], hour=True)
        elif waiting is None:
            waiting = point
    if waiting is not None and out:
        day = out[-1].point
        out[-1] = Timed(replace(day, opener=day.opener or waiting.opener), hour=True)
    return tuple(out)
