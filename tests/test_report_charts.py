"""The charts of the page: drawn when it is made, hostile names stay text, every point leads to its mark."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from by_hand import casebook, claim
from tolltrace.model import Case, Claim, Report
from tolltrace.report.page import page
from tolltrace.report.page.chain_chart import Way
from tolltrace.report.page.chain_chart import draw as draw_chain
from tolltrace.report.page.timeline_chart import WIDE, Point, axis, draw

HOSTILE = "\"><script>alert(1)</script><a xlink:href='https://x.invalid'>&amp; \u202e12"


def _reports(days: tuple[str, ...]) -> tuple[Report, ...]:
    return tuple(
        Report(f"r{n}", f"{10 + n} were killed", publisher=f"{HOSTILE}{n}", published=day)
        for n, day in enumerate(days)
    )


def _page(source: str) -> str:
    reports = _reports(("2024-05-01", "2024-05-02", "2024-05-04"))
    claims: tuple[Claim, ...] = tuple(
        claim(report, str(10 + n), 10 + n, 10 + n, source=source, via=(source,) if n else ())
        for n, report in enumerate(reports)
    )
    return page(casebook(Case(reports), claims))


def test_a_series_is_drawn_for_wide_and_narrow_and_the_way_once() -> None:
    """Three figures of one origin on three days make a line; their routes make a graph."""
    text = _page("the ministry")
    assert text.count('<svg role="group"') == 3
    assert "the ministry, 2 May 2024: 11, replaced later" in text


def test_hostile_names_stay_text_in_charts() -> None:
    """No element, link or control of a report comes out of a drawing."""
    text = _page(HOSTILE)
    drawings = re.findall(r"<svg .*?</svg>", text, re.DOTALL)
    assert drawings
    for drawing in drawings:
        assert "<script" not in drawing
        assert set(re.findall(r"<a [^>]*>", drawing)) <= {f'<a href="#m{n}">' for n in (1, 2, 3)}
        assert "\u202e" not in drawing
        assert not re.search(r"<[^>]*\s(on\w+|style)=", drawing)


def test_charts_give_the_same_bytes() -> None:
    """A drawing holds no clock, no counter and no random name."""
    assert _page("the ministry") == _page("the ministry")


def test_every_point_leads_to_its_mark() -> None:
    """Links of a chart are anchors of the page."""
    points = [_point("2024-05-01", 3, "#m1", False), _point("2024-05-03", 5, "#m2", True)]
    assert set(re.findall(r'<a href="([^"]*)">', draw(points, WIDE))) == {"#m1", "#m2"}


def test_replaced_points_are_hollow_and_ranges_are_bands() -> None:
    """Colour alone tells nothing: filling, shape and dashes do."""
    replaced, ranged = _point("2024-05-01", 3, "m1", False), _point("2024-05-03", 5, "m2", True, top=9)
    drawn = draw([replaced, ranged], WIDE)
    symbols = re.findall(r"<path aria-label=[^>]*>", drawn)
    assert ['fill="var(--paper)"' in symbol for symbol in symbols] == [True, False]
    assert 'stroke-width="14"' in drawn


def test_figures_of_different_counts_are_not_joined() -> None:
    """A line says that the later figure replaced the earlier one."""
    one, two = _point("2024-05-01", 3, "m1", True), _point("2024-05-03", 5, "m2", True)
    assert draw([one, two], WIDE) != draw([one, replace(two, series="in Arda")], WIDE)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (["2024-05-01"], ["1 May 2024"]),
        (["2024-05-03", "2024-05-01"], ["1 May 2024", "2 May", "3 May"]),
        (["2024-05-01", "2024-08-01"], ["1 May 2024", "⋯", "1 Aug"]),
        (["2024-12-31", "2025-01-01"], ["31 Dec 2024", "1 Jan 2025"]),
    ],
)
def test_the_axis_has_every_day_but_long_silences(days: list[str], labels: list[str]) -> None:
    """Days keep their distance, a silence is marked, and a year is said where it begins."""
    assert list(axis(days).values()) == labels


def test_a_crowded_graph_leaves_routes_to_the_table() -> None:
    """A thousand outlets do not make a wall of lines, and what is left out is counted."""
    ways = [Way(f"origin {n % 40}", (), f"outlet {n}", 1, "m1") for n in range(1000)]
    drawn, left_out = draw_chain(ways)
    assert left_out > 900
    assert len(drawn) < 60_000


def _point(day: str, value: int, mark: str, stands: bool, top: int | None = None) -> Point:
    return Point("the ministry", "", day, day, value, top, str(value), stands, mark)
