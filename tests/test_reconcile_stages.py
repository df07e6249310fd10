"""Which figures of one body are stages of one toll, and which count something else."""

from __future__ import annotations

import pytest

from by_hand import claim
from tolltrace.model import Claim, Finding, Period, Report
from tolltrace.reconcile import account, scene

DAY = "2011-03-06"
BODY = "Civil Guard"


def _report(id: str, text: str, day: int, publisher: str = "Wire") -> Report:
    return Report(id, text, published=f"2011-03-{day:02}", publisher=publisher)


def _updates(claims: list[Claim], *reports: Report, **days: str) -> list[tuple[str, ...]]:
    """The steps, for an episode of one day; ``days`` are the days that claims name, by their number."""
    periods = {
        c.id: Period(c.period or "", days[f"n{c.number}"], days[f"n{c.number}"], "day")
        for c in claims
        if f"n{c.number}" in days
    }
    whole = Period("6 March 2011", DAY, DAY, "day")
    made = account(scene(claims, reports, "Mine fire, 6 March 2011", days=whole, periods=periods))
    return [found.claims for found in made.findings if found.kind == "update"]


def test_a_later_day_is_that_of_the_count() -> None:
    """After an episode of one day, 41 on Tuesday and 52 on Thursday are its toll, nine of a day are not."""
    one = _report("a", "41 on Tuesday, 9 that day", 8)
    two = _report("b", "52 on Thursday", 10, "Post")
    first = claim(one, "41", 41, 41, source=BODY, period="on Tuesday")
    died = claim(one, "9", 9, 9, source=BODY, period="that day")
    later = claim(two, "52", 52, 52, source=BODY, period="on Thursday")
    found = _updates([first, died, later], one, two, n41="2011-03-08", n9="2011-03-08", n52="2011-03-10")
    assert found == [(first.id, later.id)]


def test_the_dead_do_not_rise() -> None:
    """Of 68 dead a body finds bullets in 21: no correction, as 61 are."""
    one, two = _report("a", "68", 8), _report("b", "21, or 61", 10, "Post")
    first = claim(one, "68", 68, 68, source=BODY)
    shot, fewer = (claim(two, n, int(n), int(n), source=BODY) for n in ("21", "61"))
    assert _updates([first, shot], one, two) == []
    assert _updates([first, fewer], one, two) == [(first.id, fewer.id)]


@pytest.mark.parametrize(("place", "steps"), [("this ward", 0), (None, 1)])
def test_a_spot_beside_the_whole_is_no_stage(place: str | None, steps: int) -> None:
    """57 in this ward and 131 in all, in one report, are two counts; 57 and 131 are two stages."""
    page = _report("a", "57, then 131", 8)
    spot = claim(page, "57", 57, 57, source=BODY, place=place)
    assert len(_updates([spot, claim(page, "131", 131, 131, source=BODY)], page)) == steps


def test_the_spot_of_an_earlier_stage_is_the_whole() -> None:
    """30 in his area and 42 there now: a spot that has nearly as many is where they all are."""
    page = _report("a", "30, then 42", 8)
    spot = claim(page, "30", 30, 30, source=BODY, place="his area")
    assert len(_updates([spot, claim(page, "42", 42, 42, source=BODY)], page)) == 1


def test_parts_and_other_units_are_no_stages() -> None:
    """15 of 46 detained, 14 in a table's column of its own, 286 households of 1,215 people are no steps."""
    page = _report("a", "46, 31, 15; 61; 14; 1,215, 286", 8)
    whole = claim(page, "46", 46, 46, source=BODY, harm="arrested", group="drivers")
    parts = [
        claim(page, n, int(n), int(n), source=BODY, harm="arrested", group="drivers", part_of=whole.id)
        for n in ("31", "15")
    ]
    dead = claim(page, "61", 61, 61, source=BODY)
    column = claim(page, "14", 14, 14, source=BODY, rule="table:cell")
    people = claim(page, "1,215", 1215, 1215, source=BODY, harm="displaced")
    homes = claim(page, "286", 286, 286, source=BODY, harm="displaced", group="households")
    assert _updates([whole, *parts, dead, column, people, homes], page) == []


def test_those_of_the_wounded_who_died_are_a_toll() -> None:
    """Five of 46 wounded have died, later six: the deaths are no part of the count of the wounded."""
    one, two = _report("a", "46, five", 8), _report("b", "six", 10, "Post")
    hurt = claim(one, "46", 46, 46, source=BODY, harm="injured")
    died = claim(one, "five", 5, 5, source=BODY, part_of=hurt.id)
    more = claim(two, "six", 6, 6, source=BODY)
    assert _updates([hurt, died, more], one, two) == [(died.id, more.id)]


@pytest.mark.parametrize(("number", "steps"), [(69, 1), (200, 0)])
def test_a_body_takes_back_its_own_figure(number: int, steps: int) -> None:
    """66 and not the 69 of yesterday is a step; 66 and not the 200 of the rumours is none."""
    page = _report("a", f"66, not {number}", 8)
    now = claim(page, "66", 66, 66, source=BODY)
    old = claim(page, str(number), number, number, source=BODY, stance="denied")
    assert len(_updates([old, now], page)) == steps


def test_each_side_has_a_toll_of_its_own() -> None:
    """Eleven of the enemy and two of their own, later sixteen: the two are not between them."""
    one, two = _report("a", "11 and two", 8), _report("b", "16", 10, "Post")
    enemy, own = (
        claim(one, words, n, n, source=BODY, victims="armed_group", group=group)
        for words, n, group in (("11", 11, "hill militia"), ("two", 2, "their own"))
    )
    later = claim(two, "16", 16, 16, source=BODY, victims="armed_group", group="militia")
    assert _updates([enemy, own, later], one, two) == [(enemy.id, later.id)]


def test_a_committee_without_a_name_has_a_series() -> None:
    """The families' committee is one body; relatives are anybody."""
    one, two = _report("a", "120", 8), _report("b", "112", 10, "Post")
    for source, steps in (("families' committee", 1), ("relatives", 0)):
        claims = [
            claim(r, r.text, int(r.text), int(r.text), source=source, harm="missing") for r in (one, two)
        ]
        assert len(_updates(claims, one, two)) == steps


def _kind(claims: list[Claim], kind: str, *reports: Report) -> list[Finding]:
    return [f for f in account(scene(claims, reports)).findings if f.kind == kind]


def test_a_described_group_is_one_figure() -> None:
    """Three port officials are three officials of the port; three officials may be others."""
    one, two = _report("a", "three", 8), _report("b", "three", 9, "Post")
    first = claim(one, "three", 3, 3, harm="arrested", group="port officials")
    for group, found in (("officials of the port", 1), ("officials", 0)):
        again = claim(two, "three", 3, 3, harm="arrested", group=group)
        assert len(_kind([first, again], "same_figure", one, two)) == found


def test_nobody_is_told_again() -> None:
    """A body that denies any civilian dead tells one figure in two reports; two bodies tell two."""
    one, two = _report("a", "no one", 8), _report("b", "none", 9, "Post")
    first = claim(one, "no one", 0, 0, source=BODY)
    for source, found in ((BODY, 1), ("Rescue Service", 0)):
        again = claim(two, "none", 0, 0, source=source)
        assert len(_kind([first, again], "same_figure", one, two)) == found


def test_many_small_figures_tell_the_model() -> None:
    """16, nine and 46 in one report's own voice are a body's; 16 alone may be anybody's."""
    one, two = _report("a", "16, nine, 46", 8), _report("b", "16, nine, 46", 9, "Post")
    told = [("16", 16, "killed"), ("nine", 9, "missing"), ("46", 46, "arrested")]
    named = [claim(one, words, n, n, source=BODY, harm=harm) for words, n, harm in told]
    own = [claim(two, words, n, n, harm=harm) for words, n, harm in told]
    assert len(_kind([*named, *own], "same_figure", one, two)) == len(told)
    assert _kind([named[0], own[0]], "same_figure", one, two) == []


def test_a_report_rounds_without_its_origin() -> None:
    """Some 9,000 in a headline goes back to the 9,200 that the text gives to a body."""
    page = _report("a", "Some 9,000 flee\n\n9,200 have fled, they say.", 8)
    head = claim(page, "Some 9,000", 9000, 9000, modifier="about", harm="displaced")
    text = claim(page, "9,200", 9200, 9200, source=BODY, harm="displaced")
    other = _report("b", "9,200", 9, "Post")
    again = claim(other, "9,200", 9200, 9200, source=BODY, harm="displaced")
    (found,) = _kind([head, text, again], "same_figure", page, other)
    assert set(found.claims) == {head.id, text.id, again.id}


def test_a_report_takes_up_a_release() -> None:
    """38 in an outlet's own voice is that of a body's release, which names nobody."""
    release, page = _report("a", "38", 8, "Rescue Service"), _report("b", "38", 9, "Post")
    first, again = claim(release, "38", 38, 38), claim(page, "38", 38, 38)
    made = account(scene([first, again], (release, page), publishers={"a": "Rescue Service"}))
    assert [f.claims for f in made.findings if f.kind == "same_figure"] == [(first.id, again.id)]
