"""Grouping claims by origin and count."""

from __future__ import annotations

import random

import pytest

from by_hand import claim
from tolltrace.model import Claim, Figure, Report
from tolltrace.reconcile import account, figures, scene, tolls

MONITOR = "Hill Monitor"


def _report(id: str, text: str, published: str | None = None, publisher: str | None = None) -> Report:
    return Report(id, text, published=published, publisher=publisher)


def _latest(claims: list[Claim], reports: list[Report]) -> list[Figure]:
    return [figure for figure in figures(scene(claims, reports)) if figure.standing == "latest"]


def test_a_later_figure_replaces_an_earlier_one_up_or_down() -> None:
    """The latest printed figure stands, whether it is higher or lower, and the earlier one says why not."""
    first = _report("a", "The monitor counts 40 dead.", "2024-05-01", "Wire")
    second = _report("b", "The monitor now counts 31 dead.", "2024-05-03", "Post")
    claims = [claim(first, "40", 40, 40, source=MONITOR), claim(second, "31", 31, 31, source=MONITOR)]
    made = figures(scene(claims, [first, second]))
    assert [(f.quantity.low, f.standing) for f in made] == [(40, "superseded"), (31, "latest")]
    assert "2024-05-03" in (made[0].reason or "")


def test_old_and_new_toll_in_one_report_leave_the_higher() -> None:
    """A report that tells the old count beside the new does not make the old one the latest."""
    report = _report("a", "It rose to 34 from 32.", "2024-05-01", "Wire")
    claims = [claim(report, "34", 34, 34, source=MONITOR), claim(report, "32", 32, 32, source=MONITOR)]
    assert [f.quantity.low for f in _latest(claims, [report])] == [34]


def test_undated_reports_are_not_put_in_order() -> None:
    """Without dates nothing supersedes across reports; within one the higher stands."""
    one = _report("a", "Dead: 34, earlier 32.")
    two = _report("b", "Dead: 20.")
    claims = [
        claim(one, "34", 34, 34, source=MONITOR),
        claim(one, "32", 32, 32, source=MONITOR),
        claim(two, "20", 20, 20, source=MONITOR),
    ]
    assert sorted(f.quantity.low or 0 for f in _latest(claims, [one, two])) == [20, 34]


def test_a_figure_retold_later_keeps_its_first_date() -> None:
    """An old figure that an outlet repeats late does not become the origin's latest."""
    reports = [
        _report("a", "dead: 40", "2024-05-01", "Wire"),
        _report("b", "dead: 55", "2024-05-02", "Wire"),
        _report("c", "dead: 40", "2024-05-09", "Slow Weekly"),
    ]
    claims = [claim(r, r.text[-2:], int(r.text[-2:]), int(r.text[-2:]), source=MONITOR) for r in reports]
    assert [f.quantity.low for f in _latest(claims, reports)] == [55]


def test_a_second_outlet_changes_the_outlets_and_nothing_else() -> None:
    """Outlets are counted beside origins: a copy of a report adds an outlet, never an origin or a figure."""
    one = _report("a", "dead: 40", "2024-05-01", "Wire")
    two = _report("b", "dead: 40", "2024-05-02", "Post")
    before = figures(scene([claim(one, "40", 40, 40, source=MONITOR)], [one]))
    claims = [claim(one, "40", 40, 40, source=MONITOR), claim(two, "40", 40, 40, source=MONITOR)]
    after = figures(scene(claims, [one, two]))
    assert [f.quantity for f in before] == [f.quantity for f in after]
    assert [f.outlets for f in after] == [("Post", "Wire")]
    assert [t.origins for t in tolls(after, claims)] == [(MONITOR,)]


def test_an_outlets_own_voice_is_no_origin() -> None:
    """A figure without attribution stays with its outlet and is counted apart from the origins."""
    report = _report("a", "40 people died.", "2024-05-01", "Wire")
    claims = [claim(report, "40", 40, 40)]
    (toll,) = tolls(figures(scene(claims, [report])), claims)
    assert (toll.origins, toll.unattributed, toll.outlets) == ((), ("Wire",), ("Wire",))


def test_a_release_and_those_who_cite_it_are_one_origin() -> None:
    """The publisher of a release is the origin that other reports name for its figures."""
    release = _report("a", "We recorded 40 deaths.", "2024-05-01", MONITOR)
    paper = _report("b", "The monitor recorded 40 deaths.", "2024-05-02", "Post")
    claims = [claim(release, "40", 40, 40), claim(paper, "40", 40, 40, source=MONITOR)]
    (figure,) = figures(scene(claims, [release, paper]))
    assert (figure.own_voice, figure.origin, len(figure.claims)) == (False, MONITOR, 2)


@pytest.mark.parametrize("stance", ["denied", "possible"])
def test_what_nobody_asserts_enters_no_figure(stance: str) -> None:
    """Denied and possible claims are left aside, each with its reason."""
    report = _report("a", "dead: 40", "2024-05-01", "Wire")
    claims = [claim(report, "40", 40, 40, source=MONITOR, stance=stance)]
    made = figures(scene(claims, [report]))
    (toll,) = tolls(made, claims)
    assert not made
    assert [(one.claim, stance in one.reason) for one in toll.aside] == [(claims[0].id, True)]


def test_a_part_of_its_own_class_does_not_compete_with_its_total() -> None:
    """60 of 340 civilians is covered by the 340, whatever its place."""
    report = _report("a", "340 villagers died, 60 of them at the ford.", "2024-05-01", "Wire")
    total = claim(report, "340", 340, 340, source=MONITOR)
    part = claim(report, "60", 60, 60, source=MONITOR, place="at the ford", part_of=total.id)
    made = figures(scene([total, part], [report]))
    assert [(f.quantity.low, f.standing) for f in made] == [(340, "latest"), (60, "part")]
    assert "340" in (made[1].reason or "")


def test_a_part_of_another_class_is_that_classs_figure() -> None:
    """Of 100 people killed, 70 civilians: 70 is the origin's figure for civilians."""
    report = _report("a", "100 people died: 70 villagers and the rest fighters.", "2024-05-01", "Wire")
    total = claim(report, "100", 100, 100, source=MONITOR, victims="unspecified")
    part = claim(report, "70", 70, 70, source=MONITOR, part_of=total.id)
    assert {f.quantity.low for f in _latest([total, part], [report])} == {100, 70}


def test_several_parts_of_one_class_are_none_of_them_the_classs_figure() -> None:
    """15 civilians by one side and 55 by the other: neither is the origin's count of civilians."""
    report = _report("a", "100 died: 15 by militias, 55 by the army.", "2024-05-01", "Wire")
    total = claim(report, "100", 100, 100, source=MONITOR, victims="unspecified")
    parts = [claim(report, n, int(n), int(n), source=MONITOR, part_of=total.id) for n in ("15", "55")]
    assert [f.quantity.low for f in _latest([total, *parts], [report])] == [100]


def test_counts_are_told_apart_by_place_and_group_but_not_by_spelling() -> None:
    """Other place words make another count; case, quotation marks and spaces do not."""
    report = _report("a", "11, 12, 13, 14", "2024-05-01", "Wire")
    claims = [
        claim(report, "11", 11, 11, source=MONITOR, place="Salt  Hill"),
        claim(report, "12", 12, 12, source="hill monitor", place="salt hill"),
        claim(report, "13", 13, 13, source=MONITOR, place="Ford"),
        claim(report, "14", 14, 14, source=MONITOR, place="Salt Hill", group="children"),
    ]
    latest = _latest(claims, [report])
    assert sorted(f.quantity.low or 0 for f in latest) == [12, 13, 14]
    assert {f.count.place for f in latest} == {"salt hill", "Ford", "Salt Hill"}


def test_the_firmest_stance_of_the_tellings_is_shown() -> None:
    """One outlet alleges, another asserts: the figure is asserted."""
    one = _report("a", "dead: 40", "2024-05-01", "Wire")
    two = _report("b", "dead: 40", "2024-05-02", "Post")
    claims = [
        claim(one, "40", 40, 40, source=MONITOR, stance="alleged"),
        claim(two, "40", 40, 40, source=MONITOR),
    ]
    assert [f.stance for f in figures(scene(claims, [one, two]))] == ["asserted"]


def test_any_order_gives_the_same_figures() -> None:
    """Claims and reports may come in any order."""
    reports = [
        _report(id, "dead: 40, then 55, and 12 at the ford", published, publisher)
        for id, published, publisher in (
            ("a", "2024-05-01", "Wire"),
            ("b", None, None),
            ("c", "2024-05-01", "Post"),
        )
    ]
    claims = [
        claim(r, n, int(n), int(n), source=s, place=p)
        for r in reports
        for n, s, p in (("40", MONITOR, None), ("55", None, None), ("12", MONITOR, "ford"))
    ]
    wanted = figures(scene(claims, reports))
    for seed in range(5):
        shuffled = random.Random(seed)
        mixed, backwards = claims[:], reports[:]
        shuffled.shuffle(mixed)
        shuffled.shuffle(backwards)
        got = figures(scene(mixed, backwards))
        assert got == wanted
        assert tolls(got, mixed) == tolls(wanted, claims)


def test_every_origin_comes_before_any_comes_again() -> None:
    """A reader of the first lines meets each origin once, then the other figures, then own voices."""
    report = _report("a", "90, 80 at the ford, 10, 70", "2024-05-01", "Wire")
    claims = [
        claim(report, "90", 90, 90, source=MONITOR),
        claim(report, "80", 80, 80, source=MONITOR, place="the ford"),
        claim(report, "10", 10, 10, source="Clinic"),
        claim(report, "70", 70, 70),
    ]
    made = figures(scene(claims, [report]))
    value = {figure.id: figure.quantity.low for figure in made}
    (toll,) = tolls(made, claims)
    assert [value[id] for id in toll.figures] == [90, 10, 80, 70]


def test_a_toll_never_says_what_no_claim_says() -> None:
    """The bounds of every figure are those of its claims: nothing is added, widened or averaged."""
    report = _report("a", "at least 7, up to 30, 9", "2024-05-01", "Wire")
    claims = [
        claim(report, "at least 7", 7, None),
        claim(report, "up to 30", None, 30),
        claim(report, "9", 9, 9),
    ]
    by_id = {c.id: c for c in claims}
    for figure in figures(scene(claims, [report])):
        bounds = {(by_id[id].quantity.low, by_id[id].quantity.high) for id in figure.claims}
        assert bounds == {(figure.quantity.low, figure.quantity.high)}


def test_an_unknown_policy_is_answered_with_those_there_are() -> None:
    """A wrong name costs one look at the message."""
    with pytest.raises(ValueError, match="latest"):
        tolls((), (), policy="guess")


def test_a_rounded_telling_is_no_later_figure() -> None:
    """148, told next day as nearly 150 and the day after as a bare 150: the toll stays with 148."""
    numbers = (("148", 148, 148, "exact"), ("nearly 150", None, 150, "nearly"), ("150", 150, 150, "exact"))
    reports = [
        _report(f"r{n}", w, f"2024-05-0{n}", f"Post {n}") for n, (w, *_) in enumerate(numbers, start=1)
    ]
    claims = [
        claim(report, words, low, high, source=MONITOR, modifier=modifier)
        for report, (words, low, high, modifier) in zip(reports, numbers, strict=True)
    ]
    (toll,) = account(scene(claims, reports)).toll
    assert (toll.low, toll.best, toll.high) == (148, 148, 148)
    assert len(toll.outlets) == 3


def test_a_figure_told_of_another_class_is_no_figure_of_that_class() -> None:
    """The monitor's 1,012 people, told as 1,012 civilians, leave its 745 civilians alone, and say why."""
    first = _report("a", "1,012 people, 745 of them civilians", "2024-05-01", "Wire")
    second = _report("b", "1,012 civilians", "2024-05-02", "Post")
    people = claim(first, "1,012", 1012, 1012, source=MONITOR, victims="unspecified")
    civilians = claim(first, "745", 745, 745, source=MONITOR, part_of=people.id)
    drifted = claim(second, "1,012", 1012, 1012, source=MONITOR)
    made = account(scene([people, civilians, drifted], [first, second]))
    toll = next(toll for toll in made.toll if toll.victims == "civilian")
    assert (toll.low, toll.best, toll.high) == (745, 745, 745)
    assert any(a.claim == drifted.id and "class changed" in a.reason for a in toll.aside)


def test_figures_that_update_each_other_are_one_series_whatever_the_group_is_called() -> None:
    """120 gunmen, then 148 rebels by the same body: the 148 stand, and the 120 say what replaced them."""
    first = _report("a", "120 gunmen", "2024-05-01", "Wire")
    second = _report("b", "148 fighters", "2024-05-02", "Post")
    claims = [
        claim(first, "120", 120, 120, source=MONITOR, victims="armed_group", group="rebel gunmen"),
        claim(second, "148", 148, 148, source=MONITOR, victims="armed_group"),
    ]
    (toll,) = account(scene(claims, [first, second])).toll
    assert (toll.low, toll.best, toll.high) == (148, 148, 148)
    assert "2024-05-02" in toll.aside[0].reason
