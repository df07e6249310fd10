"""What is one figure although a report tells it otherwise, and what a body sets against one it rejects."""

from __future__ import annotations

import pytest

from by_hand import claim
from tolltrace.model import Claim, Finding, Report
from tolltrace.reconcile import account, scene

UNION, POLICE = "Dockers' Union", "Harbour Police"


def _report(id: str, text: str, day: int, publisher: str = "Wire") -> Report:
    return Report(id, text, published=f"2011-03-{day:02}", publisher=publisher)


def _found(claims: list[Claim], kind: str, *reports: Report, **known: dict[str, str]) -> list[Finding]:
    made = account(scene(claims, reports, publishers=known.get("publishers")))
    return [found for found in made.findings if found.kind == kind]


def _sets(found: list[Finding]) -> list[set[str]]:
    return [set(f.claims) for f in found]


@pytest.mark.parametrize(
    ("group", "joined"), [(None, True), ("dockers", True), ("docker", True), ("bystanders", False)]
)
def test_a_small_figure_of_one_body_is_told_again(group: str | None, joined: bool) -> None:
    """The union's eight dockers are its eight people of the next day; its eight bystanders are others."""
    one, two = _report("a", "eight", 1), _report("b", "eight", 2, "Post")
    first = claim(one, "eight", 8, 8, source=UNION, group="dockers")
    again = claim(two, "eight", 8, 8, source=UNION, group=group, victims="unspecified")
    assert bool(_found([first, again], "same_figure", one, two)) is joined


def test_a_small_figure_is_told_in_headline_and_text() -> None:
    """Eight in the headline is the union's eight below it; of two places in the text nothing is known."""
    paper = _report("a", "Eight shot at the quay\n\nThe union says eight. Then eight.", 1)
    other = _report("b", "8", 2, "Post")
    head = claim(paper, "Eight", 8, 8)
    text = claim(paper, "eight", 8, 8, source=UNION)
    told = claim(other, "8", 8, 8, source=UNION)
    assert {head.id, text.id, told.id} in _sets(_found([head, text, told], "same_figure", paper, other))


def test_people_become_civilians_beside_an_open_telling() -> None:
    """A report that has 82 protesters in its text and 82 in its table still changed the monitor's people."""
    release, page = _report("a", "82", 1), _report("b", "82 protesters; All | 82 |", 2, "Desk")
    first = claim(release, "82", 82, 82, source=UNION, victims="unspecified")
    drifted = claim(page, "82 protesters", 82, 82, source=UNION)
    cell = claim(page, "82 |", 82, 82, source=UNION, victims="unspecified")
    assert _sets(_found([first, drifted, cell], "category_drift", release, page)) == [{first.id, drifted.id}]


def test_a_class_changes_from_an_earlier_telling() -> None:
    """The model of a change is a report before it, also where a later one shares more with it."""
    one, two, three = (
        _report("a", "43", 1),
        _report("b", "43, 61", 2, "Post"),
        _report("c", "43, 61", 5, "Desk"),
    )
    first = claim(one, "43", 43, 43, source=UNION, victims="unspecified")
    drifted = claim(two, "43", 43, 43, source=UNION)
    later = claim(three, "43", 43, 43, source=UNION, victims="unspecified")
    shared = [claim(r, "61", 61, 61, source=POLICE, victims="unspecified") for r in (two, three)]
    found = _found([first, drifted, later, *shared], "category_drift", one, two, three)
    assert _sets(found) == [{first.id, drifted.id}]


def test_a_release_rejects_a_figure_and_gives_a_lower_one() -> None:
    """The rebels call the army's 61 a lie and have lost four: the army's own telling clashes with that."""
    wire, release = _report("a", "61", 1), _report("b", "61 is a lie; four", 2, "Hill Front")
    army = claim(wire, "61", 61, 61, source="Lake Army", victims="armed_group")
    denied = claim(release, "61", 61, 61, source="Lake Army", victims="armed_group", stance="denied")
    own = claim(release, "four", 4, 4, victims="armed_group", quote="four")
    told = claim(wire, "61", 61, 61, id="a-x", source="Hill Front", harm="injured")
    assert _sets(_found([army, denied, own, told], "conflict", wire, release)) == [{army.id, own.id}]


def test_what_a_third_party_rejects_is_no_conflict_of_the_report() -> None:
    """Who rejects the 61 is not the publisher, whose nine of another count are set against nothing."""
    wire, paper = _report("a", "61", 1), _report("b", "61 was rejected. nine", 2, "Post")
    army = claim(wire, "61", 61, 61, source="Lake Army")
    denied = claim(paper, "61", 61, 61, source="Lake Army", stance="denied", quote="61 was rejected.")
    other = claim(paper, "nine", 9, 9, source=POLICE, quote="nine")
    assert not _found([army, denied, other], "conflict", wire, paper)


def test_no_civilian_anywhere_and_many_in_one_village() -> None:
    """No civilian died, says the police; 120 died in Ford, say the union: both cannot hold."""
    one = _report("a", "no civilian; 120 in Ford; no one of the crew", 1)
    none = claim(one, "no civilian", 0, 0, source=POLICE)
    many = claim(one, "120", 120, 120, source=UNION, place="Ford", group="farmers")
    assert _sets(_found([none, many], "conflict", one)) == [{none.id, many.id}]
    crew = claim(one, "no one", 0, 0, source=POLICE, victims="unspecified")
    assert not _found([crew, many], "conflict", one)


def test_a_bodys_release_is_known_by_the_bodys_name() -> None:
    """A release under a short name and a report under the full one tell one figure of one body."""
    release, paper = _report("a", "131", 1, "HRMM, Lake City"), _report("b", "131", 2, "Post")
    claims = [claim(release, "131", 131, 131), claim(paper, "131", 131, 131, source="Hill Mission")]
    found = _found(claims, "attribution_lost", release, paper, publishers={"a": "Hill Mission"})
    assert not found
    assert _found(claims, "attribution_lost", release, paper)


def test_an_army_tells_its_ministrys_figure() -> None:
    """The ministry's 38 and the army's 38 are one figure and no change of source."""
    one, two = _report("a", "38", 1), _report("b", "38", 2, "Post")
    claims = [claim(one, "38", 38, 38, source="Greek Ministry of National Defence")]
    claims.append(claim(two, "38", 38, 38, source="Hellenic National Defence General Staff"))
    assert _found(claims, "same_figure", one, two)
    assert not _found(claims, "source_drift", one, two)


def test_patients_of_a_hospital_are_one_series_whatever_its_place_is_called() -> None:
    """28 in "its hospital in Ford" became 46 in Ford; those still "on the wards" are none of its steps."""
    one, two = _report("a", "28", 1), _report("b", "46; 30 on the wards", 3, "Post")
    first = claim(one, "28", 28, 28, source=UNION, place="its hospital in Ford", harm="injured")
    later = claim(two, "46", 46, 46, source=UNION, place="Ford", harm="injured")
    ward = claim(two, "30", 30, 30, source=UNION, place="on the wards", harm="injured", part_of=later.id)
    assert _sets(_found([first, later, ward], "update", one, two)) == [{first.id, later.id}]
