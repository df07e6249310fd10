"""Figures that were moved to another place on the way, and places of other episodes."""

from __future__ import annotations

from dataclasses import replace

from by_hand import claim
from test_reconcile_kinds import MONITOR, POLICE, _found, _report, _sets
from tolltrace.model import Period, Place, Precision


def _place(name: str, *chain: str, precision: Precision = "exact", parts: tuple[Place, ...] = ()) -> Place:
    return Place(name, name, country="HL", precision=precision, chain=chain, parts=parts)


FORD, MILL = _place("Ford", "HL.1.ford", "HL.1", "HL"), _place("Mill", "HL.1.mill", "HL.1", "HL")
HILLLAND = _place("Hillland", "HL", precision="country")


def test_the_dead_of_a_town_told_as_those_of_the_country_have_moved_unless_only_in_a_headline() -> None:
    """412 of Ford, told of Hillland, where others died in Mill, too; a headline may name the country."""
    one, mill = _report("a", "412 in Ford", 1), _report("m", "31 in Mill", 1, "Mill News")
    text = _report("b", "After the flood\n\nIn Hillland 412 died.", 2, "Post")
    head = _report("c", "412 dead in Hillland\n\nThe river rose at night.", 2, "Courier")
    claims = [claim(r, "412", 412, 412, source=MONITOR, place="x") for r in (one, text, head)]
    claims.append(claim(mill, "31", 31, 31, source=MONITOR, place="Mill"))
    claims[0] = replace(claims[0], place="Ford")
    claims[1:3] = [replace(c, place="Hillland") for c in claims[1:3]]
    places = {c.id: p for c, p in zip(claims, (FORD, HILLLAND, HILLLAND, MILL), strict=True)}
    found = _found(claims, "place_drift", one, text, head, mill, places=places)
    assert [f.claims for f in found] == [(claims[0].id, claims[1].id)]
    assert not _found(claims[:3], "place_drift", one, text, head, places=places)


def test_the_dead_of_two_towns_told_as_those_of_one_have_moved() -> None:
    """412 across Ford and Mill became 412 in Ford; both in other words have not moved."""
    reports = [_report("a", "412", 1), _report("b", "412", 2, "Post"), _report("c", "412", 3, "Courier")]
    words = ("across Ford and Mill", "Ford", "Mill and Ford")
    both = _place(
        "Ford and Mill", "HL.1.ford+HL.1.mill", "HL.1", "HL", precision="region", parts=(FORD, MILL)
    )
    claims = [claim(r, "412", 412, 412, source=MONITOR, place=w) for r, w in zip(reports, words, strict=True)]
    places = {c.id: p for c, p in zip(claims, (both, FORD, both), strict=True)}
    found = _found(claims, "place_drift", *reports, places=places)
    assert [f.claims for f in found] == [(claims[0].id, claims[1].id)]


def test_a_spot_in_a_town_is_the_towns_other_episode() -> None:
    """20 killed in Mill on 4 April, told again without a day as killed above a playground in Mill."""
    one, two = _report("a", "412 in Ford, and 20 in Mill on 4 April", 9), _report("b", "20", 9, "Post")
    here = claim(one, "412", 412, 412, source=MONITOR, place="Ford")
    past = claim(one, "20", 20, 20, source=POLICE, place="Mill", period="on 4 April")
    again = claim(two, "20", 20, 20, place="above a playground in Mill")
    spot = _place("Mill", "HL.1.mill/above a playground in mill", "HL.1.mill", "HL.1", "HL")
    places = {c.id: p for c, p in zip((here, past, again), (FORD, MILL, spot), strict=True)}
    days = {past.id: Period("on 4 April", "2024-02-04", "2024-02-04", "day")}
    found = _found([here, past, again], "other_episode", one, two, periods=days, places=places)
    assert _sets(found) == [{past.id, again.id}]
