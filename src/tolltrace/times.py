"""Two periods side by side: same, nested, overlapping, apart, or unknown; and which count was made later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tolltrace.model import Period

Relation = Literal["same", "within", "contains", "overlaps", "apart", "unknown"]
_DURATION = re.compile(r"P(?P<time>T)?(?P<count>\d+)(?P<unit>[HDWMY])")
_SHORTEST = {"H": (1, 24), "D": (1, 1), "W": (7, 1), "M": (28, 1), "Y": (365, 1)}
_LONGEST = {"H": (1, 24), "D": (1, 1), "W": (7, 1), "M": (31, 1), "Y": (366, 1)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the days of one period stand to another's, and why."""

    relation: Relation
    why: str


def compare(a: Period, b: Period) -> Comparison:
    """How the days that ``a`` covers stand to those that ``b`` covers; ``within`` is a inside b.

    A period with a beginning and no end (``since Thursday``) goes on up to its own as-of, and without one it
    is taken to go on. Where a beginning is not told (``by midday``) the answer is ``unknown``, unless the
    other one ends on the same day in the same way, or begins only after that end.
    """
    if _ends_before(a, b) or _ends_before(b, a):
        return Comparison("apart", f"{_days(a)} and {_days(b)} have no day in common")
    if not a.start and not b.start and _end(a) and _end(a) == _end(b):
        return Comparison("same", f"both go up to {_end(a)}, and neither tells since when")
    for period in (a, b):
        if not period.start:
            return Comparison("unknown", _not_told(a, b, period))
    start = _order(a.start, b.start)
    end = _order(_end(a), _end(b))
    if start == end == 0:
        return Comparison("same", f"both cover {_days(a)}")
    if start >= 0 and end <= 0:
        return Comparison("within", f"{_days(a)} lies within {_days(b)}")
    if start <= 0 and end >= 0:
        return Comparison("contains", f"{_days(a)} contains {_days(b)}")
    return Comparison("overlaps", f"{_days(a)} and {_days(b)} share some days, and each has others")


def later(a: Period, b: Period) -> bool | None:
    """Whether the count of ``a`` was made after that of ``b``; None where the words do not tell.

    A count cannot be older than the last day that it covers, so a period with an end is dated from there.
    """
    if a.as_of and b.as_of:
        return a.as_of > b.as_of
    if b.as_of and (_known(a) or "") > b.as_of:
        return True
    if a.as_of and (_known(b) or "") > a.as_of:
        return False
    return None


def date_prec(period: Period) -> int | None:
    """UCDP GED's ``date_prec`` of a period that is closed on both sides, else None.

    1 a day, 2 two to six days, 3 a week, 4 a month, 5 more than a month up to a year (UCDP GED codebook). A
    span between two of these takes the coarser one. Longer than a year there is no code: None.
    """
    if not (period.start and period.end):
        return None
    covered = (date.fromisoformat(period.end) - date.fromisoformat(period.start)).days + 1
    for code, longest in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)):
        if covered <= longest:
            return code
    return None


def stretch(period: Period) -> tuple[int, int] | None:
    """The shortest and the longest number of days that a period can cover, as its words tell; else None.

    A length in the words (``in just two days``) counts as it stands; months have 28 to 31 days. Two figures
    told for stretches that cannot be equal are told for different spans, wherever in time these lie.
    """
    found = _DURATION.fullmatch(period.length or "")
    if found:
        count, unit = int(found["count"]), found["unit"] if not found["time"] else "H"
        low, per_low = _SHORTEST[unit]
        high, per_high = _LONGEST[unit]
        return max(1, -(-count * low // per_low)), max(1, -(-count * high // per_high))
    if period.start and period.end:
        covered = (date.fromisoformat(period.end) - date.fromisoformat(period.start)).days + 1
        return covered, covered
    return None


def _end(period: Period) -> str | None:
    return period.end or period.as_of


def _known(period: Period) -> str | None:
    """The earliest day on which the count can have been made."""
    return period.as_of or period.end or period.start


def _ends_before(a: Period, b: Period) -> bool:
    end = _end(a)
    return bool(end and b.start and end < b.start)


def _order(a: str | None, b: str | None) -> int:
    """-1, 0 or 1 as the one date is before, on or after the other; an open end is after all dates."""
    left, right = a or "9999-12-31", b or "9999-12-31"
    return (left > right) - (left < right)


def _days(period: Period) -> str:
    end = _end(period)
    if period.start and end:
        return period.start if period.start == end else f"{period.start} to {end}"
    if period.start:
        return f"{period.start} onwards"
    return f"up to {end}" if end else f"“{period.words}”"


def _not_told(a: Period, b: Period, which: Period) -> str:
    if a.length and b.length and a.length != b.length:
        return f"the stretches differ ({a.length} and {b.length}), and where they lie is not told"
    if not which.words:
        return "one of the figures has no words of time"
    if which.why:
        return f"“{which.words}”: {which.why}"
    return f"“{which.words}” does not tell since when"
