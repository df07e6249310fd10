"""Two periods side by side."""

from __future__ import annotations

import pytest

from tolltrace.model import Period
from tolltrace.times import compare, date_prec, later, stretch


def span(start: str | None, end: str | None, as_of: str | None = None, length: str | None = None) -> Period:
    """A period of March 2025 by days of the month."""
    day = [f"2025-03-{d}" if d else None for d in (start, end, as_of)]
    return Period("w", day[0], day[1], "days", day[2], length=length)


RELATIONS = (
    (span("06", "10"), span("06", "10"), "same"),
    (span("07", "08"), span("06", "10"), "within"),
    (span("06", "10"), span("07", "08"), "contains"),
    (span("06", "08"), span("07", "10"), "overlaps"),
    (span("06", "07"), span("08", "10"), "apart"),
    (span("06", None), span("06", None), "same"),
    (span("06", None), span("07", "08"), "contains"),
    (span("07", "08"), span("06", None), "within"),
    (span("06", None, "09"), span("08", "10"), "overlaps"),
    (span("06", None), span("01", "05"), "apart"),
    (span("06", None), span("05", "07"), "overlaps"),
    (span(None, "10", "10"), span(None, "10", "10"), "same"),
    (span(None, "10", "10"), span(None, "11", "11"), "unknown"),
    (span(None, "10", "10"), span("11", "12"), "apart"),
    (span(None, "10", "10"), span("06", "10"), "unknown"),
    (span(None, None, None, "P2D"), span("06", "09"), "unknown"),
    (Period(""), span("06", "09"), "unknown"),
    (Period(""), Period(""), "unknown"),
)


@pytest.mark.parametrize(("a", "b", "relation"), RELATIONS)
def test_relations(a: Period, b: Period, relation: str) -> None:
    """Each relation has its reason, and read from the other side it is its mirror."""
    mirror = {"within": "contains", "contains": "within"}
    assert compare(a, b).relation == relation
    assert compare(b, a).relation == mirror.get(relation, relation)
    assert compare(a, b).why


def test_unequal_stretches_are_named() -> None:
    """Two lengths that differ are named, even where it is not known in which days they lie."""
    assert "P2D and P4D" in compare(span(None, None, None, "P2D"), span("06", "09", None, "P4D")).why


LATER = (
    (span(None, "11", "11"), span(None, "10", "10"), True),
    (span(None, "10", "10"), span(None, "11", "11"), False),
    (span(None, "10", "10"), span(None, "10", "10"), False),
    (span("11", "11"), span(None, "10", "10"), True),
    (span(None, "10", "10"), span("11", None), False),
    (span("06", None), span(None, "10", "10"), None),
    (span("06", "07"), span("08", "09"), None),
    (Period(""), span(None, "10", "10"), None),
)


@pytest.mark.parametrize(("a", "b", "answer"), LATER)
def test_later(a: Period, b: Period, answer: bool | None) -> None:
    """The later as-of wins; a count is no older than the days that it covers; the rest is unknown."""
    assert later(a, b) is answer


PRECISION = (
    (("2025-03-06", "2025-03-06"), 1),
    (("2025-03-06", "2025-03-07"), 2),
    (("2025-03-06", "2025-03-11"), 2),
    (("2025-03-03", "2025-03-09"), 3),
    (("2025-03-03", "2025-03-10"), 4),
    (("2025-03-01", "2025-03-31"), 4),
    (("2025-03-01", "2025-04-01"), 5),
    (("2024-01-01", "2024-12-31"), 5),
    (("2023-01-01", "2024-12-31"), None),
    (("2025-03-06", None), None),
    ((None, "2025-03-06"), None),
)


@pytest.mark.parametrize(("days", "code"), PRECISION)
def test_date_prec(days: tuple[str | None, str | None], code: int | None) -> None:
    """The codes of UCDP GED: a day, two to six days, a week, a month, up to a year."""
    assert date_prec(Period("w", *days)) == code


STRETCHES = (
    (Period("w", length="P2D"), (2, 2)),
    (Period("w", length="PT24H"), (1, 1)),
    (Period("w", length="PT36H"), (2, 2)),
    (Period("w", length="P2W"), (14, 14)),
    (Period("w", length="P6M"), (168, 186)),
    (Period("w", "2025-03-06", "2025-03-09"), (4, 4)),
    (Period("w", "2025-03-06"), None),
)


@pytest.mark.parametrize(("period", "days"), STRETCHES)
def test_stretch(period: Period, days: tuple[int, int] | None) -> None:
    """The length in the words comes first, then the days covered."""
    assert stretch(period) == days
