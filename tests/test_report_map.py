"""The map: how sharply each place is known is drawn and said, nothing is guessed, hostile names stay text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from by_hand import casebook, claim
from tolltrace.data.outlines import Box, countries, provinces
from tolltrace.model import Case, Finding, Period, Place, Precision, Report, Resolved
from tolltrace.report.casebook import Casebook
from tolltrace.report.page import page
from tolltrace.report.page.index import Index
from tolltrace.report.page.map_chart import WIDE, Spot, beyond, draw
from tolltrace.report.page.places import places

REPORT = Report("a", "10 fell in Arda, 20 near Belo, 30 in the hills, 40 somewhere", publisher="Wire")
NUMBERS = ("10", "20", "30", "40")
UNKNOWN = Period("", why="not told")


def _book(*where: Place) -> Casebook:
    claims = tuple(
        claim(REPORT, n, int(n), int(n), place=there.words or None)
        for n, there in zip(NUMBERS, where, strict=False)
    )
    known = tuple(Resolved(c.id, UNKNOWN, UNKNOWN, there) for c, there in zip(claims, where, strict=True))
    return replace(casebook(Case((REPORT,)), claims), resolved=known)


def _place(name: str, lat: float | None, lon: float | None, precision: Precision, **more: object) -> Place:
    return replace(Place(name, name, lat, lon, country="IT", precision=precision), **more)  # type: ignore[arg-type]


def _spot(name: str, precision: Precision, lat: float = 42.0, lon: float = 13.0, figures: int = 1) -> Spot:
    return Spot(name, precision, "IT", lat, lon, figures, "#p1")


def test_a_dot_is_exact_and_a_ring_is_not() -> None:
    """Filling, dashes and words tell how sharp a place is, and not its colour alone."""
    drawn = draw([_spot("Arda", "exact"), _spot("Belo", "province", 42.4)], WIDE)
    dot, ring = (re.search(rf'<path aria-label="{name}[^>]*>', drawn) for name in ("Arda", "Belo"))
    assert dot
    assert ring
    assert "stroke-dasharray" not in dot[0]
    assert "stroke-dasharray" in ring[0]
    assert "Belo, somewhere in the province: 1 figure" in ring[0]


def test_a_country_is_shaded_and_said_in_words() -> None:
    """What is only known to be in a country has no point in it."""
    drawn = draw([_spot("Arda", "exact"), _spot("Italy", "country")], WIDE)
    assert 'fill="var(--shade)"' in drawn
    assert "Somewhere in the country: Italy, 1 figure" in drawn
    assert "var(--shade)" not in draw([_spot("Arda", "exact")], WIDE)


def test_figures_of_several_places_stand_at_each_of_them() -> None:
    """The middle of two towns is no place of the figure."""
    parts = (_place("Arda", 42.0, 13.0, "exact"), _place("Belo", 43.0, 13.5, "exact"))
    both = _place("Arda and Belo", 42.5, 13.25, "region", parts=parts)
    book = _book(both)
    shown = places(book, Index(book))
    assert shown
    assert [row.name for row in shown.first] == ["Arda", "Belo"]


def test_what_is_not_on_the_map_is_said() -> None:
    """Places without a point have their reason; figures without a place are counted."""
    lost = Place("Nowhere", "Nowhere", why="the gazetteer has no Nowhere")
    book = _book(_place("Arda", 42.0, 13.0, "exact"), lost, Place("", why="none named"))
    shown = places(book, Index(book))
    assert shown
    assert [(row.name, row.sharp) for row in shown.unknown] == [("Nowhere", "the gazetteer has no Nowhere")]
    assert shown.left_out == ("1 of 3 figures name no place.",)


def test_figures_of_another_episode_are_not_on_the_map() -> None:
    """A war that a report recalls does not widen the map."""
    book = _book(_place("Arda", 42.0, 13.0, "exact"), _place("Far", -10.0, 100.0, "exact"))
    book = replace(book, findings=(Finding("other_episode", (book.claims[1].id,), "another one"),))
    shown = places(book, Index(book))
    assert shown
    assert [row.name for row in shown.first] == ["Arda"]
    assert shown.left_out == ("1 figure of other episodes is left out.",)


def test_a_place_far_off_does_not_press_the_others_together() -> None:
    """It is named beside the map, and stands in the table."""
    near = [_spot(f"N{n}", "exact", 42 + n / 10, 13, 10) for n in range(4)]
    far = _spot("Far", "exact", 30, 30)
    assert beyond([*near, far]) == (far,)
    assert beyond(near) == ()
    assert "Far" not in draw([*near, far], WIDE)


def test_a_map_of_one_place_and_of_the_whole_world_can_be_drawn() -> None:
    """Neither a single point nor the date line nor a pole breaks it, and the page stays light."""
    assert "<svg" in draw([_spot("Arda", "exact")], WIDE)
    world = [
        _spot(f"W{n}", "exact", lat, lon) for n, (lat, lon) in enumerate([(89, 179), (-89, -179), (0, 0)])
    ]
    assert len(draw(world, WIDE)) < 600_000
    assert "<svg" in draw([_spot("Italy", "country")], WIDE)


def test_hostile_names_of_places_stay_text() -> None:
    """No element and no control of a name comes out of the map or its table."""
    name = '"><script>alert(1)</script>\u202e'
    text = page(_book(_place(name, 42.0, 13.0, "exact")))
    assert text.count("<script") == 1
    assert "\u202e" not in text


def test_a_casebook_without_a_point_has_no_map() -> None:
    """Nothing is drawn where nothing is known."""
    assert 'id="places"' not in page(_book(Place("", why="none named")))


def test_outlines_of_a_box_hold_what_lies_in_it() -> None:
    """Each country is cut to the polygons that are seen, each outline is clockwise and closed."""
    found = countries(Box(12.2, 41.6, 12.8, 42.2))
    assert "IT" in {country.code for country in found}
    assert "FR" not in {country.code for country in found}
    for ring in (rings[0] for country in found for rings in country.polygons):
        assert ring[0] == ring[-1]
        assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) < 0
    assert provinces(Box(12.2, 41.6, 12.8, 42.2))
