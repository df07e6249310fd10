"""Which equal numbers are one figure, what is a step of a toll, and what two origins cannot both hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from by_hand import claim
from tolltrace.model import Claim, Finding, Period, Place, Report, Span
from tolltrace.reconcile import account, scene

MONITOR, POLICE, CLINIC = "Hill Monitor", "Lake Police", "Ford Hospital"


def _report(id: str, text: str, day: int, publisher: str = "Wire") -> Report:
    return Report(id, text, published=f"2024-05-{day:02}", publisher=publisher)


def _found(
    claims: list[Claim],
    kind: str,
    *reports: Report,
    periods: dict[str, Period] | None = None,
    places: dict[str, Place] | None = None,
) -> list[Finding]:
    made = account(scene(claims, reports, periods=periods, places=places))
    return [found for found in made.findings if found.kind == kind]


def _sets(found: list[Finding]) -> list[set[str]]:
    return [set(f.claims) for f in found]


def test_a_figure_of_nobody_joins_one_body_and_no_more() -> None:
    """Two bodies count 74; a third report says 74 itself: the two do not become one."""
    one, two, three = _report("a", "74", 1), _report("b", "74", 2, "Post"), _report("c", "74", 3, "Courier")
    claims = [claim(one, "74", 74, 74, source=MONITOR), claim(two, "74", 74, 74, source=POLICE)]
    claims.append(claim(three, "74", 74, 74))
    assert _sets(_found(claims, "same_figure", one, two, three)) == [{claims[0].id, claims[2].id}]


@pytest.mark.parametrize(("number", "joined"), [(412, True), (74, True), (19, False), (300, False)])
def test_round_and_small_numbers_prove_less(number: int, joined: bool) -> None:
    """412 is hardly met twice by chance; 19 is, and 300 is one of the hundreds."""
    one, two = _report("a", f"{number}", 1), _report("b", f"{number}", 2, "Post")
    claims = [
        claim(one, f"{number}", number, number, source=MONITOR),
        claim(two, f"{number}", number, number),
    ]
    assert bool(_found(claims, "same_figure", one, two)) is joined


def test_a_headline_is_its_reports_own_figure_and_has_lost_its_origin() -> None:
    """34 in the headline and 34 by the police in the text, where the places are told in other words."""
    one = _report("a", "34 dead in Ford: the police count thirty-four in the town of Ford", 1)
    two = _report("b", "34", 2, "Post")
    head = claim(one, "34", 34, 34, place="Ford")
    text = claim(one, "thirty-four", 34, 34, source=POLICE, place="the town of Ford")
    other = claim(two, "34", 34, 34, source=POLICE)
    assert _sets(_found([head, text, other], "same_figure", one, two)) == [{head.id, text.id, other.id}]
    assert {head.id, text.id} in _sets(_found([head, text, other], "attribution_lost", one, two))


def test_a_bodys_own_release_loses_no_origin() -> None:
    """The monitor's release says 131 itself; an outlet gives the 131 to the monitor."""
    release, paper = _report("a", "131", 1, MONITOR), _report("b", "131", 2, "Post")
    claims = [claim(release, "131", 131, 131), claim(paper, "131", 131, 131, source=MONITOR)]
    assert _sets(_found(claims, "same_figure", release, paper)) == [{c.id for c in claims}]
    assert not _found(claims, "attribution_lost", release, paper)


def test_the_columns_of_one_table_are_figures_of_two_days() -> None:
    """12 up to Monday and 12 up to Tuesday are told by one table: another report's 12 is one of the two."""
    table, paper = _report("a", "12 | 12.", 3), _report("b", "12", 4, "Post")
    old = claim(table, "12 |", 12, 12, source=MONITOR, place="Ford", period="to Monday")
    new = claim(table, "12.", 12, 12, source=MONITOR, place="Ford", period="to Tuesday")
    told = claim(paper, "12", 12, 12, source=MONITOR, place="Ford")
    periods = {
        old.id: Period("to Monday", end="2024-05-01", as_of="2024-05-01"),
        new.id: Period("to Tuesday", end="2024-05-02", as_of="2024-05-02"),
    }
    (same,) = _found([old, new, told], "same_figure", table, paper, periods=periods)
    assert len(same.claims) == 2


def test_a_report_written_from_another_loses_its_origins_in_one_finding() -> None:
    """More than half of the figures of a rewrite stand in its model: its lost origins are told at once."""
    model = _report("a", "412, 74, 23, 9", 1)
    copy = _report("b", "412, 74, 23", 2, "Post")
    given = [claim(model, str(n), n, n, source=MONITOR, harm=h) for n, h in _THREE]
    taken = [claim(copy, str(n), n, n, harm=h) for n, h in _THREE]
    (lost,) = _found([*given, *taken], "attribution_lost", model, copy)
    assert set(lost.claims) == {given[0].id, *(c.id for c in taken)}


_THREE = ((412, "injured"), (74, "killed"), (23, "missing"))


def test_old_and_new_in_one_sentence_are_a_step_and_what_was_added_is_none() -> None:
    """From 17 to 29 as 12 more were found: 17 became 29, and 12 is no stage of the toll."""
    report = _report("a", "rose to 29 from 17 as 12 more were found", 1)
    claims = [claim(report, n, int(n), int(n), source=POLICE) for n in ("17", "29", "12")]
    assert [f.claims for f in _found(claims, "update", report)] == [(claims[0].id, claims[1].id)]
    assert _sets(_found(claims, "adds_up", report)) == [{c.id for c in claims}]


def test_a_coarse_number_after_the_exact_one_is_no_update() -> None:
    """119 and later more than 100 is the same toll, told in round numbers."""
    one, two = _report("a", "119", 1), _report("b", "more than 100", 9, "Post")
    claims = [claim(one, "119", 119, 119, source=POLICE)]
    claims.append(claim(two, "more than 100", 101, None, source=POLICE, modifier="more_than"))
    assert not _found(claims, "update", one, two)


def test_shares_of_a_total_have_series_of_their_own() -> None:
    """Ford's 28 becomes 44 while the total of Ford and Mill grows from 41 to 67."""
    one, two = _report("a", "41: 28 and 13", 1), _report("b", "67: 44 and 23", 2, "Post")
    claims = []
    for report, numbers in ((one, (41, 28, 13)), (two, (67, 44, 23))):
        total = claim(report, str(numbers[0]), numbers[0], numbers[0], source=POLICE)
        claims.append(total)
        for n, place in zip(numbers[1:], ("Ford", "Mill"), strict=True):
            claims.append(claim(report, str(n), n, n, source=POLICE, place=place, part_of=total.id))
    steps = {f.claims for f in _found(claims, "update", one, two)}
    assert steps == {(claims[0].id, claims[3].id), (claims[1].id, claims[4].id), (claims[2].id, claims[5].id)}


def test_a_list_of_examples_is_no_breakdown() -> None:
    """Of 158, 62, 22 and 34 in three sentences: the places are examples, and nothing fails to add up."""
    report = _report("a", "158, 62, 22, 64", 1)
    total = claim(report, "158", 158, 158, source=MONITOR)
    rows = (("62", "Ford"), ("22", "Mill"), ("64", "Salt Hill"))
    parts = [
        claim(report, n, int(n), int(n), source=MONITOR, place=p, part_of=total.id, quote=f"{n} in {p}.")
        for n, p in rows
    ]
    assert not _found([total, *parts], "does_not_add_up", report)


def test_a_failing_sum_names_the_part_that_was_replaced() -> None:
    """735, 433 and 262 miss 1,463; the origin had 466 in the place of 433 by then."""
    old, new = _report("a", "433", 1), _report("b", "466", 2, "Post")
    late = _report("c", "1,463: 735, 433 and 262", 3, "Courier")
    claims = [
        claim(old, "433", 433, 433, source=MONITOR, place="Ford"),
        claim(new, "466", 466, 466, source=MONITOR, place="Ford"),
    ]
    total = claim(late, "1,463", 1463, 1463, source=MONITOR)
    rows = (("735", "Mill"), ("433", "Ford"), ("262", "Salt Hill"))
    parts = [claim(late, n, int(n), int(n), source=MONITOR, place=p, part_of=total.id) for n, p in rows]
    (found,) = _found([*claims, total, *parts], "does_not_add_up", old, new, late)
    assert "a residual of 33" in found.note
    assert "433 is an older figure, 466 came after it" in found.note


def test_more_of_a_part_than_of_the_whole_is_a_conflict() -> None:
    """60 soldiers by one body, 35 dead in all by another."""
    report = _report("a", "60 soldiers, 35 dead", 1)
    claims = [claim(report, "60", 60, 60, source=MONITOR, victims="security_force")]
    claims.append(claim(report, "35", 35, 35, source=POLICE, victims="unspecified"))
    assert _sets(_found(claims, "conflict", report)) == [{c.id for c in claims}]


def test_nobody_by_one_and_somebody_by_the_other_is_a_conflict() -> None:
    """The union counts nine arrests at the pit, the police none; the nine at the mill are another count."""
    report = _report("a", "nine at the pit, no one at the pit, nine at the mill", 1)
    nine = claim(report, "nine", 9, 9, source=MONITOR, harm="arrested", place="the pit")
    none = claim(report, "no one", 0, 0, source=POLICE, harm="arrested", place="the pit")
    away = claim(report, "nine", 9, 9, source=MONITOR, harm="arrested", place="the mill")
    assert _sets(_found([nine, none], "conflict", report)) == [{nine.id, none.id}]
    assert not _found([away, none], "conflict", report)


def test_a_small_figure_for_no_named_place_is_not_the_whole() -> None:
    """155 by the monitor; the police's 42 and the clinics' 60 count something else."""
    report = _report("a", "155, 42, 60", 1)
    bodies = (("155", MONITOR), ("42", POLICE), ("60", "Lake Clinics"))
    claims = [claim(report, n, int(n), int(n), source=body) for n, body in bodies]
    assert not _found(claims, "conflict", report)
    assert _found(claims[1:], "conflict", report)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"source": CLINIC}, {"source": "Mill Hospital"}),
        ({"source": MONITOR, "period": "to 1 May"}, {"source": POLICE}),
        ({"source": MONITOR, "place": "Ford"}, {"source": POLICE}),
    ],
    ids=["each hospital counts its own", "counted on another day", "a part may be less than the whole"],
)
def test_what_need_not_clash_is_no_conflict(first: dict[str, str], second: dict[str, str]) -> None:
    """40 by one and 62 by the other can both hold."""
    report = _report("a", "40, 62", 9)
    claims = [claim(report, "40", 40, 40, **first), claim(report, "62", 62, 62, **second)]
    dated = Period("to 1 May", end="2024-05-01", as_of="2024-05-01")
    periods = {c.id: dated for c in claims if c.period}
    assert not _found(claims, "conflict", report, periods=periods)


def test_the_injured_of_one_report_who_are_the_dead_of_its_copy_have_changed_class() -> None:
    """15 injured children, told as 15 dead children by a report that shares the other figures."""
    model, copy = _report("a", "412, 74, 15", 1), _report("b", "412, 74, 15", 2, "Post")
    given = [claim(model, str(n), n, n, source=MONITOR, harm=h) for n, h in _THREE[:2]]
    taken = [claim(copy, str(n), n, n, harm=h) for n, h in _THREE[:2]]
    hurt = claim(model, "15", 15, 15, source=MONITOR, harm="injured", group="children")
    dead = claim(copy, "15", 15, 15, harm="killed", group="children")
    (found,) = _found([*given, *taken, hurt, dead], "category_drift", model, copy)
    assert set(found.claims) == {hurt.id, dead.id}


def test_what_is_buried_later_is_still_of_the_episode() -> None:
    """14 of the 115 dead were buried a week later: no other episode."""
    report = _report("a", "115, 14", 10)
    total = claim(report, "115", 115, 115, source=POLICE)
    part = claim(report, "14", 14, 14, source=POLICE, period="on 8 May", part_of=total.id)
    days = Period("1 May", "2024-05-01", "2024-05-01", "day")
    later = Period("on 8 May", "2024-05-08", "2024-05-08", "day")
    made = account(scene([total, part], [report], days=days, periods={part.id: later}))
    assert not [f for f in made.findings if f.kind == "other_episode"]


def test_an_origins_figure_for_a_longer_span_has_drifted() -> None:
    """The mayor's 115 of the massacre, told as 115 since January: the window changed, not the episode."""
    one, two = _report("a", "115", 3), _report("b", "115", 9, "Post")
    claims = [claim(one, "115", 115, 115, source="The Mayor", period="on 1 May")]
    claims.append(claim(two, "115", 115, 115, source="The Mayor", period="since January"))
    days = Period("1 May", "2024-05-01", "2024-05-01", "day")
    periods = {claims[0].id: days, claims[1].id: Period("since January", "2024-01-01", None, "open")}
    made = account(scene(claims, [one, two], days=days, periods=periods))
    kinds = {f.kind for f in made.findings}
    assert "same_figure" in kinds
    assert "other_episode" not in kinds


@pytest.mark.parametrize(("number", "joined"), [(125, True), (60, False)])
def test_a_rare_number_of_one_body_is_one_figure_whosever_soldiers_a_report_means(
    number: int, joined: bool
) -> None:
    """The monitor's 125 soldiers are told as 125 fighters; 60 may be a count of each side."""
    one, two = _report("a", f"{number}", 1), _report("b", f"{number}", 2, "Post")
    claims = [
        claim(one, f"{number}", number, number, source=MONITOR, victims="security_force"),
        claim(two, f"{number}", number, number, source=MONITOR, victims="armed_group"),
    ]
    assert bool(_found(claims, "same_figure", one, two)) is joined


def test_the_dead_of_one_report_who_are_the_dead_or_missing_of_another_have_changed_class() -> None:
    """412 dead by the monitor, told as 412 dead or missing; who says both itself has not drifted."""
    one, two = _report("a", "412 dead", 1), _report("b", "412 dead or missing", 2, "Post")
    dead = claim(one, "412", 412, 412, source=MONITOR)
    both = [claim(two, "412", 412, 412, source=MONITOR, harm=h, id=f"b-{h}") for h in ("killed", "missing")]
    assert _sets(_found([dead, *both], "category_drift", one, two)) == [{dead.id, both[0].id}]
    assert not _found(both, "category_drift", two)


def test_fighters_and_gunmen_of_one_body_are_one_figure_which_may_not_enter_the_civilians() -> None:
    """60 gunmen told beside the civilians, then as 60 fighters among them: that changed their class."""
    one = _report("a", "412 civilians, and 60 gunmen besides", 1)
    two = _report("b", "412 civilians, 60 of them fighters", 2, "Post")
    civilians = [claim(r, "412", 412, 412, source=MONITOR) for r in (one, two)]
    gunmen = claim(one, "60", 60, 60, source=MONITOR, victims="armed_group")
    fighters = claim(
        two, "60", 60, 60, source=MONITOR, victims="combatant", part_of=civilians[1].id, quote="60 of them"
    )
    found = _found([*civilians, gunmen, fighters], "category_drift", one, two)
    assert _sets(found) == [{gunmen.id, fighters.id}]


def test_a_step_starts_from_the_last_count_of_its_number() -> None:
    """12 by Monday and still 12 by Tuesday, then 13: the step is from Tuesday's."""
    one, two = _report("a", "12 by Monday, again 12 by Tuesday", 2), _report("b", "13", 4, "Post")
    monday = claim(one, "12", 12, 12, source=MONITOR, period="by Monday")
    again = one.text.rindex("12")
    tuesday = replace(monday, id="a-t", span=Span(again, again + 2), period="by Tuesday")
    later = claim(two, "13", 13, 13, source=MONITOR)
    days = {
        c.id: Period(c.period or "", end=f"2024-05-0{n}", as_of=f"2024-05-0{n}")
        for n, c in enumerate((monday, tuesday), start=1)
    }
    assert {tuesday.id, later.id} in _sets(_found([monday, tuesday, later], "update", one, two, periods=days))


@pytest.mark.parametrize(("coarse", "stages"), [("more than 1,000", 2), ("more than 100", 1)])
def test_a_coarse_figure_far_beyond_the_exact_one_is_a_stage(coarse: str, stages: int) -> None:
    """From 524 the toll rose to more than 1,000; more than 100 beside 81 only says it loosely."""
    exact, low = ("524", 1001) if stages == 2 else ("81", 101)
    report = _report("a", f"{exact}, then {coarse}", 1)
    claims = [claim(report, exact, int(exact), int(exact), source=MONITOR)]
    claims.append(claim(report, coarse, low, None, source=MONITOR, modifier="more_than"))
    assert len(_found(claims, "update", report)) == stages - 1


def test_the_soldiers_among_the_dead_of_a_place_are_no_share_of_it() -> None:
    """A part that counts where its total does is the body's figure for the class, beside parts by town."""
    one, two = _report("a", "412: 60 soldiers, 300 in Ford, 52 in Mill", 1), _report("b", "72", 2, "Post")
    total = claim(one, "412", 412, 412, source=MONITOR, victims="unspecified", place="Lake Hills")
    rows = (("60", "Lake Hills", "security_force"), ("300", "Ford", "civilian"), ("52", "Mill", "civilian"))
    parts = [
        claim(one, n, int(n), int(n), source=MONITOR, place=p, victims=v, part_of=total.id)
        for n, p, v in rows
    ]
    later = claim(two, "72", 72, 72, source=MONITOR, victims="security_force", place="Lake Hills")
    assert {parts[0].id, later.id} in _sets(_found([total, *parts, later], "update", one, two))


def test_a_list_in_one_place_makes_that_places_figure() -> None:
    """62 and 22 in two villages of Hill make Hill's 84 in the table, and not the 84 of Coast."""
    report = _report(
        "a", "158 in all: Hill 84, Coast 74. Of them 62 in Ford and 22 in Mill, both in Hill.", 1
    )
    total = claim(report, "158", 158, 158, source=MONITOR, quote="the table")
    rows = [
        claim(report, n, int(n), int(n), source=MONITOR, place=p, part_of=total.id, quote=f"{p} {n}")
        for n, p in (("84", "Hill"), ("74", "Coast"))
    ]
    near = [
        claim(report, n, int(n), int(n), source=MONITOR, place=p, part_of=total.id, quote="Of them")
        for n, p in (("62", "Ford, Hill"), ("22", "Mill, Hill"))
    ]
    assert {*(c.id for c in near), rows[0].id} in _sets(_found([total, *rows, *near], "adds_up", report))
    assert not any(
        rows[1].id in s and near[0].id in s for s in _sets(_found([*rows, *near], "adds_up", report))
    )


def test_a_list_made_before_the_last_dead_makes_the_total_with_them() -> None:
    """Friday's 24 make 500; before, the list stood at 300 and 176."""
    report = _report("a", "500. Friday added 24. Before, the list stood at 300 in Ford and 176 in Mill.", 1)
    total = claim(report, "500", 500, 500, source=MONITOR, quote="500.")
    added = claim(report, "24", 24, 24, source=MONITOR, part_of=total.id, quote="Friday added 24.")
    rows = [
        claim(report, n, int(n), int(n), source=MONITOR, place=p, quote="Before, the list")
        for n, p in (("300", "Ford"), ("176", "Mill"))
    ]
    assert {c.id for c in (*rows, added, total)} in _sets(_found([total, added, *rows], "adds_up", report))


def test_a_feared_number_is_not_the_counted_one() -> None:
    """The monitor feared that the dead could pass 1,000, and later counted more than 1,000."""
    one, two = _report("a", "could exceed 1,000", 1), _report("b", "more than 1,000", 3, "Post")
    feared = claim(one, "1,000", 1001, None, source=MONITOR, modifier="more_than", stance="possible")
    counted = claim(two, "more than 1,000", 1001, None, source=MONITOR, modifier="more_than")
    assert not _found([feared, counted], "same_figure", one, two)


def test_a_round_number_of_officials_is_not_a_bodys() -> None:
    """The monitor's 70, and officials' 70 in a report that shares two other numbers; 74 would be."""
    for number, joined in ((70, False), (74, True)):
        one, two = _report("a", f"412, 231, {number}", 1), _report("b", f"412, 231, {number}", 2, "Post")
        shared = [
            claim(r, str(n), n, n, source=MONITOR, harm=h)
            for r in (one, two)
            for n, h in ((412, "displaced"), (231, "injured"))
        ]
        own = claim(two, str(number), number, number, source="officials")
        claims = [*shared, claim(one, str(number), number, number, source=MONITOR), own]
        assert any(own.id in f.claims for f in _found(claims, "same_figure", one, two)) is joined
